import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aBillingAccount, aBillingProduct, activateBilling, aProductRequest } from './billing-products.factory.js';

describe('billing accounts', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    await server.as('get', '/billing/accounts').expect(409);
    await activateBilling(server);
  });
  afterAll(() => server.close());

  const defaults = async () => {
    const { body } = await server.as('get', '/billing/accounts?sort=id').expect(200);
    return body.items.filter((each: { defaultOf: string | null }) => each.defaultOf !== null);
  };

  it('are there for each quantity source from the start, and those stay as they are', async () => {
    const found = await defaults();
    expect(found.map((each: { defaultOf: string }) => each.defaultOf)).toEqual([
      'MANUAL',
      'DEVICE_COUNT',
      'END_USER_COUNT',
      'SOFTWARE_LICENSE',
    ]);
    expect(found.map((each: { name: string }) => each.name)).toContain('Software');
    for (const { id } of found) {
      const path = `/billing/accounts/${id}`;
      expect((await server.as('patch', path).send({ name: 'Mine' }).expect(409)).body.code).toBe('account.default');
      expect((await server.as('delete', path).expect(409)).body.code).toBe('account.default');
    }
    expect(await defaults()).toEqual(found);
  });

  it('are created, read, changed and deleted', async () => {
    const created = await server
      .as('post', '/billing/accounts')
      .send({ code: ' 4000 ', name: ' Managed   services ' })
      .expect(201);
    expect(created.body).toEqual({
      id: expect.any(Number),
      version: 1,
      code: '4000',
      name: 'Managed services',
      description: '',
      defaultOf: null,
      productCount: 0,
    });
    const path = `/billing/accounts/${created.body.id}`;
    const changed = await server.as('patch', path).set('If-Match', '"1"').send({ description: 'x' }).expect(200);
    expect(changed.body).toMatchObject({ code: '4000', description: 'x', version: 2 });
    expect((await server.as('get', path).expect(200)).body).toEqual(changed.body);
    await server.as('delete', path).set('If-Match', '"1"').expect(412);
    await server.as('delete', path).set('If-Match', '"2"').expect(204);
    await server.as('get', path).expect(404);
  });

  it('have codes that are unique whatever their case, also when two are made at once', async () => {
    const { code, id } = await aBillingAccount(server);
    const taken = await server
      .as('post', '/billing/accounts')
      .send({ code: code.toUpperCase(), name: 'x' })
      .expect(409);
    expect(taken.body).toMatchObject({ code: 'account.code-taken', errors: [{ field: 'code' }] });
    await server.as('patch', `/billing/accounts/${id}`).send({ code: 'software' }).expect(409);
    await server.as('patch', `/billing/accounts/${id}`).send({ code: code.toUpperCase() }).expect(200);
    const create = () => server.as('post', '/billing/accounts').send({ code: 'TWICE', name: 'Twice' });
    const answers = await Promise.all([create(), create()]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409]);
  });

  it('stay while products are booked under them', async () => {
    const { id, code } = await aBillingAccount(server);
    await aBillingProduct(server, { accountId: id });
    const { body } = await server.as('get', `/billing/accounts?q=${encodeURIComponent(code)}&sort=-productCount`);
    expect(body.items).toMatchObject([{ id, productCount: 1 }]);
    const refused = await server.as('delete', `/billing/accounts/${id}`).expect(409);
    expect(refused.body).toMatchObject({ code: 'account.in-use', productCount: 1 });
  });

  it('are deleted or booked under, whichever comes first', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await aBillingAccount(server);
      const [deleted, created] = await Promise.all([
        server.as('delete', `/billing/accounts/${id}`),
        server.as('post', '/billing/products').send(aProductRequest({ accountId: id })),
      ]);
      expect([deleted.status, created.status]).toBeOneOf([
        [204, 422],
        [409, 201],
      ]);
    }
  });

  it.each([
    ['get', '/billing/accounts/999999999', undefined, 404],
    ['get', '/billing/accounts?sort=nonsense', undefined, 400],
    ['get', '/billing/accounts?nonsense=1', undefined, 400],
    ['post', '/billing/accounts', { name: 'x' }, 400],
    ['post', '/billing/accounts', { code: 4000, name: 'x' }, 400],
    ['post', '/billing/accounts', { code: '4', name: 'x', defaultOf: 'MANUAL' }, 400],
    ['post', '/billing/accounts', { code: ' ', name: 'x' }, 422],
    ['post', '/billing/accounts', { code: 'x'.repeat(51), name: 'x' }, 422],
    ['post', '/billing/accounts', { code: 'y', name: '' }, 422],
    ['patch', '/billing/accounts/1', { code: null }, 400],
  ] as const)('answer a wrong request: %s %s %j', async (method, path, body, status) => {
    const answer = await server.as(method, path).send(body);
    expect(answer.status, answer.text).toBe(status);
  });
});
