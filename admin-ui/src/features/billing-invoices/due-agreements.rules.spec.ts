import { dueBy, nextDueOn } from './due-agreements.rules';

const agreement = (id: number, nextBillOn: string, endOn: string | null = null) => ({
  id,
  nextBillOn,
  nextStartOn: nextBillOn,
  endOn,
});
const agreements = [
  agreement(1, '2026-01-01'),
  agreement(2, '2026-02-01'),
  agreement(3, '2026-02-02'),
  agreement(4, '2026-01-01', '2025-12-31'),
];

describe('dueBy', () => {
  it('takes those of which a period was to be billed, and none at its end', () => {
    expect(dueBy(agreements, '2026-02-01').map(({ id }) => id)).toEqual([1, 2]);
    expect(dueBy(agreements, '2025-12-31')).toEqual([]);
  });
});

describe('nextDueOn', () => {
  it('is the first day after', () => {
    expect(nextDueOn(agreements, '2026-01-01')).toBe('2026-02-01');
    expect(nextDueOn(agreements, '2026-02-02')).toBeNull();
  });
});
