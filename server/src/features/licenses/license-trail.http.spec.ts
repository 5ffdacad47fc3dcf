import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aManualLicense, type BuiltManualLicense, giveSeats } from '../assignments/assignments.factory.js';
import { aDevice } from '../devices/devices.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';

interface Event {
  action: string;
  organizationId: number | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  requestId: string | null;
}

describe('the history of a license', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  const eventsOf = async ({ id }: { id: number }): Promise<Event[]> =>
    (await server.as('get', `/audit-events?subjectType=License&subjectId=${id}&sort=id`).expect(200)).body.items;
  const actionsOf = async (license: BuiltManualLicense) => (await eventsOf(license)).map(({ action }) => action);

  it('tells what was written, changed and deleted, with the fields that differ', async () => {
    const license = await aManualLicense(server, { quantity: 3 });
    await server
      .as('patch', license.path)
      .send({ name: `${license.name} 2`, tags: ['x'] })
      .expect(200);
    await server
      .as('patch', license.path)
      .send({ tags: ['x'] })
      .expect(200);
    await server.as('put', `${license.path}/quantity`).send({ quantity: 5, note: 'Two more' }).expect(200);
    const events = await eventsOf(license);
    expect(events.map(({ action }) => action)).toEqual([
      'license.created',
      'license.updated',
      'license.quantity-changed',
    ]);
    expect(events[0]).toMatchObject({
      before: null,
      after: { name: license.name, quantity: 3, scope: { global: true } },
    });
    expect(events[1]).toMatchObject({
      before: { name: license.name, tags: [] },
      after: { name: `${license.name} 2`, tags: ['x'] },
      requestId: expect.any(String),
    });
    expect(events[2]).toMatchObject({ before: { quantity: 3 }, after: { quantity: 5, note: 'Two more' } });
    await server.as('delete', license.path).expect(204);
    const gone = (await eventsOf(license)).at(-1);
    expect(gone).toMatchObject({ action: 'license.deleted', after: null, before: { quantity: 5 } });
  });

  it('tells of purchases, exceptions, shares and seats', async () => {
    const license = await aManualLicense(server);
    const organization = await anOrganization(server.database);
    const purchase = await server.as('post', `${license.path}/purchases`).send({ quantityDelta: 2 }).expect(201);
    await server.as('patch', `${license.path}/purchases/${purchase.body.id}`).send({ poNumber: 'PO-1' }).expect(200);
    await server
      .as('put', `${license.path}/allocations`)
      .send([{ organizationId: organization.id, quantity: 2 }])
      .expect(200);
    const [one, other] = [await aDevice(server.database), await aDevice(server.database)];
    const { created } = await giveSeats(server, license, [one, other]);
    await server.as('patch', `${license.seats}/${created[0]!.id}`).send({ seats: 2 }).expect(200);
    await server.as('delete', `${license.seats}/${created[0]!.id}`).expect(204);
    await server
      .as('post', `${license.seats}/remove`)
      .send({ holders: [other.name] })
      .expect(200);
    expect(await actionsOf(license)).toEqual([
      'license.created',
      'purchase.added',
      'purchase.corrected',
      'license.allocations-changed',
      'assignment.given',
      'assignment.given',
      'assignment.changed',
      'assignment.ended',
      'assignment.ended',
    ]);
    const given = (await eventsOf(license)).filter(({ action }) => action === 'assignment.given');
    expect(given.map(({ organizationId, after }) => [organizationId, after?.['holderIds']])).toEqual([
      [one.organizationId, [one.id]],
      [other.organizationId, [other.id]],
    ]);
    const ruled = (
      await server
        .as('post', '/licenses')
        .send({ name: `${license.name} by rule`, type: 'PER_DEVICE', assignmentMode: 'AUTOMATIC' })
        .expect(201)
    ).body;
    const exceptions = { include: [{ kind: 'DEVICE', id: one.id }], exclude: [] };
    await server.as('put', `/licenses/${ruled.id}/exceptions`).send(exceptions).expect(200);
    expect((await eventsOf(ruled)).map(({ action }) => action)).toEqual([
      'license.created',
      'license.exceptions-changed',
    ]);
  });

  it('is read with the license, by those who may read the log, of their organizations', async () => {
    const [mine, hidden] = [await anOrganization(server.database), await anOrganization(server.database)];
    const ofMine = await aManualLicense(server, { scope: { global: false, organizationIds: [mine.id] } });
    const shared = await aManualLicense(server, { scope: { global: false, organizationIds: [mine.id, hidden.id] } });
    const path = (license: BuiltManualLicense) => `${license.path}/history`;
    const only = { defaultLevel: 'NONE', organizationOverrides: [{ organizationId: mine.id, level: 'VIEW' }] } as const;
    const reader = await signedInWith(server, { SOFTWARE_LICENSES: only, AUDIT_LOG: only });
    const { body } = await reader('get', path(ofMine)).expect(200);
    expect(body.items).toMatchObject([{ action: 'license.created', actor: { kind: 'TECHNICIAN' } }]);
    expect((await reader('get', path(shared)).expect(200)).body).toMatchObject({ items: [], total: 0 });
    const other = await aManualLicense(server, { scope: { global: false, organizationIds: [hidden.id] } });
    await reader('get', path(other)).expect(404);
    await (await signedInWith(server, { SOFTWARE_LICENSES: only }))('get', path(ofMine)).expect(403);
    await (await signedInWith(server, { AUDIT_LOG: only }))('get', path(ofMine)).expect(403);
  });
});
