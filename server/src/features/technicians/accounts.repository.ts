import { Injectable } from '@nestjs/common';
import { advisoryLocks } from '../../platform/database/advisory-locks.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';

/** How a technician signs in, and whether as somebody who may do everything. */
export interface Account {
  systemAdministrator: boolean;
  active: boolean;
  hasPassword: boolean;
  technicianRoleId: number | null;
}

/** An account that is being made. */
export interface NewAccount {
  systemAdministrator: boolean;
  passwordHash: string | null;
  technicianRoleId: number | null;
  requiresOneTimeCode: boolean;
}

@Injectable()
export class AccountsRepository {
  constructor(private readonly database: Database) {}

  /** Until the transaction ends, nobody else changes who is a system administrator. */
  async lockAdministrators(): Promise<void> {
    await this.database.query(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.administrators})`);
  }

  find(personId: number): Promise<Account | null> {
    return this.database.first<Account>(sql`
      SELECT system_administrator AS "systemAdministrator", active, password_hash IS NOT NULL AS "hasPassword",
        technician_role_id AS "technicianRoleId"
      FROM technician WHERE person_id = ${personId}`);
  }

  /** Whose account it is. */
  ownerOf(personId: number): Promise<{ name: string; email: string }> {
    return this.database.one(sql`SELECT name, email FROM person WHERE id = ${personId}`);
  }

  /** True when somebody else can sign in and administer. */
  async otherAdministratorExists(personId: number): Promise<boolean> {
    const row = await this.database.first(sql`
      SELECT 1 FROM technician
      WHERE system_administrator AND active AND password_hash IS NOT NULL AND person_id <> ${personId} LIMIT 1`);
    return row !== null;
  }

  async insert(personId: number, account: NewAccount): Promise<void> {
    const { systemAdministrator, passwordHash, technicianRoleId, requiresOneTimeCode } = account;
    await this.database.query(sql`
      INSERT INTO technician
        (person_id, system_administrator, password_hash, technician_role_id, requires_one_time_code)
      VALUES (${personId}, ${systemAdministrator}, ${passwordHash}, ${technicianRoleId}, ${requiresOneTimeCode})`);
  }

  async requireOneTimeCode(personId: number, required: boolean): Promise<void> {
    await this.database.query(
      sql`UPDATE technician SET requires_one_time_code = ${required} WHERE person_id = ${personId}`,
    );
  }

  async setAccess(personId: number, systemAdministrator: boolean, active: boolean): Promise<void> {
    await this.database.query(sql`
      UPDATE technician SET system_administrator = ${systemAdministrator}, active = ${active}
      WHERE person_id = ${personId}`);
  }

  async setRole(personId: number, technicianRoleId: number | null): Promise<void> {
    await this.database.query(
      sql`UPDATE technician SET technician_role_id = ${technicianRoleId} WHERE person_id = ${personId}`,
    );
  }

  async setPassword(personId: number, passwordHash: string): Promise<void> {
    await this.database.query(sql`UPDATE technician SET password_hash = ${passwordHash} WHERE person_id = ${personId}`);
  }
}
