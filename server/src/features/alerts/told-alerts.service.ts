import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { Clock } from '../../platform/time/clock.js';
import { LicenseRenewals } from '../licenses/license-renewals.service.js';
import type { Renewed } from '../licenses/license-renewals.types.js';
import { Notifications } from '../notifications/notifications.service.js';
import { AlertAnnouncements } from './alert-announcements.service.js';
import { AlertJudgingRepository } from './alert-judging.repository.js';
import { billingNoticeOf, noticeOf } from './alert-notices.rules.js';
import type { AlertDetail } from './alerts.rules.js';

/** An organization that people are told of. */
interface Told {
  id: number;
  name: string;
}

/** Alerts that are not judged: whoever does what they tell of says so, in the transaction that does it. */
@Injectable()
export class ToldAlerts implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly renewals: LicenseRenewals,
    private readonly notifications: Notifications,
    private readonly announcements: AlertAnnouncements,
    private readonly repository: AlertJudgingRepository,
  ) {}

  onModuleInit(): void {
    this.renewals.onRenewed((renewed) => this.renewed(renewed));
  }

  /**
   * That a license was renewed: a fact, which stands nowhere and is told once, all terms that were missed together. What
   * was told of the end of its last term is over, and needs no telling besides.
   * @param terms of one license, in their order.
   */
  renewed(terms: readonly Renewed[]): Promise<void> {
    return this.database.transaction(async () => {
      const [first] = terms;
      const license = first === undefined ? null : await this.repository.licenseOf(first.licenseId);
      if (license === null) return;
      const known = await this.openRenewed(license.id, terms);
      const opened = terms.flatMap((term) => {
        const id = known.get(term.renewalId);
        return id === undefined ? [] : [{ id, term }];
      });
      const last = opened.at(-1);
      if (last === undefined) return;
      const over = await this.database.query<{ id: number }>(sql`
        UPDATE alert SET state = 'RESOLVED', resolved_at = ${this.now}::timestamptz, version = version + 1
        WHERE license_id = ${license.id} AND kind IN ('EXPIRING', 'EXPIRED') AND state <> 'RESOLVED' RETURNING id`);
      const detail = { ...detailOf(last.term), ...(opened.length > 1 ? { terms: opened.length } : {}) };
      const alert = { id: last.id, event: 'opened', kind: 'RENEWED', detail } as const;
      const about = { organizationId: null, organization: null, notice: null };
      await this.notifications.tell([noticeOf({ ...alert, ...about }, license, this.clock.today().toString())]);
      await this.announcements.announce([...opened, ...over].map(({ id }) => ({ id, license, organizationId: null })));
    });
  }

  /** @returns the alerts that are new, by their renewals; alert_renewal_id_key has one of each. */
  private async openRenewed(licenseId: number, terms: readonly Renewed[]): Promise<Map<number, number>> {
    const rows = terms.map((term) => ({ renewalId: term.renewalId, detail: detailOf(term) }));
    const opened = await this.database.query<{ id: number; renewalId: number }>(sql`
      INSERT INTO alert (license_id, kind, state, opened_at, resolved_at, renewal_id, detail)
      SELECT ${licenseId}::bigint, 'RENEWED', 'RESOLVED', ${this.now}::timestamptz, ${this.now}::timestamptz,
        r."renewalId", r.detail
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r ("renewalId" bigint, detail jsonb)
      ORDER BY r."renewalId"
      ON CONFLICT (renewal_id) WHERE renewal_id IS NOT NULL DO NOTHING RETURNING id, renewal_id AS "renewalId"`);
    return new Map(opened.map(({ id, renewalId }) => [renewalId, id]));
  }

  /** That invoices of an organization cannot be made, until `billingWorks`; told once however often it fails. */
  billingFailed(organization: Told, reason: string): Promise<void> {
    return this.failed(organization, reason);
  }

  /** That they can be made again. Repeating it changes nothing. */
  billingWorks(organization: Told): Promise<void> {
    return this.works(organization);
  }

  /** That invoices cannot be exported, until `exportsWork`; told once to those who see all organizations. */
  exportsFailed(reason: string): Promise<void> {
    return this.failed(null, reason);
  }

  /** That they can be exported again. Repeating it changes nothing. */
  exportsWork(): Promise<void> {
    return this.works(null);
  }

  /** Closes what stands of invoices and exports, of which nothing becomes any more. Nobody is told: nothing was mended. */
  billingStops(): Promise<void> {
    return this.database.transaction(async () => {
      const closed = await this.database.query<{ id: number; organizationId: number | null }>(sql`
        UPDATE alert SET state = 'RESOLVED', resolved_at = ${this.now}::timestamptz, version = version + 1
        WHERE kind = 'BILLING_FAILED' AND state <> 'RESOLVED' RETURNING id, organization_id AS "organizationId"`);
      await this.announcements.announce(closed.map((alert) => ({ ...alert, license: null })));
    });
  }

  /** The organizations of which it stands that their invoices cannot be made. */
  failingOrganizations(): Promise<Told[]> {
    return this.database.query(sql`
      SELECT o.id, o.name FROM alert a JOIN organization o ON o.id = a.organization_id
      WHERE a.kind = 'BILLING_FAILED' AND a.state <> 'RESOLVED' ORDER BY o.id`);
  }

  /** Another reason than was told first is shown, and not told again. */
  private failed(organization: Told | null, reason: string): Promise<void> {
    return this.database.transaction(async () => {
      const organizationId = organization?.id ?? null;
      const changed = await this.database.first<{ id: number; opened: boolean }>(sql`
        INSERT INTO alert AS a (organization_id, kind, opened_at, detail)
        VALUES (${organizationId}, 'BILLING_FAILED', ${this.now}::timestamptz, ${JSON.stringify({ reason })}::jsonb)
        ON CONFLICT (license_id, kind, organization_id) WHERE state <> 'RESOLVED'
          DO UPDATE SET detail = EXCLUDED.detail, version = a.version + 1 WHERE a.detail <> EXCLUDED.detail
        RETURNING a.id, a.version = 1 AS opened`);
      if (changed === null) return;
      const { id, opened } = changed;
      if (opened) await this.notifications.tell([billingNoticeOf(id, 'opened', organization, reason)]);
      await this.announcements.announce([{ id, license: null, organizationId }]);
    });
  }

  private works(organization: Told | null): Promise<void> {
    return this.database.transaction(async () => {
      const organizationId = organization?.id ?? null;
      const resolved = await this.database.first<{ id: number }>(sql`
        UPDATE alert SET state = 'RESOLVED', resolved_at = ${this.now}::timestamptz, version = version + 1
        WHERE license_id IS NULL AND organization_id IS NOT DISTINCT FROM ${organizationId}::bigint
          AND kind = 'BILLING_FAILED' AND state <> 'RESOLVED' RETURNING id`);
      if (resolved === null) return;
      await this.notifications.tell([billingNoticeOf(resolved.id, 'resolved', organization, '')]);
      await this.announcements.announce([{ id: resolved.id, license: null, organizationId }]);
    });
  }

  private get now(): string {
    return this.clock.now().toString();
  }
}

function detailOf({ renewedOn, expiresOn, automatic }: Renewed): AlertDetail {
  return { renewedOn, expiresOn, automatic };
}
