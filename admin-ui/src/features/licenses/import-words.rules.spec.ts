import { isUnderWay, stateText } from './import-words.rules';

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
