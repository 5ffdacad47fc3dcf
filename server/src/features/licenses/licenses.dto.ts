import { ApiProperty } from '@nestjs/swagger';
import { pageOf } from '../../platform/http/list-query.js';
import {
  type AssignmentMode,
  type AssignmentRule,
  type LicenseType,
  licenseTypes,
} from '../reconciliation/license-rule.rules.js';
import { LicenseSeatUpdateResponse, type SeatUpdateFigures, toSeatUpdateResponse } from './license-seat-update.dto.js';
import { type LicenseNotifications, notificationsOf } from './license-notifications.rules.js';
import { deriveCost } from './license-terms.rules.js';
import { enforcementWarnings, ruleWarnings } from './license-warnings.rules.js';

export const complianceStates = ['COMPLIANT', 'FULL', 'UNDER_LICENSED'] as const;
export const termStates = ['NOT_STARTED', 'ACTIVE', 'EXPIRING', 'EXPIRED', 'PERPETUAL'] as const;

export class LicenseReference {
  id!: number;
  name!: string;
}

export class LicenseScopeResponse {
  global!: boolean;
  /**
   * False where the license also covers organizations in which you may not see licenses. They are not named, and figures
   * are those of the organizations that you may see.
   */
  complete!: boolean;
  organizations!: LicenseReference[];
  locations!: LicenseReference[];
}

export class LicenseCostResponse {
  @ApiProperty({ enum: ['TOTAL', 'PER_LICENSE'] })
  mode!: 'TOTAL' | 'PER_LICENSE';
  amount!: string;
  currency!: string;
  unitCost!: string;
  totalCost!: string;
  /**
   * The total cost of a year: that of the term, spread over its months, times twelve. A term of less than a year that does
   * not renew itself is paid once; nothing of a license that does not end, has not started, or has expired for good.
   */
  yearlyCost!: string;
  /**
   * The part of the yearly cost that nobody uses; of a license that does not end, of what was paid for it. Null where it
   * is shared with others and how much of it is unused is not known.
   */
  @ApiProperty({ type: String, nullable: true })
  unusedCost!: string | null;
}

export class LicenseTermResponse {
  @ApiProperty({ type: String, format: 'date', nullable: true })
  expiresOn!: string | null;
  autoRenew!: boolean;
  @ApiProperty({ type: String, enum: ['MONTH', 'YEAR'], nullable: true })
  renewalUnit!: 'MONTH' | 'YEAR' | null;
  @ApiProperty({ type: Number, nullable: true })
  renewalCount!: number | null;
  noticeDays!: number[];
}

export class LicenseNotificationsResponse implements LicenseNotifications {
  /** Addresses that are told by e-mail. */
  email!: string[];

  /** Channels that are told; none: the default channels. */
  webhookIds!: number[];

  /** Whether it shows in the panel's bell. */
  inApp!: boolean;

  /** From so many percent in use it counts as nearly full; null: nobody is told. */
  @ApiProperty({ type: Number, nullable: true })
  nearlyFullPercent!: number | null;
}

export class LicenseResponse {
  id!: number;
  version!: number;
  name!: string;
  description!: string;
  note!: string;
  tags!: string[];
  @ApiProperty({ enum: licenseTypes })
  type!: LicenseType;
  @ApiProperty({ type: String, enum: ['AUTOMATIC', 'MANUAL'], nullable: true })
  assignmentMode!: AssignmentMode | null;
  @ApiProperty({ type: LicenseReference, nullable: true })
  publisher!: LicenseReference | null;
  @ApiProperty({ type: LicenseReference, nullable: true })
  vendor!: LicenseReference | null;
  scope!: LicenseScopeResponse;
  /** Purchased. Of a license that you see a part of, what is allocated to the organizations that you may see, or null. */
  @ApiProperty({ type: Number, nullable: true })
  quantity!: number | null;
  /**
   * Seats in use; of a custom license the number that was set. Of a license that you see a part of, those in use in
   * organizations that you may see; null for the number of a custom one.
   */
  @ApiProperty({ type: Number, nullable: true })
  usage!: number | null;
  /** Quantity less usage; below zero when more are in use than purchased. Null where either is. */
  @ApiProperty({ type: Number, nullable: true })
  available!: number | null;
  /** Null without a quantity or a usage to judge. */
  @ApiProperty({ type: String, enum: complianceStates, nullable: true })
  compliance!: string | null;
  /** Whether giving a seat by hand beyond the quantity is refused; of no effect on seats by rule and custom usage. */
  enforceQuantity!: boolean;
  @ApiProperty({ type: String, format: 'date', nullable: true })
  purchaseDate!: string | null;
  /**
   * Null where none was entered. Of a license that you see a part of: the cost of what is allocated to the organizations
   * that you may see, where it has a price per license, else null.
   */
  @ApiProperty({ type: LicenseCostResponse, nullable: true })
  cost!: LicenseCostResponse | null;
  term!: LicenseTermResponse;
  @ApiProperty({ enum: termStates })
  status!: string;
  /** Below zero once expired; null without an expiration date. */
  @ApiProperty({ type: Number, nullable: true })
  daysToExpiration!: number | null;
  @ApiProperty({ type: Object })
  assignmentRule!: AssignmentRule;
  /** What was accepted and does nothing, one sentence a reason: a rule that can give nobody a seat, an `enforceQuantity` that refuses nothing. */
  warnings!: string[];
  notifications!: LicenseNotificationsResponse;
  /** Null when the seats are where the rule says: `usage` and all that is reckoned from it are final. */
  @ApiProperty({ type: LicenseSeatUpdateResponse, nullable: true })
  seatUpdate!: LicenseSeatUpdateResponse | null;
  createdAt!: Date;
  updatedAt!: Date;
}

