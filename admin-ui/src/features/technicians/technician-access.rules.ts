import type { PermissionGrant, UpdatePersonRequest } from '../../api/model';
import { withoutRepetition } from '../permissions/permission-matrix.rules';

/** What is sent to give a technician a role, or permissions of their own in place of one: one step, all or nothing. */
export function accessChangeOf(
  way: 'ROLE' | 'OWN',
  technicianRoleId: number | null,
  permissions: readonly PermissionGrant[],
): UpdatePersonRequest {
  return way === 'ROLE'
    ? { technicianRoleId }
    : { technicianRoleId: null, permissions: withoutRepetition(permissions) };
}
