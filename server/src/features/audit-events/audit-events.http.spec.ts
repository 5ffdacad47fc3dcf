import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Audit } from '../../platform/audit/audit.js';
import { type Actor, systemActor } from '../../platform/authorization/actor.js';
import { noPermissions } from '../../platform/authorization/permissions.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { anApiClient, withToken } from '../api-clients/api-clients.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';

const client: Actor = {
  kind: 'API_CLIENT',
  id: null,
  clientId: 77,
  name: 'Program',
  email: null,
  permissions: noPermissions,
};

let server: TestServer;
let audit: Audit;
/** Those that a test is about have a noun of their own. */
let noun: string;
let one: { id: number; name: string };
let other: { id: number; name: string };
beforeAll(async () => {
  server = await startTestServer();
  audit = server.app.get(Audit, { strict: false });
});
afterAll(() => server.close());
beforeEach(async () => {
  noun = `${uniqueName('thing').replace(' ', '-')}-x`;
  one = await anOrganization(server.database);
  other = await anOrganization(server.database);
  await write('created', { organizationId: one.id, subjectId: 1, after: { name: 'A' } });
  await write('created', { organizationId: other.id, subjectId: 2, after: { name: 'Other' } }, client);
  await write('updated', { subjectId: 1, subjectType: 'Stuff', before: { name: 'A' }, after: { name: 'B' } });
});

function write(what: string, fields: object, actor: Actor = systemActor): Promise<void> {
  const entry = { action: `${noun}.${what}`, subjectType: 'Thing', subjectId: null, ...fields };
  return server.database.transaction(() => audit.record(actor, entry));
}

const subjects = (body: { items: { subjectId: number; action: string }[] }) =>
  body.items.map(({ subjectId, action }) => `${subjectId} ${action.split('.')[1] ?? ''}`);

const viewing = (defaultLevel: 'NONE' | 'VIEW', level: 'NONE' | 'VIEW') => ({
  AUDIT_LOG: { defaultLevel, organizationOverrides: [{ organizationId: one.id, level }] },
});

describe('the audit log', () => {
  it('is read latest first, by pages', async () => {
    const { body } = await server.as('get', `/audit-events?action=${noun}&pageSize=2`).expect(200);
    expect(body).toMatchObject({ total: 3, page: 1, pageSize: 2 });
    expect(subjects(body)).toEqual(['1 updated', '2 created']);
    expect(body.items[0]).toEqual({
      id: expect.any(Number),
      at: expect.any(String),
      actor: { kind: 'SYSTEM', id: null, name: 'Seatwise' },
      action: `${noun}.updated`,
      subjectType: 'Stuff',
      subjectId: 1,
      subjectName: 'B',
      organizationId: null,
      before: { name: 'A' },
      after: { name: 'B' },
      requestId: null,
    });
  });

  it.each([
    ['actorKind=API_CLIENT', ['2 created']],
    ['actorId=77', ['2 created']],
    ['apiClientId=77', ['2 created']],
    ['technicianId=77', []],
    ['subjectType=Stuff', ['1 updated']],
    ['subjectType=Stuff&subjectType=Thing', ['1 created', '2 created', '1 updated']],
    ['subjectId=1', ['1 created', '1 updated']],
    ['q=PROGRAM', ['2 created']],
    ['from=2000-01-01T00:00:00Z&to=2000-01-02T00:00:00Z', []],
    ['from=2000-01-01T00:00:00Z', ['1 created', '2 created', '1 updated']],
    ['requestId=none', []],
    ['sort=-action,id', ['1 updated', '1 created', '2 created'], ''],
  ])('is filtered and sorted by %s', async (parameters, found, sort = '&sort=id') => {
    const { body } = await server.as('get', `/audit-events?action=${noun}&${parameters}${sort}`).expect(200);
    expect(subjects(body)).toEqual(found);
    expect(body.total).toBe(found.length);
  });

  it('is filtered by organization and by exact action', async () => {
    const find = async (parameters: string) =>
      subjects((await server.as('get', `/audit-events?sort=id&${parameters}`).expect(200)).body);
    expect(await find(`organizationId=${one.id}`)).toEqual(['1 created']);
    expect(await find(`organizationId=${one.id}&organizationId=${other.id}`)).toEqual(['1 created', '2 created']);
    expect(await find(`action=${noun}.updated`)).toEqual(['1 updated']);
    expect(await find(`action=${noun.slice(0, -1)}`)).toEqual([]);
  });

  it.each([
    ['from=yesterday', 422],
    ['actorKind=ROBOT', 400],
    ['subjectId=x', 400],
    ['sort=before', 400],
    ['unknown=1', 400],
  ])('refuses %s', async (parameters, status) => {
    await server.as('get', `/audit-events?${parameters}`).expect(status);
  });

  it('tells what one request did', async () => {
    const requestId = randomUUID();
    await server.as('post', '/organizations').set('X-Request-Id', requestId).send({ name: requestId }).expect(201);
    const { body } = await server.as('get', `/audit-events?requestId=${requestId}`).expect(200);
    expect(body.items).toMatchObject([{ action: 'organization.created', requestId, after: { name: requestId } }]);
  });

  it('is exported with the same filters', async () => {
    const path = `/audit-events/export?action=${noun}&sort=id`;
    const { text } = await server.as('get', path).expect(200);
    expect(text.split('\r\n').filter((line) => line !== '')).toHaveLength(4);
    expect(text).toContain('Program');
    const items = JSON.parse((await server.as('get', `${path}&format=json`).expect(200)).text);
    expect(subjects({ items })).toEqual(['1 created', '2 created', '1 updated']);
  });
});

