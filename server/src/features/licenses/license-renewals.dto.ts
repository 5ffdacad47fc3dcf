import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { IsCalendarDate, IsMoney, IsNested, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf } from '../../platform/http/list-query.js';
import { shownAmount } from './license-purchase.rules.js';
import { CostRequest, largestQuantity } from './license-request.dto.js';
import { PurchasePapers } from './purchase-papers.dto.js';

export class LicenseTermListQuery extends ListQuery {}

export class LicenseTermExportQuery extends exportQueryOf(LicenseTermListQuery) {}

export const licenseTermPeriodStates = ['PAST', 'CURRENT', 'NEXT'] as const;

export class LicenseTermPeriodResponse {
  /** 1 for the first term. */
  number!: number;
  @ApiProperty({ type: String, format: 'date' })
  startsOn!: string;
  /** The day on which it expires, or the next term took its place; null for a term without an end. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  endsOn!: string | null;
  /** The expiration that was renewed; null for the first term. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  renewedOn!: string | null;
  /** Whether it was, or will be, opened without anybody. */
  automatic!: boolean;
  /**
   * As it was when the term began, and of the present and the next term as it is now; null like a license's `quantity`,
   * and for terms before of a license that you see a part of.
   */
  @ApiProperty({ type: Number, nullable: true })
  quantity!: number | null;
  /** What the whole term costs, for the same quantity. */
  @ApiProperty({ type: String, nullable: true })
  cost!: string | null;
  @ApiProperty({ type: String, nullable: true })
  currency!: string | null;
  /** Name of who opened it; null where you see a part of the license alone. */
  @ApiProperty({ type: String, nullable: true })
  by!: string | null;
  @ApiProperty({ enum: licenseTermPeriodStates })
  state!: (typeof licenseTermPeriodStates)[number];
}

export class LicenseTermPage extends pageOf(LicenseTermPeriodResponse) {}

/** A row of terms, as SQL gives it. */
export interface LicenseTermRow {
  number: number;
  starts_on: string;
  ends_on: string | null;
  renewed_on: string | null;
  automatic: boolean;
  quantity: number | null;
  total_cost: string | null;
  currency: string | null;
  actor_name: string | null;
  state: (typeof licenseTermPeriodStates)[number];
}

export function toTermResponse(row: LicenseTermRow): LicenseTermPeriodResponse {
  return {
    number: row.number,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    renewedOn: row.renewed_on,
    automatic: row.automatic,
    quantity: row.quantity,
    cost: shownAmount(row.total_cost, row.currency),
    currency: row.total_cost === null ? null : row.currency,
    by: row.actor_name,
    state: row.state,
  };
}

export class RenewLicenseRequest extends PurchasePapers {
  /** Licenses of the new term. Absent: as many as there are. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(largestQuantity)
  quantity?: number;

  /** What one license costs from now on, in the license's currency. Instead of `cost`. */
  @Optional()
  @IsMoney()
  unitCost?: string;

  /** What the license costs from now on. Absent: what it costs already. */
  @ApiPropertyOptional({ type: CostRequest })
  @Optional()
  @IsNested(() => CostRequest)
  cost?: CostRequest;

  /** The last day of the new term. Absent: after the license's renewal period, on its day of the month. */
  @Optional()
  @IsCalendarDate()
  expiresOn?: string;

  /** The day from which on the new term counts. Absent: today. */
  @Optional()
  @IsCalendarDate()
  purchasedOn?: string;
}

export class SmallerRenewalResponse {
  /** As many as are in use or reserved for organizations. */
  quantity!: number;
  /** What this saves in a year, in the license's currency; null without a cost. */
  @ApiProperty({ type: String, nullable: true })
  saves!: string | null;
}

export class RenewalProposalResponse {
  /** When the new term would end; null where the license does not say how long a term is, or does not expire. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  expiresOn!: string | null;
  /** A smaller quantity that would do; null where every license is in use or reserved. */
  @ApiProperty({ type: SmallerRenewalResponse, nullable: true })
  whatIf!: SmallerRenewalResponse | null;
}
