import { describe, expect, it } from 'vitest';
import { kindFaults, mayManageTechnician } from './people.rules.js';

describe('what a person of a kind can have', () => {
  it.each([
    ['END_USER', { organizationId: 1 }, []],
    ['END_USER', {}, ['person.organization-required']],
    ['END_USER', { organizationId: null }, ['person.organization-required']],
    ['END_USER', { organizationId: 1, systemAdministrator: false, active: true }, []],
    ['END_USER', { organizationId: 1, systemAdministrator: true }, ['person.not-a-technician']],
    ['CONTACT', {}, []],
    ['CONTACT', { organizationId: 1 }, []],
    ['CONTACT', { active: false, password: 'x' }, ['person.not-a-technician', 'person.not-a-technician']],
    ['TECHNICIAN', { systemAdministrator: true, active: false, password: 'x' }, []],
    ['TECHNICIAN', { organizationId: 1 }, ['person.organization-not-allowed']],
  ] as const)('%s with %j: %j', (kind, fields, codes) => {
    expect(kindFaults(kind, fields).map((fault) => fault.code)).toEqual(codes);
  });

  it('names the fields', () => {
    expect(kindFaults('END_USER', { password: 'x' }).map((fault) => fault.field)).toEqual([
      'organizationId',
      'password',
    ]);
  });
});

describe('who may touch the account of a technician', () => {
  it.each([
    [true, true, true, true],
    [false, false, false, true],
    [false, true, false, false],
    [false, false, true, false],
  ])('administrator %s, of administrator %s, to administrator %s: %s', (actor, isAdministrator, becomes, may) => {
    expect(mayManageTechnician(actor, { isAdministrator, becomesAdministrator: becomes })).toBe(may);
  });
});
