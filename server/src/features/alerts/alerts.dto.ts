import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsOptional } from 'class-validator';
import { IsLongText, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryIds, QueryWords } from '../../platform/http/list-query.js';
import { sentenceOf } from './alert-texts.rules.js';
import { type AlertDetail, type AlertKind, alertKinds, type AlertState, alertStates } from './alerts.rules.js';

export class AlertListQuery extends ListQuery {
  @QueryWords(alertStates)
  state?: AlertState[];

  @QueryWords(alertKinds)
  kind?: AlertKind[];

  @QueryWords(alertKinds, { of: 'none' })
  kindNot?: AlertKind[];

  @QueryIds()
  licenseId?: number[];

  @QueryIds({ of: 'none' })
  licenseIdNot?: number[];

  /** Alerts of these organizations, of licenses that are limited to them, and of global ones that have seats in them. */
  @QueryIds()
  organizationId?: number[];

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Opened at that instant or later.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  openedFrom?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Opened before that instant.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  openedTo?: string;
}

export class AlertExportQuery extends exportQueryOf(AlertListQuery) {}

export class AlertSummaryQuery {
  /** Counts what the list shows of these organizations. */
  @QueryIds()
  organizationId?: number[];
}

export class AcknowledgeAlertRequest {
  /** Why it can wait, or who sees to it. */
  @Optional()
  @IsLongText(2000)
  note?: string;
}

export class AlertLicense {
  id!: number;
  name!: string;
}

/** To whom it belongs, which is who may acknowledge it. */
export class AlertScope {
  global!: boolean;
  /** Unless global: its license is limited to these; of an alert of one organization, that one. */
  organizationIds!: number[];
}

export class AlertOrganization {
  id!: number;
  name!: string;
}

/** What it is about; which fields there are depends on the kind. */
export class AlertDetailResponse implements AlertDetail {
  /** Purchased; where the alert is of an organization, reserved for it. */
  @Optional()
  quantity?: number;
  /** In use; where the alert is of an organization, in use there. */
  @Optional()
  usage?: number;
  /** NEARLY_FULL: from how many percent of the quantity on. */
  @Optional()
  percent?: number;
  /** The last day of the term; RENEWED: of the new one. */
  @ApiPropertyOptional({ type: String, format: 'date' })
  expiresOn?: string;
  /** EXPIRING: the tightest notice that is reached, in days. */
  @Optional()
  noticeDays?: number;
  /** EXPIRING: whether the next term opens by itself. */
  @Optional()
  autoRenew?: boolean;
  /** RENEWED: the last day of the term before. */
  @ApiPropertyOptional({ type: String, format: 'date' })
  renewedOn?: string;
  /** RENEWED: false where somebody renewed it by hand. */
  @Optional()
  automatic?: boolean;
  /** BILLING_FAILED: what failed. */
  @Optional()
  reason?: string;
}

export class AlertResponse {
  id!: number;
  version!: number;
  @ApiProperty({ enum: alertKinds })
  kind!: AlertKind;
  /** A renewal is a fact: it stands nowhere, and is resolved from the first. */
  @ApiProperty({ enum: alertStates })
  state!: AlertState;
  @ApiProperty({ type: AlertLicense, nullable: true })
  license!: AlertLicense | null;
  /** The organization that it is about; null: it is about all of the license, or, without one, about everybody. */
  @ApiProperty({ type: AlertOrganization, nullable: true })
  organization!: AlertOrganization | null;
  scope!: AlertScope;
  /** What was the matter when it was last judged, in a sentence. */
  message!: string;
  detail!: AlertDetailResponse;
  openedAt!: Date;
  @ApiProperty({ type: Date, nullable: true })
  acknowledgedAt!: Date | null;
  /** Who acknowledged it; empty while nobody has. */
  acknowledgedBy!: string;
  /** Of whoever acknowledged it. */
  note!: string;
  @ApiProperty({ type: Date, nullable: true })
  resolvedAt!: Date | null;
}

export class AlertPage extends pageOf(AlertResponse) {}

export class AlertKindCount {
  @ApiProperty({ enum: alertKinds })
  kind!: AlertKind;
  /** Alerts that nobody has acknowledged. */
  open!: number;
  acknowledged!: number;
}

export class AlertSummaryResponse {
  /** Alerts that nobody has acknowledged, of all kinds. */
  open!: number;
  acknowledged!: number;
  /** Every kind, also those of which none stands. */
  @ApiProperty({ type: [AlertKindCount] })
  kinds!: AlertKindCount[];
}

/** A row of the list, as SQL gives it. */
export interface AlertRow {
  id: number;
  version: number;
  kind: AlertKind;
  state: AlertState;
  license: AlertLicense | null;
  organization: AlertOrganization | null;
  scope: AlertScope;
  detail: AlertDetail;
  opened_at: Date;
  acknowledged_at: Date | null;
  acknowledged_by: string;
  note: string;
  resolved_at: Date | null;
}

/** @param today on which a term is so and so many days from its end. */
export function toAlertResponse(row: AlertRow, today: string): AlertResponse {
  const { kind, license, organization, detail } = row;
  const subject = { kind, license: license?.name ?? '', organization: organization?.name ?? null, detail };
  return {
    id: row.id,
    version: row.version,
    kind,
    state: row.state,
    license,
    organization,
    scope: row.scope,
    message: sentenceOf(subject, today),
    detail,
    openedAt: row.opened_at,
    acknowledgedAt: row.acknowledged_at,
    acknowledgedBy: row.acknowledged_by,
    note: row.note,
    resolvedAt: row.resolved_at,
  };
}

/** How many alerts of a kind stand in a state. */
export interface AlertCount {
  kind: AlertKind;
  state: AlertState;
  count: number;
}

export function toAlertSummary(counts: readonly AlertCount[]): AlertSummaryResponse {
  const countOf = (state: AlertState, kind?: AlertKind) =>
    counts
      .filter((each) => each.state === state && (kind === undefined || each.kind === kind))
      .reduce((sum, { count }) => sum + count, 0);
  return {
    open: countOf('OPEN'),
    acknowledged: countOf('ACKNOWLEDGED'),
    kinds: alertKinds.map((kind) => ({
      kind,
      open: countOf('OPEN', kind),
      acknowledged: countOf('ACKNOWLEDGED', kind),
    })),
  };
}
