import { describe, expect, it } from 'vitest';
import { allOfConditions, everyDevice, installed, noDevice } from '../device-criteria/device-criteria.rules.js';
import { noExceptions } from './license-exceptions.rules.js';
import {
  type AssignmentRule,
  checksOf,
  deviceTargetOf,
  groupIdsOf,
  type LicenseRule,
  scopeCondition,
  sectionsOf,
} from './license-rule.rules.js';

const noGroups = new Map();
const everywhere = { global: true, organizationIds: [], locations: [] };

function automatic(rule: AssignmentRule): LicenseRule {
  return { type: 'PER_DEVICE', assignmentMode: 'AUTOMATIC', scope: everywhere, rule, exceptions: noExceptions };
}

describe('the scope of a license', () => {
  it('is every device when it is global, whatever else it says', () => {
    expect(scopeCondition({ global: true, organizationIds: [1], locations: [] })).toEqual(everyDevice);
  });

  it('is nobody when it is limited to nothing', () => {
    expect(scopeCondition({ global: false, organizationIds: [], locations: [] })).toEqual(noDevice);
  });

  it('takes organizations whole unless locations of them are named', () => {
    const locations = [
      { id: 21, organizationId: 2 },
      { id: 22, organizationId: 2 },
    ];
    expect(scopeCondition({ global: false, organizationIds: [1, 2, 3], locations })).toEqual({
      kind: 'any',
      conditions: [
        { kind: 'field', field: 'organizationId', operator: 'in', values: [1, 3] },
        { kind: 'field', field: 'locationId', operator: 'in', values: [21, 22] },
      ],
    });
    expect(scopeCondition({ global: false, organizationIds: [2], locations })).toEqual({
      kind: 'any',
      conditions: [{ kind: 'field', field: 'locationId', operator: 'in', values: [21, 22] }],
    });
  });
});

describe('the sections of a rule', () => {
  it('are none when everything in it is empty', () => {
    const rule: AssignmentRule = {
      products: { match: 'ALL', items: [] },
      deviceGroups: { match: 'ALL', ids: [] },
      software: [],
    };
    expect(sectionsOf(rule, noGroups)).toEqual([]);
    expect(sectionsOf({}, noGroups)).toEqual([]);
  });

  it('ask for any or all products, each in its range', () => {
    const items = [{ productId: 1, versionRange: '>=2' }, { productId: 2 }];
    const conditions = [installed({ productIds: [1] }, '>=2'), installed({ productIds: [2] })];
    const [any] = sectionsOf({ products: { match: 'ANY', items } }, noGroups);
    expect(any).toMatchObject({ kind: 'PRODUCTS', match: 'ANY', condition: { kind: 'any', conditions } });
    const [all] = sectionsOf({ products: { match: 'ALL', items } }, noGroups);
    expect(all).toMatchObject({ kind: 'PRODUCTS', match: 'ALL', condition: allOfConditions(conditions) });
    expect(all?.parts.map((part) => part.id)).toEqual([1, 2]);
  });

  it('ask for any or all groups, of which one that is gone has no members', () => {
    const groups = new Map([[3, everyDevice]]);
    const [check] = sectionsOf({ deviceGroups: { match: 'ALL', ids: [3, 4] } }, groups);
    expect(check).toMatchObject({
      kind: 'DEVICE_GROUPS',
      match: 'ALL',
      condition: allOfConditions([everyDevice, noDevice]),
      parts: [
        { id: 3, condition: everyDevice },
        { id: 4, condition: noDevice },
      ],
    });
    expect(groupIdsOf({ deviceGroups: { match: 'ANY', ids: [3, 4] } })).toEqual([3, 4]);
    expect(groupIdsOf({})).toEqual([]);
  });

  it('hold one check a software condition', () => {
    const checks = sectionsOf(
      {
        software: [
          { condition: 'CONTAINS_ALL', productIds: [1], titleIds: [2] },
          { condition: 'NOT_CONTAINS_ANY', productIds: [3], titleIds: [] },
        ],
      },
      noGroups,
    );
    expect(checks.map((check) => [check.kind, check.match, check.softwareMatch])).toEqual([
      ['SOFTWARE', 'ALL', 'CONTAINS_ALL'],
      ['SOFTWARE', 'ANY', 'NOT_CONTAINS_ANY'],
    ]);
    expect(checks[0]?.parts).toEqual([
      { id: 1, condition: installed({ productIds: [1] }) },
      { id: 2, condition: installed({ titleIds: [2] }) },
    ]);
    expect(checks[1]?.condition.kind).toBe('not');
  });
});

describe('the devices of a license', () => {
  const rule: AssignmentRule = { products: { match: 'ANY', items: [{ productId: 1 }] } };

  it('are given a seat when they satisfy every check of an automatic rule', () => {
    const target = deviceTargetOf(automatic(rule), noGroups);
    expect(target).toEqual({
      gives: true,
      keep: allOfConditions(checksOf(automatic(rule), noGroups).map((check) => check.condition)),
    });
    expect(checksOf(automatic(rule), noGroups).map((check) => check.kind)).toEqual(['STATUS', 'SCOPE', 'PRODUCTS']);
  });

  it('are none when an automatic license has no section', () => {
    expect(deviceTargetOf(automatic({}), noGroups)).toEqual({ keep: noDevice, gives: false });
  });

  it('keep the seat that somebody gave them, whatever rule is left on a manual license', () => {
    const license: LicenseRule = { ...automatic(rule), assignmentMode: 'MANUAL' };
    expect(checksOf(license, noGroups).map((check) => check.kind)).toEqual(['STATUS', 'SCOPE']);
    expect(deviceTargetOf(license, noGroups)).toMatchObject({ gives: false, keep: { kind: 'all' } });
  });

  it.each(['CUSTOM', 'PER_USER', 'PER_SITE'] as const)('are none for a license of type %s', (type) => {
    const license: LicenseRule = { ...automatic(rule), type, assignmentMode: type === 'CUSTOM' ? null : 'AUTOMATIC' };
    expect(deviceTargetOf(license, noGroups)).toEqual({ keep: noDevice, gives: false });
  });

  it('are those that are pinned in too, and none that is kept out', () => {
    const { keep, gives } = deviceTargetOf(
      { ...automatic(rule), exceptions: { included: [7], excluded: [8] } },
      noGroups,
    );
    expect(gives).toBe(true);
    expect(keep).toMatchObject({
      kind: 'all',
      conditions: [
        { kind: 'all' },
        { kind: 'all' },
        { kind: 'not', condition: { kind: 'devices', ids: [8] } },
        { kind: 'any', conditions: [{ kind: 'all' }, { kind: 'devices', ids: [7] }] },
      ],
    });
  });

  it('are those that are pinned in where the rule has no section', () => {
    const license = { ...automatic({}), exceptions: { included: [7], excluded: [] } };
    const { keep, gives } = deviceTargetOf(license, noGroups);
    expect(gives).toBe(true);
    expect(keep).toMatchObject({ conditions: [{}, {}, { kind: 'devices', ids: [7] }] });
  });
});
