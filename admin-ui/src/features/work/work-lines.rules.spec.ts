import type { WorkItemResponse } from '../../api/model';
import { endedOf, isAmiss, isGoing, workLine } from './work-lines.rules';

const item = (fields: Partial<WorkItemResponse>): WorkItemResponse => ({
  ...{ kind: 'LICENSE_IMPORT', id: 4, name: 'ours.csv', state: 'RUNNING', percent: 50, done: 60, total: 1200 },
  ...{ failedRows: 0, failure: null, startedAt: '2026-11-22T10:00:00Z', finishedAt: null },
  ...fields,
});

describe('workLine', () => {
  it.each([
    [item({}), 'Import of ours.csv', '60 of 1,200 rows', '/licenses/import/4'],
    [item({ kind: 'LICENSE_CHECK', state: 'WAITING' }), 'Check of ours.csv', 'Waiting', '/licenses/import/4'],
    [
      item({ kind: 'SEAT_UPDATE', name: 'Acrobat', failedRows: null }),
      'Seats of Acrobat',
      '60 of 1,200 seats',
      '/licenses/4',
    ],
    [
      item({ kind: 'SEAT_UPDATE', name: 'Acrobat', percent: null, done: null, total: null }),
      'Seats of Acrobat',
      'Running',
      '/licenses/4',
    ],
    [item({ kind: 'BILLING_EXPORT', name: '' }), 'Export of invoices', '60 of 1,200 invoices', '/billing/exports'],
    [
      item({ state: 'FAILED', failure: 'The file is damaged.' }),
      'Import of ours.csv',
      'The file is damaged.',
      '/licenses/import/4',
    ],
    [item({ state: 'DONE', failedRows: 2 }), 'Import of ours.csv', 'Done, rows that failed: 2', '/licenses/import/4'],
    [item({ state: 'CANCELLED' }), 'Import of ours.csv', 'Cancelled', '/licenses/import/4'],
  ])('tells %o', (work, title, detail, path) => {
    expect(workLine(work)).toMatchObject({ title, detail, path });
  });

  it('goes on while it waits or runs', () => {
    const states = ['WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;
    expect(states.map((state) => isGoing({ state }))).toEqual([true, true, false, false, false]);
  });
});

describe('endedOf', () => {
  const line = (fields: Partial<WorkItemResponse>) => workLine(item(fields));

  it('is what went on and does not any more, as it is told', () => {
    const before = [
      line({ id: 1 }),
      line({ id: 2, state: 'WAITING' }),
      line({ id: 3 }),
      line({ id: 4, state: 'DONE' }),
    ];
    const failed = line({ id: 2, state: 'FAILED', failure: 'The file is damaged.' });
    expect(endedOf(before, [line({ id: 1, done: 70 }), failed, line({ id: 4, state: 'DONE' })])).toEqual([
      failed,
      { ...line({ id: 3 }), state: 'DONE', detail: 'Done' },
    ]);
  });

  it('is amiss where it failed, in whole or in part', () => {
    const of = (fields: Partial<WorkItemResponse>) => isAmiss(line(fields));
    expect([of({ state: 'FAILED' }), of({ state: 'DONE', failedRows: 2 })]).toEqual([true, true]);
    expect([of({ state: 'DONE' }), of({ state: 'CANCELLED' }), of({})]).toEqual([false, false, false]);
  });
});
