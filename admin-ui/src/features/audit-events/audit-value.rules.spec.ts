import { levelWords } from '../permissions/permission-words';
import { constantLists, valueText, wordsOf } from './audit-value.rules';

describe('the constants of the log', () => {
  // In English the word for a level and that for a kind of product are the same: the lists tell them apart.
  it('tells of levels by the words for levels, and of nothing else by them', () => {
    expect(valueText('level', 'UPDATE')).toBe(levelWords.UPDATE.short);
    for (const field of ['level', 'defaultLevel']) expect(Object.keys(wordsOf(field))).toEqual(Object.keys(levelWords));
    expect(Object.keys(wordsOf('kind'))).toContain('UPDATE');
    expect(Object.keys(wordsOf('kind'))).not.toContain('FULL');
  });

  it.each([
    ['matchedBy', 'MANUAL', 'By hand'],
    ['assignmentMode', 'MANUAL', 'manual'],
    ['type', 'MANUAL', 'Manual'],
    ['type', 'PER_USER', 'Per end user'],
    ['digest', 'WEEKLY', 'On Mondays'],
    ['interval', 'WEEKLY', 'Weekly'],
    ['interval', 'DAILY', 'Every day'],
    ['platform', 'MACOS', 'macOS'],
    ['operator', 'WILDCARD', 'is like'],
    ['licenseCount', 'USED', 'Seats in use'],
  ])('tells of %s %s as %s', (field, constant, word) => {
    expect(valueText(field, constant)).toBe(word);
  });

  it('has no two words for one', () => {
    const told = new Map<string, Set<string>>();
    for (const [constant, word] of constantLists.flatMap((list) => Object.entries(list)))
      told.set(constant, (told.get(constant) ?? new Set()).add(word));
    expect([...told].filter(([, words]) => words.size > 1)).toEqual([]);
  });
});
