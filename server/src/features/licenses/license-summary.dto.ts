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

/** A license with seats that cost something and that nobody uses. */
export class UnusedLicense {
  id!: number;
  name!: string;
  @ApiProperty({ type: String, nullable: true })
  publisher!: string | null;
  /** Seats that nobody uses. */
  unused!: number;
  /** What they cost in a year, or what was paid for them once and for all. */
  amount!: string;
  currency!: string;
}

export class LicenseSummaryResponse {
  licenses!: number;
  underLicensed!: number;
  /** How many more seats are in use of those than were purchased. */
  missingSeats!: number;
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
  /** The five of each currency whose unused part costs most: `hasUnusedCost=true&currency=` … `&sort=-unusedCost`. */
  @ApiProperty({ type: [UnusedLicense] })
  mostUnused!: UnusedLicense[];
}

/** The figures, as SQL gives them. */
export interface LicenseSummaryRow {
  licenses: number;
  under_licensed: number;
  missing_seats: number;
  expiring: number;
  expiring_before: string;
  expired: number;
  yearly_cost: MoneyOfLicenses[];
  unused_cost: MoneyOfLicenses[];
  most_unused: UnusedLicense[];
}

export function toLicenseSummary(row: LicenseSummaryRow): LicenseSummaryResponse {
  return {
    licenses: row.licenses,
    underLicensed: row.under_licensed,
    missingSeats: row.missing_seats,
    expiring: row.expiring,
    expiringBefore: row.expiring_before,
    expired: row.expired,
    yearlyCost: row.yearly_cost,
    unusedCost: row.unused_cost,
    mostUnused: row.most_unused,
  };
}
