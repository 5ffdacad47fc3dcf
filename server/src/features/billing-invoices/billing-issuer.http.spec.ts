import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { activateBilling } from '../billing-products/billing-products.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await activateBilling(server);
});
afterAll(() => server.close());

it('is said once, and kept against whoever has read an older one', async () => {
  const { version } = (await server.as('get', '/billing/issuer').expect(200)).body;
  const wanted = { name: 'Northwind IT', details: '1 Main Street\nTax number 12/345' };
  const put = (body: object) => server.as('put', '/billing/issuer').send(body);
  expect((await put(wanted).expect(200)).body).toEqual({ ...wanted, version: version + 1 });
  await put(wanted).set('If-Match', `"${version}"`).expect(412);
  const long = await put({ ...wanted, name: 'x'.repeat(201) }).expect(422);
  expect(long.body.errors).toMatchObject([{ field: 'name' }]);
});

it('is read by whoever sees an invoice, and changed by whoever may change all of them', async () => {
  const { id } = await anOrganization(server.database);
  const organizationOverrides = [{ organizationId: id, level: 'FULL' as const }];
  const some = await signedInWith(server, { BILLING_INVOICES: { defaultLevel: 'NONE', organizationOverrides } });
  const { version: _, ...issuer } = (await some('get', '/billing/issuer').expect(200)).body;
  await some('put', '/billing/issuer').send(issuer).expect(403);
});
