import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { QueryIds } from '../../platform/http/list-query.js';
import { AuditActor } from '../audit-events/audit-events.dto.js';
import { UnbilledSum } from '../billing-margins/unbilled-seats.dto.js';
import { MoneyOfLicenses, UnusedLicense } from '../licenses/license-summary.dto.js';
import { SpendOfMonth } from '../purchases/purchases.dto.js';
import { MoneyOfRenewals } from '../renewals/renewals.dto.js';

export class DashboardQuery {
  /** What the lists show of these organizations. */
  @QueryIds()
  organizationId?: number[];
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
  @ApiProperty({ type: [MoneyOfLicenses] })
  unusedCost!: MoneyOfLicenses[];
  /** The five of each currency whose unused part costs most. */
  @ApiProperty({ type: [UnusedLicense] })
  mostUnused!: UnusedLicense[];
}

export class DashboardRenewals {
  /** `/renewals?from=` … `&to=` … */
  renewals!: number;
  @ApiProperty({ type: String, format: 'date' })
  from!: string;
  @ApiProperty({ type: String, format: 'date' })
  to!: string;
  /** By currency, the largest amount first: the same with `currency=` … */
  @ApiProperty({ type: [MoneyOfRenewals] })
  cost!: MoneyOfRenewals[];
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

export class DashboardUnbilled {
  /** The seats that cost something, of all currencies: `/billing/unbilled` */
  seats!: number;
  /** What they cost a month, by currency. */
  @ApiProperty({ type: [UnbilledSum] })
  totals!: UnbilledSum[];
}

export class DashboardSpend {
  @ApiProperty({ type: String, format: 'date' })
  from!: string;
  @ApiProperty({ type: String, format: 'date' })
  to!: string;
  /** `/purchases?from=` … `&to=` … of a month, with `publisherId` or `hasPublisher=false`, `currency` and `hasCost=true`. */
  @ApiProperty({ type: [SpendOfMonth] })
  months!: SpendOfMonth[];
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
  actor!: AuditActor;
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
