import { describe, expect, it } from 'vitest';
import type { PermissionLevel } from '../../platform/authorization/permissions.js';
import { endUserRolesPolicy } from './end-user-roles.policy.js';

function actions(defaultLevel: PermissionLevel, levelInOne: PermissionLevel): unknown[] {
  const permission = { defaultLevel, organizationOverrides: [{ organizationId: 1, level: levelInOne }] };
  const rules = endUserRolesPolicy.rules({ systemAdministrator: false, areas: { END_USERS: permission } });
  return rules.map(({ action }) => action);
}

describe('who may do what with end-user roles', () => {
  it.each([
    ['NONE', 'NONE', []],
    ['NONE', 'VIEW', ['read']],
    ['NONE', 'FULL', ['read']],
    ['VIEW', 'NONE', ['read']],
    ['VIEW', 'FULL', ['read']],
    ['UPDATE', 'NONE', ['read', 'update']],
    ['FULL', 'NONE', ['read', 'update', 'create', 'delete']],
  ] as const)('%s everywhere, %s in one organization: %j', (defaultLevel, levelInOne, allowed) => {
    expect(actions(defaultLevel, levelInOne)).toEqual(allowed);
  });

  it('is everything for a system administrator, and nothing without access to end users', () => {
    expect(endUserRolesPolicy.rules({ systemAdministrator: true, areas: {} })).toHaveLength(4);
    expect(endUserRolesPolicy.rules({ systemAdministrator: false, areas: {} })).toEqual([]);
  });
});
