import type { TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { monthlyTerms } from '../billing-agreements/billing-agreements.factory.js';

interface Place {
  id: number;
  name: string;
}

const billedOn = '2026-01-01';

/** An active agreement for each of some organizations, with its first invoice, and a template. */
export async function billedAgreementsOf(server: TestServer, places: readonly Place[]): Promise<void> {
  await must(server, 'post', '/billing/agreement-templates', { name: 'Managed services', ...monthlyTerms });
  for (const { id, name } of places) await bill(server, id, `Services of ${name}`);
}

/** Makes another agreement of an organization, bills it, approves the invoice and gives it back. */
export async function billAndCredit(server: TestServer, { id }: Place): Promise<void> {
  const invoiceId = await bill(server, id, uniqueName('More services'));
  await must(server, 'post', '/billing/invoices/approve', { ids: [invoiceId] });
  await must(server, 'post', `/billing/invoices/${invoiceId}/credit`);
}

async function bill(server: TestServer, organizationId: number, name: string): Promise<number> {
  const { items } = await must(server, 'get', '/billing/products?active=true&pageSize=200');
  const counted: { id: number; quantitySource: { type: string } }[] = items;
  const products = counted
    .filter(({ quantitySource }) => quantitySource.type !== 'SOFTWARE_LICENSE')
    .map((product) => ({ productId: product.id }));
  const agreement = { ...monthlyTerms, organizationId, name, startOn: billedOn, products };
  const { id } = await must(server, 'post', '/billing/agreements', agreement);
  await must(server, 'post', `/billing/agreements/${id}/activate`);
  const run = { agreementIds: [id], asOf: billedOn };
  const { invoiceIds } = await must(server, 'post', '/billing/invoices/run', run);
  return invoiceIds[0];
}

/** Asks as the administrator for what must work. */
async function must(server: TestServer, method: 'get' | 'post', path: string, body?: object) {
  const answer = await server.as(method, path).send(body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}
