import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Change, Changes } from '../../platform/events/changes.js';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { anApiClient, withToken } from '../api-clients/api-clients.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';
import { aChannel, aNotice, tell } from './notifications.factory.js';

let server: TestServer;
let here: { id: number };
let elsewhere: { id: number };
beforeAll(async () => {
  server = await startTestServer();
  [here, elsewhere] = [await anOrganization(server.database), await anOrganization(server.database)];
});
afterAll(() => server.close());

const viewOf = (...organizationIds: number[]) => ({
  defaultLevel: 'NONE' as const,
  organizationOverrides: organizationIds.map((organizationId) => ({ organizationId, level: 'VIEW' as const })),
});
const everywhere = { defaultLevel: 'VIEW' as const, organizationOverrides: [] };
const keysFor = async (as: TestServer['as'], query = '') => {
  const { items } = (await as('get', `/notifications?pageSize=200&sort=id${query}`).expect(200)).body;
  return items.map((each: { title: string }) => each.title);
};
const unreadFor = async (as: TestServer['as']) => (await as('get', '/notifications/unread').expect(200)).body.count;

it('shows to each what they may see all of, alerts and licenses both', async () => {
  const both = await signedInWith(server, { ALERTS: viewOf(here.id), SOFTWARE_LICENSES: viewOf(here.id) });
  const alertsAlone = await signedInWith(server, { ALERTS: everywhere, SOFTWARE_LICENSES: viewOf(elsewhere.id) });
  const all = await signedInWith(server, { ALERTS: everywhere, SOFTWARE_LICENSES: everywhere });
  const notice = (title: string, audience: object) => aNotice({ title, audience });
  await tell(
    server,
    notice('of here', { global: false, organizationIds: [here.id] }),
    notice('of both', { global: false, organizationIds: [here.id, elsewhere.id] }),
    notice('of all', { global: true }),
    notice('of nobody in particular', { global: false, organizationIds: [] }),
    notice('not in the panel', { global: true, inApp: false }),
  );
  expect(await keysFor(both)).toEqual(['of here']);
  expect(await keysFor(alertsAlone)).toEqual([]);
  expect(await unreadFor(alertsAlone)).toBe(0);
  expect((await keysFor(all)).sort()).toEqual(['of all', 'of both', 'of here', 'of nobody in particular']);
});

it('is read by each for themselves, once, and only what is theirs to see', async () => {
  const [ann, bob] = [
    await signedInWith(server, { ALERTS: everywhere, SOFTWARE_LICENSES: everywhere }),
    await signedInWith(server, { ALERTS: viewOf(here.id), SOFTWARE_LICENSES: viewOf(here.id) }),
  ];
  expect(await unreadFor(ann), 'what was told before they came').toBe(0);
  await tell(server, aNotice({ title: 'first' }), aNotice({ title: 'second' }));
  const { items } = (await ann('get', '/notifications?unread=true&sort=id').expect(200)).body;
  expect(items).toHaveLength(2);
  const [{ id }] = items;
  const read = async (as: TestServer['as'], body: object) =>
    (await as('post', '/notifications/read').send(body).expect(200)).body;
  expect(await read(bob, { ids: [id] })).toEqual({ count: 0 });
  expect(await unreadFor(ann)).toBe(2);
  const twice = await Promise.all([read(ann, { ids: [id, 987_654] }), read(ann, { ids: [id] })]);
  expect(twice).toEqual([{ count: 1 }, { count: 1 }]);
  expect((await ann('get', '/notifications?unread=false&sort=-id').expect(200)).body.items[0]).toMatchObject({
    id,
    read: true,
  });
  expect(await read(ann, { upTo: items[1].id })).toEqual({ count: 0 });
  await ann('post', '/notifications/read')
    .send({ ids: ['x'] })
    .expect(400);
});

