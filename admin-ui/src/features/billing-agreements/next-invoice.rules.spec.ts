import type { PreviewLine } from '../../api/model';
import { isOver, isToCome, standingText } from './next-invoice.rules';

const days = { periodStart: '2026-12-01', periodEnd: '2026-12-31', invoicedOn: '2027-01-01' };
const lines = [{ productId: 7 } as PreviewLine];
const month = { ...days, billable: true, obstacle: null, overduePeriods: 0, lines, problems: [] };

it('says nothing where the figures are those of the invoice', () => {
  expect(standingText({ ...month, measuredOn: '2026-12-31' }, 'ACTIVE')).toBe('');
  expect(standingText({ ...month, measuredOn: '2026-12-01' }, 'ACTIVE')).toBe('');
});

it('says from when the figures are while the day of the invoice is to come', () => {
  const text = standingText({ ...month, measuredOn: '2026-12-10' }, 'ACTIVE');
  expect(text).toBe('As counted on Dec 10, 2026. The invoice is made on Jan 1, 2027 from what is counted then.');
});

it('says why no invoice is made', () => {
  const idle = { ...month, billable: false, measuredOn: '2026-12-31' };
  expect(standingText(idle, 'DRAFT')).toContain('A draft');
  expect(standingText(idle, 'ENDED')).toBe('');
});

it('knows an agreement that no invoice follows', () => {
  const idle = { billable: false, obstacle: null };
  expect([isOver(idle, 'ENDED'), isOver(idle, 'ACTIVE'), isOver(idle, 'DRAFT')]).toEqual([true, true, false]);
  expect(isOver({ billable: true, obstacle: null }, 'ACTIVE')).toBe(false);
  expect(isOver({ billable: false, obstacle: 'Acme is archived.' }, 'ACTIVE')).toBe(false);
});

it('says what holds an active agreement back', () => {
  const obstacle = 'Acme is archived.';
  const held = { ...month, billable: false, obstacle, measuredOn: '2026-12-31' };
  expect(standingText(held, 'ACTIVE')).toBe(obstacle);
});

it('says how many invoices the next run makes where it makes more than this one', () => {
  const due = (overduePeriods: number) => ({ ...month, overduePeriods, measuredOn: '2026-12-31' });
  expect(standingText(due(3), 'ACTIVE')).toContain('3 invoices are due');
  expect(standingText(due(1), 'ACTIVE')).toBe('');
});

it('says that a period without lines is not billed later', () => {
  const empty = { ...month, lines: [], overduePeriods: 3, measuredOn: '2026-12-31' };
  expect(standingText(empty, 'ACTIVE')).toContain('passed, and not billed later');
  expect(standingText({ ...empty, problems: [{ productId: 8, message: 'Gone.' }] }, 'ACTIVE')).toContain('3 invoices');
  expect(standingText({ ...empty, billable: false }, 'DRAFT')).toContain('A draft');
});

it('counts on no day to come', () => {
  const [yesterday, today, tomorrow] = ['2026-11-30', '2026-12-01', '2026-12-02'];
  expect([yesterday, today, tomorrow, null, undefined].map((day) => isToCome(day, today))).toEqual([
    ...[false, false, true],
    ...[false, false],
  ]);
});
