import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { signedInWith } from '../people/people.factory.js';
import { randomFrom } from '../reconciliation/fleet-workers.factory.js';
import type { PurchaseResponse } from './license-ledger.dto.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function aLicense(fields: object = {}): Promise<{ id: number; path: string; purchases: string }> {
  const body = { name: uniqueName('Bought'), type: 'CUSTOM', quantity: 10, purchaseDate: '2026-01-10', ...fields };
  const { id } = (await server.as('post', '/licenses').send(body).expect(201)).body;
  return { id, path: `/licenses/${id}`, purchases: `/licenses/${id}/purchases` };
}

const cost = { mode: 'PER_LICENSE', amount: '20', currency: 'EUR' };

async function ledgerOf(path: string): Promise<PurchaseResponse[]> {
  return (await server.as('get', `${path}/purchases?pageSize=200`).expect(200)).body.items;
}

const quantityOf = async (path: string): Promise<number> => (await server.as('get', path).expect(200)).body.quantity;

describe('a purchase', () => {
  it('is added, read, and changes the quantity', async () => {
    const { path, purchases } = await aLicense({ cost });
    const added = await server
      .as('post', purchases)
      .send({ quantityDelta: 5, purchasedOn: '2026-03-01', totalCost: '90', poNumber: 'PO-1', note: 'more' })
      .expect(201);
    expect(added.body).toMatchObject({
      version: 1,
      kind: 'PURCHASE',
      purchasedOn: '2026-03-01',
      quantityDelta: 5,
      quantityAfter: 15,
      unitCost: '18.00',
      totalCost: '90.00',
      currency: 'EUR',
      poNumber: 'PO-1',
      by: 'Admin',
    });
    expect(await quantityOf(path)).toBe(15);
    const read = await server.as('get', `${purchases}/${added.body.id}`).expect(200);
    expect([read.body, read.headers['etag']]).toEqual([added.body, '"1"']);
    const renewal = { kind: 'RENEWAL', quantityDelta: 0, purchasedOn: '2026-04-01', totalCost: '300' };
    expect((await server.as('post', purchases).send(renewal).expect(201)).body).toMatchObject({
      kind: 'RENEWAL',
      quantityAfter: 15,
      unitCost: null,
      totalCost: '300.00',
    });
  });

  it('that is dated in the past counts in the order of the days', async () => {
    const { path, purchases } = await aLicense();
    await server.as('post', purchases).send({ quantityDelta: 5, purchasedOn: '2026-03-01' }).expect(201);
    const early = { quantityDelta: -4, purchasedOn: '2026-02-01', totalCost: '8' };
    const adjusted = await server.as('post', purchases).send(early).expect(201);
    expect(adjusted.body).toMatchObject({ kind: 'ADJUSTMENT', quantityAfter: 6, unitCost: '2.00', totalCost: '-8.00' });
    expect((await ledgerOf(path)).map((row) => [row.purchasedOn, row.quantityDelta, row.quantityAfter])).toEqual([
      ['2026-03-01', 5, 11],
      ['2026-02-01', -4, 6],
      ['2026-01-10', 10, 10],
    ]);
    const refused = await server
      .as('post', purchases)
      .send({ quantityDelta: -7, purchasedOn: '2026-02-15' })
      .expect(422);
    expect(refused.body.errors).toMatchObject([{ field: 'purchasedOn', code: 'purchase.order' }]);
    expect(refused.body.detail).toContain('On 2026-02-15 there would be -1 licenses');
    expect(await quantityOf(path)).toBe(11);
  });

  it('of a license that has not started counts from its start on, unless it says another day', async () => {
    const { path } = await aLicense({ purchaseDate: '2099-01-01' });
    await server.as('put', `${path}/quantity`).send({ quantity: 8 }).expect(200);
    expect(await ledgerOf(path)).toMatchObject([
      { purchasedOn: '2099-01-01', quantityDelta: -2, quantityAfter: 8 },
      { purchasedOn: '2099-01-01', quantityDelta: 10, quantityAfter: 10 },
    ]);
  });

  it('of a day that is still to come is refused: it would count before it is there', async () => {
    const { path, purchases } = await aLicense({ cost });
    const tomorrow = Temporal.Now.plainDateISO('UTC').add({ days: 1 }).toString();
    const refusal = { errors: [{ field: 'purchasedOn', code: 'date.order' }] };
    const toCome = { quantityDelta: 1, purchasedOn: tomorrow };
    expect((await server.as('post', purchases).send(toCome).expect(422)).body).toMatchObject(refusal);
    const quantity = { quantity: 20, purchasedOn: tomorrow };
    expect((await server.as('put', `${path}/quantity`).send(quantity).expect(422)).body).toMatchObject(refusal);
    const [first] = await ledgerOf(path);
    const moved = await server.as('patch', `${purchases}/${first!.id}`).send({ purchasedOn: tomorrow }).expect(422);
    expect(moved.body).toMatchObject(refusal);
    expect(await quantityOf(path)).toBe(10);
  });

  it('is corrected but for its quantity, by whoever has read it last', async () => {
    const { path, purchases } = await aLicense({ cost });
    const [initial] = await ledgerOf(path);
    const row = `${purchases}/${initial?.id}`;
    const vendor = (
      await server
        .as('post', '/vendors')
        .send({ name: uniqueName('Vendor') })
        .expect(201)
    ).body;
    const change = {
      poNumber: 'PO-9',
      invoiceNumber: 'I-9',
      note: 'n',
      vendorId: vendor.id,
      purchasedOn: '2026-01-05',
    };
    const changed = await server
      .as('patch', row)
      .set('If-Match', '"1"')
      .send({ ...change, unitCost: '19.5' })
      .expect(200);
    const { vendorId: _, ...texts } = change;
    expect(changed.body).toMatchObject({
      ...texts,
      version: 2,
      vendor: { id: vendor.id },
      unitCost: '19.50',
      totalCost: '195.00',
      quantityDelta: 10,
    });
    expect(changed.headers['etag']).toBe('"2"');
    await server.as('patch', row).set('If-Match', '"1"').send({ note: 'late' }).expect(412);
    await server.as('patch', row).send({ quantityDelta: 11 }).expect(400);
    await server.as('patch', row).send({ kind: 'PURCHASE' }).expect(400);
    const cleared = await server.as('patch', row).send({ unitCost: null, vendorId: null }).expect(200);
    expect(cleared.body).toMatchObject({ unitCost: null, totalCost: null, currency: null, vendor: null });
  });

  it('without a currency has at most 4 digits after the point', async () => {
    const { path, purchases } = await aLicense();
    const fine = { unitCost: '1.2345' };
    const { id } = (
      await server
        .as('post', purchases)
        .send({ quantityDelta: 1, ...fine })
        .expect(201)
    ).body;
    await server
      .as('put', `${path}/quantity`)
      .send({ quantity: 12, ...fine })
      .expect(200);
    for (const request of [
      server.as('post', purchases).send({ quantityDelta: 1, unitCost: '1.23456' }),
      server.as('put', `${path}/quantity`).send({ quantity: 13, unitCost: '1.23456' }),
      server.as('patch', `${purchases}/${id}`).send({ unitCost: '1.23456' }),
    ]) {
      const { errors } = (await request.expect(422)).body;
      expect(errors).toEqual([
        { field: 'unitCost', code: 'money.digits', message: expect.stringContaining('at most 4 digits') },
      ]);
    }
    expect(await quantityOf(path)).toBe(12);
  });

  it('is not moved to a day from which on there would be fewer than none', async () => {
    const { path, purchases } = await aLicense();
    await server.as('post', purchases).send({ quantityDelta: -10, purchasedOn: '2026-02-01' }).expect(201);
    const [, initial] = await ledgerOf(path);
    const moved = await server
      .as('patch', `${purchases}/${initial?.id}`)
      .send({ purchasedOn: '2026-02-02' })
      .expect(422);
    expect(moved.body.errors).toMatchObject([{ field: 'purchasedOn', code: 'purchase.order' }]);
    expect((await ledgerOf(path))[1]).toMatchObject({ purchasedOn: '2026-01-10', version: 1 });
  });

  it('is found by its numbers, note, vendor and kind, and sorted by each column', async () => {
    const { purchases } = await aLicense();
    await server.as('post', purchases).send({ quantityDelta: 1, poNumber: 'PO-77', note: '50% off' }).expect(201);
    const found = async (query: string) => (await server.as('get', `${purchases}?${query}`).expect(200)).body.total;
    expect(
      await Promise.all(['q=po-7', 'q=0%25 o', 'q=x', 'kind=INITIAL', 'kind=INITIAL&kind=PURCHASE'].map(found)),
    ).toEqual([1, 1, 0, 1, 2]);
    await found('sort=kind,-quantityAfter,vendor,by,invoiceNumber');
    await found('sort=poNumber,unitCost,-totalCost,-purchasedOn,id');
  });

  it.each([
    [{}, 400, 'quantityDelta'],
    [{ quantityDelta: 0 }, 422, 'quantityDelta'],
    [{ quantityDelta: 1.5 }, 400, 'quantityDelta'],
    [{ quantityDelta: -11 }, 422, 'quantityDelta'],
    [{ quantityDelta: 9_999_991 }, 422, 'quantityDelta'],
    [{ quantityDelta: 10_000_001 }, 422, 'quantityDelta'],
    [{ quantityDelta: 1, kind: 'INITIAL' }, 400, 'kind'],
    [{ quantityDelta: -1, kind: 'PURCHASE' }, 422, 'kind'],
    [{ quantityDelta: 1, unitCost: '1.999' }, 422, 'unitCost'],
    [{ quantityDelta: 1, unitCost: '-1' }, 422, 'unitCost'],
    [{ quantityDelta: 1, unitCost: '1', totalCost: '1' }, 422, 'totalCost'],
    [{ quantityDelta: 1, unitCost: '1', currency: 'ZZZ' }, 422, 'currency'],
    [{ quantityDelta: 1, vendorId: 987_654 }, 422, 'vendorId'],
    [{ quantityDelta: 1, purchasedOn: '2026-02-30' }, 422, 'purchasedOn'],
    [{ quantityDelta: 1, quantityAfter: 11 }, 400, 'quantityAfter'],
  ])('%j is refused with %i at %s', async (body, status, field) => {
    const { path, purchases } = await aLicense({ cost });
    const answer = await server.as('post', purchases).send(body).expect(status);
    expect(answer.body.errors.map((error: { field: string }) => error.field)).toContain(field);
    expect(await quantityOf(path)).toBe(10);
  });

  it('is written once for one Idempotency-Key, and refused where it is not this license’s', async () => {
    const { path, purchases } = await aLicense();
    const key = uniqueName('purchase').replaceAll(' ', '-');
    const send = () => server.as('post', purchases).set('Idempotency-Key', key).send({ quantityDelta: 1 });
    const [first, second] = await Promise.all([send(), send()]);
    expect([first.status, second.body.id]).toEqual([201, first.body.id]);
    expect(await quantityOf(path)).toBe(11);
    const other = await aLicense();
    await server.as('get', `${other.purchases}/${first.body.id}`).expect(404);
    await server.as('patch', `${other.purchases}/${first.body.id}`).send({ note: 'x' }).expect(404);
    const viewer = await signedInWith(server, {
      SOFTWARE_LICENSES: { defaultLevel: 'VIEW', organizationOverrides: [] },
    });
    await viewer('get', `${purchases}/${first.body.id}`).expect(200);
    await viewer('patch', `${purchases}/${first.body.id}`).send({ note: 'x' }).expect(403);
    await viewer('post', purchases).send({ quantityDelta: 1 }).expect(403);
  });

  it('of a custom license stands in its usage history too', async () => {
    const { path, purchases } = await aLicense({ usage: 4 });
    await server.as('post', purchases).send({ quantityDelta: 2 }).expect(201);
    const history = await server.as('get', `${path}/usage-history`).expect(200);
    expect(history.body.items).toMatchObject([{ oldQuantity: 10, newQuantity: 12, oldUsage: 4, newUsage: 4 }]);
  });
});