describe('who may read the log', () => {
  it.each([
    ['of one organization', 'NONE', 'VIEW', ['1 created']],
    ['of all but one, and of none in particular', 'VIEW', 'NONE', ['2 created', '1 updated']],
    ['of all', 'VIEW', 'VIEW', ['1 created', '2 created', '1 updated']],
  ] as const)('reads %s, and no other is counted or exported', async (_, defaultLevel, level, found) => {
    const as = await signedInWith(server, viewing(defaultLevel, level));
    const { body } = await as('get', `/audit-events?action=${noun}&sort=id`).expect(200);
    expect(subjects(body)).toEqual(found);
    expect(body.total).toBe(found.length);
    const exported = await as('get', `/audit-events/export?format=json&action=${noun}&sort=id`).expect(200);
    expect(subjects({ items: JSON.parse(exported.text) })).toEqual(found);
    const foreign = await as('get', `/audit-events?organizationId=${other.id}`).expect(200);
    expect(foreign.body.total).toBe(defaultLevel === 'VIEW' ? 1 : 0);
  });

  it('is not told what went with sample data, unless they may read of every organization', async () => {
    await write('removed', { subjectType: 'SampleData' });
    for (const [level, total] of [
      ['NONE', 0],
      ['VIEW', 1],
    ] as const) {
      const as = await signedInWith(server, viewing('VIEW', level));
      expect((await as('get', `/audit-events?action=${noun}.removed`).expect(200)).body.total).toBe(total);
    }
  });

  it('reads of what moved between organizations what concerns theirs', async () => {
    const [from, to] = [one, other];
    const email = `${noun}@audit.test`;
    const person = { kind: 'END_USER', name: noun, email, organizationId: from.id };
    const { id } = (await server.as('post', '/people').send(person).expect(201)).body;
    await server.as('patch', `/people/${id}`).send({ organizationId: to.id }).expect(200);
    const as = await signedInWith(server, viewing('NONE', 'VIEW'));
    const { body } = await as('get', `/audit-events?subjectType=Person&subjectId=${id}&sort=id`).expect(200);
    expect(body.items.map((item: { action: string }) => item.action)).toEqual([
      'person.created',
      'person.left-organization',
    ]);
    expect(JSON.stringify(body)).not.toContain(to.name);
  });

  it('has the area Audit Log', async () => {
    const as = await signedInWith(server, { DEVICES: { defaultLevel: 'FULL', organizationOverrides: [] } });
    for (const path of ['', '/export', '/verify']) await as('get', `/audit-events${path}`).expect(403);
    await server.anonymous('get', '/audit-events').expect(401);
  });

  it('is a program, too, with the permissions of its role', async () => {
    const as = await withToken(server, await anApiClient(server));
    expect((await as('get', `/audit-events?action=${noun}`).expect(200)).body.total).toBe(3);
  });
});

describe('verifying the log', () => {
  it('says that it is as it was written', async () => {
    const { body } = await server.as('get', '/audit-events/verify').expect(200);
    expect(body).toEqual({ valid: true, count: expect.any(Number), firstInvalidId: null });
    expect(body.count).toBeGreaterThanOrEqual(3);
  });

  it('is for those who may read all of it', async () => {
    await (await signedInWith(server, viewing('NONE', 'VIEW')))('get', '/audit-events/verify').expect(403);
    await (await signedInWith(server, viewing('VIEW', 'NONE')))('get', '/audit-events/verify').expect(403);
    await (await signedInWith(server, viewing('VIEW', 'VIEW')))('get', '/audit-events/verify').expect(200);
  });
});
