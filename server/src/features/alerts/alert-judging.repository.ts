import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { inIds, sql, type Sql } from '../../platform/database/sql.js';
import type { ToldLicense } from './alert-notices.rules.js';
import type { AlertChange, JudgedLicense } from './alerts.rules.js';

/** A license with all that its alerts are judged by. */
export interface LicenseFacts extends JudgedLicense, ToldLicense {
  /** Its seats are being moved. */
  moving: boolean;
  /** The names of organizations that an alert of it is about, or would be. */
  organizationNames: Record<string, string>;
}

/** What is written of an alert that is opened, again or for the first time. */
type Opening = Extract<AlertChange, { what: 'open' }> & { licenseId: number };

/** What is written of an alert that is there. */
type Revision = Extract<AlertChange, { what: 'reopen' | 'escalate' | 'update' }>;

/** From how many percent on a license is nearly full; what is no whole number of percent counts as none. */
const nearlyFullPercent = sql`CASE WHEN jsonb_typeof(l.notifications -> 'nearlyFullPercent') = 'number'
  THEN (l.notifications ->> 'nearlyFullPercent')::float8 END`;

/** Seats in use, from the counters (license_usage_pkey). */
const usage = sql`CASE WHEN l.reconcile_requested_at IS NOT NULL THEN NULL
  WHEN l.type = 'CUSTOM' THEN coalesce(l.custom_usage, 0)::bigint
  ELSE (SELECT coalesce(sum(u.seats), 0)::bigint FROM license_usage u WHERE u.license_id = l.id) END`;

/** Shares that more is used than: license_allocation_pkey and license_usage_pkey. */
const exceeded = sql`license_allocation a
  JOIN license_usage u ON u.license_id = a.license_id AND u.organization_id = a.organization_id
  WHERE a.license_id = l.id AND u.seats > a.quantity AND l.type <> 'CUSTOM'`;

const overAllocated = sql`(
  SELECT coalesce(json_agg(json_build_object('organizationId', a.organization_id, 'quantity', a.quantity, 'usage', u.seats)
    ORDER BY a.organization_id), '[]')
  FROM ${exceeded})`;

/** Those that stand (alert_standing_key), and those that are over of the present term (alert_license_id_expires_on_idx). */
const alerts = sql`(
  SELECT coalesce(json_agg(json_build_object('id', a.id, 'kind', a.kind, 'organizationId', a.organization_id,
    'state', a.state, 'expiresOn', a.expires_on, 'notice', a.notice, 'detail', a.detail) ORDER BY a.id), '[]')
  FROM (
    SELECT s.* FROM alert s WHERE s.license_id = l.id AND s.state <> 'RESOLVED'
    UNION ALL
    SELECT t.* FROM alert t WHERE t.license_id = l.id AND t.expires_on = l.expires_on AND t.state = 'RESOLVED') a)`;

/** alert_notice_pkey */
const toldNotices = sql`ARRAY(SELECT n.days FROM alert_notice n WHERE n.license_id = l.id AND n.expires_on = l.expires_on)`;

const organizationNames = sql`(
  SELECT coalesce(json_object_agg(o.id, o.name), '{}') FROM organization o WHERE o.id IN (
    SELECT a.organization_id FROM ${exceeded}
    UNION SELECT a.organization_id FROM alert a WHERE a.license_id = l.id AND a.state <> 'RESOLVED'))`;

/** What an alert of a license has to be judged by: its own columns and counters, never its seats. */
function factsOf(condition: Sql): Sql {
  return sql`
    SELECT l.id, l.name, l.scope_global AS "scopeGlobal", l.quantity, l.notifications,
      l.reconcile_requested_at IS NOT NULL AS moving, ${usage} AS usage, ${nearlyFullPercent} AS "nearlyFullPercent",
      l.expires_on::text AS "expiresOn", l.auto_renew AS "autoRenew", l.notice_days AS "noticeDays",
      ARRAY(SELECT lo.organization_id FROM license_organization lo WHERE lo.license_id = l.id ORDER BY 1)
        AS "organizationIds",
      ${overAllocated} AS "overAllocated", ${alerts} AS alerts, ${toldNotices} AS told,
      ${organizationNames} AS "organizationNames"
    FROM license l WHERE ${condition} ORDER BY l.id`;
}

@Injectable()
export class AlertJudgingRepository {
  constructor(private readonly database: Database) {}

