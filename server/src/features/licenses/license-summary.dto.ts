import { ApiProperty, OmitType } from '@nestjs/swagger';
import { LicenseListQuery } from './license-list.dto.js';

/** The filters of the list of licenses. */
export class LicenseSummaryQuery extends OmitType(LicenseListQuery, ['page', 'pageSize', 'sort']) {}

export class MoneyOfLicenses {
  /** ISO 4217 code. */
  currency!: string;
  /** The sum over licenses in this currency. */
  amount!: string;
  /** How many licenses add to it. */
  licenses!: number;
}

export class LicenseSummaryResponse {
  licenses!: number;
  underLicensed!: number;
  /** Running licenses that expire in the next 90 days: `status=ACTIVE&status=EXPIRING&expiresBefore=` `expiringBefore`. */
  expiring!: number;
  @ApiProperty({ type: String, format: 'date' })
  expiringBefore!: string;
  expired!: number;
  /** What licenses cost in a year, by currency, the largest amount first: those with `hasYearlyCost=true`. */
  @ApiProperty({ type: [MoneyOfLicenses] })
  yearlyCost!: MoneyOfLicenses[];
  /** What their unused part costs, by currency, the largest amount first: those with `hasUnusedCost=true`. */
  @ApiProperty({ type: [MoneyOfLicenses] })
  unusedCost!: MoneyOfLicenses[];
}

/** The figures, as SQL gives them. */
export interface LicenseSummaryRow {
  licenses: number;
  under_licensed: number;
  expiring: number;
  expiring_before: string;
  expired: number;
  yearly_cost: MoneyOfLicenses[];
  unused_cost: MoneyOfLicenses[];
}

export function toLicenseSummary(row: LicenseSummaryRow): LicenseSummaryResponse {
  return {
    licenses: row.licenses,
    underLicensed: row.under_licensed,
    expiring: row.expiring,
    expiringBefore: row.expiring_before,
    expired: row.expired,
    yearlyCost: row.yearly_cost,
    unusedCost: row.unused_cost,
  };
}
