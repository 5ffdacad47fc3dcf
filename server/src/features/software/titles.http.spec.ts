import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import {
  aReportingDevice,
  Inventories,
  productNamed,
  reportedSoftware,
  titleNamed,
  wrongCounts,
} from './software.factory.js';

describe('titles', () => {
  let server: TestServer;
  let inventories: Inventories;
  beforeAll(async () => {
    server = await startTestServer();
    inventories = new Inventories(server);
  });
  afterAll(() => server.close());

  const names = (body: { items: { name: string }[] }) => body.items.map((item) => item.name);

  it('that nobody knows wait for review, most installed first', async () => {
    const devices = [await aReportingDevice(server.database), await aReportingDevice(server.database)];
    const known = reportedSoftware('Mozilla Firefox 128.0 (x64 en-US)', { publisher: 'Mozilla' });
    for (const [index, device] of devices.entries()) {
      await inventories.report(device, index === 0 ? ['Queued Rare', 'Queued Common', known] : ['Queued Common']);
    }
    const queue = '/software/titles?reviewed=false&q=queued';
    const waiting = await server.as('get', queue).expect(200);
    expect(waiting.body.items).toMatchObject([
      { name: 'Queued Common', deviceCount: 2, matchedBy: 'GENERAL', platform: 'WINDOWS', publisher: null },
      { name: 'Queued Rare', deviceCount: 1 },
    ]);
    const { id } = await productNamed(server.database, 'Queued Common');
    await server.as('post', `/software/${id}/review`).send({ reviewed: true }).expect(200);
    expect(names((await server.as('get', queue)).body)).toEqual(['Queued Rare']);
    const reviewed = await server.as('get', '/software/titles?reviewed=true&sort=name').expect(200);
    expect(names(reviewed.body)).toEqual(['Mozilla Firefox 128.0 (x64 en-US)', 'Queued Common']);
    const byCatalog = await server.as('get', '/software/titles?matchedBy=CATALOG&platform=WINDOWS').expect(200);
    expect(byCatalog.body.items).toMatchObject([
      { product: { name: 'Mozilla Firefox', publisher: 'Mozilla', kind: 'APPLICATION', reviewed: true } },
    ]);
    for (const sort of ['name', '-publisher', 'product,-platform', 'matchedBy', '-id']) {
      await server.as('get', `/software/titles?sort=${sort}&productId=${id}`).expect(200);
    }
  });

  it('explain themselves', async () => {
    const device = await aReportingDevice(server.database);
    await inventories.report(device, ['Explained Tool 4.2 (x64)']);
    const { id } = await titleNamed(server.database, 'Explained Tool 4.2 (x64)');
    const explained = await server.as('get', `/software/titles/${id}`).expect(200);
    expect(explained.body).toMatchObject({
      name: 'Explained Tool 4.2 (x64)',
      deviceCount: 1,
      product: { name: 'Explained Tool' },
      answer: { product: { name: 'Explained Tool', publisher: null }, matchedBy: 'GENERAL' },
    });
    expect(explained.body.steps[0]).toEqual({
      rule: expect.any(String),
      before: 'Explained Tool 4.2 (x64)',
      after: expect.any(String),
      note: expect.any(String),
    });
  });

  it('are mapped by hand to another product, and left to the normalizer again', async () => {
    const device = await aReportingDevice(server.database);
    await inventories.report(device, ['Mapped Source', 'Mapped Target']);
    const source = await titleNamed(server.database, 'Mapped Source');
    const target = await productNamed(server.database, 'Mapped Target');
    const path = `/software/titles/${source.id}/product`;
    const mapped = await server.as('put', path).send({ productId: target.id }).expect(200);
    expect(mapped.body).toMatchObject({
      product: { id: target.id, name: 'Mapped Target' },
      matchedBy: 'MANUAL',
      matchedById: null,
      answer: { product: { name: 'Mapped Source' } },
    });
    expect(mapped.body.steps.at(-1)).toMatchObject({ rule: 'technician.mapping', after: 'Mapped Target' });
    // Nothing stands for the old product any more, and the device counts once for the other one.
    await server.as('get', `/software/${source.productId}`).expect(404);
    const shown = await server.as('get', `/software/${target.id}`).expect(200);
    expect(shown.body).toMatchObject({ titleCount: 2, deviceCount: 1 });

    const left = await server.as('delete', path).expect(200);
    expect(left.body).toMatchObject({ product: { name: 'Mapped Source' }, matchedBy: 'GENERAL' });
    expect(await wrongCounts(server.database)).toEqual([]);
  });

  it('are not mapped over what somebody else decided meanwhile', async () => {
    const device = await aReportingDevice(server.database);
    await inventories.report(device, ['Contested', 'Contested First', 'Contested Second']);
    const { id } = await titleNamed(server.database, 'Contested');
    const first = await productNamed(server.database, 'Contested First');
    const second = await productNamed(server.database, 'Contested Second');
    const path = `/software/titles/${id}`;
    const read = await server.as('get', path).expect(200);
    const { items } = (await server.as('get', '/software/titles?q=contested').expect(200)).body;
    const listed = items.find((each: { id: number }) => each.id === id);
    expect(read.headers['etag']).toBe(`"${listed.version}"`);
    const change = (method: 'put' | 'delete', version: number) =>
      server.as(method, `${path}/product`).set('If-Match', `"${version}"`);
    const mine = (await change('put', listed.version).send({ productId: first.id }).expect(200)).body;
    const theirs = (await server.as('put', `${path}/product`).send({ productId: second.id }).expect(200)).body;
    expect((await change('delete', mine.version).expect(412)).body.code).toBe('version.stale');
    await change('put', mine.version).send({ productId: first.id }).expect(412);
    expect((await server.as('get', path)).body).toMatchObject({ product: { id: second.id }, matchedBy: 'MANUAL' });
    const left = (await change('delete', theirs.version).expect(200)).body;
    expect(left).toMatchObject({ product: { name: 'Contested' }, matchedBy: 'GENERAL' });
  });

  it('are mapped by hand to a new product, which later titles of that name share', async () => {
    const device = await aReportingDevice(server.database);
    await inventories.report(device, ['Made Up', 'Made Up Too']);
    const [first, second] = [
      await titleNamed(server.database, 'Made Up'),
      await titleNamed(server.database, 'Made Up Too'),
    ];
    const map = (id: number, body: object) => server.as('put', `/software/titles/${id}/product`).send(body);
    const made = await map(first.id, { name: 'Brand New Suite', publisher: 'Acme', kind: 'COMPONENT' }).expect(200);
    expect(made.body.product).toMatchObject({
      name: 'Brand New Suite',
      publisher: 'Acme',
      kind: 'COMPONENT',
      reviewed: true,
    });
    const taken = await map(second.id, { name: 'BRAND new suite', publisher: 'ACME' }).expect(409);
    expect(taken.body).toMatchObject({ code: 'product.name-taken', productId: made.body.product.id });
    await inventories.report(device, [reportedSoftware('Brand New Suite 3.1', { publisher: 'Acme' })]);
    expect((await titleNamed(server.database, 'Brand New Suite 3.1')).productId).toBe(made.body.product.id);
    expect(await wrongCounts(server.database)).toEqual([]);
  });

  it('take their seats along', async () => {
    const device = await aReportingDevice(server.database);
    await inventories.report(device, ['Seated Suite', 'Seated Other']);
    const { id: titleId } = await titleNamed(server.database, 'Seated Other');
    const { id: productId } = await productNamed(server.database, 'Seated Suite');
    await inventories.report(device, ['Seated Other']);
    const license = {
      name: 'Seated Suite',
      type: 'PER_DEVICE',
      assignmentMode: 'AUTOMATIC',
      scope: { global: true },
      quantity: 1,
      assignmentRule: { products: { match: 'ANY', items: [{ productId }] } },
    };
    const { id } = (await server.as('post', '/licenses').send(license).expect(201)).body;
    const usage = async () => (await server.as('get', `/licenses/${id}`).expect(200)).body.usage;
    expect(await usage()).toBe(0);
    await server.as('put', `/software/titles/${titleId}/product`).send({ productId }).expect(200);
    expect(await usage()).toBe(1);
    await server.as('delete', `/software/titles/${titleId}/product`).expect(200);
    expect(await usage()).toBe(0);
    const rule = { field: 'NAME', operator: 'EQUALS', pattern: 'seated other', productName: 'Seated Suite' };
    const made = await server.as('post', '/software/rules').send(rule).expect(201);
    expect(await usage()).toBe(1);
    await server.as('delete', `/software/rules/${made.body.id}`).expect(204);
    expect(await usage()).toBe(0);
    // A license names the product, so it stays although its last title left.
    await server.as('get', `/software/${productId}`).expect(200);
  });

  it('make one product of a name that two ask for at once', async () => {
    await inventories.report(await aReportingDevice(server.database), ['Twin Left', 'Twin Right']);
    const titles = [await titleNamed(server.database, 'Twin Left'), await titleNamed(server.database, 'Twin Right')];
    const answers = await Promise.all(
      titles.map(({ id }) => server.as('put', `/software/titles/${id}/product`).send({ name: 'Twin Goal' })),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
  });

  it('are normalized without storing anything', async () => {
    const answer = await server
      .as('post', '/software/normalize')
      .send({
        titles: [
          { name: 'Mozilla Firefox 128.0 (x64 en-US)', publisher: 'Mozilla' },
          { name: 'Never \u0000 Seen 7.1' },
        ],
      })
      .expect(200);
    expect(answer.body.items).toMatchObject([
      {
        name: 'Mozilla Firefox 128.0 (x64 en-US)',
        publisher: 'Mozilla',
        product: { name: 'Mozilla Firefox', publisher: 'Mozilla' },
        kind: 'APPLICATION',
        matchedBy: 'CATALOG',
      },
      { name: 'Never \u0000 Seen 7.1', publisher: null, matchedBy: 'GENERAL' },
    ]);
    expect(answer.body.items[0].steps.length).toBeGreaterThan(0);
    const found = await server.as('get', '/software/titles?q=never').expect(200);
    expect(found.body.total).toBe(0);
  });

  it('are normalized to what technicians call the product', async () => {
    await inventories.report(await aReportingDevice(server.database), ['Nickname Tool']);
    const { id } = await productNamed(server.database, 'Nickname Tool');
    await server.as('patch', `/software/${id}`).send({ name: 'Proper Tool', kind: 'COMPONENT' }).expect(200);
    const answer = await server.as('post', '/software/normalize').send({ titles: [{ name: 'Nickname Tool 2.0' }] });
    expect(answer.body.items).toMatchObject([{ product: { name: 'Proper Tool' }, kind: 'COMPONENT' }]);
    expect(answer.body.items[0].steps.at(-1)).toMatchObject({ rule: 'technician.product', after: 'Proper Tool' });
  });

  it.each([
    ['get', '/software/titles/999999999', undefined, 404],
    ['get', '/software/titles/nonsense', undefined, 404],
    ['get', '/software/titles?sort=source', undefined, 400],
    ['get', '/software/titles?matchedBy=LUCK', undefined, 400],
    ['put', '/software/titles/999999999/product', { productId: 1 }, 404],
    ['put', '/software/titles/1/product', { productId: 999_999_999 }, 422],
    ['put', '/software/titles/1/product', {}, 422],
    ['put', '/software/titles/1/product', { productId: 1, name: 'x' }, 422],
    ['put', '/software/titles/1/product', { name: null }, 400],
    ['put', '/software/titles/1/product', { name: ' ' }, 422],
    ['delete', '/software/titles/999999999/product', undefined, 404],
    ['post', '/software/normalize', { titles: [] }, 200],
    ['post', '/software/normalize', {}, 400],
    ['post', '/software/normalize', { titles: [{ name: 7 }] }, 400],
    ['post', '/software/normalize', { titles: ['x'] }, 400],
    ['post', '/software/normalize', { titles: [{ name: '' }] }, 422],
    ['post', '/software/normalize', { titles: [{ name: 'x'.repeat(10_000) }] }, 422],
    ['post', '/software/normalize', { titles: [{ name: '\ud800' }, { name: '%\\_' }] }, 200],
    ['post', '/software/normalize', { titles: Array.from({ length: 1_001 }, () => ({ name: 'x' })) }, 422],
  ] as const)('answer a wrong request: %s %s', async (method, path, body, status) => {
    const answer = await server.as(method, path).send(body);
    expect(answer.status, answer.text).toBe(status);
  });
});
