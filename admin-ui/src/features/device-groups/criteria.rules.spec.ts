import { childPath, fixedDeviceIds, innerPath, isIncomplete, namedIds, newCriterion, newGroup } from './criteria.rules';
import { fixedDevices, readCriteria, writeCriteria } from './criteria.rules';
import type { CriterionField, NamedThing } from './criteria.types';

const name = (field: CriterionField, id: number): NamedThing => ({ id, name: `${field} ${id}` });

function roundTrip(criteria: unknown): unknown {
  return writeCriteria(readCriteria(criteria, name));
}

const tree = {
  all: [
    { field: 'osName', operator: 'contains', value: 'Windows' },
    {
      any: [
        { field: 'product', operator: 'containsAll', value: [3, 4] },
        { not: { field: 'name', operator: 'startsWith', value: 'LAB' } },
      ],
    },
    { not: { any: [{ field: 'tag', operator: 'in', value: ['test', 'spare'] }] } },
    { field: 'lastSeenAt', operator: 'olderThanDays', value: 30 },
    { field: 'lastSeenAt', operator: 'before', value: '2026-11-21T08:00:00Z' },
    { not: { deviceIds: [9] } },
  ],
};

describe('criteria', () => {
  it('are written as they were read', () => {
    expect(roundTrip(tree)).toEqual(tree);
  });

  it('have a group at their top, so that more can be added', () => {
    const leaf = { field: 'name', operator: 'equals', value: 'PC-1' };
    expect(roundTrip(leaf)).toEqual({ all: [leaf] });
    expect(roundTrip({ not: leaf })).toEqual({ all: [{ not: leaf }] });
  });

  it('ask for one of several where an id or a class is equal to one', () => {
    expect(roundTrip({ all: [{ field: 'organizationId', operator: 'equals', value: 3 }] })).toEqual({
      all: [{ field: 'organizationId', operator: 'in', value: [3] }],
    });
    expect(roundTrip({ all: [{ field: 'deviceClass', operator: 'equals', value: 'server' }] })).toEqual({
      all: [{ field: 'deviceClass', operator: 'in', value: ['SERVER'] }],
    });
  });

  it('lose a not of a not', () => {
    expect(roundTrip({ not: { not: { any: [] } } })).toEqual({ any: [] });
    expect(roundTrip({ not: { not: { not: { any: [] } } } })).toEqual({ not: { any: [] } });
  });

  it('name things with the names that were found', () => {
    const [product] = readCriteria({ field: 'product', operator: 'containsAny', value: [3] }, name).children;
    expect(product?.kind === 'criterion' && product.value.things).toEqual([{ id: 3, name: 'product 3' }]);
    expect(namedIds(tree)).toEqual(
      new Map([
        ['product', new Set([3, 4])],
        ['device', new Set([9])],
      ]),
    );
  });

  it('may be a fixed list of devices', () => {
    expect(fixedDeviceIds({ deviceIds: [1, 2] })).toEqual([1, 2]);
    expect(fixedDeviceIds({ all: [{ deviceIds: [1] }] })).toBeNull();
    expect(writeCriteria(fixedDevices([{ id: 1, name: 'PC-1' }]))).toEqual({ deviceIds: [1] });
  });

  it('are incomplete while a value is missing, or a group below the top is empty', () => {
    const filled = fixedDevices([{ id: 1, name: 'PC-1' }]);
    expect(isIncomplete(newGroup([]))).toBe(false);
    expect(isIncomplete(newGroup([newGroup([])]))).toBe(true);
    expect(isIncomplete(newGroup([filled]))).toBe(false);
    expect(isIncomplete(newGroup([filled, newCriterion('name')]))).toBe(true);
    const blank = newCriterion('name');
    expect(isIncomplete({ ...blank, value: { ...blank.value, text: ' ' } })).toBe(true);
    expect(isIncomplete({ ...blank, value: { ...blank.value, text: 'PC' } })).toBe(false);
  });

  it('are found where the errors of the server say', () => {
    const criterion = { ...newCriterion('name'), negated: true };
    const group = { ...newGroup([criterion], 'any'), negated: true };
    expect(writeCriteria(group)).toHaveProperty('not.any.0.not.field', 'name');
    const path = childPath(group, 'criteria', 0);
    expect(path).toBe('criteria.not.any.0');
    expect(innerPath(criterion, path)).toBe('criteria.not.any.0.not');
  });
});
