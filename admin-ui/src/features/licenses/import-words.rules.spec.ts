import { importQuestion, isUnderWay, leftOutText, stateText } from './import-words.rules';

describe('the state of an import', () => {
  it('says whether it only checks', () => {
    expect(stateText({ state: 'RUNNING', dryRun: true })).toBe('Checking');
    expect(stateText({ state: 'DONE', dryRun: false })).toBe('Imported');
  });

  it('is under way until it ends', () => {
    expect(
      (['WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const).filter((state) => isUnderWay({ state })),
    ).toEqual(['WAITING', 'RUNNING']);
  });
});

it('asks for one row as for many', () => {
  expect([1, 1_200].map(importQuestion)).toEqual(['Import 1 row?', 'Import 1,200 rows?']);
  expect([0, 1, 1_200].map(leftOutText)).toEqual([
    null,
    '1 row cannot be imported and is left out.',
    '1,200 rows cannot be imported and are left out.',
  ]);
});
