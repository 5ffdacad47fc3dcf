import { Injectable } from '@nestjs/common';
import { advisoryLocks } from '../../platform/database/advisory-locks.js';
import { Database } from '../../platform/database/database.js';
import { inIds, sql, type Sql } from '../../platform/database/sql.js';
import { listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { Clock } from '../../platform/time/clock.js';
import { monthsPaidFor } from './license-spend.sql.js';
import { licenseFilters, licenseList } from './license-list.sql.js';
import type { SeenLicenses } from './license-visibility.js';
import type { LicenseSummaryQuery, LicenseSummaryRow } from './license-summary.dto.js';
import { licenseSummary } from './license-summary.sql.js';
import type { LicenseListQuery } from './license-list.dto.js';
import { type LicenseResponse, type LicenseRow, toLicenseResponse } from './licenses.dto.js';
import { License } from './licenses.entity.js';
import type { LicenseColumns, LicenseReferences } from './licenses.types.js';
import type { OrganizationLicenseListQuery, OrganizationLicenseResponse } from './organization-licenses.dto.js';
import { concernsOrganization, paidByOrganization, shareOfOrganization } from './organization-licenses.sql.js';

@Injectable()
export class LicensesRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  list({ visible, share }: SeenLicenses, query: Unpaged<LicenseListQuery>): RowList<LicenseResponse> {
    const today = this.clock.todaySql();
    const where = [visible, ...licenseFilters(query, today, share)];
    return listOf<LicenseRow, LicenseResponse>(this.database, licenseList(today, share), where, toLicenseResponse);
  }

  /** Counted in an organization, with its part of the cost. */
  listInOrganization(
    { visible, share: seen }: SeenLicenses,
    organizationId: number,
    query: Unpaged<OrganizationLicenseListQuery>,
  ): RowList<OrganizationLicenseResponse> {
    const today = this.clock.todaySql();
    const share = paidByOrganization(organizationId, shareOfOrganization(organizationId, seen));
    const where = [
      visible,
      ...licenseFilters(query, today, share),
      concernsOrganization(organizationId, query.includeGlobal === true),
    ];
    const definition = licenseList(today, share);
    return listOf<LicenseRow, OrganizationLicenseResponse>(this.database, definition, where, toLicenseResponse);
  }

  /** The figures of the licenses that satisfy the filters. */
  summary({ visible, share }: SeenLicenses, query: LicenseSummaryQuery): Promise<LicenseSummaryRow> {
    const today = this.clock.todaySql();
    const where = [visible, ...licenseFilters(query, today, share)];
    return this.database.one<LicenseSummaryRow>(licenseSummary(today, share, where));
  }

  /** The figures of the licenses that `listInOrganization` lists; what they cost is the organization's part of it. */
  summaryOfOrganization({ visible, share: seen }: SeenLicenses, organizationId: number): Promise<LicenseSummaryRow> {
    const share = paidByOrganization(organizationId, shareOfOrganization(organizationId, seen));
    const where = [visible, concernsOrganization(organizationId, false)];
    return this.database.one<LicenseSummaryRow>(licenseSummary(this.clock.todaySql(), share, where));
  }

  /** One license as it is shown, or null. */
  async find({ visible, share }: SeenLicenses, id: number): Promise<LicenseResponse | null> {
    const list = licenseList(this.clock.todaySql(), share);
    const row = await this.database.first<LicenseRow>(
      sql`SELECT ${list.select} FROM ${list.from} WHERE l.id = ${id} AND (${visible})`,
    );
    return row === null ? null : toLicenseResponse(row);
  }

  /** Holds a license for a change, or null. */
  async lock(visible: Sql, id: number): Promise<License | null> {
    const held = await this.database.first(
      sql`SELECT l.id FROM license l WHERE l.id = ${id} AND (${visible}) FOR NO KEY UPDATE`,
    );
    return held === null ? null : this.database.repository(License).findOneByOrFail({ id });
  }

  /** The id of the license with this name, if it satisfies `visible`. */
  async idOfName(visible: Sql, name: string): Promise<number | null> {
    const row = await this.database.first<{ id: number }>(
      sql`SELECT l.id FROM license l WHERE lower(l.name) = lower(${name}) AND (${visible})`,
    );
    return row?.id ?? null;
  }

  /** Those of the named licenses that are seen, as they are shown. license_name_key serves it. */
  async findByNames({ visible, share }: SeenLicenses, names: readonly string[]): Promise<LicenseResponse[]> {
    const list = licenseList(this.clock.todaySql(), share);
    const rows = await this.database.query<LicenseRow>(sql`
      SELECT ${list.select} FROM ${list.from}
      WHERE lower(l.name) IN (SELECT lower(name) FROM unnest(${[...names]}::text[]) AS name) AND (${visible})`);
    return rows.map(toLicenseResponse);
  }

  /** Holds names against others who create or change licenses by name, until the transaction ends. */
  async lockNames(names: readonly string[]): Promise<void> {
    await this.database.query(sql`
      SELECT pg_advisory_xact_lock(${advisoryLocks.licenseName}::int, key)
      FROM (
        SELECT DISTINCT hashtext(lower(name)) AS key FROM unnest(${[...names]}::text[]) AS name ORDER BY 1
      ) AS wanted`);
  }

  async insert(columns: LicenseColumns): Promise<number> {
    const { identifiers } = await this.database.repository(License).insert(columns);
    return Number(identifiers[0]?.['id']);
  }

  /** @returns the ids, in the order of the licenses. */
  async insertAll(columns: readonly LicenseColumns[]): Promise<number[]> {
    const { identifiers } = await this.database.repository(License).insert([...columns]);
    return identifiers.map((identifier) => Number(identifier['id']));
  }

  /** Those of the licenses with one of these names that satisfy `visible`. license_name_key serves it. */
  namesTaken(visible: Sql, names: readonly string[]): Promise<{ id: number; name: string }[]> {
    return this.database.query(sql`
      SELECT l.id, l.name FROM license l
      WHERE lower(l.name) IN (SELECT lower(name) FROM unnest(${[...names]}::text[]) AS name) AND (${visible}) LIMIT 1`);
  }

  /** The scopes of licenses that have none yet. */
  async insertScopes(
    licenses: readonly {
      id: number;
      organizationIds: readonly number[];
      locations: readonly { id: number; organizationId: number }[];
    }[],
  ): Promise<void> {
    const organizations = licenses.flatMap(({ id, organizationIds }) => organizationIds.map((each) => [id, each]));
    const locations = licenses.flatMap(({ id, locations: within }) =>
      within.map((each) => [id, each.id, each.organizationId]),
    );
    const column = (rows: readonly number[][], index: number) => rows.flatMap((row) => row[index] ?? []);
    if (organizations.length > 0)
      await this.database.query(sql`
        INSERT INTO license_organization (license_id, organization_id)
        SELECT DISTINCT * FROM unnest(${column(organizations, 0)}::bigint[], ${column(organizations, 1)}::bigint[])`);
    if (locations.length > 0)
      await this.database.query(sql`
        INSERT INTO license_location (license_id, location_id, organization_id)
        SELECT DISTINCT * FROM unnest(${column(locations, 0)}::bigint[], ${column(locations, 1)}::bigint[],
          ${column(locations, 2)}::bigint[])`);
  }

  async update(id: number, columns: Partial<LicenseColumns>): Promise<void> {
    await this.database.repository(License).update({ id }, columns);
  }

  /** The organizations that a license is limited to; null for a global one. */
  async organizationsOf(id: number): Promise<number[] | null> {
    const row = await this.database.first<{ organizationIds: number[] | null }>(sql`
      SELECT CASE WHEN NOT l.scope_global THEN ARRAY(
        SELECT s.organization_id FROM license_organization s WHERE s.license_id = l.id ORDER BY 1
      ) END AS "organizationIds"
      FROM license l WHERE l.id = ${id}`);
    return row?.organizationIds ?? null;
  }

  async delete(id: number): Promise<void> {
    await this.database.repository(License).delete({ id });
  }

  /** The organizations and locations of the scope, each with its organization. */
  async scopeOf(
    id: number,
  ): Promise<{ organizationIds: number[]; locations: { id: number; organizationId: number }[] }> {
    return this.database.one(sql`
      SELECT
        ARRAY(SELECT organization_id FROM license_organization WHERE license_id = ${id} ORDER BY 1) AS "organizationIds",
        (SELECT coalesce(json_agg(json_build_object('id', location_id, 'organizationId', organization_id)), '[]')
          FROM license_location WHERE license_id = ${id}) AS locations`);
  }

  /** Puts a scope in place of the one before. */
  async replaceScope(
    id: number,
    organizationIds: readonly number[],
    locations: readonly { id: number; organizationId: number }[],
  ): Promise<void> {
    await this.database.query(sql`DELETE FROM license_location WHERE license_id = ${id}`);
    await this.database.query(sql`DELETE FROM license_organization WHERE license_id = ${id}`);
    await this.database.query(sql`
      INSERT INTO license_organization (license_id, organization_id)
      SELECT DISTINCT ${id}::bigint, organization_id FROM unnest(${[...organizationIds]}::bigint[]) AS organization_id`);
    await this.database.query(sql`
      INSERT INTO license_location (license_id, location_id, organization_id)
      SELECT DISTINCT ${id}::bigint, location_id, organization_id
      FROM unnest(${locations.map((each) => each.id)}::bigint[], ${locations.map((each) => each.organizationId)}::bigint[])
        AS chosen (location_id, organization_id)`);
    await this.database.query(sql`
      DELETE FROM license_allocation a USING license l
      WHERE a.license_id = ${id} AND l.id = a.license_id AND NOT l.scope_global
        AND NOT (${inIds(sql`a.organization_id`, organizationIds)})`);
  }

  /** A license as it is kept. */
  whole(id: number): Promise<License> {
    return this.database.repository(License).findOneByOrFail({ id });
  }

  /** How many months the cost of a license pays for; null: for ever. */
  async monthsPaidFor(id: number): Promise<string | null> {
    const row = await this.database.one<{ months: string | null }>(
      sql`SELECT ${monthsPaidFor} AS months FROM license l WHERE l.id = ${id}`,
    );
    return row.months;
  }

  /** How much of the quantity of a license is reserved for organizations. */
  async allocatedOf(id: number): Promise<number> {
    const row = await this.database.one<{ allocated: number }>(
      sql`SELECT coalesce(sum(quantity), 0)::bigint AS allocated FROM license_allocation WHERE license_id = ${id}`,
    );
    return row.allocated;
  }

  /** Those locations that exist, with their organizations. Held against deletion until the transaction ends. */
  async locationsOf(ids: readonly number[]): Promise<{ id: number; organizationId: number }[]> {
    if (ids.length === 0) return [];
    return this.database.query(sql`
      SELECT id, organization_id AS "organizationId" FROM location
      WHERE id = ANY(${[...ids]}::bigint[]) ORDER BY id FOR KEY SHARE`);
  }

  /** Those of the products (alias `x`) that satisfy `visible`. */
  async productsAmong(ids: readonly number[], visible: Sql): Promise<number[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.query<{ id: number }>(
      sql`SELECT x.id FROM product x WHERE ${inIds(sql`x.id`, ids)} AND (${visible})`,
    );
    return rows.map(({ id }) => id);
  }

  /** Those of the titles (alias `x`) that satisfy `visible`. */
  async titlesAmong(ids: readonly number[], visible: Sql): Promise<number[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.query<{ id: number }>(
      sql`SELECT x.id FROM title x WHERE ${inIds(sql`x.id`, ids)} AND (${visible})`,
    );
    return rows.map(({ id }) => id);
  }

  /** Of the given ids, those that exist, table by table. Held against deletion until the transaction ends. */
  async existing(references: LicenseReferences): Promise<Omit<LicenseReferences, 'locationIds'>> {
    const ids = async (statement: Sql) => {
      const [wanted] = statement.values;
      if (Array.isArray(wanted) && wanted.length === 0) return [];
      return (await this.database.query<{ id: number }>(statement)).map((row) => row.id);
    };
    return {
      publisherIds: await ids(
        sql`SELECT id FROM publisher WHERE id = ANY(${references.publisherIds}::bigint[]) ORDER BY id FOR KEY SHARE`,
      ),
      vendorIds: await ids(
        sql`SELECT id FROM vendor WHERE id = ANY(${references.vendorIds}::bigint[]) ORDER BY id FOR KEY SHARE`,
      ),
      organizationIds: await ids(
        sql`SELECT id FROM organization WHERE id = ANY(${references.organizationIds}::bigint[]) ORDER BY id FOR KEY SHARE`,
      ),
      productIds: await ids(
        sql`SELECT id FROM product WHERE id = ANY(${references.productIds}::bigint[]) ORDER BY id FOR KEY SHARE`,
      ),
      titleIds: await ids(
        sql`SELECT id FROM title WHERE id = ANY(${references.titleIds}::bigint[]) ORDER BY id FOR KEY SHARE`,
      ),
      deviceGroupIds: await ids(
        sql`SELECT id FROM device_group WHERE id = ANY(${references.deviceGroupIds}::bigint[]) ORDER BY id FOR KEY SHARE`,
      ),
      endUserRoleIds: await ids(
        sql`SELECT id FROM end_user_role WHERE id = ANY(${references.endUserRoleIds}::bigint[]) ORDER BY id FOR KEY SHARE`,
      ),
      technicianRoleIds: await ids(
        sql`SELECT id FROM technician_role WHERE id = ANY(${references.technicianRoleIds}::bigint[]) ORDER BY id FOR KEY SHARE`,
      ),
      channelIds: await ids(
        sql`SELECT id FROM notification_channel WHERE id = ANY(${references.channelIds}::bigint[]) ORDER BY id FOR KEY SHARE`,
      ),
    };
  }
}
