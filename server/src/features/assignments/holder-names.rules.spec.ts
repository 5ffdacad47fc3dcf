import { describe, expect, it } from 'vitest';
import { answersOf, cleanNames, sortHeldNames, sortNames } from './holder-names.rules.js';

describe('names of holders', () => {
  it('are cleaned, and each is there once', () => {
    expect(cleanNames(['  PC-1 ', 'pc-1', '', 'PC\t 2', ' '])).toEqual(['PC-1', 'PC 2']);
  });

  it('are answered each in its place', () => {
    const base = { matches: 1, eligible: 1, heldIds: [] };
    const answers = answersOf(
      ['found', 'unknown', 'twice', 'outside', 'retired'],
      [
        { ...base, position: 4, id: 5, eligible: 0 },
        { ...base, position: 0, id: 1 },
        { ...base, position: 2, id: 2, matches: 3, eligible: 2 },
        { ...base, position: 3, id: 4, eligible: 0 },
      ],
    );
    expect(answers.map((each) => each.state)).toEqual(['FOUND', 'UNKNOWN', 'AMBIGUOUS', 'FOUND', 'FOUND']);
    const { ids, rejected } = sortNames('DEVICE', answers);
    expect(ids).toEqual([1, 4, 5]);
    expect(rejected.map((each) => each.code)).toEqual(['not-found', 'holder.ambiguous']);
    expect(rejected[1]?.message).toContain('2 devices');
  });

  it('of seats that end stand for one seat, or are refused', () => {
    const found = [
      { position: 0, assignmentIds: [7] },
      { position: 2, assignmentIds: [8, 9] },
    ];
    const { assignmentIds, rejected } = sortHeldNames('PERSON', ['one', 'none', 'several'], found);
    expect(assignmentIds).toEqual([7]);
    expect(rejected.map((each) => each.code)).toEqual(['assignment.not-held', 'holder.ambiguous']);
  });
});
