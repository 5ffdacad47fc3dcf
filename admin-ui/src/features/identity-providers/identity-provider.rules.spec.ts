import type { IdentityProviderResponse } from '../../api/model';
import { changeOf, creationOf, fieldsOf } from './identity-provider.rules';

const provider: IdentityProviderResponse = {
  id: 3,
  version: 2,
  name: 'Contoso',
  issuer: 'https://login.contoso.test',
  clientId: 'seatwise',
  scopes: ['openid', 'groups'],
  active: false,
  rolesClaim: 'groups',
  roleMappings: [
    { claimValue: 'staff', technicianRole: { id: 7, name: 'Desk' }, systemAdministrator: false },
    { claimValue: 'admins', technicianRole: null, systemAdministrator: true },
  ],
  createsTechnicians: true,
  defaultTechnicianRole: { id: 8, name: 'Guest' },
  allowedEmailDomains: ['contoso.test'],
  requiredEmailDomains: [],
  trustsEmail: true,
  satisfiesOneTimeCode: false,
  allowPrivateAddress: false,
  technicianCount: 1,
  manageable: true,
  createdAt: '2026-01-01T00:00:00Z',
};

describe('what is sent of a provider', () => {
  it('is what it was, when nothing was changed', () => {
    const {
      id: _,
      version: __,
      technicianCount: ___,
      manageable: ____,
      createdAt: _____,
      defaultTechnicianRole,
      ...rest
    } = provider;
    expect(changeOf(fieldsOf(provider))).toEqual({
      ...rest,
      defaultTechnicianRoleId: defaultTechnicianRole?.id,
      roleMappings: [
        { claimValue: 'staff', technicianRoleId: 7 },
        { claimValue: 'admins', systemAdministrator: true },
      ],
    });
  });

  it('has the secret where one was entered', () => {
    expect(changeOf({ ...fieldsOf(provider), clientSecret: 'new' }).clientSecret).toBe('new');
    expect(creationOf({ ...fieldsOf(null), clientSecret: 'first' })).toMatchObject({
      clientSecret: 'first',
      scopes: ['openid', 'email', 'profile'],
      rolesClaim: null,
    });
  });
});
