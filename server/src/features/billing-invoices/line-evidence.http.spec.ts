import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aManualLicense, giveSeats } from '../assignments/assignments.factory.js';
import { anActiveAgreement } from '../billing-agreements/billing-agreements.factory.js';
import { BillingMeasuring } from '../billing-products/billing-measuring.service.js';
import { aBillingProduct, activateBilling } from '../billing-products/billing-products.factory.js';
import { aDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { invoicesOf, runBilling } from './billing-invoices.factory.js';

let server: TestServer;
let clock: StoppedClock;
beforeAll(async () => {
  server = await startTestServer();
  clock = stopClock(server, '2026-01-10');
  await activateBilling(server);
});
afterAll(async () => {
  clock.release();
  await server.close();
});

const evidenceOf = async (invoice: { id: number; lines: { id: number }[] } | undefined) =>
  (await server.as('get', `/billing/invoices/${invoice?.id}/lines/${invoice?.lines[0]?.id}/evidence`).expect(200)).body;

/** An agreement that charges for the seats of a license, with three devices of its organization. */
async function aLicensedAgreement() {
  const location = await aLocation(server.database);
  const devices = [];
  for (const name of ['A', 'B', 'C']) devices.push(await aDevice(server.database, { location, name }));
  const license = await aManualLicense(server);
  const product = await aBillingProduct(server, {
    quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'USED' },
    price: { type: 'FIXED', amount: '10' },
  });
  const { id } = await anActiveAgreement(server, {
    organizationId: location.organizationId,
    products: [{ productId: product.id }],
  });
  return { location, devices, license, id };
}

