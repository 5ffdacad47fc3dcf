import { describe, expect, it } from 'vitest';
import { changeOf, concernsRules, kindFaults } from './people.rules.js';

describe('what a person of a kind can have', () => {
  it.each([
    ['END_USER', { organizationId: 1 }, []],
    ['END_USER', {}, ['person.organization-required']],
    ['END_USER', { organizationId: null }, ['person.organization-required']],
    ['END_USER', { organizationId: 1, systemAdministrator: false, active: true }, []],
    ['END_USER', { organizationId: 1, systemAdministrator: true }, ['person.not-a-technician']],
    ['END_USER', { organizationId: 1, roleIds: [1] }, []],
    ['END_USER', { organizationId: 1, technicianRoleId: null }, []],
    ['END_USER', { organizationId: 1, technicianRoleId: 1 }, ['person.not-a-technician']],
    ['CONTACT', { roleIds: [1] }, ['person.roles-of-end-users']],
    ['CONTACT', { roleIds: [], technicianRoleId: 1 }, ['person.not-a-technician']],
    ['TECHNICIAN', { roleIds: [1] }, ['person.roles-of-end-users']],
    ['TECHNICIAN', { roleIds: [], technicianRoleId: 1 }, []],
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

describe('what license rules look at', () => {
  it.each([
    [{}, false],
    [{ password: 'x' }, false],
    [{ organizationId: null }, true],
    [{ roleIds: [] }, true],
    [{ technicianRoleId: null }, true],
    [{ active: false }, true],
    [{ systemAdministrator: false }, true],
  ])('%j: %s', (fields, concerns) => {
    expect(concernsRules(fields)).toBe(concerns);
  });
});

it.each([
  [true, true, 'updated'],
  [false, false, 'updated'],
  [true, false, 'deactivated'],
  [false, true, 'reactivated'],
])('a change from active %s to %s is called %s', (was, is, called) => {
  expect(changeOf({ active: was }, { active: is })).toBe(called);
});
