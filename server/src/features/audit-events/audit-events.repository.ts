import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import {
  anyOf,
  containsPattern,
  identifier,
  join,
  sql,
  startsWithPattern,
  type Sql,
} from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type { AuditEventListQuery, AuditEventResponse } from './audit-events.dto.js';

/** Kinds of things that have a name, and where they are kept. */
const named = {
  ApiClient: 'api_client',
  BillingAccount: 'billing_account',
  BillingAgreement: 'billing_agreement',
  BillingAgreementTemplate: 'billing_agreement_template',
  BillingExportSchedule: 'billing_export_schedule',
  BillingProduct: 'billing_product',
  Device: 'device',
  DeviceGroup: 'device_group',
  EndUserRole: 'end_user_role',
  IdentityProvider: 'identity_provider',
  License: 'license',
  Location: 'location',
  NotificationChannel: 'notification_channel',
  Organization: 'organization',
  Person: 'person',
  Product: 'product',
  Publisher: 'publisher',
  TechnicianRole: 'technician_role',
  Vendor: 'vendor',
};

/** As it is called now, an invoice by its number; of what is gone as it was called. */
const subjectName = sql`coalesce(
  CASE e.subject_type WHEN 'BillingInvoice' THEN (SELECT s.number FROM billing_invoice s WHERE s.id = e.subject_id)
  ${join(
    Object.entries(named).map(
      ([kind, table]) => sql`WHEN ${kind} THEN (SELECT s.name FROM ${identifier(table)} s WHERE s.id = e.subject_id)`,
    ),
    ' ',
  )} END, e.after ->> 'name', e.before ->> 'name')`;

/** The primary key serves the default order; audit_event_subject_idx the history of one thing. */
const list: ListDefinition = {
  select: sql`e.id, e.at, json_build_object('kind', e.actor_kind, 'id', e.actor_id, 'name', e.actor_name) AS actor,
    e.action, e.subject_type AS "subjectType", e.subject_id AS "subjectId", ${subjectName} AS "subjectName", e.organization_id AS "organizationId",
    e.before, e.after, e.request_id AS "requestId"`,
  from: sql`audit_event e`,
  id: sql`e.id`,
  sorts: { id: sql`e.id`, at: sql`e.id`, action: sql`e.action`, subjectType: sql`e.subject_type` },
  neverNull: ['id', 'at', 'action', 'subjectType'],
  defaultSort: '-id',
};

@Injectable()
export class AuditEventsRepository {
  constructor(private readonly database: Database) {}

  /** The events that satisfy `visible`. */
  list(visible: Sql, query: Unpaged<AuditEventListQuery>): RowList<AuditEventResponse> {
    const { q, actorKind, actorId, action, subjectType, subjectId, organizationId, from, to, requestId, signIns } =
      query;
    const { technicianId, apiClientId } = query;
    const where = [visible];
    if (q !== undefined && q !== '') {
      const pattern = containsPattern(q);
      where.push(sql`e.actor_name ILIKE ${pattern} OR e.action ILIKE ${pattern} OR e.subject_type ILIKE ${pattern}`);
    }
    if (actorKind !== undefined) where.push(sql`e.actor_kind = ANY(${actorKind}::text[])`);
    if (actorId !== undefined) where.push(sql`e.actor_id = ANY(${actorId}::bigint[])`);
    // audit_event_actor_id_idx
    if (technicianId !== undefined) {
      where.push(sql`e.actor_kind = 'TECHNICIAN' AND e.actor_id = ANY(${technicianId}::bigint[])`);
    }
    if (apiClientId !== undefined) {
      where.push(sql`e.actor_kind = 'API_CLIENT' AND e.actor_id = ANY(${apiClientId}::bigint[])`);
    }
    if (action !== undefined) {
      where.push(
        anyOf(action.map((each) => sql`e.action = ${each} OR e.action LIKE ${startsWithPattern(`${each}.`)}`)),
      );
    }
    if (signIns !== undefined) where.push(sql`(split_part(e.action, '.', 1) IN ('session', 'sign-in')) = ${signIns}`);
    if (subjectType !== undefined) where.push(sql`e.subject_type = ANY(${subjectType}::text[])`);
    if (subjectId !== undefined) where.push(sql`e.subject_id = ${subjectId}`);
    if (organizationId !== undefined) where.push(sql`e.organization_id = ANY(${organizationId}::bigint[])`);
    if (from !== undefined) where.push(sql`e.at >= ${from}::timestamptz`);
    if (to !== undefined) where.push(sql`e.at < ${to}::timestamptz`);
    if (requestId !== undefined) where.push(sql`e.request_id = ${requestId}`);
    return listOf(this.database, list, where, (row: AuditEventResponse) => row);
  }
}