describe('the evidence of a line', () => {
  it('names who was counted, and stays when all of them are gone', async () => {
    const { devices, license, id } = await aLicensedAgreement();
    const [a, b] = devices;
    await giveSeats(server, license, [a!], { assignedOn: '2025-12-01' });
    await giveSeats(server, license, [b!], { assignedOn: '2025-12-24', seats: 4 });
    await runBilling(server, [id], '2026-01-01');
    const [invoice] = await invoicesOf(server, id);
    expect(invoice?.lines).toMatchObject([{ quantity: 5, amount: '50.00', licenseCount: 'USED' }]);
    const organization = invoice?.organization;
    const evidence = await evidenceOf(invoice);
    const line = `/billing/invoices/${invoice?.id}/lines/${invoice?.lines[0]?.id}`;
    const holders = async (query = '') => (await server.as('get', `${line}/holders${query}`).expect(200)).body;
    expect(await holders()).toMatchObject({
      total: 2,
      items: [
        { id: `DEVICE-${a?.id}`, holder: { name: 'A' }, organization, seats: 1, present: true },
        { id: `DEVICE-${b?.id}`, holder: { name: 'B' }, seats: 4, present: true },
      ],
    });
    expect(await holders('?q=b&sort=-seats')).toMatchObject({ total: 1, items: [{ holder: { name: 'B' } }] });
    expect(evidence).toEqual({
      measuredOn: '2026-01-01',
      count: 5,
      items: [
        { holder: { kind: 'DEVICE', id: a?.id, name: 'A' }, organization, assignedOn: '2025-12-01', seats: 1 },
        { holder: { kind: 'DEVICE', id: b?.id, name: 'B' }, organization, assignedOn: '2025-12-24', seats: 4 },
      ],
      changes: { since: null, added: [], removed: [] },
    });
    await server.as('delete', license.path).expect(204);
    await server.database.query(sql`DELETE FROM device WHERE id = ANY(${devices.map((each) => each.id)}::bigint[])`);
    expect(await evidenceOf(invoice)).toEqual(evidence);
    expect(await holders('?sort=-seats&pageSize=1')).toMatchObject({
      total: 2,
      items: [{ holder: { name: 'B' }, assignedOn: '2025-12-24', present: false }],
    });
    const file = await server.as('get', `${line}/holders/export?format=csv`).expect(200);
    expect(file.text).toContain(`DEVICE,${b?.id},B,${organization?.id},${organization?.name},2025-12-24,4,`);
    await server.as('get', `/billing/invoices/${invoice?.id}/lines/999999/holders`).expect(404);
    const [after] = await invoicesOf(server, id);
    expect(after?.lines).toMatchObject([{ licenseCount: 'USED', quantity: 5 }]);
  });

  it('tells what changed since the previous invoice, who did it and why', async () => {
    const { devices, license, id } = await aLicensedAgreement();
    const [a, b, c] = devices;
    const { created } = await giveSeats(server, license, [a!, b!], { assignedOn: '2026-01-01' });
    await runBilling(server, [id], '2026-01-01');
    const seatOf = (name: string) => created.find(({ holder }) => holder.name === name)?.id;
    await server.as('delete', `${license.seats}/${seatOf('A')}`).expect(204);
    await giveSeats(server, license, [c!], { assignedOn: '2026-01-09', note: 'New colleague' });
    await server
      .as('patch', `${license.seats}/${seatOf('B')}`)
      .send({ seats: 3 })
      .expect(200);
    clock.set('2026-02-01');
    await runBilling(server, [id]);
    clock.set('2026-01-10');
    const [, february] = await invoicesOf(server, id);
    const { count, changes } = await evidenceOf(february);
    expect(count).toBe(4);
    // Those who are on several invoices are listed once on each.
    const counted = `/billing/invoices/${february?.id}/lines/${february?.lines[0]?.id}/holders`;
    const { items } = (await server.as('get', counted).expect(200)).body;
    expect(items.map((each: { holder: { name: string } }) => each.holder.name)).toEqual(['B', 'C']);
    const by = { name: 'Admin', at: expect.any(String) };
    expect(changes).toMatchObject({
      since: '2026-01-01',
      added: [
        { holder: { name: 'B' }, seats: 2, origin: 'MANUAL' },
        { holder: { name: 'C' }, seats: 1, assignedOn: '2026-01-09', origin: 'MANUAL', note: 'New colleague', by },
      ],
      removed: [{ holder: { name: 'A' }, seats: 1, endedOn: expect.any(String), present: true, by }],
    });
    // What somebody does later is no reason of it.
    clock.set('2026-02-10');
    const { id: seatOfC } = await server.database.one<{ id: number }>(
      sql`SELECT id FROM assignment WHERE license_id = ${license.id} AND device_id = ${c?.id} AND ended_on IS NULL`,
    );
    await server.as('delete', `${license.seats}/${seatOfC}`).expect(204);
    const again = await giveSeats(server, license, [a!, c!], { assignedOn: '2026-02-10' });
    for (const seat of again.created) await server.as('delete', `${license.seats}/${seat.id}`).expect(204);
    clock.set('2026-01-10');
    expect((await evidenceOf(february)).changes).toEqual(changes);
  });

  it('tells of devices that are not counted any more why', async () => {
    const location = await aLocation(server.database);
    const devices = [];
    for (const name of ['A', 'B', 'C']) devices.push(await aDevice(server.database, { location, name }));
    await server.database.query(sql`UPDATE device SET created_at = '2025-12-01' WHERE location_id = ${location.id}`);
    const product = await aBillingProduct(server, { quantitySource: { type: 'DEVICE_COUNT' } });
    const { id } = await anActiveAgreement(server, {
      organizationId: location.organizationId,
      products: [{ productId: product.id }],
    });
    await runBilling(server, [id], '2026-01-01');
    await server.as('post', `/devices/${devices[0]?.id}/decommission`).expect(200);
    await server.as('delete', `/devices/${devices[1]?.id}`).expect(204);
    clock.set('2026-02-01');
    await runBilling(server, [id]);
    clock.set('2026-01-10');
    const [, february] = await invoicesOf(server, id);
    const { count, changes } = await evidenceOf(february);
    expect(count).toBe(1);
    expect(changes).toMatchObject({
      added: [],
      removed: [
        { holder: { name: 'A' }, reason: 'DEVICE_DECOMMISSIONED', present: true },
        { holder: { name: 'B' }, reason: 'HOLDER_DELETED', present: false },
      ],
    });
  });

  it('stays with a line that is changed by hand, and is made anew with one that is measured anew', async () => {
    const { devices, license, id } = await aLicensedAgreement();
    const [a, b] = devices;
    await giveSeats(server, license, [a!], { assignedOn: '2025-12-01' });
    await runBilling(server, [id], '2026-01-01');
    const [invoice] = await invoicesOf(server, id);
    const path = `/billing/invoices/${invoice?.id}`;
    await server
      .as('patch', path)
      .send({ lines: [{ id: invoice?.lines[0]?.id, quantity: 9 }] })
      .expect(200);
    expect(await evidenceOf(invoice)).toMatchObject({ count: 1 });
    // Somebody enters late what was so on the measuring day.
    await giveSeats(server, license, [b!], { assignedOn: '2025-12-31' });
    await server.as('post', `${path}/recalculate`).send({}).expect(200);
    expect(await evidenceOf(invoice)).toMatchObject({ count: 1 });
    const reset = await server.as('post', `${path}/recalculate`).send({ resetEdits: true }).expect(200);
    expect(reset.body.lines).toMatchObject([{ quantity: 2 }]);
    expect(await evidenceOf(reset.body)).toMatchObject({ count: 2, items: [{ holder: { name: 'A' } }, {}] });
  });

  it('is exactly what the line says, also where seats move while they are counted', async () => {
    const { devices, license, id } = await aLicensedAgreement();
    const [a, b] = devices;
    await giveSeats(server, license, [a!], { assignedOn: '2025-12-01' });
    const measuring = server.app.get(BillingMeasuring, { strict: false });
    const holders = measuring.holders.bind(measuring);
    const spy = vi.spyOn(measuring, 'holders').mockImplementationOnce(async (...args) => {
      await server.app.get(Database).apart(() => giveSeats(server, license, [b!], { assignedOn: '2025-12-31' }));
      return holders(...args);
    });
    expect(await runBilling(server, [id], '2026-01-01')).toMatchObject({ created: 1, failed: [] });
    expect(spy).toHaveBeenCalledTimes(2);
    spy.mockRestore();
    const [invoice] = await invoicesOf(server, id);
    expect(invoice?.lines).toMatchObject([{ quantity: 2 }]);
    expect(await evidenceOf(invoice)).toMatchObject({ count: 2 });
  });

  it('is counted in the preview', async () => {
    const { devices, license, id } = await aLicensedAgreement();
    await giveSeats(server, license, devices, { assignedOn: '2025-12-01' });
    const preview = (await server.as('get', `/billing/agreements/${id}/preview`).expect(200)).body;
    expect(preview.lines).toMatchObject([{ quantity: 3, evidenceCount: 3 }]);
    await server.as('delete', license.path).expect(204);
    const broken = (await server.as('get', `/billing/agreements/${id}/preview`).expect(200)).body;
    expect(broken).toMatchObject({ lines: [], problems: [{ message: expect.stringContaining('deleted') }] });
  });
});
