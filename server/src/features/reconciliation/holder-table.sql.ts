import { identifier, sql, type Sql } from '../../platform/database/sql.js';
import type { HolderKind } from './holder-kinds.rules.js';
import { personInScope, placeInScope } from './license-scope.sql.js';
import { personActive, personOpen } from './person-rule.sql.js';

/** Where holders of a kind are kept, with the alias that conditions on them use. */
export interface HolderTable {
  /** The table with its alias. */
  table: Sql;
  alias: string;
  /** What policies call them. */
  subject: 'Device' | 'Person' | 'Location';
  id: Sql;
  name: Sql;
  organizationId: Sql;
  /** Whether a holder can hold seats as far as it decides itself. */
  active: Sql;
  /** Whether nothing of its place is archived. */
  open: Sql;
  /** Whether it is in the scope of the license with the alias `l`. */
  inScope: Sql;
}

/** True of locations (alias `c`) that are not archived, and whose organization is not. */
export const siteOpen = sql`(c.archived_at IS NULL
  AND NOT EXISTS (SELECT FROM organization o WHERE o.id = c.organization_id AND o.archived_at IS NOT NULL))`;

const tables: Record<HolderKind, HolderTable> = {
  DEVICE: {
    table: sql`device d`,
    alias: 'd',
    subject: 'Device',
    id: sql`d.id`,
    name: sql`d.name`,
    organizationId: sql`d.organization_id`,
    active: sql`(d.status = 'ACTIVE')`,
    open: sql`EXISTS (SELECT FROM location c WHERE c.id = d.location_id AND ${siteOpen})`,
    inScope: placeInScope(sql`d.organization_id`, sql`d.location_id`),
  },
  PERSON: {
    table: sql`person p`,
    alias: 'p',
    subject: 'Person',
    id: sql`p.id`,
    name: sql`p.name`,
    organizationId: sql`p.organization_id`,
    active: personActive,
    open: personOpen,
    inScope: personInScope(sql`p.organization_id`),
  },
  LOCATION: {
    table: sql`location c`,
    alias: 'c',
    subject: 'Location',
    id: sql`c.id`,
    name: sql`c.name`,
    organizationId: sql`c.organization_id`,
    active: sql`TRUE`,
    open: siteOpen,
    inScope: placeInScope(sql`c.organization_id`, sql`c.id`),
  },
};

/** Where holders of a kind are kept: `d` devices, `p` people, `c` locations. */
export function holderTable(kind: HolderKind): HolderTable {
  return tables[kind];
}

const columns = { DEVICE: 'device_id', PERSON: 'person_id', LOCATION: 'location_id' } as const;

/** The column of `assignment` and `license_exception` that names holders of a kind. */
export function holderColumn(kind: HolderKind): Sql {
  return identifier(columns[kind]);
}
