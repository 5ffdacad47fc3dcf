import { sql } from '../../platform/database/sql.js';

/** Whose permissions: those of everybody with a role, or those of one technician without one. */
export interface PermissionOwner {
  kind: 'ROLE' | 'TECHNICIAN';
  id: number;
}

/** What decides what a technician may do. */
export interface TechnicianAccess {
  systemAdministrator: boolean;
  role: { id: number; name: string } | null;
  owner: PermissionOwner;
  /** Of the owner: counted up with every change of its permissions. */
  version: number;
}

export interface AccessRow {
  systemAdministrator: boolean;
  version: number;
  roleId: number | null;
  roleName: string | null;
}

/** The columns of an `AccessRow`, of `technician t` and the `technician_role r` that it may have. */
export const accessColumns = sql`t.system_administrator AS "systemAdministrator",
  coalesce(r.version, t.version) AS version, r.id AS "roleId", r.name AS "roleName"`;

export function accessOf(technicianId: number, row: AccessRow): TechnicianAccess {
  const { systemAdministrator, version, roleId, roleName } = row;
  const role = roleId === null ? null : { id: roleId, name: roleName ?? '' };
  const owner: PermissionOwner =
    role === null ? { kind: 'TECHNICIAN', id: technicianId } : { kind: 'ROLE', id: role.id };
  return { systemAdministrator, role, owner, version };
}
