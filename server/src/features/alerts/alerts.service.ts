import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import type { Action } from '../../platform/authorization/permissions.js';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import { forbidden, notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { Clock } from '../../platform/time/clock.js';
import { AlertAnnouncements } from './alert-announcements.service.js';
import { auditedAlert } from './alerts.audit.js';
import {
  type AcknowledgeAlertRequest,
  type AlertListQuery,
  type AlertResponse,
  type AlertSummaryQuery,
  type AlertSummaryResponse,
  toAlertSummary,
} from './alerts.dto.js';
import { alertResolved } from './alerts.errors.js';
import { AlertsRepository } from './alerts.repository.js';
import type { AlertState } from './alerts.rules.js';

/** Alerts as people see and acknowledge them. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly authorization: Authorization,
    private readonly audit: Audit,
    private readonly announcements: AlertAnnouncements,
    private readonly alerts: AlertsRepository,
  ) {}

  /** The alerts that the actor may see. */
  list(actor: Actor, query: Unpaged<AlertListQuery>): RowList<AlertResponse> {
    return this.alerts.list(this.visible(actor), query, this.today);
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(actor: Actor, id: number): Promise<AlertResponse> {
    const alert = await this.alerts.find(this.visible(actor), id, this.today);
    if (alert === null) throw notFound('alert');
    return alert;
  }

  /** How many stand, of those that the actor may see. */
  async summary(actor: Actor, query: AlertSummaryQuery): Promise<AlertSummaryResponse> {
    return toAlertSummary(await this.alerts.counts(this.visible(actor), query));
  }

  /**
   * Notes that somebody has seen it. Repeating it changes nothing: the first stays who acknowledged it.
   * @throws AppError 404, 403, 412 when `version` is stale, 409 `alert.resolved`.
   */
  acknowledge(
    actor: Actor,
    id: number,
    { note = '' }: AcknowledgeAlertRequest,
    version: number | null,
  ): Promise<AlertResponse> {
    return this.change(actor, id, version, {
      what: 'acknowledged',
      from: 'OPEN',
      to: 'ACKNOWLEDGED',
      write: () => this.alerts.acknowledge(id, actor, note, this.clock.now()),
    });
  }

  /**
   * Takes an acknowledgement back, with its note. Repeating it changes nothing.
   * @throws AppError 404, 403, 412 when `version` is stale, 409 `alert.resolved`.
   */
  reopen(actor: Actor, id: number, version: number | null): Promise<AlertResponse> {
    return this.change(actor, id, version, {
      what: 'reopened',
      from: 'ACKNOWLEDGED',
      to: 'OPEN',
      write: () => this.alerts.reopen(id),
    });
  }

  private change(
    actor: Actor,
    id: number,
    version: number | null,
    { what, from, to, write }: { what: string; from: AlertState; to: AlertState; write: () => Promise<void> },
  ): Promise<AlertResponse> {
    return this.database.transaction(async () => {
      const held = await this.alerts.lock(id);
      const before = await this.get(actor, id);
      if ((await this.alerts.find(this.allowed(actor, 'update'), id, this.today)) === null) throw forbidden();
      if (held?.state === to) return before;
      assertVersion(before.version, version);
      if (held?.state !== from) throw alertResolved();
      await write();
      const { global: scopeGlobal, organizationIds } = before.scope;
      const license = { scopeGlobal, organizationIds };
      await this.announcements.announce([{ id, license, organizationId: held.organizationId }]);
      const after = await this.get(actor, id);
      return this.audit.recordFate(actor, auditedAlert, { what, before, after });
    });
  }

  private get today(): string {
    return this.clock.today().toString();
  }

  private visible(actor: Actor): Sql {
    return this.allowed(actor, 'read');
  }

  /** A condition on alert `a` of license `l`: the whole license has to be seen, or the organization that it is about. */
  private allowed(actor: Actor, action: Action): Sql {
    const whole = this.authorization.visibleTo(actor, 'Alert', 'l', action);
    const ofOrganization = this.authorization.visibleTo(actor, 'OrganizationAlert', 'a', action);
    const license = this.authorization.visibleTo(actor, 'License', 'l');
    // One of neither tells of everybody.
    const ofEverybody = this.authorization.allowsEvery(actor, action, 'Alert') ? sql`TRUE` : sql`FALSE`;
    return sql`CASE WHEN a.organization_id IS NULL AND a.license_id IS NULL THEN ${ofEverybody}
      WHEN a.organization_id IS NULL THEN ${whole}
      ELSE ${ofOrganization} AND (a.license_id IS NULL OR (${license})) END`;
  }
}