it('has the facts that sentences are made of, and no others', async () => {
  const ann = await signedInWith(server, { ALERTS: everywhere, SOFTWARE_LICENSES: everywhere });
  const facts = { event: 'opened', license: { id: 4, name: 'Acrobat' }, organization: null, quantity: 50, usage: 53 };
  const more = { alertId: 17, notice: null, percent: 90, items: [{ license: { id: 5, name: 'Editor' } }] };
  await tell(
    server,
    aNotice({ title: 'with facts', facts: { ...facts, ...more } }),
    aNotice({ title: 'x', facts: {} }),
  );
  const { items } = (await ann('get', '/notifications?sort=-id&pageSize=2').expect(200)).body;
  expect(items.map((each: { facts: object }) => each.facts)).toEqual([{}, facts]);
});

it('is counted up to a hundred', async () => {
  const ann = await signedInWith(server, { ALERTS: everywhere, SOFTWARE_LICENSES: everywhere });
  await tell(server, ...Array.from({ length: 99 }, () => aNotice()));
  expect(await unreadFor(ann)).toBe(99);
  await tell(server, aNotice(), aNotice());
  expect(await unreadFor(ann)).toBe(100);
  const newest = (await ann('get', '/notifications?sort=-id&pageSize=1').expect(200)).body.items[0].id;
  await ann('post', '/notifications/read')
    .send({ ids: [newest] })
    .expect(200, { count: 100 });
  await ann('post', '/notifications/read').send({ upTo: newest }).expect(200, { count: 0 });
});

it('is told live with whose facts it holds, and what is read to its reader alone', async () => {
  const heard: Change[] = [];
  const changes = server.app.get(Changes);
  const end = changes.subscribe((change) => heard.push(change));
  await vi.waitFor(async () => {
    await changes.publish({ topic: 'marker', subject: null, ids: null, organizationIds: null });
    expect(heard.map(({ topic }) => topic)).toContain('marker');
  });
  heard.length = 0;
  await tell(server, aNotice({ audience: { global: false, organizationIds: [here.id] } }));
  const about = () => heard.filter(({ topic }) => topic === 'notifications');
  await vi.waitFor(() => expect(about()).toMatchObject([{ subject: 'Notification', organizationIds: [here.id] }]));
  await server.as('post', '/notifications/read').send({ upTo: 1_000_000 }).expect(200);
  await vi.waitFor(() => expect(about()).toHaveLength(2));
  expect(about()[1]).toMatchObject({ ids: null, owner: expect.any(String) });
  end();
});

it('is listed for programs, which read nothing', async () => {
  const program = await withToken(server, await anApiClient(server));
  await tell(server, aNotice({ title: 'for programs' }));
  expect(await keysFor(program)).toContain('for programs');
  await program('get', '/notifications/unread').expect(403);
  await program('post', '/notifications/read')
    .send({ ids: [1] })
    .expect(403);
});

it('deliveries of what somebody may not see are as if they were not there', async () => {
  const settings = { APPS_SETTINGS: everywhere };
  const blind = await signedInWith(server, settings);
  const seeing = await signedInWith(server, {
    ...settings,
    ALERTS: viewOf(here.id),
    SOFTWARE_LICENSES: viewOf(here.id),
  });
  const { id: channelId } = await aChannel(server, { digest: 'DAILY' });
  const audience = { global: false, channelIds: [channelId] };
  await tell(
    server,
    aNotice({ title: 'delivered here', audience: { ...audience, organizationIds: [here.id] } }),
    aNotice({ title: 'delivered elsewhere', audience: { ...audience, organizationIds: [elsewhere.id] } }),
  );
  const list = async (as: TestServer['as']) =>
    (await as('get', `/notification-deliveries?channelId=${channelId}`).expect(200)).body;
  expect(await list(blind)).toMatchObject({ items: [], total: 0 });
  expect(await list(seeing)).toMatchObject({ items: [{ title: 'delivered here', state: 'DIGEST_WAITING' }], total: 1 });
  const { id } = await server.database.one<{ id: number }>(sql`
    SELECT d.id FROM notification_delivery d JOIN notification n ON n.id = d.notification_id
    WHERE n.title = 'delivered elsewhere'`);
  await seeing('get', `/notification-deliveries/${id}`).expect(404);
  await seeing('post', `/notification-deliveries/${id}/resend`).expect(403);
});
