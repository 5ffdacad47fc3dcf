import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aManualLicense, giveSeats } from '../assignments/assignments.factory.js';
import { aDeviceGroup, comparison } from '../device-groups/device-groups.factory.js';
import { aDevice } from '../devices/devices.factory.js';
import { anEndUserRole } from '../end-user-roles/end-user-roles.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { aPerson } from '../people/people.factory.js';
import { BillingMeasuring } from './billing-measuring.service.js';
import { aBillingProduct, activateBilling, aProductRow } from './billing-products.factory.js';

let server: TestServer;
let measuring: BillingMeasuring;
let acme: { id: number; name: string };
let place: { id: number; organizationId: number };
beforeAll(async () => {
  server = await startTestServer();
  await activateBilling(server);
  measuring = server.app.get(BillingMeasuring, { strict: false });
  acme = await anOrganization(server.database, { name: 'Acme' });
  place = await aLocation(server.database, { organizationId: acme.id });
});
afterAll(() => server.close());

const day = (text: string) => Temporal.PlainDate.from(text);
const today = () => Temporal.Now.plainDateISO('UTC');
const measured = async (productId: number, on = today(), organizationId = acme.id) =>
  (await measuring.quantities(organizationId, [productId], on)).get(productId);
const holders = async (productId: number, on = today()) =>
  server.database.query(sql`
    SELECT * FROM (${await measuring.holdersOf(productId, acme.id, on)}) h ORDER BY assigned_on, holder_name`);
const aLicenseProduct = (licenseId: number, licenseCount: 'USED' | 'PURCHASED') =>
  aProductRow(server.database, { quantitySource: 'SOFTWARE_LICENSE', licenseId, licenseCount });

describe('seats in use', () => {
  it('are those of the day, with who held them and since when', async () => {
    const license = await aManualLicense(server, { quantity: 100 });
    const [one, two] = [
      await aDevice(server.database, { location: place, name: 'One' }),
      await aDevice(server.database, { location: place, name: 'Two' }),
    ];
    const elsewhere = await aDevice(server.database);
    const given = await giveSeats(server, license, [one], { assignedOn: '2026-03-01', seats: 4 });
    await giveSeats(server, license, [two], { assignedOn: '2026-03-02' });
    await giveSeats(server, license, [elsewhere], { assignedOn: '2026-03-01' });
    const product = await aLicenseProduct(license.id, 'USED');
    expect(await measured(product, day('2026-02-28'))).toEqual({ quantity: 0, problem: null });
    expect(await measured(product, day('2026-03-01'))).toEqual({ quantity: 4, problem: null });
    expect(await measured(product, day('2026-03-02'))).toEqual({ quantity: 5, problem: null });
    await server.as('delete', `${license.seats}/${given.created[0]!.id}`).expect(204);
    expect(await measured(product)).toEqual({ quantity: 1, problem: null });
    // What was the case on a day stays so.
    expect(await measured(product, day('2026-03-02'))).toEqual({ quantity: 5, problem: null });
    const common = { holder_kind: 'DEVICE', organization_name: 'Acme' };
    expect(await holders(product, day('2026-03-02'))).toEqual([
      { ...common, holder_id: one.id, holder_name: 'One', assigned_on: '2026-03-01', seats: 4 },
      { ...common, holder_id: two.id, holder_name: 'Two', assigned_on: '2026-03-02', seats: 1 },
    ]);
    expect(await holders(product)).toMatchObject([{ holder_name: 'Two' }]);
  });

  it('stay with the organization in which they were held', async () => {
    const license = await aManualLicense(server);
    const device = await aDevice(server.database, { location: place });
    await giveSeats(server, license, [device], { assignedOn: '2026-03-01' });
    const product = await aLicenseProduct(license.id, 'USED');
    const other = await aLocation(server.database);
    const body = { organizationId: other.organizationId, locationId: other.id };
    await server.as('patch', `/devices/${device.id}`).send(body).expect(200);
    expect(await measured(product, day('2026-05-01'))).toMatchObject({ quantity: 1 });
    expect(await measured(product, day('2026-05-01'), other.organizationId)).toMatchObject({ quantity: 0 });
  });

  it('of people and locations are named as such', async () => {
    const person = await aPerson(server.database, { kind: 'END_USER', organizationId: acme.id, name: 'Ann' });
    const byUser = await aManualLicense(server, { type: 'PER_USER' });
    await server
      .as('post', byUser.seats)
      .send({ personIds: [person.id] })
      .expect(201);
    const bySite = await aManualLicense(server, { type: 'PER_SITE' });
    await server
      .as('post', bySite.seats)
      .send({ locationIds: [place.id] })
      .expect(201);
    expect(await holders(await aLicenseProduct(byUser.id, 'USED'))).toMatchObject([
      { holder_kind: 'PERSON', holder_id: person.id, holder_name: 'Ann' },
    ]);
    expect(await holders(await aLicenseProduct(bySite.id, 'USED'))).toMatchObject([
      { holder_kind: 'LOCATION', holder_id: place.id },
    ]);
  });
});

