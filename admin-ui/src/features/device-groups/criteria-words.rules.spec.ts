import { readCriteria } from './criteria.rules';
import { criteriaInWords } from './criteria-words.rules';
import { operatorChoices } from './criterion-fields.rules';

const words = (criteria: unknown) =>
  criteriaInWords(readCriteria(criteria, (field, id) => ({ id, name: `${field} ${id}` })));

describe('criteria in words', () => {
  it('say what is combined how, with the names of things', () => {
    const line = words({
      any: [
        { field: 'product', operator: 'notContainsAny', value: [3, 4] },
        { field: 'deviceClass', operator: 'in', value: ['VIRTUAL_MACHINE'] },
        { not: { field: 'osName', operator: 'contains', value: 'Server' } },
      ],
    });
    expect(line.text).toBe('Any of these');
    expect(line.lines.map(({ text, values }) => [text, ...values])).toEqual([
      ['Installed software has none of', 'product 3', 'product 4'],
      ['Class is any of', 'Virtual machine'],
      ['Operating system does not contain', 'Server'],
    ]);
  });

  it('put the days where they belong', () => {
    const seen = { field: 'lastSeenAt', operator: 'olderThanDays', value: 30 };
    expect(words({ all: [seen, { not: seen }] }).lines.map(({ text }) => text)).toEqual([
      'Last seen more than 30 days ago',
      'Last seen within 30 days, or never',
    ]);
  });

  it('tell what an empty group means', () => {
    expect(words({ all: [] }).text).toBe('Every device');
    expect(words({ any: [] }).text).toBe('No device');
    expect(words({ not: { all: [] } }).text).toBe('No device');
    expect(words({ not: { any: [] } }).text).toBe('Every device');
  });

  it('keep a comparison that is not offered', () => {
    expect(operatorChoices('lastSeenAt', 'before', true).at(-1)).toEqual({
      operator: 'before',
      negated: true,
      label: 'not: before',
    });
    expect(operatorChoices('name', 'contains', true).filter(({ label }) => label.startsWith('not:'))).toEqual([]);
  });
});
