import type { TestServer } from '../../platform/testing/test-server.js';
import { aBillingProduct, anInvoice } from './billing-rows.factory.js';

/** Activates Billing, with a schedule, and invoices of everybody, exported by themselves and together with others. */
export async function exportedInvoicesOf(
  server: TestServer,
  { open, closed }: { open: readonly { id: number }[]; closed: readonly { id: number }[] },
): Promise<void> {
  await server.as('post', '/apps/billing/activate').expect(200);
  const target = { type: 'FOLDER', folder: 'world' };
  const schedule = { name: 'Nightly', format: 'CSV', interval: 'DAILY', target };
  await server.as('post', '/billing/export-schedules').send(schedule).expect(201);
  const product = await aBillingProduct(server.database);
  for (const places of [[open[0]], [open[0], open[1]], [open[1], closed[0]], [closed[1]]]) {
    const invoiceIds: number[] = [];
    for (const organizationId of places.flatMap((place) => place?.id ?? [])) {
      const lines = [{ productId: product.id, quantity: 3, unitCost: '5.00' }];
      invoiceIds.push((await anInvoice(server.database, { organizationId, lines })).id);
    }
    await server.as('post', '/billing/exports').send({ format: 'XERO', invoiceIds }).expect(201);
  }
}