describe('the quantity is the sum of the purchases', () => {
  it('for the database too, whoever writes', async () => {
    const { id } = await aLicense();
    const run = (text: string) => server.database.queryText(text, [id]);
    const insert = 'INSERT INTO license_purchase (license_id, kind, purchased_on, quantity_delta)';
    await expect(run('UPDATE license SET quantity = 11 WHERE id = $1')).rejects.toThrow('has a quantity of 11');
    await expect(run('DELETE FROM license_purchase WHERE license_id = $1')).rejects.toThrow('has a quantity of 10');
    await expect(run('UPDATE license_purchase SET quantity_delta = 9 WHERE license_id = $1')).rejects.toThrow(
      'purchases of 9',
    );
    await expect(run(`${insert} VALUES ($1, 'PURCHASE', '2026-05-01', 1)`)).rejects.toThrow('purchases of 11');
    await expect(
      run(`${insert} VALUES ($1, 'ADJUSTMENT', '2026-01-01', -1), ($1, 'PURCHASE', '2026-05-01', 1)`),
    ).rejects.toThrow('between -1 and 10');
    await expect(
      run(`${insert} VALUES ($1, 'PURCHASE', '2026-05-01', 9999999), ($1, 'ADJUSTMENT', '2026-05-02', -9999999)`),
    ).rejects.toThrow('and 10000009');
    await run(`${insert} VALUES ($1, 'ADJUSTMENT', '2026-05-01', -1), ($1, 'PURCHASE', '2026-05-01', 1)`);
    await server.as('delete', `/licenses/${id}`).expect(204);
  });

  it('after any history of edits by several people at once', async () => {
    const { path, purchases } = await aLicense({ quantity: 50 });
    const next = randomFrom(20_261_122);
    const random = (below: number) => Math.floor(next() * below);
    const day = () => `2026-0${1 + random(9)}-1${random(10)}`;
    const edit = async (): Promise<number> => {
      switch (random(4)) {
        case 0:
          return (await server.as('put', `${path}/quantity`).send({ quantity: random(120), purchasedOn: day() }))
            .status;
        case 1:
          return (await server.as('patch', path).send({ quantity: random(120) })).status;
        case 2: {
          const rows = await ledgerOf(path);
          const row = rows[random(rows.length)];
          return (await server.as('patch', `${purchases}/${row?.id}`).send({ purchasedOn: day() })).status;
        }
        default:
          return (await server.as('post', purchases).send({ quantityDelta: random(81) - 40, purchasedOn: day() }))
            .status;
      }
    };
    const statuses: number[] = [];
    for (let round = 0; round < 25; round++) {
      statuses.push(...(await Promise.all([edit(), edit(), edit(), edit()])));
      const rows = (await ledgerOf(path)).reverse();
      let running = 0;
      for (const row of rows) {
        running += row.quantityDelta;
        expect(row.quantityAfter).toBe(running);
        expect(running).toBeGreaterThanOrEqual(0);
      }
      expect(await quantityOf(path)).toBe(running);
    }
    expect(new Set(statuses)).toEqual(new Set([200, 201, 422]));
    const { sum } = await server.database.one<{ sum: number }>(sql`
      SELECT sum(quantity_delta) AS sum FROM license_purchase p JOIN license l ON l.id = p.license_id
      WHERE ${path} = '/licenses/' || l.id`);
    expect(await quantityOf(path)).toBe(sum);
  });
});
