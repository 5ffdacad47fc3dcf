import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { commaSeparated, containsPattern, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type { IdentityProviderListQuery, IdentityProviderResponse, OfferedProvider } from './identity-providers.dto.js';
import type { IdentityProviderFields } from './identity-providers.rules.js';

/** A provider that is held for a change. */
export interface HeldIdentityProvider extends IdentityProviderFields {
  id: number;
  version: number;
}

/** A provider as it is shown, to whomever. */
export type IdentityProviderRow = Omit<IdentityProviderResponse, 'manageable'>;

/** A provider as it is asked. */
export interface StoredIdentityProvider extends HeldIdentityProvider {
  /** Sealed. */
  clientSecret: string;
}

/** A role as it is shown, of its table. */
const roleOf = (alias: Sql) => sql`CASE WHEN ${alias}.id IS NOT NULL
  THEN json_build_object('id', ${alias}.id, 'name', ${alias}.name) END`;

const list: ListDefinition = {
  select: sql`i.id, i.version, i.name, i.issuer, i.client_id AS "clientId", i.scopes, i.active,
    i.roles_claim AS "rolesClaim", i.creates_technicians AS "createsTechnicians",
    ${roleOf(sql`r`)} AS "defaultTechnicianRole", i.allowed_email_domains AS "allowedEmailDomains",
    i.required_email_domains AS "requiredEmailDomains", i.trusts_email AS "trustsEmail",
    i.satisfies_one_time_code AS "satisfiesOneTimeCode", i.allow_private_address AS "allowPrivateAddress",
    coalesce((
      SELECT json_agg(json_build_object('claimValue', m.claim_value, 'technicianRole', ${roleOf(sql`mr`)},
        'systemAdministrator', m.system_administrator) ORDER BY m.position)
      FROM identity_role_mapping m LEFT JOIN technician_role mr ON mr.id = m.technician_role_id
      WHERE m.identity_provider_id = i.id), '[]') AS "roleMappings",
    (SELECT count(DISTINCT t.person_id) FROM technician_identity t WHERE t.identity_provider_id = i.id)
      AS "technicianCount",
    i.created_at AS "createdAt"`,
  from: sql`identity_provider i LEFT JOIN technician_role r ON r.id = i.default_technician_role_id`,
  id: sql`i.id`,
  sorts: {
    name: sql`lower(i.name)`,
    issuer: sql`lower(i.issuer)`,
    createdAt: sql`i.created_at`,
    id: sql`i.id`,
  },
  defaultSort: 'name',
};

const stored = sql`
  i.id, i.version, i.name, i.issuer, i.client_id AS "clientId", i.client_secret AS "clientSecret", i.scopes, i.active,
  i.roles_claim AS "rolesClaim", i.creates_technicians AS "createsTechnicians",
  i.default_technician_role_id AS "defaultTechnicianRoleId", i.allowed_email_domains AS "allowedEmailDomains",
  i.required_email_domains AS "requiredEmailDomains", i.trusts_email AS "trustsEmail",
  i.satisfies_one_time_code AS "satisfiesOneTimeCode", i.allow_private_address AS "allowPrivateAddress",
  coalesce((
    SELECT json_agg(json_build_object('claimValue', m.claim_value, 'technicianRoleId', m.technician_role_id,
      'systemAdministrator', m.system_administrator) ORDER BY m.position)
    FROM identity_role_mapping m WHERE m.identity_provider_id = i.id), '[]') AS "roleMappings"`;

@Injectable()
export class IdentityProvidersRepository {
  constructor(private readonly database: Database) {}

  /** The providers that satisfy `visible`. */
  list(visible: Sql, { q, active }: Unpaged<IdentityProviderListQuery>): RowList<IdentityProviderRow> {
    const where = [visible];
    if (q !== undefined) where.push(sql`i.name ILIKE ${containsPattern(q)} OR i.issuer ILIKE ${containsPattern(q)}`);
    if (active !== undefined) where.push(active ? sql`i.active` : sql`NOT i.active`);
    return listOf(this.database, list, where, (row: IdentityProviderRow) => row);
  }

  /** One provider as it is shown, or null. */
  find(visible: Sql, id: number): Promise<IdentityProviderRow | null> {
    return this.database.first(sql`SELECT ${list.select} FROM ${list.from} WHERE i.id = ${id} AND (${visible})`);
  }

  /** What strangers are offered, by name. */
  offered(): Promise<OfferedProvider[]> {
    return this.database.query(sql`SELECT id, name FROM identity_provider WHERE active ORDER BY lower(name)`);
  }

  lock(visible: Sql, id: number): Promise<StoredIdentityProvider | null> {
    return this.database.first(sql`
      SELECT ${stored} FROM identity_provider i WHERE i.id = ${id} AND (${visible}) FOR UPDATE`);
  }

  /** A provider by which people can sign in now. */
  active(id: number): Promise<StoredIdentityProvider | null> {
    return this.database.first(sql`SELECT ${stored} FROM identity_provider i WHERE i.id = ${id} AND i.active`);
  }

  /** Holds a provider that is active, in this version. @returns false when there is none any more. */
  async holdActive(id: number, version: number): Promise<boolean> {
    const row = await this.database.first(sql`
      SELECT 1 FROM identity_provider WHERE id = ${id} AND version = ${version} AND active FOR SHARE`);
    return row !== null;
  }

  stored(visible: Sql, id: number): Promise<StoredIdentityProvider | null> {
    return this.database.first(sql`SELECT ${stored} FROM identity_provider i WHERE i.id = ${id} AND (${visible})`);
  }

  /** The provider by which people with an e-mail address of this domain must sign in; null where there is none. */
  async requiredFor(domain: string): Promise<string | null> {
    const row = await this.database.first<{ name: string }>(sql`
      SELECT name FROM identity_provider
      WHERE active AND ${domain} = ANY(required_email_domains) ORDER BY lower(name) LIMIT 1`);
    return row?.name ?? null;
  }

  /** The id that the next provider gets: its secret is sealed for it. */
  async nextId(): Promise<number> {
    const row = await this.database.one<{ id: number }>(
      sql`SELECT nextval(pg_get_serial_sequence('identity_provider', 'id')) AS id`,
    );
    return row.id;
  }

  async insert(id: number, fields: IdentityProviderFields, sealedSecret: string): Promise<void> {
    await this.database.query(sql`
      INSERT INTO identity_provider (id, name, issuer, client_id, client_secret, scopes, active, roles_claim,
        creates_technicians, default_technician_role_id, allowed_email_domains, required_email_domains, trusts_email,
        satisfies_one_time_code, allow_private_address)
      OVERRIDING SYSTEM VALUE
      VALUES (${id}, ${fields.name}, ${fields.issuer}, ${fields.clientId}, ${sealedSecret}, ${fields.scopes},
        ${fields.active}, ${fields.rolesClaim}, ${fields.createsTechnicians}, ${fields.defaultTechnicianRoleId},
        ${fields.allowedEmailDomains}, ${fields.requiredEmailDomains}, ${fields.trustsEmail},
        ${fields.satisfiesOneTimeCode}, ${fields.allowPrivateAddress})`);
    await this.writeMappings(id, fields);
  }

  /** @param sealedSecret null leaves the one that is there. */
  async update(id: number, fields: IdentityProviderFields, sealedSecret: string | null): Promise<void> {
    const changes = [
      sql`name = ${fields.name}`,
      sql`issuer = ${fields.issuer}`,
      sql`client_id = ${fields.clientId}`,
      sql`scopes = ${fields.scopes}`,
      sql`active = ${fields.active}`,
      sql`roles_claim = ${fields.rolesClaim}`,
      sql`creates_technicians = ${fields.createsTechnicians}`,
      sql`default_technician_role_id = ${fields.defaultTechnicianRoleId}`,
      sql`allowed_email_domains = ${fields.allowedEmailDomains}`,
      sql`required_email_domains = ${fields.requiredEmailDomains}`,
      sql`trusts_email = ${fields.trustsEmail}`,
      sql`satisfies_one_time_code = ${fields.satisfiesOneTimeCode}`,
      sql`allow_private_address = ${fields.allowPrivateAddress}`,
    ];
    if (sealedSecret !== null) changes.push(sql`client_secret = ${sealedSecret}`);
    await this.database.query(sql`
      UPDATE identity_provider SET version = version + 1, updated_at = now(), ${commaSeparated(changes)}
      WHERE id = ${id}`);
    await this.database.query(sql`DELETE FROM identity_role_mapping WHERE identity_provider_id = ${id}`);
    await this.writeMappings(id, fields);
  }

  async delete(id: number): Promise<void> {
    await this.database.query(sql`DELETE FROM identity_provider WHERE id = ${id}`);
  }

  private async writeMappings(id: number, { roleMappings }: IdentityProviderFields): Promise<void> {
    await this.database.query(sql`
      INSERT INTO identity_role_mapping
        (identity_provider_id, position, claim_value, technician_role_id, system_administrator)
      SELECT ${id}, given.position, given.claim_value, given.technician_role_id, given.system_administrator
      FROM unnest(${roleMappings.map((each) => each.claimValue)}::text[],
        ${roleMappings.map((each) => each.technicianRoleId)}::bigint[],
        ${roleMappings.map((each) => each.systemAdministrator)}::boolean[])
        WITH ORDINALITY AS given (claim_value, technician_role_id, system_administrator, position)`);
  }
}