describe('what is purchased', () => {
  it('is a share, or all of a license for the organization alone up to the day', async () => {
    const scope = { global: false, organizationIds: [acme.id] };
    const license = await aManualLicense(server, { quantity: 10, purchaseDate: '2026-01-01', scope });
    await server
      .as('post', `${license.path}/purchases`)
      .send({ purchasedOn: '2026-02-10', quantityDelta: 5, kind: 'PURCHASE' })
      .expect(201);
    const product = await aLicenseProduct(license.id, 'PURCHASED');
    const on = async (text: string) => (await measured(product, day(text)))?.quantity;
    expect([await on('2025-12-31'), await on('2026-01-01')]).toEqual([0, 10]);
    expect([await on('2026-02-09'), await on('2026-02-10')]).toEqual([10, 15]);
    expect(await holders(product)).toEqual([]);
    const share = [{ organizationId: acme.id, quantity: 3 }];
    await server.as('put', `${license.path}/allocations`).send(share).expect(200);
    expect([await on('2026-02-09'), await on('2026-02-10')]).toEqual([3, 3]);
  });

  it('cannot be said of a license that is shared, until a share is reserved', async () => {
    const license = await aManualLicense(server, { quantity: 10 });
    const product = await aBillingProduct(server, {
      name: 'Shared suite',
      quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'PURCHASED' },
    });
    const message = 'The license of “Shared suite” is shared with other organizations: reserve a share for Acme first.';
    expect(await measured(product.id)).toEqual({ quantity: 0, problem: message });
    expect(await measuring.problemsIn(acme.id, [product.id])).toEqual([
      { productId: product.id, code: 'LICENSE_SHARED', message },
    ]);
    await server
      .as('put', `${license.path}/allocations`)
      .send([{ organizationId: acme.id, quantity: 4 }])
      .expect(200);
    expect(await measured(product.id)).toEqual({ quantity: 4, problem: null });
    expect(await measuring.problemsIn(acme.id, [product.id])).toEqual([]);
  });

  it('or set by hand cannot be said of a license of others', async () => {
    const other = await anOrganization(server.database);
    const scope = { global: false, organizationIds: [other.id] };
    const { body } = await server
      .as('post', '/licenses')
      .send({ name: uniqueName('Custom'), type: 'CUSTOM', quantity: 5, usage: 2, scope })
      .expect(201);
    const products = [await aLicenseProduct(body.id, 'USED'), await aLicenseProduct(body.id, 'PURCHASED')];
    const codes = (await measuring.problemsIn(acme.id, products)).map(({ code }) => code);
    expect(codes).toEqual(['LICENSE_NOT_HERE', 'LICENSE_NOT_HERE']);
    expect(await measuring.problemsIn(other.id, products)).toEqual([]);
    expect(await measured(products[0]!, today(), other.id)).toEqual({ quantity: 2, problem: null });
    await server
      .as('patch', `/licenses/${body.id}`)
      .send({ scope: { global: true } })
      .expect(200);
    const shared = (await measuring.problemsIn(other.id, products)).map(({ code }) => code);
    expect(shared).toEqual(['CUSTOM_SHARED', 'LICENSE_SHARED']);
  });
});

