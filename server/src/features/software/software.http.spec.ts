import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aPublisher } from '../publishers/publishers.factory.js';
import { productKeyOf } from './normalization/normalizer.rules.js';
import { aReportingDevice, Inventories, productNamed, reportedSoftware, wrongCounts } from './software.factory.js';

describe('software', () => {
  let server: TestServer;
  let inventories: Inventories;
  beforeAll(async () => {
    server = await startTestServer();
    inventories = new Inventories(server);
  });
  afterAll(() => server.close());

  const names = (body: { items: { name: string }[] }) => body.items.map((item) => item.name);

  it('is listed with exact counts, searched, filtered and sorted', async () => {
    const publisher = await aPublisher(server.database, { name: 'Listing Works' });
    const [one, two] = [await aReportingDevice(server.database), await aReportingDevice(server.database)];
    const maker = { publisher: 'LISTING WORKS' };
    await inventories.report(one, [reportedSoftware('Listed Painter', maker), 'Listed Common', 'Listed Rare']);
    await inventories.report(two, [reportedSoftware('Listed Common', { version: '2' }), 'Listed Common']);

    const all = await server.as('get', '/software?q=listed&sort=-deviceCount,name').expect(200);
    expect(names(all.body)).toEqual(['Listed Common', 'Listed Painter', 'Listed Rare']);
    expect(all.body).toMatchObject({ total: 3, page: 1 });
    expect(all.body.items[0]).toEqual({
      id: expect.any(Number),
      version: 1,
      name: 'Listed Common',
      publisher: null,
      kind: 'APPLICATION',
      deviceCount: 2,
      titleCount: 1,
      licenseCount: 0,
      reviewed: false,
    });
    const byPublisher = await server.as('get', `/software?publisherId=${publisher.id}`).expect(200);
    expect(names(byPublisher.body)).toEqual(['Listed Painter']);
    const inOne = await server.as('get', `/software?q=listed&organizationId=${one.organizationId}&sort=-name`);
    expect(
      inOne.body.items.map((item: { name: string; deviceCount: number }) => [item.name, item.deviceCount]),
    ).toEqual([
      ['Listed Rare', 1],
      ['Listed Painter', 1],
      ['Listed Common', 1],
    ]);
    const none = await server.as('get', '/software?q=listed&kind=COMPONENT&reviewed=true').expect(200);
    expect(none.body.total).toBe(0);
    const page = await server.as('get', '/software?q=listed&sort=name&pageSize=1&page=3').expect(200);
    expect(names(page.body)).toEqual(['Listed Rare']);
    for (const sort of ['name', '-publisher', 'kind,-deviceCount', 'reviewed', 'id']) {
      await server.as('get', `/software?sort=${sort}`).expect(200);
    }
  });

  it('shows the devices and the titles of a product', async () => {
    const device = await aReportingDevice(server.database);
    const other = await aReportingDevice(server.database);
    await inventories.report(device, [
      reportedSoftware('Shown Tool 10.1 (x64)', { version: '10.1' }),
      reportedSoftware('Shown Tool', { version: '9.0' }),
      reportedSoftware('Shown Tool'),
    ]);
    await inventories.report(other, ['Shown Tool']);
    const { id } = await productNamed(server.database, 'Shown Tool');
    const devices = await server.as('get', `/software/${id}/devices?sort=-name`).expect(200);
    expect(devices.body).toMatchObject({ total: 2 });
    expect(devices.body.items.find((item: { id: number }) => item.id === device.id)).toEqual({
      id: device.id,
      name: device.name,
      organization: { id: device.organizationId, name: expect.any(String) },
      deviceClass: 'LAPTOP',
      versions: ['10.1', '9.0'],
    });
    const found = await server.as('get', `/software/${id}/devices?q=${encodeURIComponent(other.name)}`).expect(200);
    expect(found.body).toMatchObject({ total: 1, items: [{ id: other.id, versions: [] }] });
    const narrowed = await server.as('get', `/software/${id}/devices?organizationId=${other.organizationId}`);
    expect(narrowed.body).toMatchObject({ total: 1, items: [{ id: other.id }] });
    const titles = await server.as('get', `/software/${id}/titles`).expect(200);
    expect(titles.body).toMatchObject({
      total: 2,
      items: [
        { name: 'Shown Tool', deviceCount: 2, product: { id, name: 'Shown Tool', publisher: null } },
        { name: 'Shown Tool 10.1 (x64)', deviceCount: 1, matchedBy: 'GENERAL', platform: 'WINDOWS' },
      ],
    });
    await inventories.decommission(other);
    const left = await server.as('get', `/software/${id}/devices`).expect(200);
    expect(left.body).toMatchObject({ total: 1, items: [{ id: device.id }] });
  });

  it('is renamed: its titles go with it, and so do titles that come to either name later', async () => {
    const device = await aReportingDevice(server.database);
    await inventories.report(device, ['Oldname Tool']);
    const { id } = await productNamed(server.database, 'Oldname Tool');
    const path = `/software/${id}`;
    const renamed = await server.as('patch', path).set('If-Match', '"1"').send({ name: 'Newname Tool' }).expect(200);
    expect(renamed.body).toMatchObject({ name: 'Newname Tool', version: 2, reviewed: true, titleCount: 1 });
    expect(renamed.body.aliases).toMatchObject([{ origin: 'NAME', name: 'Newname Tool', publisher: null }]);
    await server.as('patch', path).set('If-Match', '"1"').send({ kind: 'COMPONENT' }).expect(412);
    await inventories.report(device, ['Oldname Tool', 'Oldname Tool 2.0', 'Newname Tool 3.0']);
    expect((await server.as('get', path).expect(200)).body).toMatchObject({ titleCount: 3, deviceCount: 1 });
    await inventories.report(device, ['Taken Tool', 'Oldname Tool']);
    const taken = await productNamed(server.database, 'Taken Tool');
    const refused = await server.as('patch', path).send({ name: 'TAKEN tool' }).expect(409);
    expect(refused.body).toMatchObject({
      code: 'product.name-taken',
      productId: taken.id,
      errors: [{ field: 'name' }],
    });
    // Renamed once more, the name in between is free again.
    await server.as('patch', path).send({ name: 'Lastname Tool', publisher: null }).expect(200);
    await server.as('patch', `/software/${taken.id}`).send({ name: 'Newname Tool' }).expect(200);
    expect(await wrongCounts(server.database)).toEqual([]);
  });

  it('is reviewed, and back', async () => {
    await inventories.report(await aReportingDevice(server.database), ['Reviewed Tool']);
    const { id } = await productNamed(server.database, 'Reviewed Tool');
    const review = (reviewed: boolean) => server.as('post', `/software/${id}/review`).send({ reviewed }).expect(200);
    expect((await review(true)).body).toMatchObject({ reviewed: true, name: 'Reviewed Tool' });
    expect((await review(false)).body).toMatchObject({ reviewed: false });
    await server.as('patch', `/software/${id}`).send({}).expect(200);
  });

  it('takes the name by which the catalog knows it, once a title comes that the catalog knows', async () => {
    const device = await aReportingDevice(server.database);
    const raw = { name: 'TeamViewer 15.2', publisher: 'TeamViewer' };
    const normalize = await server
      .as('post', '/software/normalize')
      .send({ titles: [raw] })
      .expect(200);
    const { product, matchedBy } = normalize.body.items[0];
    expect(matchedBy).toBe('CATALOG');
    await inventories.report(device, [reportedSoftware('Forerunner', { publisher: 'Acme' })]);
    const { id } = await productNamed(server.database, 'Forerunner');
    const key = productKeyOf(product.name, product.publisher);
    await server.database.query(sql`UPDATE product SET key = ${key} WHERE id = ${id}`);
    await inventories.report(device, [reportedSoftware(raw.name, raw)]);
    const adopted = await server.as('get', `/software/${id}`).expect(200);
    expect(adopted.body).toMatchObject({ ...product, reviewed: true, titleCount: 2, deviceCount: 1, version: 2 });
  });

  it.each([
    ['get', '/software/999999999', undefined, 404],
    ['get', '/software/999999999/devices', undefined, 404],
    ['get', '/software/999999999/titles', undefined, 404],
    ['get', '/software?sort=titleCount', undefined, 400],
    ['get', '/software?kind=NONSENSE', undefined, 400],
    ['get', '/software?reviewed=maybe', undefined, 400],
    ['get', '/software?organizationId=x', undefined, 400],
    ['get', '/software?q=%00', undefined, 200],
    ['get', '/software?surprise=1', undefined, 400],
    ['patch', '/software/999999999', { name: 'x' }, 404],
    ['patch', '/software/999999999', { name: null }, 400],
    ['patch', '/software/999999999', { kind: 'NONSENSE' }, 400],
    ['patch', '/software/999999999', { reviewed: null }, 400],
    ['patch', '/software/999999999', { name: 'x'.repeat(10_000) }, 422],
    ['post', '/software/999999999/review', { reviewed: true }, 404],
    ['post', '/software/999999999/review', {}, 400],
    ['post', '/software/999999999/merge', { intoProductId: 1 }, 404],
    ['post', '/software/999999999/merge', { intoProductId: 1e300 }, 422],
    ['post', '/software/1/merge', { intoProductId: 1 }, 422],
    ['delete', '/software/999999999/aliases/1', undefined, 404],
  ] as const)('answers a wrong request: %s %s', async (method, path, body, status) => {
    const answer = await server.as(method, path).send(body);
    expect(answer.status, answer.text).toBe(status);
  });

  it('is renamed by one of two who do it at once with another product’s name', async () => {
    const device = await aReportingDevice(server.database);
    const [left, right] = [uniqueName('Racer left'), uniqueName('Racer right')].map((name) => name.replace(/\d/g, 'q'));
    await inventories.report(device, [left ?? '', right ?? '']);
    const products = [
      await productNamed(server.database, left ?? ''),
      await productNamed(server.database, right ?? ''),
    ];
    const answers = await Promise.all(
      products.map(({ id }) => server.as('patch', `/software/${id}`).send({ name: 'Racer Goal' })),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
  });
});
