import { describe, expect, it } from 'vitest';
import {
  addressFault,
  cleanDomain,
  cleanIssuer,
  concernsEverybody,
  endsSessions,
  mergedProvider,
  providerFaults,
  rolesGivenBy,
} from './identity-providers.rules.js';

const plain = mergedProvider(null, { name: 'x', issuer: 'https://login.example.test', clientId: 'y' });
const role = (claimValue: string, technicianRoleId: number) => ({
  claimValue,
  technicianRoleId,
  systemAdministrator: false,
});

describe('a provider', () => {
  it('asks for e-mail and name unless said otherwise, and always for openid', () => {
    expect(plain.scopes).toEqual(['openid', 'email', 'profile']);
    expect(mergedProvider(plain, { scopes: ['groups', 'groups'] }).scopes).toEqual(['openid', 'groups']);
  });

  it('keeps what a change does not name', () => {
    const held = { ...plain, rolesClaim: 'g', roleMappings: [role('a', 1)], defaultTechnicianRoleId: 2, active: false };
    expect(mergedProvider(held, {})).toEqual(held);
    expect(mergedProvider(held, { rolesClaim: null, defaultTechnicianRoleId: null, roleMappings: [] })).toEqual({
      ...held,
      rolesClaim: null,
      defaultTechnicianRoleId: null,
      roleMappings: [],
    });
  });

  it('gives the roles of its mappings and its default', () => {
    const fields = { ...plain, roleMappings: [role('a', 1), role('b', 2), role('c', 1)], defaultTechnicianRoleId: 3 };
    expect(rolesGivenBy(fields)).toEqual([1, 2, 3]);
  });

  it.each([
    [{ active: false }, true],
    [{ satisfiesOneTimeCode: false }, true],
    [{ issuer: 'https://elsewhere.test' }, true],
    [{ name: 'y', trustsEmail: true, allowedEmailDomains: ['acme.test'] }, false],
  ])('by the change %j ends what it has opened: %s', (change, ends) => {
    const held = { ...plain, satisfiesOneTimeCode: true };
    expect(endsSessions(held, { ...held, ...change })).toBe(ends);
    expect(endsSessions({ ...held, ...change }, held)).toBe('issuer' in change);
  });

  it('maps no value twice', () => {
    const twice = { ...plain, rolesClaim: 'g', roleMappings: [role('a', 1), role('a', 2)] };
    expect(providerFaults(twice).map(({ field }) => field)).toEqual(['roleMappings.1']);
    expect(providerFaults(plain)).toEqual([]);
  });

  it.each([
    [{ defaultTechnicianRoleId: 1 }, ['allowedEmailDomains']],
    [{ defaultTechnicianRoleId: 1, rolesClaim: 'g', roleMappings: [role('a', 1)] }, ['allowedEmailDomains']],
    [{ defaultTechnicianRoleId: 1, allowedEmailDomains: ['acme.test'] }, []],
    [{ rolesClaim: 'g', roleMappings: [role('a', 1)] }, []],
    [{ defaultTechnicianRoleId: 1, createsTechnicians: false }, []],
  ])('makes accounts for people of named domains, or with a mapped role alone: %j', (fields, faults) => {
    const given = providerFaults({ ...plain, createsTechnicians: true, ...fields });
    expect(given.map(({ field }) => field)).toEqual(faults);
  });

  it.each([
    ['trustsEmail', true],
    ['satisfiesOneTimeCode', true],
    ['allowPrivateAddress', true],
    ['requiredEmailDomains', ['acme.test']],
    ['roleMappings', [{ claimValue: 'x', technicianRoleId: null, systemAdministrator: true }]],
  ])('concerns everybody by %s', (field, value) => {
    expect(concernsEverybody(plain)).toBe(false);
    expect(concernsEverybody({ ...plain, [field]: value })).toBe(true);
  });
});

it.each([
  ['@Acme.COM ', 'acme.com'],
  ['bücher.example', 'xn--bcher-kva.example'],
])('of the domain %j becomes %j', (typed, kept) => expect(cleanDomain(typed)).toBe(kept));

it('takes a discovery document for its issuer', () => {
  expect(cleanIssuer(' https://x.test/a/.well-known/openid-configuration ')).toBe('https://x.test/a');
  expect(cleanIssuer('https://x.test/a/')).toBe('https://x.test/a/');
});

it.each([
  ['https://login.example.test', false, true],
  ['https://10.0.0.5', false, false],
  ['https://10.0.0.5', true, true],
  ['https://[fd12::1]', false, false],
  ['http://login.example.test', true, false],
  ['http://localhost:8080', false, false],
  ['http://localhost:8080', true, true],
  ['http://[::1]:8080', true, true],
  ['https://[::1]', false, false],
  ['ftp://login.example.test', true, false],
])('the address %s, near ones allowed: %s, is fine: %s', (address, near, fine) => {
  expect(addressFault(new URL(address), near) === null).toBe(fine);
});
