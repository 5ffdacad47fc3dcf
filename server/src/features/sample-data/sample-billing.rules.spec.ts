import { describe, expect, it } from 'vitest';
import { type BilledInvoice, dayOfMonthsAgo, invoiceFates } from './sample-billing.rules.js';

const invoice = (id: number, agreementId: number, invoicedOn: string, status = 'PENDING'): BilledInvoice => ({
  id,
  agreementId,
  agreementName: `Agreement ${agreementId}`,
  invoicedOn,
  status,
});

describe('invoiceFates', () => {
  const months = ['2026-09-01', '2026-11-01', '2026-10-01', '2026-08-01'];

  it('leaves the newest invoice as it is, approves the one before and completes older ones', () => {
    const invoices = months.map((day, index) => invoice(index + 1, 7, day));
    expect(invoiceFates(invoices, new Set())).toEqual({ approve: [3, 1, 4], complete: [1, 4] });
  });

  it('completes all of what has ended, and approves nothing that was', () => {
    const invoices = months.map((day, index) => invoice(index + 1, 7, day, index === 0 ? 'APPROVED' : 'PENDING'));
    expect(invoiceFates(invoices, new Set([7]))).toEqual({ approve: [2, 3, 4], complete: [2, 3, 1, 4] });
  });

  it('looks at each agreement by itself', () => {
    const invoices = [invoice(1, 7, '2026-11-01'), invoice(2, 8, '2026-10-01')];
    expect(invoiceFates(invoices, new Set([8]))).toEqual({ approve: [2], complete: [2] });
  });
});

it('counts months back from the month that it is, whatever day', () => {
  const today = Temporal.PlainDate.from('2026-03-31');
  expect(dayOfMonthsAgo(today, 1, 31).toString()).toBe('2026-02-28');
  expect(dayOfMonthsAgo(today, 5, 1).toString()).toBe('2025-10-01');
  expect(dayOfMonthsAgo(today, -1, 1).toString()).toBe('2026-04-01');
});