export class LicensePage extends pageOf(LicenseResponse) {}

/** What is reckoned of a license, of all of it or of the part that somebody has. */
export interface LicenseFigures {
  /** Null where no part of a shared license is theirs. */
  quantity: number | null;
  /** Null where it belongs to the whole license and only a part is seen. */
  usage: number | null;
  /** Null without a quantity or a usage. */
  compliance: string | null;
  /** Whether the whole license is seen. */
  complete: boolean;
  /** Whether anybody is pinned in; taken for granted where somebody could be who is not seen. */
  pinsHolders: boolean;
  /** The quantity that the cost is shown for; null: it is not shown. */
  paid: number | null;
  /** Of what is paid; null without a cost. */
  yearlyCost: string | null;
  unusedCost: string | null;
}

/** A row of licenses, as SQL gives it. */
export interface LicenseRow {
  id: number;
  version: number;
  name: string;
  description: string;
  note: string;
  tags: string[];
  type: LicenseType;
  assignment_mode: AssignmentMode | null;
  publisher: LicenseReference | null;
  vendor: LicenseReference | null;
  scope_global: boolean;
  organizations: LicenseReference[] | null;
  locations: LicenseReference[] | null;
  figures: LicenseFigures;
  enforce_quantity: boolean;
  purchase_date: string | null;
  cost_mode: 'TOTAL' | 'PER_LICENSE' | null;
  cost_amount: string | null;
  cost_currency: string | null;
  expires_on: string | null;
  auto_renew: boolean;
  renewal_unit: 'MONTH' | 'YEAR' | null;
  renewal_count: number | null;
  notice_days: number[];
  status: string;
  days_to_expiration: number | null;
  assignment_rule: AssignmentRule;
  notifications: Partial<LicenseNotifications>;
  seat_update: SeatUpdateFigures | null;
  created_at: Date;
  updated_at: Date;
}

export function toLicenseResponse(row: LicenseRow): LicenseResponse {
  const { cost_mode: mode, cost_amount: amount, cost_currency: currency } = row;
  const { quantity, usage, compliance, complete, paid, yearlyCost, unusedCost } = row.figures;
  const showsCost = mode !== null && amount !== null && currency !== null && paid !== null;
  const spend = { yearlyCost: yearlyCost ?? '0', unusedCost };
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    description: row.description,
    note: row.note,
    tags: row.tags,
    type: row.type,
    assignmentMode: row.assignment_mode,
    publisher: row.publisher,
    vendor: row.vendor,
    scope: {
      global: row.scope_global,
      complete,
      organizations: row.organizations ?? [],
      locations: row.locations ?? [],
    },
    quantity,
    usage,
    available: quantity === null || usage === null ? null : quantity - usage,
    compliance,
    enforceQuantity: row.enforce_quantity,
    purchaseDate: row.purchase_date,
    cost: showsCost ? { ...deriveCost({ mode, amount, currency }, paid), ...spend } : null,
    term: {
      expiresOn: row.expires_on,
      autoRenew: row.auto_renew,
      renewalUnit: row.renewal_unit,
      renewalCount: row.renewal_count,
      noticeDays: row.notice_days,
    },
    status: row.status,
    daysToExpiration: row.days_to_expiration,
    assignmentRule: row.assignment_rule,
    warnings: [
      ...ruleWarnings(
        {
          type: row.type,
          assignmentMode: row.assignment_mode,
          rule: row.assignment_rule,
          scope: { global: row.scope_global },
        },
        row.figures.pinsHolders,
      ),
      ...enforcementWarnings({
        type: row.type,
        assignmentMode: row.assignment_mode,
        enforceQuantity: row.enforce_quantity,
      }),
    ],
    notifications: notificationsOf(row.notifications),
    seatUpdate: toSeatUpdateResponse(row.seat_update, complete),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
