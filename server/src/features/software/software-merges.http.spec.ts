import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aReportingDevice, Inventories, productNamed, titleNamed, wrongCounts } from './software.factory.js';

describe('merging products', () => {
  let server: TestServer;
  let inventories: Inventories;
  beforeAll(async () => {
    server = await startTestServer();
    inventories = new Inventories(server);
  });
  afterAll(() => server.close());

  const merge = (id: number, intoProductId: number) =>
    server.as('post', `/software/${id}/merge`).send({ intoProductId });
  const licenseOn = async (assignmentRule: object) => {
    const license = {
      name: uniqueName('License'),
      type: 'PER_DEVICE',
      assignmentMode: 'AUTOMATIC',
      scope: { global: true },
      quantity: 5,
      assignmentRule,
    };
    return (await server.as('post', '/licenses').send(license).expect(201)).body;
  };

  it('moves titles, counts, later titles, licenses, groups and seats', async () => {
    const [one, two] = [await aReportingDevice(server.database), await aReportingDevice(server.database)];
    await inventories.report(one, ['Merged Away', 'Merged Into']);
    await inventories.report(two, ['Merged Away']);
    const [from, into] = [
      await productNamed(server.database, 'Merged Away'),
      await productNamed(server.database, 'Merged Into'),
    ];
    const ofFrom = await licenseOn({ products: { match: 'ANY', items: [{ productId: from.id }] } });
    const ofInto = await licenseOn({
      software: [{ condition: 'CONTAINS_ALL', productIds: [from.id, into.id], titleIds: [] }],
    });
    const group = await server
      .as('post', '/device-groups')
      .send({
        name: uniqueName('Group'),
        criteria: { not: { field: 'product', operator: 'containsAny', value: [from.id] } },
      })
      .expect(201);
    const before = await server.as('get', `/software/${from.id}`).expect(200);
    expect(before.body).toMatchObject({ licenseCount: 2, deviceCount: 2 });

    const merged = await merge(from.id, into.id).expect(200);
    expect(merged.body).toMatchObject({
      id: into.id,
      name: 'Merged Into',
      titleCount: 2,
      deviceCount: 2,
      licenseCount: 2,
      reviewed: true,
      aliases: [{ origin: 'MERGE', name: 'Merged Away', publisher: null }],
    });
    await server.as('get', `/software/${from.id}`).expect(404);

    const license = await server.as('get', `/licenses/${ofFrom.id}`).expect(200);
    expect(license.body).toMatchObject({
      usage: 2,
      version: ofFrom.version + 1,
      assignmentRule: { products: { match: 'ANY', items: [{ productId: into.id }] } },
    });
    const all = await server.as('get', `/licenses/${ofInto.id}`).expect(200);
    expect(all.body).toMatchObject({ usage: 2, assignmentRule: { software: [{ productIds: [into.id] }] } });
    const criteria = await server.as('get', `/device-groups/${group.body.id}`).expect(200);
    expect(criteria.body).toMatchObject({
      deviceCount: 0,
      criteria: { not: { field: 'product', operator: 'containsAny', value: [into.id] } },
    });

    // A title that is normalized to the merged product later follows, and its seat with it.
    const three = await aReportingDevice(server.database);
    await inventories.report(three, ['Merged Away 2.0']);
    expect((await titleNamed(server.database, 'Merged Away 2.0')).productId).toBe(into.id);
    expect((await server.as('get', `/licenses/${ofFrom.id}`)).body.usage).toBe(3);
    const explained = await titleNamed(server.database, 'Merged Away 2.0');
    const { body } = await server.as('get', `/software/titles/${explained.id}`).expect(200);
    expect(body).toMatchObject({ matchedBy: 'GENERAL', answer: { product: { name: 'Merged Away' } } });
    expect(body.steps.at(-1)).toMatchObject({ rule: 'technician.product', after: 'Merged Into' });
    expect(await wrongCounts(server.database)).toEqual([]);
  });

  it('passes on to the last product what was merged one after another', async () => {
    const device = await aReportingDevice(server.database);
    await inventories.report(device, ['Chain First', 'Chain Second', 'Chain Third']);
    const products = [];
    for (const name of ['Chain First', 'Chain Second', 'Chain Third']) {
      products.push(await productNamed(server.database, name));
    }
    const [first = { id: 0 }, second = { id: 0 }, third = { id: 0 }] = products;
    await merge(first.id, second.id).expect(200);
    const last = await merge(second.id, third.id).expect(200);
    expect(last.body.aliases.map((alias: { name: string }) => alias.name)).toEqual(['Chain First', 'Chain Second']);
    await inventories.report(device, ['Chain First', 'Chain First 9.0']);
    expect((await titleNamed(server.database, 'Chain First 9.0')).productId).toBe(third.id);
    expect(await wrongCounts(server.database)).toEqual([]);
  });

  it('can be taken back: titles stand for a product of their own again', async () => {
    const device = await aReportingDevice(server.database);
    await inventories.report(device, ['Undone Away', 'Undone Into', 'Undone Hand']);
    const [from, into] = [
      await productNamed(server.database, 'Undone Away'),
      await productNamed(server.database, 'Undone Into'),
    ];
    const hand = await titleNamed(server.database, 'Undone Hand');
    await server.as('put', `/software/titles/${hand.id}/product`).send({ productId: from.id }).expect(200);
    const { body } = await merge(from.id, into.id).expect(200);
    await server.as('delete', `/software/${into.id}/aliases/${body.aliases[0].id}`).expect(204);
    const away = await productNamed(server.database, 'Undone Away');
    expect((await titleNamed(server.database, 'Undone Away')).productId).toBe(away.id);
    // What was mapped by hand stays where the technician's last word put it.
    expect((await titleNamed(server.database, 'Undone Hand')).productId).toBe(into.id);
    expect((await server.as('get', `/software/${into.id}`)).body).toMatchObject({ titleCount: 2, aliases: [] });
    const renamed = await server.as('patch', `/software/${into.id}`).send({ name: 'Undone Renamed' }).expect(200);
    await server.as('delete', `/software/${into.id}/aliases/${renamed.body.aliases[0].id}`).expect(409);
    expect(await wrongCounts(server.database)).toEqual([]);
  });

  it('happens once when two merge at once, whichever way', async () => {
    await inventories.report(await aReportingDevice(server.database), ['Duel Left', 'Duel Right']);
    const [left, right] = [
      await productNamed(server.database, 'Duel Left'),
      await productNamed(server.database, 'Duel Right'),
    ];
    const answers = await Promise.all([merge(left.id, right.id), merge(right.id, left.id)]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 422]);
    const products = await server.as('get', '/software?q=duel').expect(200);
    expect(products.body.items).toMatchObject([{ titleCount: 2, deviceCount: 1 }]);
  });

  it('of products that inventories are about to bring more of ends with exact counts', async () => {
    const names = ['Busy Left', 'Busy Right', 'Busy Left 2.0', 'Busy Right 2.0'];
    const devices = [];
    for (let count = 0; count < 8; count++) devices.push(await aReportingDevice(server.database));
    await inventories.report(devices[0] ?? { id: 0 }, names.slice(0, 2));
    const [left, right] = [
      await productNamed(server.database, 'Busy Left'),
      await productNamed(server.database, 'Busy Right'),
    ];
    await Promise.all([
      ...devices.map((device, index) => inventories.report(device, names.slice(index % 3))),
      merge(left.id, right.id).expect(200),
      ...devices.map((device, index) => inventories.report(device, names.slice(0, 1 + (index % 4)))),
    ]);
    const { products } = await server.database.one<{ products: number }>(
      sql`SELECT count(DISTINCT product_id) AS products FROM title WHERE name LIKE 'Busy %'`,
    );
    expect(products).toBe(1);
    expect(await wrongCounts(server.database)).toEqual([]);
  });

  it('refuses a product that is not there', async () => {
    await inventories.report(await aReportingDevice(server.database), ['Lonely Thing']);
    const { id } = await productNamed(server.database, 'Lonely Thing');
    const unknown = await merge(id, 999_999_999).expect(422);
    expect(unknown.body).toMatchObject({ code: 'product.unknown', errors: [{ field: 'intoProductId' }] });
    expect((await merge(id, id).expect(422)).body.code).toBe('product.same');
    await server.as('post', `/software/${id}/merge`).send({}).expect(400);
  });
});
