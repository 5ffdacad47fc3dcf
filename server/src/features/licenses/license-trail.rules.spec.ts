import { expect, it } from 'vitest';
import { organizationOfLicense } from './license-trail.rules.js';

it.each([
  [true, [], null],
  [false, [3], 3],
  [false, [3, 4], null],
  [true, [3], null],
])('an event of a license, global %s, of the organizations %j, tells of %s', (global, organizationIds, expected) => {
  expect(organizationOfLicense(global, { organizationIds, locations: [] })).toBe(expected);
});
