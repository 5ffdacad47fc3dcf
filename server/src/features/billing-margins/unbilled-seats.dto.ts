import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Decimal } from 'decimal.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag, QueryIds } from '../../platform/http/list-query.js';
import { currencyDigits } from '../licenses/license-terms.rules.js';

export class UnbilledSeatsListQuery extends ListQuery {
  @QueryIds()
  organizationId?: number[];

  @QueryIds()
  licenseId?: number[];

  /** false: also licenses whose cost nobody entered, or is not shown to you. */
  @QueryFlag()
  withCost?: boolean;
}

export class UnbilledSeatsExportQuery extends exportQueryOf(UnbilledSeatsListQuery) {}

export class UnbilledName {
  id!: number;
  name!: string;
}

export class UnbilledSeatsResponse {
  /** License and organization, as in `12-3`. */
  id!: string;
  license!: UnbilledName;
  organization!: UnbilledName;
  /** In use there, and billed to nobody. */
  seats!: number;
  /** What one license costs; null where it has no cost, or that is not shown to you. */
  @ApiProperty({ type: String, nullable: true })
  unitCost!: string | null;
  /** What these seats cost a month: nothing after the license has ended; null where it was paid once and for all. */
  @ApiProperty({ type: String, nullable: true })
  monthlyCost!: string | null;
  @ApiPropertyOptional({ type: String, nullable: true })
  currency!: string | null;
}

export class UnbilledSum {
  /** ISO 4217. */
  currency!: string;
  seats!: number;
  monthlyCost!: string;
}

export class UnbilledTotals {
  /** The sums of all pages, one for each currency. */
  @ApiProperty({ type: [UnbilledSum] })
  totals!: UnbilledSum[];
}

export class UnbilledSeatsPage extends IntersectionType(pageOf(UnbilledSeatsResponse), UnbilledTotals) {}

/** A row as SQL gives it. */
export type UnbilledSeatsRow = UnbilledSeatsResponse;

export function toUnbilledSeatsResponse({
  unitCost,
  monthlyCost,
  currency,
  ...rest
}: UnbilledSeatsRow): UnbilledSeatsResponse {
  return { ...rest, unitCost: shown(unitCost, currency), monthlyCost: shown(monthlyCost, currency), currency };
}

export function toUnbilledSum({ currency, seats, monthlyCost }: UnbilledSum): UnbilledSum {
  return { currency, seats, monthlyCost: shown(monthlyCost, currency) ?? '' };
}

function shown(amount: string | null, currency: string | null): string | null {
  if (amount === null || currency === null) return null;
  return new Decimal(amount).toFixed(currencyDigits(currency), Decimal.ROUND_HALF_EVEN);
}
