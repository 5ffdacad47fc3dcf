import { expect } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import type { TestServer } from '../../platform/testing/test-server.js';
import type { BillingAgreementResponse } from '../billing-agreements/billing-agreements.dto.js';
import { invoicesOf } from './billing-invoices.factory.js';

/** An agreement as it is after a run. */
export async function agreementOf(server: TestServer, id: number): Promise<BillingAgreementResponse> {
  return (await server.as('get', `/billing/agreements/${id}`).expect(200)).body;
}

/** The first and the last day of each period of an agreement that was billed. */
export async function periodsOf(server: TestServer, id: number): Promise<string[]> {
  return (await invoicesOf(server, id)).map(({ periodStart, periodEnd }) => `${periodStart} ${periodEnd}`);
}

/** Numbers of all invoices: none is missing, and none is there twice. */
export async function expectGapless(server: TestServer): Promise<void> {
  const { counters, next } = await server.database.one<{ counters: number[]; next: number }>(sql`
    SELECT (SELECT coalesce(array_agg(counter ORDER BY counter), '{}') FROM billing_invoice) AS counters,
      next FROM billing_numbering`);
  expect(counters).toEqual(Array.from({ length: next - 1 }, (_, index) => index + 1));
}
