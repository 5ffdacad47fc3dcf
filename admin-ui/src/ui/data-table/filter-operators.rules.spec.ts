import { chosenOf, operatorsOf, parametersOf, withChosen } from './filter-operators.rules';
import type { TableFilter } from './table-filter';

const type: TableFilter = { kind: 'choice', key: 'type', not: 'typeNot', label: 'Type', options: [] };
const state: TableFilter = { kind: 'choice', key: 'state', label: 'State', options: [] };
const expires: TableFilter = {
  kind: 'days',
  key: 'expiresFrom',
  until: 'expiresBefore',
  untilIs: 'after',
  label: 'Expires',
};
const invoiced: TableFilter = { kind: 'days', key: 'from', until: 'to', untilIs: 'last', label: 'Invoiced' };

describe('filters with operators', () => {
  it('offer what the API has', () => {
    expect(operatorsOf(type)).toEqual(['is', 'isNot']);
    expect(operatorsOf(state)).toEqual(['is']);
    expect(operatorsOf(expires)).toEqual(['before', 'from', 'between']);
    expect(parametersOf(type)).toEqual(['type', 'typeNot']);
  });

  it('read both ways of comparing', () => {
    expect(chosenOf(type, { type: ['A'], typeNot: ['B'], other: ['C'] })).toEqual([
      { operator: 'is', values: ['A'] },
      { operator: 'isNot', values: ['B'] },
    ]);
    expect(chosenOf(state, { stateNot: ['A'] })).toEqual([]);
  });

  it('turn an "is" into an "is not", and leave the others', () => {
    const before = { type: ['A'], state: ['X'] };
    expect(withChosen(type, before, 'is', { operator: 'isNot', values: ['A'] })).toEqual({
      typeNot: ['A'],
      state: ['X'],
    });
    expect(withChosen(type, { ...before, typeNot: ['B'] }, 'is', { operator: 'is', values: [] })).toEqual({
      typeNot: ['B'],
      state: ['X'],
    });
  });

  it.each([
    [expires, { expiresBefore: ['2027-01-01'] }, { operator: 'before', values: ['2027-01-01'] }],
    [expires, { expiresFrom: ['2027-01-01'] }, { operator: 'from', values: ['2027-01-01'] }],
    [
      expires,
      { expiresFrom: ['2027-01-01'], expiresBefore: ['2027-02-01'] },
      { operator: 'between', values: ['2027-01-01', '2027-01-31'] },
    ],
    [invoiced, { to: ['2027-01-31'] }, { operator: 'before', values: ['2027-02-01'] }],
    [
      invoiced,
      { from: ['2027-01-01'], to: ['2027-01-31'] },
      { operator: 'between', values: ['2027-01-01', '2027-01-31'] },
    ],
  ] as const)('say days as people do: %#', (filter, filters, chosen) => {
    expect(chosenOf(filter, filters)).toEqual([chosen]);
    expect(withChosen(filter, {}, null, chosen)).toEqual(filters);
  });

  it('take days in either order, and wait for both', () => {
    expect(withChosen(expires, {}, null, { operator: 'between', values: ['2027-01-31', '2027-01-01'] })).toEqual({
      expiresFrom: ['2027-01-01'],
      expiresBefore: ['2027-02-01'],
    });
    expect(withChosen(expires, {}, null, { operator: 'between', values: ['2027-01-31', ''] })).toEqual({});
  });
});
