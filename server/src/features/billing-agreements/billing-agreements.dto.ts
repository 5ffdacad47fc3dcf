import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { IsCalendarDate, IsId, IsName, Nullable, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag, QueryIds, QueryWords } from '../../platform/http/list-query.js';
import { type AgreementStatus, agreementStatuses } from './billing-schedule.rules.js';
import {
  AgreementProductRequest,
  AgreementProductResponse,
  BillingTermsRequest,
  BillingTermsResponse,
  type BillingTermsRow,
  IsProductList,
  toTermsResponse,
} from './billing-terms.dto.js';
import { plainDecimal } from './billing-terms.rules.js';

/** What is not given is taken from the template, where one is named. */
export class CreateBillingAgreementRequest extends PartialType(BillingTermsRequest, { skipNullProperties: false }) {
  @IsId()
  organizationId!: number;

  /** The template that it is made from; it knows nothing of the template afterwards. */
  @Optional()
  @IsId()
  templateId?: number;

  /** Unique within the organization, whatever its case. Absent: that of the template. */
  @Optional()
  @IsName()
  name?: string;

  /** The first day of the first period. Quarters and years count their months from here. */
  @IsCalendarDate()
  startOn!: string;

  /**
   * When it is billed next. In advance the next period begins on that day. In arrears everything up to the day before is
   * billed on it, one invoice a period; of a draft the last period before it alone, since billing begins there. Absent:
   * what the other terms say.
   */
  @Optional()
  @IsCalendarDate()
  nextBillOn?: string;

  /** No period that begins later is billed; null or absent: it goes on. */
  @Nullable()
  @IsCalendarDate()
  @ApiProperty({ type: String, format: 'date', nullable: true, required: false })
  endOn?: string | null;

  /** In the order of the lines. */
  @IsProductList(() => AgreementProductRequest)
  products?: AgreementProductRequest[];
}

export class UpdateBillingAgreementRequest extends PartialType(
  OmitType(CreateBillingAgreementRequest, ['organizationId', 'templateId']),
  { skipNullProperties: false },
) {
  /** Needed where the next period would begin before the last day that was billed has passed. */
  @Optional()
  @IsBoolean()
  confirmOverlap?: boolean;

  /** Needed where a later bill date of an active agreement would leave days that no invoice is about. */
  @Optional()
  @IsBoolean()
  confirmGap?: boolean;

  /** Needed where the currency of the agreement or of a license changed, and the exchange rate is the same all the same. */
  @Optional()
  @IsBoolean()
  confirmRates?: boolean;

  /** Needed where the change leaves an active agreement with more than 60 overdue periods. */
  @Optional()
  @IsBoolean()
  confirmOverdue?: boolean;
}

export class ActivateBillingAgreementRequest {
  /** Needed where more than 60 periods are overdue, or more than one of an agreement that had ended. */
  @Optional()
  @IsBoolean()
  confirmOverdue?: boolean;
}

export class EndBillingAgreementRequest {
  /** No period that begins later is billed. Absent: today. */
  @Optional()
  @IsCalendarDate()
  endOn?: string;
}

export class BillingAgreementListQuery extends ListQuery {
  @QueryIds()
  organizationId?: number[];

  @QueryWords(agreementStatuses)
  status?: AgreementStatus[];

  /** Agreements with one of these products. */
  @QueryIds()
  productId?: number[];

  /** true: those that the last run could not bill; false: the others. */
  @QueryFlag()
  failed?: boolean;
}

export class BillingAgreementExportQuery extends exportQueryOf(BillingAgreementListQuery) {}

/** The organization that is charged. */
export class AgreementOrganization {
  id!: number;
  name!: string;
}

export class BillingAgreementResponse extends BillingTermsResponse {
  id!: number;
  version!: number;
  organization!: AgreementOrganization;
  name!: string;
  @ApiProperty({ enum: agreementStatuses, enumName: 'BillingAgreementStatus' })
  status!: AgreementStatus;
  @ApiProperty({ type: String, format: 'date' })
  startOn!: string;
  /** No period that begins later is billed; null: it goes on. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  endOn!: string | null;
  /** The first day that was not billed yet. */
  @ApiProperty({ type: String, format: 'date' })
  nextStartOn!: string;
  /** When the period that begins then is billed. */
  @ApiProperty({ type: String, format: 'date' })
  nextBillOn!: string;
  /** How many periods were billed. */
  periodsBilled!: number;
  /** Why the last run could not bill it, and what to do; empty while nothing is wrong. */
  failure!: string;
  /** In the order of the lines. */
  products!: AgreementProductResponse[];
  createdAt!: Date;
}

export class BillingAgreementPage extends pageOf(BillingAgreementResponse) {}

/** A row of the list, as SQL gives it. */
export interface BillingAgreementRow extends BillingTermsRow {
  id: number;
  version: number;
  organization_id: number;
  organization_name: string;
  name: string;
  status: AgreementStatus;
  start_on: string;
  end_on: string | null;
  next_start_on: string;
  next_bill_on: string;
  next_sequence: number;
  failure: string;
  products: {
    productId: number;
    name: string;
    active: boolean;
    price: string | null;
    includedCount: number | null;
    exchangeRate: string | null;
  }[];
  created_at: Date;
}

export function toAgreementResponse(row: BillingAgreementRow): BillingAgreementResponse {
  const plain = (value: string | null) => (value === null ? null : plainDecimal(value));
  return {
    id: row.id,
    version: row.version,
    organization: { id: row.organization_id, name: row.organization_name },
    name: row.name,
    status: row.status,
    ...toTermsResponse(row),
    startOn: row.start_on,
    endOn: row.end_on,
    nextStartOn: row.next_start_on,
    nextBillOn: row.next_bill_on,
    periodsBilled: row.next_sequence - 1,
    failure: row.failure,
    products: row.products.map((each) => ({
      ...each,
      price: plain(each.price),
      exchangeRate: plain(each.exchangeRate),
    })),
    createdAt: row.created_at,
  };
}
