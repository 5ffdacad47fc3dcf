import { describe, expect, it } from 'vitest';
import { type Actor, actorKey } from '../authorization/actor.js';
import { noPermissions, type Permissions } from '../authorization/permissions.js';
import type { AccountView } from './account-directory.js';
import { viewedBy } from './views.service.js';

const devices = (defaultLevel: 'VIEW' | 'FULL'): Permissions => ({
  systemAdministrator: false,
  areas: { DEVICES: { defaultLevel, organizationOverrides: [] } },
});
const actorWith = (permissions: Permissions): Actor => ({
  kind: 'TECHNICIAN',
  id: 1,
  name: 'Ana',
  email: 'ana@msp.test',
  permissions,
});
const helpDesk: AccountView = {
  viewedAs: { kind: 'TECHNICIAN_ROLE', id: 7, name: 'Help desk', role: 'Help desk' },
  permissions: devices('VIEW'),
  active: true,
};

describe('somebody who views as another', () => {
  it('looks with the permissions of the other, and stays who they are', () => {
    expect(viewedBy(actorWith(devices('FULL')), helpDesk)).toMatchObject({
      id: 1,
      name: 'Ana',
      permissions: helpDesk.permissions,
      viewingAs: { name: 'Help desk' },
    });
  });

  it.each([
    ['whose permissions do not include those any more', devices('VIEW'), { ...helpDesk, permissions: devices('FULL') }],
    ['and the other may not sign in any more', devices('FULL'), { ...helpDesk, active: false }],
    ['and the other is gone', devices('FULL'), null],
  ])('sees nothing when it is one %s', (_, own, view) => {
    const seen = viewedBy(actorWith(own), view);
    expect(seen.permissions).toBe(noPermissions);
    expect(seen.viewingAs).toBeDefined();
  });

  it('has nothing of their own meanwhile', () => {
    const own = actorWith(devices('FULL'));
    const asTechnician = { ...helpDesk, viewedAs: { ...helpDesk.viewedAs, kind: 'TECHNICIAN' as const } };
    expect(new Set([own, viewedBy(own, helpDesk), viewedBy(own, asTechnician)].map(actorKey))).toEqual(
      new Set(['1', 'role 7', '7']),
    );
  });
});
