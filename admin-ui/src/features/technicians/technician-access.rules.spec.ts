import { accessChangeOf } from './technician-access.rules';

describe('the access of a technician', () => {
  const permissions = [{ area: 'DEVICES', defaultLevel: 'VIEW', organizationOverrides: [] } as const].map((each) => ({
    ...each,
    organizationOverrides: [],
  }));

  it('is that of a role, which leaves their own as they are', () => {
    expect(accessChangeOf('ROLE', 7, permissions)).toEqual({ technicianRoleId: 7 });
  });

  it('is their own, in place of a role', () => {
    expect(accessChangeOf('OWN', 7, permissions)).toEqual({ technicianRoleId: null, permissions });
  });
});
