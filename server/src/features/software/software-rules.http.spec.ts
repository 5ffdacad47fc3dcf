import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aReportingDevice, Inventories, productNamed, titleNamed, wrongCounts } from './software.factory.js';

describe('software rules', () => {
  let server: TestServer;
  let inventories: Inventories;
  beforeAll(async () => {
    server = await startTestServer();
    inventories = new Inventories(server);
  });
  afterAll(() => server.close());

  const rule = (pattern: string, productName: string, more: object = {}) => ({
    field: 'NAME',
    operator: 'CONTAINS',
    pattern,
    productName,
    ...more,
  });
  const create = async (body: object) => (await server.as('post', '/software/rules').send(body).expect(201)).body;
  const productOf = async (title: string) => {
    const { id } = await titleNamed(server.database, title);
    const { body } = await server.as('get', `/software/titles/${id}`).expect(200);
    return { name: body.product.name, matchedBy: body.matchedBy, matchedById: body.matchedById };
  };

  it('move the titles that they match, and give them back', async () => {
    const device = await aReportingDevice(server.database);
    await inventories.report(device, ['Acme Designer Home', 'Acme Designer Work', 'Acme Viewer']);
    const made = await create(rule('acme designer', 'Acme Designer', { kind: 'APPLICATION', publisherName: 'Acme' }));
    expect(made).toMatchObject({
      version: 1,
      priority: 100,
      titleCount: 2,
      publisherName: 'Acme',
      publisherPattern: null,
    });
    expect(await productOf('Acme Designer Home')).toEqual({
      name: 'Acme Designer',
      matchedBy: 'RULE',
      matchedById: `rule.${made.id}`,
    });
    expect(await productOf('Acme Viewer')).toMatchObject({ matchedBy: 'GENERAL' });
    const products = await server.as('get', '/software?q=acme%20designer').expect(200);
    expect(products.body.items).toMatchObject([
      { name: 'Acme Designer', deviceCount: 1, titleCount: 2, reviewed: true },
    ]);
    // A title that comes later is decided by the rule as well.
    await inventories.report(device, ['Acme Designer Home', 'Acme Designer Work', 'Acme Designer School']);
    expect(await productOf('Acme Designer School')).toMatchObject({ matchedBy: 'RULE' });

    const narrowed = await server
      .as('patch', `/software/rules/${made.id}`)
      .set('If-Match', '"1"')
      .send({ pattern: 'designer home' })
      .expect(200);
    expect(narrowed.body).toMatchObject({ version: 2, titleCount: 1 });
    expect(await productOf('Acme Designer Work')).toMatchObject({ name: 'Acme Designer Work', matchedBy: 'GENERAL' });

    await server.as('delete', `/software/rules/${made.id}`).set('If-Match', '"1"').expect(412);
    await server.as('delete', `/software/rules/${made.id}`).set('If-Match', '"2"').expect(204);
    await server.as('get', `/software/rules/${made.id}`).expect(404);
    expect(await productOf('Acme Designer Home')).toMatchObject({ name: 'Acme Designer Home', matchedBy: 'GENERAL' });
    const left = await server.as('get', '/software?q=acme%20designer&sort=name').expect(200);
    expect(left.body.items.map((item: { name: string }) => item.name)).toEqual([
      'Acme Designer Home',
      'Acme Designer School',
      'Acme Designer Work',
    ]);
    expect(await wrongCounts(server.database)).toEqual([]);
  });

  it('leave titles alone that were mapped by hand', async () => {
    await inventories.report(await aReportingDevice(server.database), ['Handmade Thing', 'Handmade Other']);
    const title = await titleNamed(server.database, 'Handmade Thing');
    const other = await productNamed(server.database, 'Handmade Other');
    await server.as('put', `/software/titles/${title.id}/product`).send({ productId: other.id }).expect(200);
    await create(rule('handmade thing', 'Rule Made'));
    expect(await productOf('Handmade Thing')).toMatchObject({ name: 'Handmade Other', matchedBy: 'MANUAL' });
    await server.as('delete', `/software/titles/${title.id}/product`).expect(200);
    expect(await productOf('Handmade Thing')).toMatchObject({ name: 'Rule Made', matchedBy: 'RULE' });
  });

  it('rename and retype the product that they alone make', async () => {
    await inventories.report(await aReportingDevice(server.database), ['Respelled Thing 1']);
    const made = await create(rule('respelled', 'respelled thing', { kind: 'APPLICATION' }));
    const before = await productNamed(server.database, 'respelled thing');
    await server
      .as('patch', `/software/rules/${made.id}`)
      .send({ productName: 'Respelled Thing', kind: 'COMPONENT' })
      .expect(200);
    const shown = await server.as('get', `/software/${before.id}`).expect(200);
    expect(shown.body).toMatchObject({ name: 'Respelled Thing', kind: 'COMPONENT' });
  });

  it('are tried by priority, then by age', async () => {
    await inventories.report(await aReportingDevice(server.database), ['Ranked Thing']);
    await create(rule('ranked', 'Ranked Second', { priority: 50 }));
    expect(await productOf('Ranked Thing')).toMatchObject({ name: 'Ranked Second' });
    const first = await create(rule('ranked', 'Ranked First', { priority: 10 }));
    expect(await productOf('Ranked Thing')).toMatchObject({ name: 'Ranked First' });
    await server.as('patch', `/software/rules/${first.id}`).send({ priority: 90 }).expect(200);
    expect(await productOf('Ranked Thing')).toMatchObject({ name: 'Ranked Second' });
    const listed = await server.as('get', '/software/rules?q=ranked').expect(200);
    expect(listed.body.items).toMatchObject([
      { productName: 'Ranked Second', titleCount: 1 },
      { productName: 'Ranked First', titleCount: 0 },
    ]);
  });

  it('are previewed without storing anything', async () => {
    const devices = [await aReportingDevice(server.database), await aReportingDevice(server.database)];
    for (const device of devices) await inventories.report(device, ['Previewed One', 'Previewed Two']);
    const before = await server.database.query(sql`SELECT id, product_id, matched_by FROM title ORDER BY id`);
    const preview = (body: object) => server.as('post', '/software/rules/preview').send(body).expect(200);
    const { body } = await preview(rule('previewed', 'Previewed Two'));
    expect(body).toMatchObject({ matchingTitles: 2, movedTitles: 1, movedDevices: 2 });
    expect(body.sample).toEqual([
      {
        title: { id: expect.any(Number), name: 'Previewed One' },
        from: { name: 'Previewed One', publisher: null },
        to: { name: 'Previewed Two', publisher: null },
        deviceCount: 2,
      },
    ]);
    expect(await server.database.query(sql`SELECT id, product_id, matched_by FROM title ORDER BY id`)).toEqual(before);
    const made = await create(rule('previewed', 'Previewed Both'));
    const changed = await preview({ ...rule('previewed one', 'Previewed Both'), ruleId: made.id });
    expect(changed.body).toMatchObject({ matchingTitles: 1, movedTitles: 1, movedDevices: 2 });
    await server
      .as('post', '/software/rules/preview')
      .send({ ...rule('x', 'y'), ruleId: 999_999_999 })
      .expect(404);
  });

  it('can be replayed over all titles', async () => {
    await inventories.report(await aReportingDevice(server.database), ['Replayed Thing']);
    const { id, productId } = await titleNamed(server.database, 'Replayed Thing');
    // As an older catalog would have left it.
    await server.database.query(sql`
      UPDATE title SET matched_by = 'CATALOG', matched_by_id = 'gone',
        product_id = (SELECT min(id) FROM product WHERE id <> ${productId}) WHERE id = ${id}`);
    const { body } = await server.as('post', '/software/rules/replay').expect(200);
    expect(body).toEqual({ movedTitles: 1 });
    expect(await productOf('Replayed Thing')).toMatchObject({ name: 'Replayed Thing', matchedBy: 'GENERAL' });
    expect((await server.as('post', '/software/rules/replay').expect(200)).body).toEqual({ movedTitles: 0 });
  });

  it('change once when two change them at once on top of the same version', async () => {
    const made = await create(rule('contested', 'Contested'));
    const patch = (productName: string) =>
      server.as('patch', `/software/rules/${made.id}`).set('If-Match', '"1"').send({ productName });
    const answers = await Promise.all([patch('One'), patch('Two')]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 412]);
  });

  it.each([
    [rule('*', 'x', { operator: 'WILDCARD' }), 422],
    [rule(' ', 'x'), 422],
    [rule('x', ''), 422],
    [rule('x'.repeat(10_000), 'x'), 422],
    [rule('x', 'x', { kind: 'NONSENSE' }), 400],
    [rule('x', 'x', { field: 'VERSION' }), 400],
    [rule('x', 'x', { priority: 1e300 }), 422],
    [rule('x', 'x', { priority: 'first' }), 400],
    [rule('x', 'x', { surprise: true }), 400],
    [{ field: 'NAME', operator: 'EQUALS', pattern: 'x' }, 400],
    [rule('a\u0000b never there', 'x\u0000y \ud800'), 201],
  ])('are refused where they are wrong, row %#', async (body, status) => {
    const answer = await server.as('post', '/software/rules').send(body);
    expect(answer.status, answer.text).toBe(status);
  });

  it.each([
    ['get', '/software/rules/999999999', 404],
    ['get', '/software/rules/nonsense', 404],
    ['delete', '/software/rules/999999999', 404],
    ['get', '/software/rules?sort=kind', 400],
  ] as const)('answer a wrong request: %s %s', async (method, path, status) => {
    await server.as(method, path).expect(status);
  });
});
