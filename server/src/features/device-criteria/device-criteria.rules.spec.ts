import { describe, expect, it } from 'vitest';
import {
  allOfConditions,
  type DeviceCondition,
  dependenciesOf,
  everyDevice,
  holdsWithoutSoftware,
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

describe('whether a device without any of the software could satisfy a condition', () => {
  const laptop = { kind: 'field', field: 'deviceClass', operator: 'equals', values: ['LAPTOP'] } as const;
  const a = installed({ productIds: [1] });
  const none = { kind: 'not', condition: a } as const;

  it.each<[string, DeviceCondition, boolean]>([
    ['software', a, false],
    ['the absence of software', none, true],
    ['a field', laptop, true],
    ['a fixed list', { kind: 'devices', ids: [1] }, true],
    ['everything', everyDevice, true],
    ['nothing', noDevice, false],
    ['software and a field', allOfConditions([laptop, a]), false],
    ['software or a field', { kind: 'any', conditions: [laptop, a] }, true],
    ['software or software', { kind: 'any', conditions: [a, installed({ titleIds: [2] })] }, false],
    ['not (the absence of software and a field)', { kind: 'not', condition: allOfConditions([none, laptop]) }, true],
    [
      'not (the absence of software or a field)',
      { kind: 'not', condition: { kind: 'any', conditions: [none, laptop] } },
      false,
    ],
  ])('%s', (_, condition, expected) => {
    expect(holdsWithoutSoftware(condition)).toBe(expected);
  });
});
