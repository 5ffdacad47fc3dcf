import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criteriaArbitrary } from './device-criteria.factory.js';
import { cleanValue, namedIdsOf, parseCriteria } from './device-criteria.parse.rules.js';
import type { DeviceCondition } from './device-criteria.rules.js';

function nested(depth: number): unknown {
  return depth === 0 ? { all: [] } : { not: nested(depth - 1) };
}

function conditionOf(criteria: unknown): DeviceCondition {
  const { condition, error } = parseCriteria(criteria);
  if (condition === null) throw new Error(`${error.field}: ${error.message}`);
  return condition;
}

describe('criteria that are read', () => {
  it('become conditions', () => {
    const criteria = {
      all: [
        { any: [{ field: 'deviceClass', operator: 'in', value: ['LAPTOP', 'SERVER'] }] },
        { not: { deviceIds: [4, 5] } },
        { field: 'lastSeenAt', operator: 'olderThanDays', value: 30 },
      ],
    };
    expect(conditionOf(criteria)).toEqual({
      kind: 'all',
      conditions: [
        {
          kind: 'any',
          conditions: [{ kind: 'field', field: 'deviceClass', operator: 'in', values: ['LAPTOP', 'SERVER'] }],
        },
        { kind: 'not', condition: { kind: 'devices', ids: [4, 5] } },
        { kind: 'field', field: 'lastSeenAt', operator: 'olderThanDays', values: [30] },
      ],
    });
  });

  it('take one value where a list is understood', () => {
    expect(conditionOf({ field: 'tag', operator: 'in', value: 'lab' })).toMatchObject({ values: ['lab'] });
    expect(conditionOf({ field: 'organizationId', operator: 'equals', value: 7 })).toMatchObject({ values: [7] });
  });

  it.each([
    ['containsAny', { kind: 'installed', productIds: [1, 2] }],
    ['containsAll', { kind: 'all', conditions: [{ productIds: [1] }, { productIds: [2] }] }],
    ['notContainsAny', { kind: 'not', condition: { kind: 'installed', productIds: [1, 2] } }],
    ['notContainsAll', { kind: 'not', condition: { kind: 'all' } }],
  ])('understand product %s', (operator, expected) => {
    expect(conditionOf({ field: 'product', operator, value: [1, 2] })).toMatchObject(expected);
  });

  it.each([
    ['2026-02-28', '2026-02-28'],
    ['2026-11-21T08:00:00+01:00', '2026-11-21T07:00:00Z'],
  ])('understand the moment %s', (value, expected) => {
    expect(conditionOf({ field: 'lastSeenAt', operator: 'before', value })).toMatchObject({ values: [expected] });
  });

  it('keep texts that the database can hold', () => {
    expect(conditionOf({ field: 'name', operator: 'contains', value: ' a\u0000b\ud800 ' })).toMatchObject({
      values: ['a b\ufffd'],
    });
    expect(cleanValue('\u0007x\n\ty ')).toBe('x y');
  });

  it('read the same again', () => {
    const world = { deviceIds: [1, 2], organizationIds: [3], locationIds: [4], productIds: [5, 6] };
    fc.assert(
      fc.property(criteriaArbitrary(world), (criteria) => {
        expect(parseCriteria(JSON.parse(JSON.stringify(criteria)))).toEqual(parseCriteria(criteria));
        expect(parseCriteria(criteria).error).toBeNull();
      }),
    );
  });
});

