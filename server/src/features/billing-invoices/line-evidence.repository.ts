import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { ListQuery, Unpaged } from '../../platform/http/list-query.js';
import { type CountedHolder, holderKey } from './line-evidence.rules.js';

/** A line whose evidence is asked for. */
export interface EvidencedLine {
  organizationId: number;
  measuredOn: string;
  licenseId: number | null;
  quantitySource: string;
  /** When it was measured. */
  madeAt: Date;
}

/** The line of the same product on the previous invoice of the agreement. */
export interface PreviousLine {
  id: number;
  measuredOn: string;
}

/** What became of somebody who was counted on one of two lines. */
export interface HolderFate {
  kind: CountedHolder['kind'];
  id: number;
  origin: string | null;
  note: string | null;
  endedOn: string | null;
  reason: string | null;
}

/** Who did something by hand. */
export interface HolderDeed {
  id: number;
  action: string;
  name: string;
  at: Date;
}

/** Somebody who was counted, and whether they are still there. */
type HolderRow = CountedHolder & { present: boolean };

/** Whether a holder `h` is still there, in the organization that was charged. */
const isPresent = (kind: Sql, id: Sql, organizationId: number) => sql`CASE ${kind}
  WHEN 'DEVICE' THEN EXISTS (SELECT FROM device d WHERE d.id = ${id} AND d.organization_id = ${organizationId})
  WHEN 'PERSON' THEN EXISTS (SELECT FROM person u WHERE u.id = ${id} AND u.organization_id = ${organizationId})
  ELSE EXISTS (SELECT FROM location p WHERE p.id = ${id} AND p.organization_id = ${organizationId})
END`;

/** Those who were counted on a line, and on no other: a holder is known by its line; billing_line_holder_pkey. */
function holderList(lineId: number, organizationId: number): ListDefinition {
  return {
    select: sql`h.holder_kind AS kind, h.holder_id AS id, h.holder_name AS name,
      h.organization_name AS "organizationName", h.assigned_on AS "assignedOn", h.seats,
      ${isPresent(sql`h.holder_kind`, sql`h.holder_id`, organizationId)} AS present`,
    from: sql`(SELECT * FROM billing_line_holder WHERE billing_invoice_line_id = ${lineId}) h`,
    id: sql`(h.holder_kind || '-' || h.holder_id)`,
    sorts: { holder: sql`lower(h.holder_name)`, assignedOn: sql`h.assigned_on`, seats: sql`h.seats` },
    defaultSort: 'holder',
  };
}

@Injectable()
export class LineEvidenceRepository {
  constructor(private readonly database: Database) {}

