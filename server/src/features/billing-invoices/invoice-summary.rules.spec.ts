import { describe, expect, it } from 'vitest';
import { invoiceSummary } from './invoice-summary.rules.js';

describe('invoiceSummary', () => {
  it('has every state, and adds up no two currencies', () => {
    const { items } = invoiceSummary([
      { status: 'PENDING', currency: 'EUR', invoices: 1, total: '10' },
      { status: 'PENDING', currency: 'USD', invoices: 4, total: '100.5' },
      { status: 'ARCHIVED', currency: 'JPY', invoices: 2, total: '900' },
    ]);
    expect(items).toEqual([
      {
        status: 'PENDING',
        invoices: 5,
        totals: [
          { currency: 'USD', amount: '100.50' },
          { currency: 'EUR', amount: '10.00' },
        ],
      },
      { status: 'APPROVED', invoices: 0, totals: [] },
      { status: 'COMPLETED', invoices: 0, totals: [] },
      { status: 'ARCHIVED', invoices: 2, totals: [{ currency: 'JPY', amount: '900' }] },
    ]);
  });
});
