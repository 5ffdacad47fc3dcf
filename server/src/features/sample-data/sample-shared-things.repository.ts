import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import type { SampleThing } from './sample-data.dto.js';
import { type SampleKind, SampleMarks } from './sample-marks.repository.js';

/** How many of the sample went, and how many stayed since something else uses them. */
export interface SharedCount {
  thing: SampleThing | null;
  made: number;
  kept: number;
}

/** A kind of thing that belongs to no organization; it goes where nothing is left that uses it. */
interface SharedKind {
  kind: SampleKind;
  /** What people are told of it; null: nothing. */
  thing: SampleThing | null;
  table: Sql;
  /** A condition on the row `x`. */
  used: Sql;
}

/** True when the rule of a license names it. The rules are read once for all of a kind, not once for each. */
const inRules = (path: Sql): Sql => sql`x.id IN (
  SELECT (jsonb_path_query(l.assignment_rule, ${path}))::bigint FROM license l)`;

/** What people have changed since the sample made it is theirs. */
const changedSince = sql`x.version > 1`;

/** In this order: what uses something goes before it. */
const sharedKinds: readonly SharedKind[] = [
  {
    kind: 'BillingExportSchedule',
    thing: null,
    table: sql`billing_export_schedule`,
    used: changedSince,
  },
  {
    kind: 'BillingAgreementTemplate',
    thing: null,
    table: sql`billing_agreement_template`,
    used: changedSince,
  },
  {
    kind: 'BillingProduct',
    thing: 'BILLING_PRODUCT',
    table: sql`billing_product`,
    used: sql`EXISTS (SELECT FROM billing_agreement_product a WHERE a.billing_product_id = x.id)
      OR EXISTS (SELECT FROM billing_template_product t WHERE t.billing_product_id = x.id)`,
  },
  {
    kind: 'BillingAccount',
    thing: null,
    table: sql`billing_account`,
    used: sql`EXISTS (SELECT FROM billing_product p WHERE p.account_id = x.id)`,
  },
  {
    kind: 'EndUserRole',
    thing: 'ROLE',
    table: sql`end_user_role`,
    used: sql`EXISTS (SELECT FROM person_end_user_role p WHERE p.role_id = x.id)
      OR EXISTS (SELECT FROM billing_product_role b WHERE b.end_user_role_id = x.id)
      OR ${inRules(sql`'$.endUsers.roleIds[*]'`)}`,
  },
  {
    kind: 'TechnicianRole',
    thing: 'ROLE',
    table: sql`technician_role`,
    used: sql`EXISTS (SELECT FROM technician t WHERE t.technician_role_id = x.id)
      OR EXISTS (SELECT FROM api_client c WHERE c.technician_role_id = x.id)
      OR EXISTS (SELECT FROM identity_provider i WHERE i.default_technician_role_id = x.id)
      OR EXISTS (SELECT FROM identity_role_mapping m WHERE m.technician_role_id = x.id)
      OR ${inRules(sql`'$.technicians.roleIds[*]'`)}`,
  },
  {
    kind: 'DeviceGroup',
    thing: 'DEVICE_GROUP',
    table: sql`device_group`,
    used: sql`EXISTS (SELECT FROM billing_product p WHERE p.device_group_id = x.id)
      OR ${inRules(sql`'$.deviceGroups.ids[*]'`)}`,
  },
  {
    kind: 'Title',
    thing: null,
    table: sql`title`,
    used: sql`EXISTS (SELECT FROM release r JOIN installation i ON i.release_id = r.id WHERE r.title_id = x.id)
      OR EXISTS (SELECT FROM release r JOIN past_installation i ON i.release_id = r.id WHERE r.title_id = x.id)
      OR ${inRules(sql`'$.software[*].titleIds[*]'`)}`,
  },
  {
    kind: 'Product',
    thing: 'PRODUCT',
    table: sql`product`,
    used: sql`EXISTS (SELECT FROM title t WHERE t.product_id = x.id)
      OR ${inRules(sql`'$.products.items[*].productId'`)}
      OR ${inRules(sql`'$.software[*].productIds[*]'`)}
      OR x.id IN (
        SELECT (jsonb_path_query(g.criteria, '$.** ? (@.field == "product").value[*]'))::bigint FROM device_group g)`,
  },
  {
    kind: 'Publisher',
    thing: 'PUBLISHER',
    table: sql`publisher`,
    used: sql`EXISTS (SELECT FROM license l WHERE l.publisher_id = x.id)
      OR EXISTS (SELECT FROM product p WHERE lower(p.publisher_name) = lower(x.name))`,
  },
  {
    kind: 'Vendor',
    thing: 'VENDOR',
    table: sql`vendor`,
    used: sql`EXISTS (SELECT FROM license l WHERE l.vendor_id = x.id)
      OR EXISTS (SELECT FROM license_purchase p WHERE p.vendor_id = x.id)`,
  },
];

/** Removes what the sample made that belongs to no organization. To be called once organizations and licenses are gone. */
@Injectable()
export class SampleSharedThings {
  constructor(
    private readonly database: Database,
    private readonly marks: SampleMarks,
  ) {}

  async remove(): Promise<SharedCount[]> {
    const counts: SharedCount[] = [];
    for (const { kind, thing, table, used } of sharedKinds) {
      const ids = await this.marks.of(kind);
      const { made, kept } = await this.database.one<{ made: number; kept: number }>(sql`
        WITH gone AS (DELETE FROM ${table} x WHERE x.id = ANY (${ids}::bigint[]) AND NOT (${used}) RETURNING x.id)
        SELECT (SELECT count(*) FROM gone) AS made,
          (SELECT count(*) FROM ${table} x WHERE x.id = ANY (${ids}::bigint[])) - (SELECT count(*) FROM gone) AS kept`);
      counts.push({ thing, made, kept });
    }
    return counts;
  }
}