  /** How many holders there are by product. @param holders rows of product_id and more */
  async countHolders(holders: Sql): Promise<Map<number, number>> {
    const rows = await this.database.query<{ id: number; count: number }>(
      sql`SELECT h.product_id AS id, count(*) AS count FROM (${holders}) h GROUP BY 1`,
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  /** A line of an invoice that satisfies `visible`, or null. */
  line(visible: Sql, invoiceId: number, id: number): Promise<EvidencedLine | null> {
    return this.database.first(sql`
      SELECT i.organization_id AS "organizationId", i.measured_on AS "measuredOn", n.license_id AS "licenseId",
        n.quantity_source AS "quantitySource", n.made_at AS "madeAt"
      FROM billing_invoice_line n JOIN billing_invoice i ON i.id = n.billing_invoice_id
      WHERE n.id = ${id} AND i.id = ${invoiceId} AND (${visible})`);
  }

  /** billing_invoice_period_key finds earlier invoices from the last one on. */
  previous(id: number): Promise<PreviousLine | null> {
    return this.database.first(sql`
      SELECT earlier_line.id, earlier.measured_on AS "measuredOn"
      FROM billing_invoice_line n JOIN billing_invoice i ON i.id = n.billing_invoice_id
      JOIN billing_invoice earlier
        ON earlier.billing_agreement_id = i.billing_agreement_id AND earlier.sequence < i.sequence
      JOIN billing_invoice_line earlier_line
        ON earlier_line.billing_invoice_id = earlier.id AND earlier_line.billing_product_id = n.billing_product_id
      WHERE n.id = ${id}
      ORDER BY earlier.sequence DESC LIMIT 1`);
  }

  /** Who was counted on a line, by name; billing_line_holder_pkey. */
  holdersOf(lineId: number): Promise<CountedHolder[]> {
    return this.database.query(sql`
      SELECT holder_kind AS kind, holder_id AS id, holder_name AS name, organization_name AS "organizationName",
        assigned_on AS "assignedOn", seats
      FROM billing_line_holder WHERE billing_invoice_line_id = ${lineId}
      ORDER BY lower(holder_name), holder_kind, holder_id`);
  }

  /** Those who were counted on a line, with what became of them, page by page. */
  holders<Item>(
    lineId: number,
    { organizationId }: EvidencedLine,
    { q }: Unpaged<ListQuery>,
    toItem: (row: HolderRow) => Item,
  ): RowList<Item> {
    const where = q === undefined ? [] : [sql`h.holder_name ILIKE ${containsPattern(q)}`];
    return listOf(this.database, holderList(lineId, organizationId), where, toItem);
  }

  /** Which of some holders are still there, in the organization that was charged. */
  async present({ organizationId }: EvidencedLine, holders: readonly CountedHolder[]): Promise<Set<string>> {
    const rows = await this.database.query<Pick<CountedHolder, 'kind' | 'id'>>(sql`
      SELECT h.kind, h.id FROM ${rowsOf(holders)} WHERE ${isPresent(sql`h.kind`, sql`h.id`, organizationId)}`);
    return new Set(rows.map(holderKey));
  }

  /**
   * The last seat of a license that some holders had in the organization up to a day, which assignment_device_id_idx and
   * its like find by holder.
   */
  seatFates(
    licenseId: number,
    { organizationId, measuredOn }: EvidencedLine,
    holders: readonly CountedHolder[],
  ): Promise<HolderFate[]> {
    return this.database.query(sql`
      SELECT h.kind, h.id, seat.origin, seat.note, seat.ended_on AS "endedOn", seat.end_reason AS reason
      FROM ${rowsOf(holders)} JOIN LATERAL (
        SELECT a.origin, a.note, a.ended_on, a.end_reason FROM assignment a
        WHERE a.license_id = ${licenseId} AND a.organization_id = ${organizationId} AND a.assigned_on <= ${measuredOn}
          AND ((h.kind = 'DEVICE' AND a.device_id = h.id) OR (h.kind = 'PERSON' AND a.person_id = h.id)
            OR (h.kind = 'LOCATION' AND a.location_id = h.id))
        ORDER BY a.assigned_on DESC, a.id DESC LIMIT 1
      ) seat ON TRUE`);
  }

  /** Why devices and people that were counted may not be any more, as they are now. */
  countedFates({ organizationId }: EvidencedLine, holders: readonly CountedHolder[]): Promise<HolderFate[]> {
    return this.database.query(sql`
      SELECT h.kind, h.id, NULL AS origin, NULL AS note, NULL AS "endedOn",
        CASE
          WHEN d.status <> 'ACTIVE' THEN 'DEVICE_DECOMMISSIONED'
          WHEN d.organization_id <> ${organizationId} THEN 'DEVICE_MOVED'
          WHEN u.organization_id IS DISTINCT FROM ${organizationId} AND u.id IS NOT NULL THEN 'PERSON_MOVED'
          ELSE 'NO_LONGER_COUNTED'
        END AS reason
      FROM ${rowsOf(holders)}
      LEFT JOIN device d ON h.kind = 'DEVICE' AND d.id = h.id
      LEFT JOIN person u ON h.kind = 'PERSON' AND u.id = h.id
      WHERE d.id IS NOT NULL OR u.id IS NOT NULL`);
  }

  /**
   * Who gave or ended seats of a license in the organization by hand between a day and the making of the line: the last
   * deed up to the measuring day, else the first one that was entered late. audit_event_subject_idx.
   */
  seatDeeds(
    licenseId: number,
    { organizationId, measuredOn, madeAt }: EvidencedLine,
    since: string,
    holders: readonly CountedHolder[],
  ): Promise<HolderDeed[]> {
    return this.database.query(sql`
      SELECT DISTINCT ON (holder.id, e.action) holder.id, e.action, e.actor_name AS name, e.at
      FROM audit_event e
      CROSS JOIN LATERAL (
        SELECT value::bigint AS id FROM jsonb_array_elements_text(e.after -> 'holderIds') AS value
      ) holder
      CROSS JOIN LATERAL (SELECT e.at >= ${measuredOn}::date + 1 AS entered) late
      WHERE e.subject_type = 'License' AND e.subject_id = ${licenseId} AND e.organization_id = ${organizationId}
        AND e.action IN ('assignment.given', 'assignment.ended') AND e.at >= ${since}::date - 1 AND e.at <= ${madeAt}
        AND holder.id = ANY(${holders.map(({ id }) => id)}::bigint[])
      ORDER BY holder.id, e.action, late.entered, CASE WHEN late.entered THEN e.id ELSE -e.id END`);
  }
}

function rowsOf(holders: readonly CountedHolder[]): Sql {
  return sql`unnest(${holders.map(({ kind }) => kind)}::text[], ${holders.map(({ id }) => id)}::bigint[])
    AS h (kind, id)`;
}
