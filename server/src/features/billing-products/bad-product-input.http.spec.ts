import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aBillingProduct, activateBilling, aProductRequest } from './billing-products.factory.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await activateBilling(server);
});
afterAll(() => server.close());

describe('bad input', () => {
  it.each([
    [{ name: ' ' }, 422, 'name'],
    [{ name: undefined }, 400, 'name'],
    [{ quantitySource: undefined }, 400, 'quantitySource'],
    [{ quantitySource: [] }, 400, 'quantitySource'],
    [{ quantitySource: { type: 'HOURS' } }, 400, 'quantitySource.type'],
    [{ quantitySource: { type: 'MANUAL' } }, 422, 'quantitySource.quantity'],
    [{ quantitySource: { type: 'MANUAL', quantity: -1 } }, 422, 'quantitySource.quantity'],
    [{ quantitySource: { type: 'MANUAL', quantity: 1.5 } }, 400, 'quantitySource.quantity'],
    [{ quantitySource: { type: 'MANUAL', quantity: 10_000_001 } }, 422, 'quantitySource.quantity'],
    [{ quantitySource: { type: 'MANUAL', quantity: 1, licenseId: 1 } }, 422, 'quantitySource.licenseId'],
    [{ quantitySource: { type: 'MANUAL', quantity: 1, hours: 1 } }, 400, 'quantitySource.hours'],
    [{ quantitySource: { type: 'DEVICE_COUNT', deviceGroupId: 987_654 } }, 422, 'quantitySource.deviceGroupId'],
    [{ quantitySource: { type: 'END_USER_COUNT', roleIds: [987_654] } }, 422, 'quantitySource.roleIds'],
    [{ quantitySource: { type: 'END_USER_COUNT', roleIds: 'all' } }, 400, 'quantitySource.roleIds'],
    [{ quantitySource: { type: 'SOFTWARE_LICENSE', count: 'USED' } }, 422, 'quantitySource.licenseId'],
    [{ quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: 987_654 } }, 422, 'quantitySource.count'],
    [
      { quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: 987_654, count: 'USED' } },
      422,
      'quantitySource.licenseId',
    ],
    [{ quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: 987_654, count: 'SOLD' } }, 400, 'quantitySource.count'],
    [{ costSource: { type: 'INHERIT_FROM_LICENSE' } }, 422, 'costSource.type'],
    [{ costSource: { type: 'FIXED' } }, 422, 'costSource.amount'],
    [{ costSource: { type: 'FIXED', amount: 4.5 } }, 400, 'costSource.amount'],
    [{ costSource: { type: 'FIXED', amount: '-4.50' } }, 422, 'costSource.amount'],
    [{ costSource: { type: 'FIXED', amount: '1.0000001' } }, 422, 'costSource.amount'],
    [{ price: { type: 'FIXED', amount: '1e3' } }, 422, 'price.amount'],
    [{ price: { type: 'MARKUP', percent: '-5' } }, 422, 'price.percent'],
    [{ price: { type: 'MARKUP', percent: 20 } }, 400, 'price.percent'],
    [{ price: { type: 'MARKUP', amount: '5', percent: '20' } }, 422, 'price.amount'],
    [{ price: null }, 400, 'price'],
    [{ accountId: 987_654 }, 422, 'accountId'],
    [{ accountId: '1' }, 400, 'accountId'],
    [{ includedCount: -1 }, 422, 'includedCount'],
    [{ taxable: 'yes' }, 400, 'taxable'],
    [{ active: null }, 400, 'active'],
    [{ licenseName: 'x' }, 400, 'licenseName'],
  ])('%j is refused with %i at %s', async (change, status, field) => {
    const answer = await server.as('post', '/billing/products').send(aProductRequest(change));
    expect(answer.status, answer.text).toBe(status);
    expect(answer.body.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  it('tells of every reference that is wrong at once, and changes nothing', async () => {
    const product = await aBillingProduct(server);
    const answer = await server
      .as('patch', `/billing/products/${product.id}`)
      .send({ accountId: 987_654, name: 'Changed', quantitySource: { type: 'DEVICE_COUNT', deviceGroupId: 987_654 } })
      .expect(422);
    expect(answer.body.errors).toMatchObject([
      { field: 'accountId', code: 'reference.unknown' },
      { field: 'quantitySource.deviceGroupId', code: 'reference.unknown' },
    ]);
    expect((await server.as('get', `/billing/products/${product.id}`)).body).toEqual(product);
  });

  it.each([
    ['get', '/billing/products/999999999', undefined, 404],
    ['patch', '/billing/products/999999999', { name: 'x' }, 404],
    ['delete', '/billing/products/999999999', undefined, 404],
    ['get', '/billing/products/x', undefined, 404],
    ['get', '/billing/products?sort=price', undefined, 400],
    ['get', '/billing/products?quantitySource=HOURS', undefined, 400],
    ['get', '/billing/products?active=perhaps', undefined, 400],
    ['get', '/billing/products?licenseId=x', undefined, 400],
  ] as const)('%s %s', async (method, path, body, status) => {
    const answer = await server.as(method, path).send(body);
    expect(answer.status, answer.text).toBe(status);
  });
});
