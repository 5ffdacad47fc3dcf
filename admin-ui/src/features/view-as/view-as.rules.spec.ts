import type { PermissionGrant } from '../../api/model';
import { anActor } from '../../testing/http';
import { mayViewAs } from './view-as.rules';

const devices: PermissionGrant = { area: 'DEVICES', defaultLevel: 'VIEW', organizationOverrides: [] };
const role = { systemAdministrator: false, permissions: [devices] };
const actor = { ...anActor(), permissions: [devices] };

describe('viewing as another', () => {
  it('is for those who may do all of it', () => {
    expect(mayViewAs(actor, role)).toBe(true);
    expect(mayViewAs(anActor(), role)).toBe(false);
    expect(mayViewAs(actor, { ...role, systemAdministrator: true })).toBe(false);
    expect(mayViewAs({ ...actor, systemAdministrator: true }, { ...role, systemAdministrator: true })).toBe(true);
  });

  it('is for people with a session, once at a time', () => {
    expect(mayViewAs(null, role)).toBe(false);
    expect(mayViewAs({ ...actor, kind: 'API_CLIENT' }, role)).toBe(false);
    const viewingAs = { kind: 'TECHNICIAN_ROLE', id: 1, name: 'Help desk' } as const;
    expect(mayViewAs({ ...actor, viewingAs }, role)).toBe(false);
  });
});
