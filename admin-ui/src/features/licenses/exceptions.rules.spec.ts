import { expect, it } from 'vitest';

import { exceptionControl, exceptionRows, exceptionsRequest } from './exceptions.rules';

const exception = (id: number, note = '') => ({
  kind: 'DEVICE' as const,
  id,
  name: `PC ${id}`,
  organization: { id: 1, name: 'Acme' },
  note,
  createdAt: '2026-11-21T00:00:00Z',
});

it('shows those that are pinned in before those that are kept out, and writes them back as they are', () => {
  const rows = exceptionRows({ version: 1, include: [exception(2, 'Spare')], exclude: [exception(1)] });
  expect(rows).toEqual([
    { holder: { id: 2, name: 'PC 2', detail: 'Acme' }, included: 'IN', note: 'Spare' },
    { holder: { id: 1, name: 'PC 1', detail: 'Acme' }, included: 'OUT', note: '' },
  ]);
  expect(exceptionsRequest('DEVICE', rows)).toEqual({
    include: [{ kind: 'DEVICE', id: 2, note: 'Spare' }],
    exclude: [{ kind: 'DEVICE', id: 1, note: '' }],
  });
});

it('adds somebody who is to be kept out, in place of an exception that was there', () => {
  const saved = { version: 1, include: [exception(2, 'Spare')], exclude: [exception(1)] };
  const keepOut = { kind: 'DEVICE' as const, id: 2, name: 'PC 2', organization: null };
  expect(exceptionRows(saved, keepOut)).toMatchObject([
    { holder: { id: 1 }, included: 'OUT' },
    { holder: { id: 2, detail: '' }, included: 'OUT', note: '' },
  ]);
});

it('finds the row that the API speaks of', () => {
  const rows = [{ included: 'OUT' }, { included: 'IN' }, { included: 'OUT' }] as const;
  expect(exceptionControl(rows, 'include.0.id')).toBe('rows.1.holder');
  expect(exceptionControl(rows, 'exclude.1.note')).toBe('rows.2.note');
  expect(exceptionControl(rows, 'exclude.2.id')).toBe('exclude.2.id');
  expect(exceptionControl(rows, 'include')).toBe('include');
});