describe('criteria that are refused', () => {
  it.each<[string, unknown]>([
    ['criteria', null],
    ['criteria', 7],
    ['criteria', 'all'],
    ['criteria', []],
    ['criteria', {}],
    ['criteria', { all: [], any: [] }],
    ['criteria', { all: [], surprise: 1 }],
    ['criteria', { field: 'name', operator: 'equals' }],
    ['criteria', { field: 'name', operator: 'equals', value: 'x', surprise: 1 }],
    ['criteria.all', { all: {} }],
    ['criteria.any', { any: 'x' }],
    ['criteria.not', { not: [] }],
    ['criteria.all.1.not', { all: [{ all: [] }, { not: 3 }] }],
    ['criteria.field', { field: 'colour', operator: 'equals', value: 'red' }],
    ['criteria.field', { field: 'toString', operator: 'equals', value: 'red' }],
    ['criteria.field', { field: { toString: 1, valueOf: 2 }, operator: 'equals', value: 'red' }],
    ['criteria.field', { field: null, operator: 'equals', value: 'red' }],
    ['criteria.operator', { field: 'name', operator: 'before', value: '2026-01-01' }],
    ['criteria.operator', { field: 'name', operator: 'constructor', value: 'x' }],
    ['criteria.operator', { field: 'name', operator: ['equals'], value: 'x' }],
    ['criteria.operator', { field: 'lastSeenAt', operator: 'equals', value: '2026-01-01' }],
    ['criteria.operator', { field: 'product', operator: 'in', value: [1] }],
    ['criteria.operator', { field: 'product', operator: 'toString', value: [1] }],
    ['criteria.value', { field: 'product', operator: 'containsAny', value: [] }],
    ['criteria.value', { field: 'organizationId', operator: 'in', value: ['1'] }],
    ['criteria.value', { field: 'organizationId', operator: 'in', value: [0] }],
    ['criteria.value', { field: 'organizationId', operator: 'in', value: [1.5] }],
    ['criteria.value', { field: 'organizationId', operator: 'in', value: [2 ** 53] }],
    ['criteria.value', { field: 'name', operator: 'equals', value: ['a', 'b'] }],
    ['criteria.value', { field: 'name', operator: 'in', value: [] }],
    ['criteria.value', { field: 'name', operator: 'equals', value: ' \u0000 ' }],
    ['criteria.value', { field: 'name', operator: 'equals', value: 'x'.repeat(501) }],
    ['criteria.value', { field: 'name', operator: 'equals', value: 5 }],
    ['criteria.value', { field: 'name', operator: 'equals', value: null }],
    ['criteria.value', { field: 'name', operator: 'in', value: new Array(10_001).fill('x') }],
    ['criteria.value', { field: 'deviceClass', operator: 'equals', value: 'TOASTER' }],
    ['criteria.value', { field: 'status', operator: 'in', value: ['ACTIVE', 'GONE'] }],
    ['criteria.value', { field: 'lastSeenAt', operator: 'olderThanDays', value: -1 }],
    ['criteria.value', { field: 'lastSeenAt', operator: 'olderThanDays', value: '3' }],
    ['criteria.value', { field: 'lastSeenAt', operator: 'olderThanDays', value: 36_501 }],
    ['criteria.value', { field: 'lastSeenAt', operator: 'before', value: '2026-02-30' }],
    ['criteria.value', { field: 'lastSeenAt', operator: 'before', value: 1_763_700_000 }],
    ['criteria.value', { field: 'lastSeenAt', operator: 'before', value: '-100000-01-01T00:00:00Z' }],
    ['criteria.value', { field: 'lastSeenAt', operator: 'after', value: '+200000-01-01T00:00:00Z' }],
    ['criteria.value', { field: 'lastSeenAt', operator: 'after', value: '1899-12-31T23:59:59Z' }],
    ['criteria.deviceIds', { deviceIds: [-1] }],
    ['criteria.deviceIds', { deviceIds: new Array(10_001).fill(1) }],
  ])('name the field %s in %j', (field, criteria) => {
    expect(parseCriteria(criteria).error).toMatchObject({ field, code: 'criteria' });
  });

  it('nest deeper than 10', () => {
    expect(parseCriteria(nested(10)).error).toBeNull();
    expect(parseCriteria(nested(11)).error?.field).toBe(`criteria${'.not'.repeat(11)}`);
    expect(parseCriteria(nested(5_000)).error?.code).toBe('criteria');
  });

  it('have more than 500 parts', () => {
    const parts = (count: number) => ({ all: new Array(count).fill({ all: [] }) });
    expect(parseCriteria(parts(499)).error).toBeNull();
    expect(parseCriteria(parts(500)).error?.field).toBe('criteria.all.499');
  });

  it('ask for each of more than 500 products, which are as many parts', () => {
    const all = (count: number, operator = 'containsAll') => ({
      all: [{ field: 'product', operator, value: Array.from({ length: count }, (_, index) => index + 1) }],
    });
    expect(parseCriteria(all(498)).error).toBeNull();
    expect(parseCriteria(all(499)).error?.field).toBe('criteria.all.0.value');
    expect(parseCriteria(all(499, 'notContainsAll')).error?.field).toBe('criteria.all.0.value');
    expect(parseCriteria(all(5_000, 'containsAny')).error).toBeNull();
  });

  it('are of any shape at all', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true, maxDepth: 5 }),
        (anything) => {
          const { condition, error } = parseCriteria({ all: [anything] });
          expect((condition === null) !== (error === null)).toBe(true);
        },
      ),
    );
  });
});

describe('the ids that a condition names', () => {
  it('are collected from everywhere', () => {
    const condition = conditionOf({
      any: [
        { field: 'organizationId', operator: 'in', value: [1, 2] },
        { not: { all: [{ field: 'locationId', operator: 'notIn', value: 3 }, { deviceIds: [4] }] } },
        { field: 'product', operator: 'notContainsAll', value: [5, 6] },
        { field: 'name', operator: 'contains', value: '7' },
      ],
    });
    expect(namedIdsOf(condition)).toEqual({
      organizationIds: [1, 2],
      locationIds: [3],
      deviceIds: [4],
      productIds: [5, 6],
    });
  });
});
