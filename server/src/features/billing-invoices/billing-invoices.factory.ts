import type { TestServer } from '../../platform/testing/test-server.js';
import { anActiveAgreement } from '../billing-agreements/billing-agreements.factory.js';
import type { InvoiceResponse } from './billing-invoices.dto.js';
import type { RunInvoicesResponse } from './billing-runs.dto.js';

/** Bills some agreements over the API, as the system administrator. */
export async function runBilling(
  server: TestServer,
  agreementIds?: readonly number[],
  asOf?: string,
): Promise<RunInvoicesResponse> {
  const body = { ...(agreementIds === undefined ? {} : { agreementIds }), ...(asOf === undefined ? {} : { asOf }) };
  return (await server.as('post', '/billing/invoices/run').send(body).expect(200)).body;
}

/** The invoices of an agreement in the order of their periods. */
export async function invoicesOf(server: TestServer, agreementId: number): Promise<InvoiceResponse[]> {
  const path = `/billing/invoices?agreementId=${agreementId}&sort=number&pageSize=200`;
  return (await server.as('get', path).expect(200)).body.items;
}

/** The first invoice of an active agreement of its own, pending: of January 2026 unless said otherwise. */
export async function anInvoice(server: TestServer, fields: Record<string, unknown> = {}): Promise<InvoiceResponse> {
  const { id } = await anActiveAgreement(server, fields);
  const { failed } = await runBilling(server, [id], '2026-01-01');
  const [invoice] = await invoicesOf(server, id);
  if (invoice === undefined) throw new Error(`Nothing was billed: ${JSON.stringify(failed)}`);
  return invoice;
}

/** Like `anInvoice`, and approved. */
export async function anApprovedInvoice(
  server: TestServer,
  fields: Record<string, unknown> = {},
): Promise<InvoiceResponse> {
  const { id } = await anInvoice(server, fields);
  return (await server.as('post', `/billing/invoices/${id}/approve`).expect(200)).body;
}
