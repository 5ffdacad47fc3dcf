import { Injectable } from '@nestjs/common';
import type { Credentials } from '../../platform/authentication/account-directory.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import {
  accessColumns,
  accessOf,
  type AccessRow,
  type TechnicianAccess,
} from '../permissions/technician-access.sql.js';

/** A technician who may sign in. */
export interface ActiveTechnician {
  id: number;
  name: string;
  email: string;
  access: TechnicianAccess;
  requiresOneTimeCode: boolean;
}

@Injectable()
export class TechniciansRepository {
  constructor(private readonly database: Database) {}

  /** person_kind_email_key serves the look-up. */
  credentialsOf(email: string): Promise<Credentials | null> {
    return this.database.first<Credentials>(sql`
      SELECT t.person_id AS "technicianId", t.password_hash AS "passwordHash"
      FROM person p JOIN technician t ON t.person_id = p.id
      WHERE p.kind = 'TECHNICIAN' AND lower(p.email) = lower(${email.trim()}) AND t.active`);
  }

  async active(id: number): Promise<ActiveTechnician | null> {
    const technician = await this.find(id);
    return technician?.active === true ? technician : null;
  }

  /** A technician, whether they may sign in or not. */
  async find(id: number): Promise<(ActiveTechnician & { active: boolean }) | null> {
    const row = await this.database.first<AccessRow & Omit<ActiveTechnician, 'access'> & { active: boolean }>(sql`
      SELECT p.name, p.email, t.active, ${accessColumns},
        t.requires_one_time_code OR coalesce(r.requires_one_time_code, FALSE) AS "requiresOneTimeCode"
      FROM technician t JOIN person p ON p.id = t.person_id LEFT JOIN technician_role r ON r.id = t.technician_role_id
      WHERE t.person_id = ${id}`);
    if (row === null) return null;
    const { name, email, active, requiresOneTimeCode } = row;
    return { id, name, email, active, access: accessOf(id, row), requiresOneTimeCode };
  }

  /** A technician role, as what decides about everybody with it. */
  async role(id: number): Promise<{ name: string; active: true; access: TechnicianAccess } | null> {
    const row = await this.database.first<{ name: string; version: number }>(
      sql`SELECT r.name, r.version FROM technician_role r WHERE r.id = ${id}`,
    );
    if (row === null) return null;
    const { name, version } = row;
    const access: TechnicianAccess = {
      systemAdministrator: false,
      role: { id, name },
      owner: { kind: 'ROLE', id },
      version,
    };
    return { name, active: true, access };
  }

  /** True once somebody can administer this installation. */
  async administratorExists(): Promise<boolean> {
    const row = await this.database.first(sql`SELECT 1 FROM technician WHERE system_administrator AND active LIMIT 1`);
    return row !== null;
  }

  async insertAdministrator(name: string, email: string, passwordHash: string): Promise<number> {
    const { id } = await this.database.one<{ id: number }>(sql`
      INSERT INTO person (kind, name, email) VALUES ('TECHNICIAN', ${name}, ${email}) RETURNING id`);
    await this.database.query(sql`
      INSERT INTO technician (person_id, system_administrator, password_hash) VALUES (${id}, TRUE, ${passwordHash})`);
    return id;
  }
}
