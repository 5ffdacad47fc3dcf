import { describe, expect, it } from 'vitest';
import type { DeviceCriteria, NamedIds } from '../device-criteria/device-criteria.parse.rules.js';
import { cleanedCriteria, isCriteria, namesNothing, unknownIdErrors, withoutIds } from './device-groups.rules.js';

const leaf = (field: string, operator: string, value: unknown): DeviceCriteria => ({ field, operator, value });
const nothing: NamedIds = { productIds: [], organizationIds: [], locationIds: [], deviceIds: [] };

/** Names the ids 1 and 2 of every kind, at every depth. */
const everyKind: DeviceCriteria = {
  all: [
    leaf('organizationId', 'in', [1, 2]),
    { any: [leaf('locationId', 'equals', 1), leaf('product', 'containsAny', [2, 1])] },
    { not: { deviceIds: [1, 2] } },
    leaf('name', 'in', ['1', '2']),
    leaf('lastSeenAt', 'olderThanDays', 1),
  ],
};

describe('what is read as criteria', () => {
  it.each<[unknown, boolean]>([
    [everyKind, true],
    [{ any: [] }, true],
    [{ any: [{}] }, false],
    [leaf('colour', 'equals', 'red'), false],
    [null, false],
  ])('%j: %j', (value, expected) => {
    expect(isCriteria(value)).toBe(expected);
  });
});

describe('criteria as they are kept', () => {
  it.each([
    [leaf('name', 'equals', ' lab\u0000 1 '), leaf('name', 'equals', 'lab  1')],
    [leaf('tag', 'in', [' a', 'b ']), leaf('tag', 'in', ['a', 'b'])],
    [{ not: { any: [leaf('tag', 'in', [' a'])] } }, { not: { any: [leaf('tag', 'in', ['a'])] } }],
    [everyKind, everyKind],
    [{ deviceIds: [2, 1, 2] }, { deviceIds: [2, 1, 2] }],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanedCriteria(given)).toEqual(kept);
  });
});

describe('criteria without the ids that are hidden', () => {
  it.each<[keyof NamedIds, DeviceCriteria]>([
    ['organizationIds', leaf('organizationId', 'in', [1, 2])],
    ['productIds', leaf('product', 'containsAny', [1, 2])],
    ['deviceIds', { deviceIds: [1, 2] }],
  ])('loses those of %s alone', (kind, criteria) => {
    const hidden = { ...nothing, [kind]: [1] };
    const shown: unknown = JSON.parse(JSON.stringify(criteria).replace('[1,2]', '[2]'));
    expect(withoutIds(criteria, hidden)).toEqual(shown);
    for (const other of Object.keys(nothing).filter((each) => each !== kind)) {
      expect(withoutIds(criteria, { ...nothing, [other]: [1, 2] })).toEqual(criteria);
    }
  });

  it('keeps its shape', () => {
    const one = [1];
    expect(withoutIds(everyKind, { productIds: one, organizationIds: one, locationIds: one, deviceIds: one })).toEqual({
      all: [
        leaf('organizationId', 'in', [2]),
        { any: [leaf('locationId', 'equals', []), leaf('product', 'containsAny', [2])] },
        { not: { deviceIds: [2] } },
        leaf('name', 'in', ['1', '2']),
        leaf('lastSeenAt', 'olderThanDays', 1),
      ],
    });
    expect(withoutIds(everyKind, nothing)).toEqual(everyKind);
  });
});

describe('errors about ids that are unknown', () => {
  it('name every place, and what is missing there', () => {
    const two = [2];
    const unknown = { productIds: two, organizationIds: two, locationIds: [1], deviceIds: [1, 2] };
    const told = unknownIdErrors(everyKind, unknown).map(({ field, code, message }) => [field, code, message]);
    const because = (things: string, ids: string) => `There are no such ${things}, or you may not see them: ${ids}.`;
    expect(told).toEqual([
      ['criteria.all.0.value', 'reference.unknown', because('organizations', '2')],
      ['criteria.all.1.any.0.value', 'reference.unknown', because('locations', '1')],
      ['criteria.all.1.any.1.value', 'reference.unknown', because('products', '2')],
      ['criteria.all.2.not.deviceIds', 'reference.unknown', because('devices', '1, 2')],
    ]);
  });

  it('are none when everything is known, or of another kind', () => {
    expect(unknownIdErrors(everyKind, nothing)).toEqual([]);
    expect(unknownIdErrors(leaf('name', 'in', ['1']), { ...nothing, organizationIds: [1] })).toEqual([]);
  });

  it.each([
    [10, /: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10\.$/],
    [11, /: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 1 more\.$/],
    [5000, / 10 and 4990 more\.$/],
  ])('name some of %i', (count, message) => {
    const deviceIds = Array.from({ length: count }, (_, index) => index + 1);
    expect(unknownIdErrors({ deviceIds }, { ...nothing, deviceIds })[0]?.message).toMatch(message);
  });
});

describe('whether nothing is named', () => {
  it.each<[Partial<NamedIds>, boolean]>([
    [{}, true],
    [{ productIds: [1] }, false],
    [{ organizationIds: [1] }, false],
    [{ locationIds: [1] }, false],
    [{ deviceIds: [1] }, false],
  ])('%j: %j', (ids, expected) => {
    expect(namesNothing({ ...nothing, ...ids })).toBe(expected);
  });
});
