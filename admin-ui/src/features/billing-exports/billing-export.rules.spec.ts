import type { BillingExportResponse } from '../../api/model';
import { canDeliver, exportPercent, exportState, isUnderWay, madeBy, waitingView } from './billing-export.rules';

const delivery = {
  target: 'WEBHOOK',
  status: 'FAILED',
  deliveredAt: null,
  attempts: 2,
  failure: 'It said 500.',
} as const;
const made = (fields: Partial<BillingExportResponse> = {}): BillingExportResponse => ({
  ...{ id: 1, version: 1, format: 'XERO', status: 'DONE', again: false, invoiceCount: 400, writtenCount: 120 },
  ...{ lineCount: 0, leftOutCount: 0, fileName: 'invoices.csv', fileSize: 12, failure: null, by: 'Ana' },
  ...{ schedule: null, scheduledFor: null, delivery: null, createdAt: '2026-11-24T06:00:00Z', finishedAt: null },
  ...fields,
});
const scheduled = { schedule: { id: 3, name: 'Nightly' }, scheduledFor: '2026-11-24', by: null };

describe('an export', () => {
  it('tells how far it is, and why it failed', () => {
    expect(exportState(made({ status: 'RUNNING' }))).toMatchObject({ text: '120 of 400 invoices' });
    expect(exportState(made({ status: 'FAILED', failure: 'The disk is full.' }))).toEqual({
      label: 'Failed',
      badge: 'badge badge-danger',
      text: 'The disk is full.',
    });
    expect(exportState(made())).toEqual({ label: 'Ready', badge: 'badge badge-good', text: '' });
    expect(exportPercent(made({ status: 'RUNNING' }))).toBe(30);
    expect(exportPercent(made())).toBe(100);
    const statuses = ['WAITING', 'RUNNING', 'DONE', 'FAILED'] as const;
    expect(statuses.map((status) => isUnderWay({ status }))).toEqual([true, true, false, false]);
  });

  it('tells what became of its file', () => {
    expect(exportState(made({ delivery }))).toMatchObject({ label: 'Not delivered', text: 'It said 500.' });
    expect(exportState(made({ delivery: { ...delivery, status: 'WAITING' } }))).toMatchObject({ text: '' });
    expect(exportState(made({ delivery: { ...delivery, status: 'DELIVERED' } }))).toMatchObject({ label: 'Delivered' });
  });

  it('can be delivered while its schedule is there and has not done so', () => {
    expect(canDeliver(made({ ...scheduled, delivery }))).toBe(true);
    expect(canDeliver(made({ ...scheduled, schedule: null, delivery }))).toBe(false);
    expect(canDeliver(made({ ...scheduled, delivery: { ...delivery, status: 'DELIVERED' } }))).toBe(false);
    expect(canDeliver(made({ ...scheduled, delivery, status: 'RUNNING' }))).toBe(false);
    expect(canDeliver(made())).toBe(false);
  });

  it('is made by a person or a schedule', () => {
    expect(madeBy(made())).toBe('Ana');
    expect(madeBy(made(scheduled))).toBe('Nightly');
    expect(madeBy(made({ ...scheduled, schedule: null }))).toBe('A schedule that was deleted');
  });
});

describe('what waits', () => {
  const quickbooks = { format: 'QUICKBOOKS', again: false } as const;
  const totals = [
    { currency: 'EUR', total: '10.00' },
    { currency: 'USD', total: '1200.00' },
  ];

  it('is counted with its sums', () => {
    const waiting = { invoiceCount: 12, creditNoteCount: 1, totals };
    expect(waitingView(waiting, { format: 'XERO', again: false })).toEqual({
      count: 13,
      text: '12 invoices, 1 credit note · €10.00 + $1,200.00',
      apart: '',
    });
  });

  it('leaves credit notes for QuickBooks to a file of their own', () => {
    const waiting = { invoiceCount: 1, creditNoteCount: 2, totals };
    expect(waitingView(waiting, quickbooks)).toEqual({
      count: 1,
      text: '1 invoice',
      apart: '2 credit notes are left for a file of their own: export once more afterwards.',
    });
    expect(waitingView({ ...waiting, invoiceCount: 0 }, quickbooks)).toMatchObject({ count: 2, apart: '' });
  });

  it('promises no later file of credit notes where exported invoices are there the next time, too', () => {
    const { apart } = waitingView({ invoiceCount: 1, creditNoteCount: 2, totals }, { ...quickbooks, again: true });
    expect(apart).toBe('Left out, because QuickBooks takes them from a file of their own: 2 credit notes.');
  });

  it('may be nothing', () => {
    const nothing = { invoiceCount: 0, creditNoteCount: 0, totals: [] };
    expect(waitingView(nothing, quickbooks)).toEqual({ count: 0, text: '', apart: '' });
  });
});
