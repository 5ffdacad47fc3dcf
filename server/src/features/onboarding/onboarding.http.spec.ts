import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { anApiClient, withToken } from '../api-clients/api-clients.factory.js';
import { aBillingProduct } from '../billing-products/billing-products.factory.js';
import { signedInWith } from '../people/people.factory.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const checklist = async () => (await server.as('get', '/onboarding').expect(200)).body;
const done = async () =>
  (await checklist()).steps.flatMap((each: { step: string; done: boolean }) => (each.done ? [each.step] : []));
const create = async (path: string, body: object = {}) => (await server.as('post', path).send(body).expect(201)).body;

it('ticks each step as soon as there is what it asks for', async () => {
  expect(await checklist()).toMatchObject({ dismissed: false, firstDevice: null });
  expect(await done()).toEqual([]);
  const organization = await create('/organizations', { name: 'Contoso' });
  expect(await done()).toEqual([]);
  const location = await create(`/organizations/${organization.id}/locations`, { name: 'Head office' });
  expect(await done()).toEqual(['ORGANIZATION']);
  expect((await checklist()).firstLocation).toEqual({ id: location.id, organizationId: organization.id });
  await create(`/locations/${location.id}/enrollment-tokens`);
  expect(await done()).toEqual(['ORGANIZATION', 'ENROLLMENT_TOKEN']);
  const device = {
    ...{ organizationId: organization.id, locationId: location.id, name: 'PC-12', externalId: 'PC-12' },
    software: [{ name: 'Contoso Ledger', publisher: 'Contoso', version: '1.0' }],
  };
  await server
    .as('post', '/inventory')
    .send({ devices: [device] })
    .expect(200);
  expect((await checklist()).firstDevice).toMatchObject({ name: 'PC-12', reportedAt: expect.any(String) });
  const [product] = (await server.as('get', '/software?q=Ledger').expect(200)).body.items;
  const program = await withToken(server, await anApiClient(server));
  await program('patch', `/software/${product.id}`).send({ reviewed: true }).expect(200);
  expect(await done()).not.toContain('SOFTWARE');
  await server.as('patch', `/software/${product.id}`).send({ name: 'Ledger' }).expect(200);
  await create('/licenses', { name: 'Contoso Ledger', type: 'CUSTOM', quantity: 1, scope: { global: true } });
  await create('/people', { kind: 'TECHNICIAN', name: 'Second', email: 'second@contoso.test' });
  expect(await done()).not.toContain('NOTIFICATIONS');
  await create('/notification-channels', { name: 'Desk', kind: 'EMAIL', recipients: ['desk@contoso.test'] });
  await server.as('post', '/apps/billing/activate').expect(200);
  const { steps } = await checklist();
  expect(steps.filter((each: { done: boolean }) => !each.done)).toEqual([]);
});

it('does not count what the sample made', async () => {
  await server.database.query(sql`INSERT INTO sample_mark (kind, row_id) SELECT 'Device', id FROM device`);
  await server.database.query(sql`INSERT INTO sample_mark (kind, row_id) SELECT 'License', id FROM license`);
  expect(await checklist()).toMatchObject({ firstDevice: null });
  expect(await done()).not.toContain('DEVICE');
  expect(await done()).not.toContain('LICENSE');
  // Their own location, in an organization that will go.
  expect(await done()).toContain('ORGANIZATION');
  await server.database.query(sql`INSERT INTO sample_mark (kind, row_id) SELECT 'Organization', id FROM organization`);
  expect(await done()).not.toContain('ORGANIZATION');
  expect(await checklist()).toMatchObject({ firstLocation: null });
  // Billing, switched on by the sample, until somebody bills something of their own.
  const before = (billingActive: boolean) =>
    server.database.query(sql`
    INSERT INTO setting (key, value) VALUES ('sample-data', jsonb_build_object('billingActive', ${billingActive}::boolean))
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
  await before(true);
  expect(await done()).toContain('BILLING');
  await before(false);
  expect(await done()).not.toContain('BILLING');
  await aBillingProduct(server);
  expect(await done()).toContain('BILLING');
});

it('is put away for everybody and shown again, once each', async () => {
  const set = (dismissed: unknown) => server.as('put', '/onboarding').send({ dismissed });
  await set('yes').expect(400);
  expect((await set(true).expect(200)).body).toMatchObject({ dismissed: true });
  expect((await set(true).expect(200)).body).toMatchObject({ dismissed: true });
  expect((await set(false).expect(200)).body).toMatchObject({ dismissed: false });
  const { body } = await server.as('get', '/audit-events?action=onboarding&sort=id').expect(200);
  expect(body.items.map(({ action }: { action: string }) => action)).toEqual([
    'onboarding.dismissed',
    'onboarding.shown',
  ]);
});

it('is for system administrators', async () => {
  const as = await signedInWith(server, { APPS_SETTINGS: { defaultLevel: 'FULL', organizationOverrides: [] } });
  await as('get', '/onboarding').expect(403);
  await as('put', '/onboarding').send({ dismissed: true }).expect(403);
});
