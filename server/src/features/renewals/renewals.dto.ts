import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsCalendarDate } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryIds, QueryTexts, QueryWords } from '../../platform/http/list-query.js';
import { smallerRenewal } from '../licenses/license-renewals.rules.js';
import { deriveCost } from '../licenses/license-terms.rules.js';
import { shownAmount } from '../licenses/license-purchase.rules.js';
import { type RenewalKind, renewalKinds } from './renewals.rules.js';

export class RenewalListQuery extends ListQuery {
  /** First day. Absent: today. */
  @ApiPropertyOptional({ type: String, format: 'date' })
  @IsOptional()
  @IsCalendarDate()
  from?: string;

  /** Last day, at most 60 months after the first one. Absent: twelve months after it. */
  @ApiPropertyOptional({ type: String, format: 'date' })
  @IsOptional()
  @IsCalendarDate()
  to?: string;

  @QueryWords(renewalKinds)
  kind?: RenewalKind[];

  /** Of licenses that are limited to the organization, or global with a seat in it. */
  @QueryIds()
  organizationId?: number[];

  /** ISO 4217 codes of the cost that is shown to you. */
  @QueryTexts()
  currency?: string[];
}

export class RenewalExportQuery extends exportQueryOf(RenewalListQuery) {}

export class RenewalMonthsQuery {
  /** First day. Absent: today. */
  @ApiPropertyOptional({ type: String, format: 'date' })
  @IsOptional()
  @IsCalendarDate()
  from?: string;

  /** Last day, at most 60 months after the first one. Absent: twelve months after it. */
  @ApiPropertyOptional({ type: String, format: 'date' })
  @IsOptional()
  @IsCalendarDate()
  to?: string;

  /** Of licenses that are limited to the organization, or global with a seat in it. */
  @QueryIds()
  organizationId?: number[];
}

export class RenewalReference {
  id!: number;
  name!: string;
}

export class RenewalWhatIf {
  /** As many as are in use or reserved for organizations. */
  quantity!: number;
  /** What renewing no more than these saves in a year, in the license's currency; null without a cost. */
  @ApiProperty({ type: String, nullable: true })
  saves!: string | null;
}

export class RenewalResponse {
  /** Of the license and the day. */
  id!: string;
  license!: RenewalReference;
  @ApiProperty({ type: RenewalReference, nullable: true })
  vendor!: RenewalReference | null;
  /** The day on which the license renews itself, or expires. */
  @ApiProperty({ type: String, format: 'date' })
  on!: string;
  @ApiProperty({ enum: renewalKinds })
  kind!: RenewalKind;
  /** What the next term costs, as the license is now; of one that expires, if it were renewed. Null like its `cost`. */
  @ApiProperty({ type: String, nullable: true })
  amount!: string | null;
  @ApiProperty({ type: String, nullable: true })
  currency!: string | null;
  /** Null like that of the license, here and below. */
  @ApiProperty({ type: Number, nullable: true })
  quantity!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  usage!: number | null;
  /** Quantity that nobody uses; never below zero. */
  @ApiProperty({ type: Number, nullable: true })
  unused!: number | null;
  /** A smaller quantity that would do; null where there is none, or where you see a part of the license alone. */
  @ApiProperty({ type: RenewalWhatIf, nullable: true })
  whatIf!: RenewalWhatIf | null;
}

export class RenewalPage extends pageOf(RenewalResponse) {}

export class RenewalMonthResponse {
  @ApiProperty({ type: String, example: '2026-11' })
  month!: string;
  currency!: string;
  /** What licenses cost that renew themselves in the month. */
  amount!: string;
  /** How many renewals that are. */
  renewals!: number;
  /** What licenses would cost that expire in the month, if they were renewed. */
  expiringAmount!: string;
  expirations!: number;
}

export class RenewalMonthsResponse {
  /** Each month and currency in which something with a cost is due; currencies are never added up. */
  @ApiProperty({ type: [RenewalMonthResponse] })
  items!: RenewalMonthResponse[];
  /** The first day that is looked at. */
  @ApiProperty({ type: String, format: 'date' })
  from!: string;
  /** The last day that is looked at. */
  @ApiProperty({ type: String, format: 'date' })
  to!: string;
}

export class RenewalFeedResponse {
  /** Whether your calendar can read renewals. */
  exists!: boolean;
  @ApiProperty({ type: Date, nullable: true })
  createdAt!: Date | null;
}

export class CreatedRenewalFeedResponse {
  /** The address for your calendar. It is shown this once, and whoever has it reads what you may see. */
  url!: string;
}

/** A row of renewals, as SQL gives it. */
export interface RenewalRow {
  license: RenewalReference;
  vendor: RenewalReference | null;
  on: string;
  kind: RenewalKind;
  cost_mode: 'TOTAL' | 'PER_LICENSE' | null;
  cost_amount: string | null;
  cost_currency: string | null;
  figures: {
    quantity: number | null;
    usage: number | null;
    paid: number | null;
    complete: boolean;
    /** Of the whole license. */
    allocated: number;
    months: string | null;
  };
}

export function toRenewalResponse(row: RenewalRow): RenewalResponse {
  const { license, vendor, on, kind, cost_mode: mode, cost_amount: amount, cost_currency: currency } = row;
  const { quantity, usage, paid, complete, allocated, months } = row.figures;
  const cost =
    mode === null || amount === null || currency === null || paid === null ? null : { mode, amount, currency };
  const known = complete && quantity !== null && usage !== null;
  return {
    id: `${license.id}-${on}`,
    license,
    vendor,
    on,
    kind,
    amount: cost === null || paid === null ? null : deriveCost(cost, paid).totalCost,
    currency: cost?.currency ?? null,
    quantity,
    usage,
    unused: quantity === null || usage === null ? null : Math.max(0, quantity - usage),
    whatIf: known ? smallerRenewal({ quantity, usage, allocated, cost, months }) : null,
  };
}

/** A month of renewals, as SQL gives it. */
export type RenewalMonthRow = RenewalMonthResponse;

export function toRenewalMonth(row: RenewalMonthRow): RenewalMonthResponse {
  const shown = (amount: string) => shownAmount(amount, row.currency) ?? amount;
  return { ...row, amount: shown(row.amount), expiringAmount: shown(row.expiringAmount) };
}

/** What renewals of one currency cost; without a currency those whose cost is not known or not shown. */
export interface RenewalTotalRow {
  currency: string | null;
  amount: string | null;
  renewals: number;
}

/** The sum over renewals and expirations in one currency. */
interface MoneyOfRenewals {
  /** ISO 4217 code. */
  currency: string;
  amount: string;
  /** How many add to it. */
  renewals: number;
}

/** Renewals and expirations of some days together. */
export interface RenewalTotals {
  renewals: number;
  /** By currency, the largest amount first. */
  cost: MoneyOfRenewals[];
}

export function toRenewalTotals(rows: readonly RenewalTotalRow[]): RenewalTotals {
  return {
    renewals: rows.reduce((sum, { renewals }) => sum + renewals, 0),
    cost: rows.flatMap(({ currency, amount, renewals }) =>
      currency === null || amount === null ? [] : [{ currency, amount, renewals }],
    ),
  };
}
