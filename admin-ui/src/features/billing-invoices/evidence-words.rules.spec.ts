import type { EvidenceAddition, EvidenceRemoval } from '../../api/model';
import {
  additionText,
  changeSums,
  countedText,
  countingOf,
  countsSomebody,
  deedText,
  holderPage,
  removalText,
} from './evidence-words.rules';

const item = {
  holder: { kind: 'DEVICE', id: 7, name: 'WS-07' },
  organization: { id: 3, name: 'Acme' },
  assignedOn: '2026-01-09',
  seats: 2,
  present: true,
  by: null,
} as const;
const addition: EvidenceAddition = { ...item, origin: 'MANUAL', note: '' };
const removal: EvidenceRemoval = { ...item, endedOn: '2026-01-20', reason: 'RULE_NO_LONGER_MATCHES' };

describe('additionText', () => {
  it('tells since when, how and with which note', () => {
    expect(additionText({ ...addition, note: 'New colleague' }, '2026-01-01')).toBe(
      'Since Jan 9, 2026 · Origin: By hand · New colleague',
    );
    expect(additionText({ ...addition, origin: null, assignedOn: null }, '2026-01-01')).toBe('');
  });

  it('tells of more seats of somebody who had some', () => {
    expect(additionText(addition, '2026-01-09')).toBe('2 more than before · Origin: By hand');
  });
});

describe('removalText', () => {
  it('tells when and why', () => {
    expect(removalText(removal)).toBe('Ended Jan 20, 2026 · Rule no longer matches');
    expect(removalText({ ...removal, endedOn: null, reason: 'HOLDER_DELETED' })).toBe('Deleted since');
    expect(removalText({ ...removal, endedOn: null, reason: null })).toBe('2 fewer than before');
    expect(removalText({ ...removal, reason: 'SOMETHING_NEW' })).toBe('Ended Jan 20, 2026 · SOMETHING_NEW');
  });
});

describe('changeSums', () => {
  it('adds up seats, not holders', () => {
    const added = [addition, { ...addition, seats: 1 }];
    expect(changeSums({ since: '2026-01-01', added, removed: [removal] })).toEqual({ more: 3, fewer: 2 });
  });
});

it('names what is counted', () => {
  const counted = (['SOFTWARE_LICENSE', 'DEVICE_COUNT', 'END_USER_COUNT'] as const).map((quantitySource) =>
    countedText({ quantitySource }, 1),
  );
  expect(counted).toEqual(['1 seat', '1 device', '1 person']);
});

it('knows which lines count somebody', () => {
  const counts = (
    quantitySource: 'MANUAL' | 'DEVICE_COUNT' | 'SOFTWARE_LICENSE',
    licenseCount: 'USED' | 'PURCHASED' | null,
  ) => countsSomebody({ quantitySource, licenseCount });
  expect([counts('MANUAL', null), counts('DEVICE_COUNT', null)]).toEqual([false, true]);
  expect([counts('SOFTWARE_LICENSE', 'USED'), counts('SOFTWARE_LICENSE', 'PURCHASED')]).toEqual([true, false]);
});

it('tells a number that was set from those who were counted', () => {
  const line = { quantitySource: 'SOFTWARE_LICENSE', quantity: 37, edited: false } as const;
  expect(countingOf(line, 37)).toBe('LISTED');
  expect(countingOf(line, 0)).toBe('SET');
  expect(countingOf({ ...line, edited: true }, 0)).toBe('UNLISTED');
  expect(countingOf({ ...line, quantity: 0 }, 0)).toBe('LISTED');
  expect(countingOf({ ...line, quantitySource: 'DEVICE_COUNT', edited: true }, 0)).toBe('LISTED');
});

it('leads to whoever was counted', () => {
  const { organization } = item;
  const pageOf = (kind: 'DEVICE' | 'PERSON' | 'LOCATION') =>
    holderPage({ holder: { kind, id: 7, name: '' }, organization });
  expect(pageOf('DEVICE')).toEqual(['/devices', 7]);
  expect(pageOf('PERSON')).toEqual(['/people', 7]);
  expect(pageOf('LOCATION')).toEqual(['/organizations', 3, 'locations', 7]);
});

it('tells who did something by hand', () => {
  expect(deedText(addition)).toBe('');
  expect(deedText({ by: { name: 'Ana', at: '2026-01-09T10:00:00Z' } })).toMatch(/^Ana, Jan 9, 2026/);
});
