import { describe, expect, it } from 'vitest';
import { claimAt, domainOf, grantOf, isOfDomains, vouchedFor } from './claims.rules.js';

const of = (claims: Record<string, unknown>, rolesClaim: string | null = null) =>
  vouchedFor('https://issuer.test', 'subject', [claims], rolesClaim);

describe('an e-mail address', () => {
  it.each([
    [{ email_verified: true }, true],
    [{ email_verified: 'true' }, true],
    [{ xms_edov: '1' }, true],
    [{ xms_edov: true }, true],
    [{}, false],
    [{ email_verified: 'yes' }, false],
    [{ email_verified: 'false', xms_edov: false }, false],
    [{ email_verified: {} }, false],
    [{ email_verified: false, xms_edov: true }, false],
    [{ email_verified: '0', xms_edov: '1' }, false],
    [{ email_verified: true, xms_edov: 0 }, false],
  ])('with %j is verified: %s', (claims, expected) => {
    expect(of({ email: 'ann@acme.test', ...claims }).emailVerified).toBe(expected);
  });

  it.each([
    ['ann@acme.test, not said to be verified', { email: 'ann@acme.test' }, { email_verified: true }, false],
    ['of both', { email: 'ann@acme.test' }, { email: 'eve@evil.test', email_verified: true }, false],
    ['of the token', { email: 'ann@acme.test', email_verified: true }, { email_verified: false }, true],
    ['of what is added', { email_verified: false }, { email: 'ann@acme.test', email_verified: true }, true],
    ['of what is added, unverified', { xms_edov: true }, { email: 'ann@acme.test' }, false],
  ])('is of one document: %s', (_, token, added, verified) => {
    const person = vouchedFor('https://issuer.test', 'subject', [token, added], null);
    expect(person).toMatchObject({ email: 'ann@acme.test', emailVerified: verified });
  });

  it.each([[undefined], [7], [''], ['no address'], ['a@b@c'], ['a b@c.test'], [`${'x'.repeat(320)}@y.test`]])(
    'is none: %j',
    (email) => {
      expect(of({ email, email_verified: true })).toMatchObject({ email: null, emailVerified: false });
    },
  );
});

it.each([
  [{ name: ' Ann  Lee ' }, 'Ann Lee'],
  [{ name: '', given_name: 'Ann', family_name: 'Lee' }, 'Ann Lee'],
  [{ preferred_username: 'ann' }, 'ann'],
  [{ email: 'ann@acme.test' }, 'ann'],
  [{ name: 7 }, 'Technician'],
])('of %j the name is %j', (claims, name) => expect(of(claims).name).toBe(name));

it('reads roles from a claim by its name, or by a path', () => {
  expect(of({ groups: ['a', 7, 'b'] }, 'groups').roleValues).toEqual(['a', 'b']);
  expect(of({ role: 'a' }, 'role').roleValues).toEqual(['a']);
  expect(of({ realm_access: { roles: ['a'] } }, 'realm_access.roles').roleValues).toEqual(['a']);
  expect(of({ 'https://acme.test/roles': ['a'] }, 'https://acme.test/roles').roleValues).toEqual(['a']);
  expect(of({ groups: { a: true } }, 'groups').roleValues).toEqual([]);
  expect(of({}, 'constructor.name').roleValues).toEqual([]);
  const added = { groups: ['b'], roles: ['c'] };
  expect(vouchedFor('i', 's', [{ groups: ['a'] }, added], 'groups').roleValues).toEqual(['a']);
  expect(vouchedFor('i', 's', [{ groups: ['a'] }, added], 'roles').roleValues).toEqual(['c']);
  expect(claimAt({ a: [{ b: 1 }] }, 'a.0.b')).toBeNull();
});

it('gives what the first mapping says that applies, else the default', () => {
  const roleMappings = [
    { claimValue: 'a', technicianRoleId: 1, systemAdministrator: false },
    { claimValue: 'b', technicianRoleId: null, systemAdministrator: true },
  ];
  const role = (technicianRoleId: number) => ({ technicianRoleId, systemAdministrator: false });
  expect(grantOf({ roleMappings, defaultTechnicianRoleId: 3 }, ['b', 'a'])).toEqual(role(1));
  expect(grantOf({ roleMappings, defaultTechnicianRoleId: 3 }, ['b'])).toEqual({
    technicianRoleId: null,
    systemAdministrator: true,
  });
  expect(grantOf({ roleMappings, defaultTechnicianRoleId: 3 }, ['A'])).toEqual(role(3));
  expect(grantOf({ roleMappings, defaultTechnicianRoleId: null }, [])).toBeNull();
});

it('knows domains', () => {
  expect(domainOf('Ann@Acme.TEST')).toBe('acme.test');
  const ann = of({ email: 'ann@acme.test', email_verified: true });
  expect(isOfDomains(ann, [])).toBe(true);
  expect(isOfDomains(ann, ['acme.test'])).toBe(true);
  expect(isOfDomains(ann, ['test', 'sub.acme.test'])).toBe(false);
  expect(isOfDomains({ ...ann, emailVerified: false }, ['acme.test'])).toBe(false);
});
