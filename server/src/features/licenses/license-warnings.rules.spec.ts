import { expect, it } from 'vitest';
import type { AssignmentRule, LicenseRule } from '../reconciliation/license-rule.rules.js';
import { enforcementWarnings, nobodyWarning, ruleSections, ruleWarnings } from './license-warnings.rules.js';

const globalScope = { global: true, organizationIds: [], locations: [] };
const limited = { global: false, organizationIds: [1], locations: [] };

const warnings = (rule: AssignmentRule, license: Partial<LicenseRule> = {}) =>
  ruleWarnings({ type: 'PER_DEVICE', assignmentMode: 'AUTOMATIC', scope: globalScope, ...license, rule }, false);

const has = (...ids: number[]): AssignmentRule => ({
  products: { match: 'ANY', items: ids.map((productId) => ({ productId })) },
});
const lacks = (...productIds: number[]): AssignmentRule => ({
  software: [{ condition: 'NOT_CONTAINS_ANY', productIds, titleIds: [] }],
});

it.each<[string, AssignmentRule, Partial<LicenseRule>, RegExp]>([
  ['no section', {}, {}, /Without products, groups or software/],
  ['no section of sites', { products: { match: 'ANY', items: [] } }, { type: 'PER_SITE' }, /Without products/],
  ['no role', {}, { type: 'PER_USER' }, /Without end-user or technician roles/],
  [
    'technicians of an organization',
    { technicians: { match: 'ANY', roleIds: [1] } },
    { type: 'PER_USER', scope: limited },
    /only a global license/,
  ],
  ['a product that is forbidden', { ...has(1), ...lacks(2, 1) }, {}, /no device can/],
  [
    'one of all that is forbidden',
    { products: { match: 'ALL', items: [{ productId: 1 }, { productId: 2 }] }, ...lacks(2) },
    {},
    /no device can/,
  ],
  [
    'a contained product that is not to be contained',
    {
      software: [
        { condition: 'CONTAINS_ANY', productIds: [3], titleIds: [] },
        { condition: 'NOT_CONTAINS_ALL', productIds: [3], titleIds: [] },
      ],
    },
    {},
    /no device can/,
  ],
])('warns of %s', (_, rule, license, text) => {
  expect(warnings(rule, license)).toEqual([expect.stringMatching(text)]);
});

it.each<[string, AssignmentRule, Partial<LicenseRule>]>([
  ['a manual license', {}, { assignmentMode: 'MANUAL' }],
  ['a product', has(1), {}],
  ['any of two, one of them forbidden', { ...has(1, 2), ...lacks(2) }, {}],
  ['a group', { deviceGroups: { match: 'ALL', ids: [1] } }, {}],
  ['roles', { endUsers: { match: 'ALL', roleIds: [1] } }, { type: 'PER_USER', scope: limited }],
  ['technicians everywhere', { technicians: { match: 'ANY', roleIds: [1] } }, { type: 'PER_USER' }],
])('has nothing to say of %s', (_, rule, license) => {
  expect(warnings(rule, license)).toEqual([]);
});

it('has nothing to say of a license that pins holders in', () => {
  const license = { type: 'PER_DEVICE', assignmentMode: 'AUTOMATIC', scope: globalScope, rule: {} } as const;
  expect(ruleWarnings(license, false)).toHaveLength(1);
  expect(ruleWarnings(license, true)).toEqual([]);
});

it.each([
  ['PER_DEVICE', 'AUTOMATIC', /^The quantity cannot be enforced: a rule gives seats whatever the quantity is/],
  ['PER_SITE', 'AUTOMATIC', /a rule gives seats/],
  ['CUSTOM', null, /^The quantity cannot be enforced: the usage of a custom license is a number/],
] as const)('warns that the quantity of %s, %s cannot be enforced', (type, assignmentMode, text) => {
  const license = { type, assignmentMode };
  expect(enforcementWarnings({ ...license, enforceQuantity: true })).toEqual([expect.stringMatching(text)]);
  expect(enforcementWarnings({ ...license, enforceQuantity: false })).toEqual([]);
});

it('has nothing to say of a quantity that is enforced for seats by hand', () => {
  const license = { type: 'PER_USER', assignmentMode: 'MANUAL', enforceQuantity: true } as const;
  expect(enforcementWarnings(license)).toEqual([]);
});

it('names the sections that leave nobody, or says that no one satisfies all', () => {
  const rule: AssignmentRule = { ...has(1), deviceGroups: { match: 'ANY', ids: [1] }, ...lacks(2) };
  const names = ruleSections({ rule }).map((section) => section.name);
  expect(names).toEqual(['the products', 'the device groups', 'the software condition']);
  expect(ruleSections({ rule })[1]?.rule).toEqual({ deviceGroups: { match: 'ANY', ids: [1] } });
  expect(nobodyWarning('PER_DEVICE', ['the products'])).toBe('No device in scope satisfies the products.');
  expect(nobodyWarning('PER_USER', [])).toMatch('no person satisfies all of them');
});
