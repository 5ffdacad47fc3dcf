import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { QueryIds } from '../../platform/http/list-query.js';

export class DashboardQuery {
  /** What the lists show of these organizations. */
  @QueryIds()
  organizationId?: number[];
}

/** Money of licenses in one currency. */
export class DashboardUnusedCost {
  /** ISO 4217 code. */
  currency!: string;
  amount!: string;
  /** How many licenses add to it. */
  licenses!: number;
}

export class DashboardUnusedLicense {
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

export class DashboardLicenses {
  /** `/licenses` */
  licenses!: number;
  /** `/licenses?compliance=UNDER_LICENSED` */
  underLicensed!: number;
  /** How many more seats are in use of those than were purchased: their `available` adds up to it, below zero. */
  missingSeats!: number;
  /** `/licenses?status=EXPIRED` */
  expired!: number;
  /** What is in use of nothing, by currency: `/licenses?hasUnusedCost=true&currency=` … */
  @ApiProperty({ type: [DashboardUnusedCost] })
  unusedCost!: DashboardUnusedCost[];
  /** The five of each currency whose unused part costs most. */
  @ApiProperty({ type: [DashboardUnusedLicense] })
  mostUnused!: DashboardUnusedLicense[];
}

/** What renewals of one currency cost. */
export class DashboardRenewalCost {
  /** ISO 4217 code. */
  currency!: string;
  amount!: string;
  /** How many renewals and expirations add to it. */
  renewals!: number;
}

export class DashboardRenewals {
  /** `/renewals?from=` … `&to=` … */
  renewals!: number;
  @ApiProperty({ type: String, format: 'date' })
  from!: string;
  @ApiProperty({ type: String, format: 'date' })
  to!: string;
  /** By currency, the largest amount first: the same with `currency=` … */
  @ApiProperty({ type: [DashboardRenewalCost] })
  cost!: DashboardRenewalCost[];
}

export class DashboardAlerts {
  /** `/alerts?state=OPEN` */
  open!: number;
}

export class DashboardReview {
  /** `/software/titles?reviewed=false` */
  titles!: number;
}

export class DashboardDevices {
  /** `/devices?status=ACTIVE` */
  devices!: number;
  /** `/devices?status=ACTIVE&lastSeenBefore=` `seenFrom` */
  unseen!: number;
  @ApiProperty({ type: String, format: 'date' })
  seenFrom!: string;
}

/** Unbilled seats in one currency. */
export class DashboardUnbilledCost {
  /** ISO 4217 code. */
  currency!: string;
  seats!: number;
  monthlyCost!: string;
}

export class DashboardUnbilled {
  /** The seats that cost something, of all currencies: `/billing/unbilled` */
  seats!: number;
  /** What they cost a month, by currency. */
  @ApiProperty({ type: [DashboardUnbilledCost] })
  totals!: DashboardUnbilledCost[];
}

export class DashboardPublisher {
  id!: number;
  name!: string;
}

/** What was spent in a month with a publisher, in one currency. */
export class DashboardSpendMonth {
  @ApiProperty({ type: String, example: '2026-11' })
  month!: string;
  /** Null: licenses without a publisher, or `others`. */
  @ApiProperty({ type: DashboardPublisher, nullable: true })
  publisher!: DashboardPublisher | null;
  /** Whether it is of all publishers together but the twelve of the currency with which most was spent. */
  others!: boolean;
  /** ISO 4217 code. */
  currency!: string;
  amount!: string;
  /** How many purchases add to it. */
  purchases!: number;
}

export class DashboardSpend {
  @ApiProperty({ type: String, format: 'date' })
  from!: string;
  @ApiProperty({ type: String, format: 'date' })
  to!: string;
  /**
   * `/purchases?from=` … `&to=` … of a month, with `publisherId` or `hasPublisher=false`, `currency` and `hasCost=true`; all
   * rows of a month and a currency together are the same without a publisher.
   */
  @ApiProperty({ type: [DashboardSpendMonth] })
  months!: DashboardSpendMonth[];
}

export class DashboardUsageDay {
  @ApiProperty({ type: String, format: 'date' })
  date!: string;
  /** Purchased by the end of the day. */
  quantity!: number;
  /** In use at the end of the day. */
  usage!: number;
}

export class DashboardUsage {
  /** Every day, today last: all licenses that you may see the whole of, together. */
  @ApiProperty({ type: [DashboardUsageDay] })
  days!: DashboardUsageDay[];
}

export class DashboardEvent {
  id!: number;
  at!: Date;
  /** Name of who did it. */
  by!: string;
  /** What happened, as `<noun>.<what>`. */
  action!: string;
  subjectType!: string;
  @ApiProperty({ type: Number, nullable: true })
  subjectId!: number | null;
  @ApiProperty({ type: String, nullable: true })
  subjectName!: string | null;
}

export class DashboardActivity {
  /** The latest of `/audit-events?signIns=false`. */
  @ApiProperty({ type: [DashboardEvent] })
  events!: DashboardEvent[];
}

/** A part is absent where you may not see what it is of, or where its app is not active. */
export class DashboardResponse {
  @ApiPropertyOptional()
  licenses?: DashboardLicenses;
  @ApiPropertyOptional()
  renewals?: DashboardRenewals;
  @ApiPropertyOptional()
  alerts?: DashboardAlerts;
  @ApiPropertyOptional()
  review?: DashboardReview;
  @ApiPropertyOptional()
  devices?: DashboardDevices;
  @ApiPropertyOptional()
  unbilled?: DashboardUnbilled;
  @ApiPropertyOptional()
  spend?: DashboardSpend;
  @ApiPropertyOptional()
  usage?: DashboardUsage;
  @ApiPropertyOptional()
  activity?: DashboardActivity;
}
