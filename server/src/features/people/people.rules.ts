import type { FieldError } from '../../platform/http/app-error.js';

export const personKinds = ['END_USER', 'TECHNICIAN', 'CONTACT'] as const;
export type PersonKind = (typeof personKinds)[number];

/** What of a person depends on the kind. Absent is "not spoken of". */
export interface KindDependentFields {
  organizationId?: number | null;
  roleIds?: readonly number[];
  technicianRoleId?: number | null;
  systemAdministrator?: boolean;
  active?: boolean;
  requiresOneTimeCode?: boolean;
  password?: string;
  permissions?: readonly object[];
}

/**
 * The fields that a person of this kind cannot have.
 * @param fields the person as it would be, with what only technicians have as far as the request speaks of it.
 */
export function kindFaults(kind: PersonKind, fields: KindDependentFields): FieldError[] {
  const faults: FieldError[] = [];
  const organizationId = fields.organizationId ?? null;
  if (kind === 'END_USER' && organizationId === null) {
    const message = 'An end user belongs to an organization. Choose one.';
    faults.push({ field: 'organizationId', code: 'person.organization-required', message });
  }
  if (kind !== 'END_USER' && (fields.roleIds ?? []).length > 0) {
    const message = 'Only end users have end-user roles. Leave this out.';
    faults.push({ field: 'roleIds', code: 'person.roles-of-end-users', message });
  }
  if (kind === 'TECHNICIAN') {
    if (organizationId === null) return faults;
    const message = 'A technician belongs to no organization. Access to organizations is given by permissions.';
    return [...faults, { field: 'organizationId', code: 'person.organization-not-allowed', message }];
  }
  const technicianOnly: [string, boolean][] = [
    ['technicianRoleId', (fields.technicianRoleId ?? null) !== null],
    ['systemAdministrator', fields.systemAdministrator === true],
    ['active', fields.active === false],
    ['requiresOneTimeCode', fields.requiresOneTimeCode === true],
    ['password', fields.password !== undefined],
    ['permissions', fields.permissions !== undefined],
  ];
  for (const [field, given] of technicianOnly) {
    if (!given) continue;
    faults.push({ field, code: 'person.not-a-technician', message: 'Only technicians have this. Leave it out.' });
  }
  return faults;
}

/** What a change of a person is called in the audit log. */
export function changeOf(before: { active: boolean }, after: { active: boolean }): string {
  if (before.active === after.active) return 'updated';
  return after.active ? 'reactivated' : 'deactivated';
}

/** Whether a request speaks of what license rules look at: who gets seats may follow. */
export function concernsRules(fields: KindDependentFields): boolean {
  const { organizationId, roleIds, technicianRoleId, systemAdministrator, active } = fields;
  return [organizationId, roleIds, technicianRoleId, systemAdministrator, active].some((value) => value !== undefined);
}
