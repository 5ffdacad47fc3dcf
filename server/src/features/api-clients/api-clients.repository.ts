import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { commaSeparated, containsPattern, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type { ApiClientListQuery, ApiClientResponse } from './api-clients.dto.js';

/** What of an API client can be written. */
export interface ApiClientFields {
  name: string;
  technicianRoleId: number | null;
  systemAdministrator: boolean;
  expiresAt: Date | null;
}

/** An API client as it is shown, to whomever. */
export type ApiClientRow = Omit<ApiClientResponse, 'manageable'>;

/** An API client that is held for a change. */
export interface HeldApiClient extends ApiClientFields {
  id: number;
  version: number;
  revokedAt: Date | null;
}

/** What is looked at when a program asks for a token. */
export interface ClientKey {
  id: number;
  secretHash: Buffer;
  expiresAt: Date | null;
  revokedAt: Date | null;
}

/** Whom a token belongs to. */
export interface TokenClient {
  id: number;
  name: string;
  systemAdministrator: boolean;
  technicianRoleId: number | null;
  /** Of the role: counted up with every change of its permissions. */
  roleVersion: number;
  /** Its use was not noted for a minute. */
  stale: boolean;
}

const usable = sql`c.revoked_at IS NULL AND (c.expires_at IS NULL OR c.expires_at > now())`;

const tokenClient = sql`
  c.id, c.name, c.system_administrator AS "systemAdministrator", c.technician_role_id AS "technicianRoleId",
  coalesce(r.version, 0) AS "roleVersion", coalesce(c.last_used_at < now() - interval '1 minute', TRUE) AS stale`;

const list: ListDefinition = {
  select: sql`c.id, c.version, c.name, c.client_id AS "clientId", c.secret_hint AS "secretHint",
    CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name) END AS "technicianRole",
    c.system_administrator AS "systemAdministrator", c.expires_at AS "expiresAt", c.revoked_at AS "revokedAt",
    c.last_used_at AS "lastUsedAt", (${usable}) AS active, c.created_at AS "createdAt"`,
  from: sql`api_client c LEFT JOIN technician_role r ON r.id = c.technician_role_id`,
  id: sql`c.id`,
  sorts: {
    name: sql`lower(c.name)`,
    technicianRole: sql`lower(r.name)`,
    expiresAt: sql`c.expires_at`,
    lastUsedAt: sql`c.last_used_at`,
    createdAt: sql`c.created_at`,
    id: sql`c.id`,
  },
  defaultSort: 'name',
};

@Injectable()
export class ApiClientsRepository {
  constructor(private readonly database: Database) {}

  /** The API clients that satisfy `visible`. */
  list(visible: Sql, { q, active }: Unpaged<ApiClientListQuery>): RowList<ApiClientRow> {
    const where = [visible];
    if (q !== undefined) where.push(sql`c.name ILIKE ${containsPattern(q)} OR c.client_id = ${q}`);
    if (active !== undefined) where.push(active ? usable : sql`NOT (${usable})`);
    return listOf(this.database, list, where, (row: ApiClientRow) => row);
  }

  /** One API client as it is shown, or null. */
  find(visible: Sql, id: number): Promise<ApiClientRow | null> {
    return this.database.first(sql`SELECT ${list.select} FROM ${list.from} WHERE c.id = ${id} AND (${visible})`);
  }

  lock(visible: Sql, id: number): Promise<HeldApiClient | null> {
    return this.database.first(sql`
      SELECT c.id, c.version, c.name, c.technician_role_id AS "technicianRoleId",
        c.system_administrator AS "systemAdministrator", c.expires_at AS "expiresAt", c.revoked_at AS "revokedAt"
      FROM api_client c WHERE c.id = ${id} AND (${visible}) FOR UPDATE`);
  }

  async insert(fields: ApiClientFields, secret: { clientId: string; hash: Buffer; hint: string }): Promise<number> {
    const { name, technicianRoleId, systemAdministrator, expiresAt } = fields;
    const { id } = await this.database.one<{ id: number }>(sql`
      INSERT INTO api_client (name, technician_role_id, system_administrator, expires_at, client_id, secret_hash, secret_hint)
      VALUES (${name}, ${technicianRoleId}, ${systemAdministrator}, ${expiresAt}, ${secret.clientId}, ${secret.hash},
        ${secret.hint})
      RETURNING id`);
    return id;
  }

  async update(id: number, { name, technicianRoleId, systemAdministrator, expiresAt }: ApiClientFields): Promise<void> {
    await this.change(id, [
      sql`name = ${name}`,
      sql`technician_role_id = ${technicianRoleId}`,
      sql`system_administrator = ${systemAdministrator}`,
      sql`expires_at = ${expiresAt}`,
    ]);
  }

  /** A new secret in place of the old one, and no token of before. */
  async setSecret(id: number, secret: { hash: Buffer; hint: string }): Promise<void> {
    await this.change(id, [sql`secret_hash = ${secret.hash}`, sql`secret_hint = ${secret.hint}`]);
    await this.endTokens(id);
  }

  async revoke(id: number): Promise<void> {
    await this.change(id, [sql`revoked_at = now()`]);
    await this.endTokens(id);
  }

  async delete(id: number): Promise<void> {
    await this.database.query(sql`DELETE FROM api_client WHERE id = ${id}`);
  }

  /** api_client_client_id_key serves the look-up. */
  keyOf(clientId: string): Promise<ClientKey | null> {
    return this.database.first(sql`
      SELECT id, secret_hash AS "secretHash", expires_at AS "expiresAt", revoked_at AS "revokedAt"
      FROM api_client WHERE client_id = ${clientId}`);
  }

  async insertToken(apiClientId: number, hash: Buffer, seconds: number): Promise<void> {
    await this.database.query(sql`
      INSERT INTO api_token (token_hash, api_client_id, expires_at)
      VALUES (${hash}, ${apiClientId}, now() + make_interval(secs => ${seconds}))`);
  }

  /** Whom a token belongs to that is in force, of a client that is. */
  clientOfToken(hash: Buffer): Promise<TokenClient | null> {
    return this.database.first(sql`
      SELECT ${tokenClient} FROM api_token t JOIN api_client c ON c.id = t.api_client_id
      LEFT JOIN technician_role r ON r.id = c.technician_role_id
      WHERE t.token_hash = ${hash} AND t.expires_at > now() AND ${usable}`);
  }

  /** An API client that is in force, or null. */
  usableClient(id: number): Promise<TokenClient | null> {
    return this.database.first(sql`
      SELECT ${tokenClient} FROM api_client c LEFT JOIN technician_role r ON r.id = c.technician_role_id
      WHERE c.id = ${id} AND ${usable}`);
  }

  async noteUse(id: number): Promise<void> {
    await this.database.query(sql`UPDATE api_client SET last_used_at = now() WHERE id = ${id}`);
  }

  async forgetOldTokens(): Promise<void> {
    await this.database.query(sql`DELETE FROM api_token WHERE expires_at < now()`);
  }

  private async endTokens(id: number): Promise<void> {
    await this.database.query(sql`DELETE FROM api_token WHERE api_client_id = ${id}`);
  }

  private async change(id: number, changes: readonly Sql[]): Promise<void> {
    await this.database.query(sql`
      UPDATE api_client SET version = version + 1, updated_at = now(), ${commaSeparated(changes)} WHERE id = ${id}`);
  }
}
