import { expect, it } from 'vitest';
import { complianceOf } from './license-compliance.rules.js';

it.each([
  [5, 4, 'COMPLIANT'],
  [5, 5, 'FULL'],
  [5, 6, 'UNDER_LICENSED'],
  [0, 0, 'FULL'],
] as const)('of %i, %i in use: %s', (quantity, usage, compliance) => {
  expect(complianceOf(quantity, usage)).toBe(compliance);
});