describe('devices and end users', () => {
  it('are counted from the day on which they were entered, as they are now', async () => {
    const org = await anOrganization(server.database);
    const here = await aLocation(server.database, { organizationId: org.id });
    const laptop = await aDevice(server.database, { location: here, deviceClass: 'LAPTOP', name: 'Laptop' });
    await aDevice(server.database, { location: here, deviceClass: 'SERVER' });
    await aDevice(server.database, { location: here, deviceClass: 'LAPTOP', status: 'DECOMMISSIONED' });
    await server.database.query(
      sql`UPDATE device SET created_at = '2026-03-05T23:59:59Z' WHERE organization_id = ${org.id}`,
    );
    const group = await aDeviceGroup(server, comparison('deviceClass', 'equals', 'LAPTOP'));
    const all = await aProductRow(server.database, { quantitySource: 'DEVICE_COUNT' });
    const laptops = await aProductRow(server.database, { quantitySource: 'DEVICE_COUNT', deviceGroupId: group.id });
    const both = (on: string) => measuring.quantities(org.id, [all, laptops], day(on));
    const nothing = { quantity: 0, problem: null };
    expect([...(await both('2026-03-04')).values()]).toEqual([nothing, nothing]);
    expect(await both('2026-03-05')).toEqual(
      new Map([
        [all, { quantity: 2, problem: null }],
        [laptops, { quantity: 1, problem: null }],
      ]),
    );
    const rows = await measuring.holders(org.id, [all, laptops], day('2026-03-05'));
    expect(await server.database.query(sql`SELECT * FROM (${rows}) h WHERE product_id = ${laptops}`)).toEqual([
      {
        product_id: laptops,
        holder_kind: 'DEVICE',
        holder_id: laptop.id,
        holder_name: 'Laptop',
        organization_name: org.name,
        assigned_on: '2026-03-05',
        seats: 1,
      },
    ]);
  });

  it('that count by a role are those with any of the roles, each once', async () => {
    const org = await anOrganization(server.database);
    const [one, two] = [await anEndUserRole(server.database), await anEndUserRole(server.database)];
    const person = (roleIds: number[]) =>
      aPerson(server.database, { kind: 'END_USER', organizationId: org.id, roleIds });
    await person([one.id, two.id]);
    await person([two.id]);
    await person([]);
    const of = (roleIds?: number[]) =>
      aProductRow(server.database, { quantitySource: 'END_USER_COUNT', ...(roleIds === undefined ? {} : { roleIds }) });
    const products = [await of(), await of([one.id]), await of([one.id, two.id])];
    const told = await measuring.quantities(org.id, products, today());
    expect([...told.values()].map(({ quantity }) => quantity)).toEqual([3, 1, 2]);
  });
});

