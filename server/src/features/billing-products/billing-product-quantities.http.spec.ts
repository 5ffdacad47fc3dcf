import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Permissions } from '../../platform/authorization/permissions.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aManualLicense, giveSeats } from '../assignments/assignments.factory.js';
import { aDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';
import { aBillingProduct, activateBilling } from './billing-products.factory.js';

let server: TestServer;
let open: { id: number; name: string };
let closed: { id: number; name: string };
beforeAll(async () => {
  server = await startTestServer();
  await activateBilling(server);
  open = await anOrganization(server.database);
  closed = await anOrganization(server.database);
});
afterAll(() => server.close());

const full = { defaultLevel: 'FULL', organizationOverrides: [] } as const;
const onlyHere = (level: 'VIEW' | 'UPDATE') =>
  ({ defaultLevel: 'NONE', organizationOverrides: [{ organizationId: open.id, level }] }) as const;
const someone = (areas: Permissions['areas']) => signedInWith(server, { BILLING_PRODUCTS: full, ...areas });
const ofLicense = ({ id }: { id: number }, count: string) => ({
  quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: id, count },
});
const measured = async (as: TestServer['as'], { id }: { id: number }, query = '') =>
  (await as('get', `/billing/products/${id}/quantities${query}`).expect(200)).body.items;
const asAdministrator: TestServer['as'] = (method, path) => server.as(method, path);

async function seatsIn(organization: { id: number }, license: Parameters<typeof giveSeats>[1], count: number) {
  const location = await aLocation(server.database, { organizationId: organization.id });
  const devices = [];
  for (let index = 0; index < count; index++) devices.push(await aDevice(server.database, { location }));
  await giveSeats(server, license, devices);
}

it('says how much each organization has today, and how much of it is charged for', async () => {
  const license = await aManualLicense(server, { quantity: 10 });
  await seatsIn(open, license, 3);
  await seatsIn(closed, license, 1);
  const product = await aBillingProduct(server, { ...ofLicense(license, 'USED'), includedCount: 2 });
  const query = `?organizationId=${open.id}&organizationId=${closed.id}&sort=id`;
  expect(await measured(asAdministrator, product, query)).toEqual([
    { id: open.id, organization: { id: open.id, name: open.name }, quantity: 3, billedQuantity: 1, problem: '' },
    { id: closed.id, organization: { id: closed.id, name: closed.name }, quantity: 1, billedQuantity: 0, problem: '' },
  ]);
  const file = await server
    .as('get', `/billing/products/${product.id}/quantities/export${query}&format=csv`)
    .expect(200);
  expect(file.text).toContain(`${open.name},3,1,`);
});

it('says why it cannot be measured somewhere', async () => {
  const scope = { global: false, organizationIds: [open.id] };
  const product = await aBillingProduct(
    server,
    ofLicense(await aManualLicense(server, { quantity: 10, scope }), 'PURCHASED'),
  );
  const query = `?organizationId=${open.id}&organizationId=${closed.id}&sort=id`;
  expect(await measured(asAdministrator, product, query)).toMatchObject([
    { quantity: 10, billedQuantity: 10, problem: '' },
    { quantity: null, billedQuantity: null, problem: expect.stringContaining(`does not cover ${closed.name}`) },
  ]);
});

it('is told of organizations whose agreements somebody may change, and of licenses that they see', async () => {
  const product = await aBillingProduct(server);
  const names = async (as: TestServer['as']) =>
    (await measured(as, product)).map(({ organization }: { organization: { id: number } }) => organization.id);
  const sees = { ORGANIZATIONS: full };
  expect(await names(await someone({ ...sees, BILLING_AGREEMENTS: onlyHere('UPDATE') }))).toEqual([open.id]);
  expect(await names(await someone({ ...sees, BILLING_AGREEMENTS: onlyHere('VIEW') }))).toEqual([]);
  expect(await names(await someone(sees))).toEqual([]);
  const charged = await aBillingProduct(server, ofLicense(await aManualLicense(server), 'USED'));
  const agreements = { ...sees, BILLING_AGREEMENTS: onlyHere('UPDATE') };
  expect(await measured(await someone(agreements), charged)).toEqual([]);
  expect(await measured(await someone({ ...agreements, SOFTWARE_LICENSES: full }), charged)).toHaveLength(1);
});