  /** The licenses after an id, in the order of ids; license_pkey. */
  async idsAfter(id: number, size: number): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      sql`SELECT l.id FROM license l WHERE l.id > ${id} ORDER BY l.id LIMIT ${size}`,
    );
    return rows.map((row) => row.id);
  }

  factsOf(ids: readonly number[]): Promise<LicenseFacts[]> {
    return this.database.query<LicenseFacts>(factsOf(inIds(sql`l.id`, ids)));
  }

  /**
   * Holds those of the licenses that nobody holds, for a judgement. Whoever holds one changes it, or judges it: waiting
   * for them with others in hand could lock out both.
   */
  async hold(ids: readonly number[]): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(sql`
      SELECT l.id FROM license l WHERE ${inIds(sql`l.id`, ids)} ORDER BY l.id FOR NO KEY UPDATE SKIP LOCKED`);
    return rows.map(({ id }) => id);
  }

  async resolve(ids: readonly number[], at: Temporal.Instant): Promise<void> {
    if (ids.length === 0) return;
    await this.database.query(sql`
      UPDATE alert SET state = 'RESOLVED', resolved_at = ${at.toString()}::timestamptz, version = version + 1
      WHERE ${inIds(sql`id`, ids)} AND state <> 'RESOLVED'`);
  }

  /** @returns the ids, in the order of what is opened. */
  async open(opened: readonly Opening[], at: Temporal.Instant): Promise<number[]> {
    if (opened.length === 0) return [];
    const rows = await this.database.query<{ id: number }>(sql`
      INSERT INTO alert (license_id, organization_id, kind, opened_at, expires_on, notice, detail)
      SELECT o."licenseId", o."organizationId", o.kind, ${at.toString()}::timestamptz, o."expiresOn", o.notice, o.detail
      FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(opened)}::jsonb) AS ("licenseId" bigint,
        "organizationId" bigint, kind text, "expiresOn" date, notice integer, detail jsonb)) WITH ORDINALITY AS o
        ("licenseId", "organizationId", kind, "expiresOn", notice, detail, position)
      ORDER BY o.position RETURNING id`);
    return rows.map(({ id }) => id);
  }

  /** What is reached anew is open, whoever acknowledged what was known before. */
  async revise(revised: readonly Revision[]): Promise<void> {
    if (revised.length === 0) return;
    await this.database.query(sql`
      UPDATE alert a SET notice = r.notice, detail = r.detail, version = a.version + 1,
        state = CASE WHEN r.what = 'update' THEN a.state ELSE 'OPEN' END,
        resolved_at = CASE WHEN r.what = 'update' THEN a.resolved_at END,
        acknowledged_at = CASE WHEN r.what = 'update' THEN a.acknowledged_at END,
        acknowledged_by_id = CASE WHEN r.what = 'update' THEN a.acknowledged_by_id END,
        acknowledged_by = CASE WHEN r.what = 'update' THEN a.acknowledged_by ELSE '' END,
        note = CASE WHEN r.what = 'update' THEN a.note ELSE '' END
      FROM jsonb_to_recordset(${JSON.stringify(revised)}::jsonb)
        AS r (id bigint, what text, notice integer, detail jsonb)
      WHERE a.id = r.id`);
  }

  /** Notes that notices of terms are told; alert_notice_pkey has each once. */
  async noteTold(
    told: readonly { licenseId: number; expiresOn: string; days: number }[],
    at: Temporal.Instant,
  ): Promise<void> {
    if (told.length === 0) return;
    await this.database.query(sql`
      INSERT INTO alert_notice (license_id, expires_on, days, told_at)
      SELECT license_id, expires_on, days, ${at.toString()}::timestamptz
      FROM unnest(${told.map((each) => each.licenseId)}::bigint[], ${told.map((each) => each.expiresOn)}::date[],
        ${told.map((each) => each.days)}::int[]) AS told (license_id, expires_on, days)
      ON CONFLICT DO NOTHING`);
  }

  /** What is known of a license whose renewal is told, or null. */
  async licenseOf(id: number): Promise<ToldLicense | null> {
    return this.database.first(sql`
      SELECT l.id, l.name, l.scope_global AS "scopeGlobal", l.notifications, l.expires_on::text AS "expiresOn",
        ARRAY(SELECT lo.organization_id FROM license_organization lo WHERE lo.license_id = l.id ORDER BY 1)
          AS "organizationIds"
      FROM license l WHERE l.id = ${id}`);
  }
}