describe('what a product lost', () => {
  it('is a problem wherever it is measured', async () => {
    const license = await aManualLicense(server);
    const group = await aDeviceGroup(server, comparison('deviceClass', 'equals', 'LAPTOP'));
    const role = await anEndUserRole(server.database);
    const products = [
      await aLicenseProduct(license.id, 'USED'),
      await aProductRow(server.database, { quantitySource: 'DEVICE_COUNT', deviceGroupId: group.id }),
      await aProductRow(server.database, { quantitySource: 'END_USER_COUNT', roleIds: [role.id] }),
    ];
    expect(await measuring.problemsIn(acme.id, products)).toEqual([]);
    await server.as('delete', license.path).expect(204);
    await server.as('delete', `/device-groups/${group.id}`).expect(204);
    await server.as('delete', `/end-user-roles/${role.id}`).expect(204);
    const codes = ['LICENSE_DELETED', 'GROUP_DELETED', 'ROLES_DELETED'];
    expect((await measuring.problemsIn(acme.id, products)).map(({ code }) => code)).toEqual(codes);
    expect((await measuring.products(products)).map(({ problemCode }) => problemCode)).toEqual(codes);
    const told = [...(await measuring.quantities(acme.id, products, today())).values()];
    expect(told).toEqual(products.map(() => ({ quantity: 0, problem: expect.stringContaining('deleted') })));
    expect(await server.database.query(await measuring.holders(acme.id, products, today()))).toEqual([]);
  });

  it('is its license only, where that is not there any more: the name stays', async () => {
    const license = await aManualLicense(server, {
      cost: { mode: 'TOTAL', amount: '1200', currency: 'EUR' },
      quantity: 5,
      purchaseDate: '2026-01-01',
      term: { expiresOn: '2027-01-01', autoRenew: true, renewalUnit: 'YEAR', renewalCount: 1 },
    });
    const columns = { quantitySource: 'SOFTWARE_LICENSE', licenseId: license.id } as const;
    const product = await aProductRow(server.database, { ...columns, inheritsCost: true, markupPercent: '20' });
    const [before] = await measuring.products([product, 999_999_999]);
    expect(before).toMatchObject({
      licenseId: license.id,
      licenseName: license.name,
      accountCode: 'SOFTWARE',
      price: { type: 'MARKUP', percent: '20.0000' },
      cost: { source: 'INHERIT', unitCost: '240', currency: 'EUR', termMonths: 12 },
      problem: null,
    });
    await server.as('delete', license.path).expect(204);
    expect(await measuring.products([product])).toMatchObject([
      { licenseId: null, licenseName: license.name, cost: { unitCost: null }, problemCode: 'LICENSE_DELETED' },
    ]);
  });

  it('is spread over the present term alone, however often it was renewed by hand', async () => {
    const license = await aManualLicense(server, {
      cost: { mode: 'PER_LICENSE', amount: '120', currency: 'USD' },
      quantity: 5,
      purchaseDate: '2024-01-01',
      term: { expiresOn: '2025-01-01' },
    });
    const columns = { quantitySource: 'SOFTWARE_LICENSE', licenseId: license.id, inheritsCost: true } as const;
    const product = await aProductRow(server.database, columns);
    const cost = async () => (await measuring.products([product]))[0]?.cost;
    for (const [purchasedOn, expiresOn, termMonths] of [
      ['2025-01-01', '2026-01-01', 12],
      // Renewed before its end: the term begins where the last one ends.
      ['2025-11-15', '2027-07-01', 18],
    ] as const) {
      await server.as('post', `${license.path}/renew`).send({ purchasedOn, expiresOn }).expect(200);
      expect(await cost()).toEqual({ source: 'INHERIT', unitCost: '120', currency: 'USD', termMonths });
    }
    // Set back by hand: the term before is the present one again.
    await server
      .as('patch', license.path)
      .send({ term: { expiresOn: '2025-12-31' } })
      .expect(200);
    expect(await cost()).toMatchObject({ termMonths: 12 });
  });

  it('is a cost to mark up', async () => {
    const license = await aManualLicense(server);
    const columns = { quantitySource: 'SOFTWARE_LICENSE', licenseId: license.id, inheritsCost: true } as const;
    const marked = await aProductRow(server.database, { ...columns, markupPercent: '20' });
    const priced = await aProductRow(server.database, columns);
    expect(await measuring.problemsIn(acme.id, [marked, priced])).toMatchObject([
      { productId: marked, code: 'NO_COST' },
    ]);
  });
});
