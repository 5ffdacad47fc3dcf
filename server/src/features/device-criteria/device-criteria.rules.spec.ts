import { describe, expect, it } from 'vitest';
import {
  allOfConditions,
  dependenciesOf,
  everyDevice,
  installed,
  noDevice,
  sizeOf,
  softwareCondition,
  softwareMatches,
} from './device-criteria.rules.js';

describe('software conditions', () => {
  it('treat products and titles alike', () => {
    const any = installed({ productIds: [1], titleIds: [2] });
    const all = allOfConditions([installed({ productIds: [1] }), installed({ titleIds: [2] })]);
    const expected = { CONTAINS_ANY: any, CONTAINS_ALL: all };
    expect(softwareCondition('CONTAINS_ANY', [1], [2])).toEqual(expected.CONTAINS_ANY);
    expect(softwareCondition('CONTAINS_ALL', [1], [2])).toEqual(expected.CONTAINS_ALL);
    expect(softwareCondition('NOT_CONTAINS_ANY', [1], [2])).toEqual({ kind: 'not', condition: any });
    expect(softwareCondition('NOT_CONTAINS_ALL', [1], [2])).toEqual({ kind: 'not', condition: all });
  });
});

describe('what a condition looks at', () => {
  it.each(softwareMatches)('is the software of %s', (match) => {
    const found = dependenciesOf(softwareCondition(match, [1, 2], [3]));
    expect(found).toEqual({
      productIds: new Set([1, 2]),
      titleIds: new Set([3]),
      fields: false,
      lastSeen: false,
    });
  });

  it('is collected from every branch', () => {
    const found = dependenciesOf({
      kind: 'any',
      conditions: [
        { kind: 'not', condition: { kind: 'field', field: 'tag', operator: 'equals', values: ['x'] } },
        allOfConditions([installed({ productIds: [9] }, '>=1'), { kind: 'devices', ids: [1] }]),
      ],
    });
    expect(found).toEqual({ productIds: new Set([9]), titleIds: new Set(), fields: true, lastSeen: false });
  });

  it('is time, when it was last seen matters', () => {
    const condition = { kind: 'field', field: 'lastSeenAt', operator: 'olderThanDays', values: [3] } as const;
    expect(dependenciesOf({ kind: 'not', condition })).toMatchObject({ fields: true, lastSeen: true });
  });

  it('is nothing for all and for none', () => {
    for (const condition of [everyDevice, noDevice]) {
      expect(dependenciesOf(condition)).toMatchObject({ fields: false, lastSeen: false });
    }
  });
});

it('the size of a condition counts its parts and itself', () => {
  expect(sizeOf(installed({ productIds: [1, 2, 3] }))).toBe(1);
  expect(sizeOf(softwareCondition('NOT_CONTAINS_ALL', [1, 2], [3]))).toBe(5);
  expect(sizeOf({ kind: 'any', conditions: [everyDevice, { kind: 'devices', ids: [1, 2] }] })).toBe(3);
});
