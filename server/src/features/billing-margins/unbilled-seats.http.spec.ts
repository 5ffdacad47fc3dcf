import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aManualLicense, type BuiltManualLicense, giveSeats } from '../assignments/assignments.factory.js';
import { aBillingProduct, anAgreement } from '../billing-exports/billing-rows.factory.js';
import { aDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';

let server: TestServer;
let organization: { id: number; name: string };
beforeAll(async () => {
  server = await startTestServer();
  await server.as('post', '/apps/billing/activate').expect(200);
  stopClock(server, '2026-11-23');
});
afterAll(() => server.close());
beforeEach(async () => {
  organization = await anOrganization(server.database);
});

const asAdministrator: TestServer['as'] = (method, to) => server.as(method, to);
const list = async (query = '', as: TestServer['as'] = asAdministrator) =>
  (await as('get', `/billing/unbilled?pageSize=200&${query}`).expect(200)).body;
const costing = (amount: string, currency = 'USD', mode = 'PER_LICENSE') => ({ cost: { mode, amount, currency } });

/** A license with a seat for so many new devices of an organization. */
async function used(license: BuiltManualLicense, organizationId: number, count: number, seats = 1): Promise<void> {
  const location = await aLocation(server.database, { organizationId });
  const devices = [];
  for (let index = 0; index < count; index++) devices.push(await aDevice(server.database, { location }));
  if (count > 0) await giveSeats(server, license, devices, { seats });
}

it('finds seats that are billed to nobody, the most expensive first', async () => {
  const acrobat = await aManualLicense(server, {
    name: 'Acrobat',
    quantity: 40,
    ...costing('240.00'),
    purchaseDate: '2026-01-01',
    term: { expiresOn: '2027-01-01' },
  });
  const total = await aManualLicense(server, {
    quantity: 40,
    ...costing('10000', 'JPY', 'TOTAL'),
    term: { expiresOn: '2027-06-01', autoRenew: true, renewalUnit: 'MONTH', renewalCount: 1 },
  });
  const owned = await aManualLicense(server, { quantity: 40, ...costing('99.00') });
  const free = await aManualLicense(server, { quantity: 40 });
  await used(acrobat, organization.id, 4, 3);
  for (const license of [total, owned, free]) await used(license, organization.id, 2);
  const only = `organizationId=${organization.id}`;
  const page = await list(only);
  const row = (license: BuiltManualLicense, seats: number, unitCost: string | null, rest: object) => ({
    id: `${license.id}-${organization.id}`,
    license: { id: license.id, name: license.name },
    organization,
    seats,
    unitCost,
    ...rest,
  });
  expect(page.items).toEqual([
    row(total, 2, '250', { monthlyCost: '500', currency: 'JPY' }),
    row(acrobat, 12, '240.00', { monthlyCost: '240.00', currency: 'USD' }),
    row(owned, 2, '99.00', { monthlyCost: null, currency: 'USD' }),
  ]);
  expect(page.totals).toEqual([
    { currency: 'JPY', seats: 2, monthlyCost: '500' },
    { currency: 'USD', seats: 14, monthlyCost: '240.00' },
  ]);
  expect((await list(`${only}&withCost=false&q=${free.name}`)).items).toEqual([
    row(free, 2, null, { monthlyCost: null, currency: null }),
  ]);
  for (const sort of ['unitCost', 'seats', 'license', 'organization', 'currency', 'id']) {
    expect((await list(`${only}&sort=-${sort}`)).total).toBe(3);
  }
  const file = (await server.as('get', `/billing/unbilled/export?${only}&licenseId=${acrobat.id}`).expect(200)).text;
  expect(file.split('\r\n')[1]).toBe(
    `${acrobat.id},Acrobat,${organization.id},${organization.name},12,240.00,240.00,USD`,
  );
});

it('leaves out what an active agreement of the organization has an active product for', async () => {
  const license = await aManualLicense(server, { quantity: 40, ...costing('240.00') });
  await used(license, organization.id, 1);
  const found = async () => (await list(`licenseId=${license.id}`)).total;
  expect(await found()).toBe(1);
  const product = await aBillingProduct(server.database, { licenseId: license.id });
  const elsewhere = await anOrganization(server.database);
  await anAgreement(server.database, { organizationId: elsewhere.id, productIds: [product.id] });
  await anAgreement(server.database, { organizationId: organization.id, status: 'DRAFT', productIds: [product.id] });
  await anAgreement(server.database, { organizationId: organization.id, status: 'ENDED', productIds: [product.id] });
  const other = await aBillingProduct(server.database, { licenseId: license.id, active: false });
  await anAgreement(server.database, { organizationId: organization.id, productIds: [other.id] });
  expect(await found()).toBe(1);
  await anAgreement(server.database, { organizationId: organization.id, productIds: [product.id] });
  expect(await found()).toBe(0);
  await server.database.query(sql`UPDATE billing_product SET active = FALSE WHERE id = ${product.id}`);
  expect(await found()).toBe(1);
});

it('knows the custom licenses of one organization, and what has expired costs nothing any more', async () => {
  const scope = { global: false, organizationIds: [organization.id] };
  const custom = { type: 'CUSTOM', scope, quantity: 10, usage: 7, ...costing('12.00') };
  const send = (body: object) => server.as('post', '/licenses').send(body).expect(201);
  await send({ ...custom, name: 'Now', purchaseDate: '2026-01-01', term: { expiresOn: '2027-01-01' } });
  await send({ ...custom, name: 'Over', purchaseDate: '2025-01-01', term: { expiresOn: '2026-01-01' } });
  const { items } = await list(`organizationId=${organization.id}&sort=license`);
  expect(items).toMatchObject([
    { license: { name: 'Now' }, seats: 7, monthlyCost: '7.00' },
    { license: { name: 'Over' }, seats: 7, monthlyCost: '0.00' },
  ]);
});

it('agrees with a naive model, whatever is used and billed', async () => {
  const places = [organization, await anOrganization(server.database), await anOrganization(server.database)];
  const licenses: BuiltManualLicense[] = [];
  for (let index = 0; index < 3; index++) {
    licenses.push(await aManualLicense(server, { quantity: 40, ...costing('1.00') }));
  }
  // How many seats each license has in each place.
  const seats = [
    [1, 0, 2],
    [0, 3, 1],
    [2, 1, 0],
  ];
  for (const [index, license] of licenses.entries()) {
    for (const [at, place] of places.entries()) await used(license, place.id, seats[index]![at]!);
  }
  const only = licenses.map(({ id }) => `licenseId=${id}`).join('&');
  const agreement = fc.record({
    place: fc.integer({ min: 0, max: 2 }),
    status: fc.constantFrom('ACTIVE' as const, 'DRAFT' as const, 'ENDED' as const),
    products: fc.uniqueArray(fc.integer({ min: 0, max: 2 })),
  });
  const model = fc.record({
    products: fc.array(fc.record({ license: fc.integer({ min: 0, max: 2 }), active: fc.boolean() }), {
      minLength: 3,
      maxLength: 3,
    }),
    agreements: fc.array(agreement, { maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(model, async ({ products, agreements }) => {
      await server.database.query(sql`DELETE FROM billing_agreement`);
      await server.database.query(sql`DELETE FROM billing_product`);
      const made: { id: number }[] = [];
      for (const { license, active } of products) {
        made.push(await aBillingProduct(server.database, { licenseId: licenses[license]!.id, active }));
      }
      for (const { place, status, products: named } of agreements) {
        const productIds = named.map((index) => made[index]!.id);
        await anAgreement(server.database, { organizationId: places[place]!.id, status, productIds });
      }
      const expected = licenses.flatMap((license, index) =>
        places.flatMap((place, at) => {
          const isBilled = agreements.some(
            (each) =>
              each.place === at &&
              each.status === 'ACTIVE' &&
              each.products.some((named) => products[named]!.license === index && products[named]!.active),
          );
          const count = seats[index]![at]!;
          return count === 0 || isBilled ? [] : [`${license.id}-${place.id}: ${count}`];
        }),
      );
      const { items } = await list(only);
      expect(items.map((each: { id: string; seats: number }) => `${each.id}: ${each.seats}`).sort()).toEqual(
        expected.sort(),
      );
    }),
    { seed: 20_261_121, numRuns: 40 },
  );
});

it('needs sight of both seats and agreements, and is the same whatever happens elsewhere', async () => {
  const elsewhere = await anOrganization(server.database);
  const organizationIds = [organization.id, elsewhere.id];
  const license = await aManualLicense(server, {
    quantity: 40,
    scope: { global: false, organizationIds },
    ...costing('120.00', 'USD', 'TOTAL'),
  });
  for (const id of organizationIds) await used(license, id, 2);
  const only = (level: 'VIEW' | 'NONE') =>
    ({ defaultLevel: 'NONE', organizationOverrides: [{ organizationId: organization.id, level }] }) as const;
  const both = { SOFTWARE_LICENSES: only('VIEW'), BILLING_AGREEMENTS: only('VIEW') };
  const limited = await signedInWith(server, both);
  const paths = [
    '?withCost=false',
    '',
    '/export?format=json&withCost=false',
    `?organizationId=${elsewhere.id}&withCost=false`,
  ];
  const told = () =>
    Promise.all(paths.map(async (path) => (await limited('get', `/billing/unbilled${path}`).expect(200)).text));
  const before = await told();
  // The cost of the whole license is not theirs to know.
  expect(JSON.parse(before[0]!).items).toEqual([
    expect.objectContaining({ id: `${license.id}-${organization.id}`, seats: 2, unitCost: null, monthlyCost: null }),
  ]);
  expect(JSON.parse(before[1]!).items).toEqual([]);
  await used(license, elsewhere.id, 3);
  const product = await aBillingProduct(server.database, { licenseId: license.id });
  await anAgreement(server.database, { organizationId: elsewhere.id, productIds: [product.id] });
  await server.database.query(sql`UPDATE organization SET name = 'AAA' WHERE id = ${elsewhere.id}`);
  expect(await told()).toEqual(before);
  const seeing = (areas: object) => signedInWith(server, areas);
  const blind = await seeing({ BILLING_AGREEMENTS: both.BILLING_AGREEMENTS });
  expect((await list('withCost=false', blind)).items).toEqual([]);
  const everywhere = { defaultLevel: 'VIEW', organizationOverrides: [] };
  const query = `withCost=false&licenseId=${license.id}`;
  await server.database.query(sql`DELETE FROM billing_agreement WHERE organization_id = ${elsewhere.id}`);
  for (const areas of [
    { ...both, SOFTWARE_LICENSES: everywhere },
    { ...both, BILLING_AGREEMENTS: everywhere },
  ]) {
    expect((await list(query, await seeing(areas))).items).toMatchObject([{ organization: { id: organization.id } }]);
  }
  const seats = await seeing({ SOFTWARE_LICENSES: both.SOFTWARE_LICENSES });
  await seats('get', '/billing/unbilled').expect(403);
});
