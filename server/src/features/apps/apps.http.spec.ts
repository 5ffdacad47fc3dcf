import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const activeKeys = async () => {
  const { body } = await server.as('get', '/apps').expect(200);
  return body.items.filter((each: { active: boolean }) => each.active).map((each: { key: string }) => each.key);
};

it('has asset management active from the first start, and billing not', async () => {
  const { body } = await server.as('get', '/apps').expect(200);
  expect(body).toMatchObject({
    items: [
      { key: 'asset-management', name: 'Asset management', active: true, changedAt: null },
      { key: 'billing', name: 'Billing', active: false, changedAt: null },
    ],
    total: 2,
  });
});

it('refuses what belongs to an inactive app, and answers again when it is active', async () => {
  await server.as('get', '/licenses').expect(200);
  const { body } = await server.as('post', '/apps/asset-management/deactivate').expect(200);
  expect(body).toMatchObject({ active: false, changedAt: expect.any(String) });
  const refused = await server.as('get', '/licenses').expect(409);
  expect(refused.body).toMatchObject({ code: 'app.inactive', app: 'asset-management' });
  expect(await activeKeys()).toEqual([]);
  await server.as('get', '/devices').expect(200);
  await server.as('post', '/apps/asset-management/activate').expect(200);
  await server.as('get', '/licenses').expect(200);
});

it('does once what it is told twice', async () => {
  const first = await server.as('post', '/apps/billing/activate').expect(200);
  const second = await server.as('post', '/apps/billing/activate').expect(200);
  expect(second.body).toEqual(first.body);
  expect(await activeKeys()).toEqual(['asset-management', 'billing']);
  await server.as('post', '/apps/billing/deactivate').expect(200);
});

it('knows no other app', async () => {
  await server.as('post', '/apps/payroll/activate').expect(404);
});

it('asks who may not see licenses for permission first', async () => {
  await server.as('post', '/apps/asset-management/deactivate').expect(200);
  await server.anonymous('get', '/licenses').expect(401);
  await server.as('post', '/apps/asset-management/activate').expect(200);
});
