import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aChannel } from '../notifications/notifications.factory.js';

let server: TestServer;
let clock: StoppedClock;
beforeAll(async () => {
  server = await startTestServer({ TIME_ZONE: 'Europe/Berlin' });
  await server.as('post', '/apps/billing/activate').expect(200);
  clock = stopClock(server, '2026-11-23T09:00:00Z');
});
beforeEach(() => clock.set('2026-11-23T09:00:00Z'));
afterAll(() => server.close());

const path = '/billing/export-schedules';
const daily = () => ({
  name: uniqueName('Nightly'),
  format: 'XERO',
  interval: 'DAILY',
  hour: 6,
  target: { type: 'FOLDER', folder: 'xero' },
});
const create = async (fields: object = {}) =>
  (
    await server
      .as('post', path)
      .send({ ...daily(), ...fields })
      .expect(201)
  ).body;

it('is created, read, changed and deleted', async () => {
  const made = await create({ name: 'To the books', hour: undefined });
  expect(made).toMatchObject({
    version: 1,
    name: 'To the books',
    format: 'XERO',
    interval: 'DAILY',
    day: null,
    hour: 6,
    target: { type: 'FOLDER', folder: 'xero' },
    active: true,
    // It is ten o'clock in Berlin: the first day is tomorrow.
    lastDay: '2026-11-23',
    lastExport: null,
    nextDay: '2026-11-24',
    undeliveredCount: 0,
  });
  const one = await server.as('get', `${path}/${made.id}`).expect(200);
  expect(one.body).toEqual(made);
  const change = { interval: 'MONTHLY', day: 31, target: { type: 'EMAIL', recipients: ['books@acme.test'] } };
  const changed = await server
    .as('patch', `${path}/${made.id}`)
    .set('If-Match', String(one.headers['etag']))
    .send(change)
    .expect(200);
  expect(changed.body).toMatchObject({ ...change, name: 'To the books', version: 2, nextDay: '2026-11-30' });
  expect(changed.body.target).toEqual(change.target);
  await server.as('patch', `${path}/${made.id}`).set('If-Match', '"1"').send({ hour: 7 }).expect(412);
  const listed = (await server.as('get', `${path}?q=books&active=true`).expect(200)).body;
  expect(listed.items).toEqual([changed.body]);
  expect((await server.as('get', `${path}?q=books&active=false`).expect(200)).body.total).toBe(0);
  const file = (await server.as('get', `${path}/export?q=books`).expect(200)).text;
  expect(file).toContain('To the books,XERO,MONTHLY,31,6,EMAIL,books@acme.test,TRUE,2026-11-23,2026-11-30');
  await server.as('delete', `${path}/${made.id}`).set('If-Match', '"1"').expect(412);
  await server.as('delete', `${path}/${made.id}`).expect(204);
  await server.as('get', `${path}/${made.id}`).expect(404);
});

it('has a name of its own', async () => {
  const { name, id } = await create();
  const taken = await server
    .as('post', path)
    .send({ ...daily(), name: name.toUpperCase() })
    .expect(409);
  expect(taken.body).toMatchObject({ code: 'export-schedule.name-taken', errors: [{ field: 'name' }] });
  const other = await create();
  await server.as('patch', `${path}/${other.id}`).send({ name }).expect(409);
  await server.as('patch', `${path}/${id}`).send({ name }).expect(200);
});

it.each([
  [{ interval: 'WEEKLY' }, 'day', 'schedule.day-of-week'],
  [{ interval: 'WEEKLY', day: 8 }, 'day', 'schedule.day-of-week'],
  [{ interval: 'MONTHLY' }, 'day', 'schedule.day-of-month'],
  [{ day: 3 }, 'day', 'schedule.day-of-daily'],
  [{ target: { type: 'FOLDER' } }, 'target.folder', 'target.folder-missing'],
  [{ target: { type: 'FOLDER', folder: '../../etc' } }, 'target.folder', 'target.folder-outside'],
  [{ target: { type: 'FOLDER', folder: '/etc' } }, 'target.folder', 'target.folder-outside'],
  [{ target: { type: 'EMAIL' } }, 'target.recipients', 'target.recipients-missing'],
  [{ target: { type: 'WEBHOOK' } }, 'target.channelId', 'target.channel-missing'],
])('refuses %j, at once and as a change', async (fields, field, code) => {
  const errors = [expect.objectContaining({ field, code })];
  const refused = await server
    .as('post', path)
    .send({ ...daily(), ...fields })
    .expect(422);
  expect(refused.body.errors).toEqual(errors);
  const { id } = await create();
  const change = await server.as('patch', `${path}/${id}`).send(fields).expect(422);
  expect(change.body.errors).toEqual(errors);
});

it.each([
  [422, { hour: 24 }],
  [422, { day: 0, interval: 'MONTHLY' }],
  [422, { target: { type: 'EMAIL', recipients: ['nobody'] } }],
  [422, { name: '' }],
  [400, { interval: 'HOURLY' }],
  [400, { format: 'PDF' }],
  [400, { target: { type: 'FTP' } }],
  [400, { target: null }],
  [400, { doneOn: '2026-01-01' }],
])('answers %i to %j', async (status, fields) => {
  await server
    .as('post', path)
    .send({ ...daily(), ...fields })
    .expect(status);
});

it('keeps of a target what belongs to its type', async () => {
  const { id } = await create();
  const channel = await aChannel(server);
  const target = { type: 'WEBHOOK', channelId: channel.id, folder: 'ignored', recipients: ['a@b.test'] };
  const { body } = await server.as('patch', `${path}/${id}`).send({ target }).expect(200);
  expect(body.target).toEqual({ type: 'WEBHOOK', channelId: channel.id, channelName: channel.name });
});

it('begins on its next day when its days change, or when it is active again', async () => {
  const { id } = await create({ interval: 'WEEKLY', day: 2 });
  const patch = async (fields: object) => (await server.as('patch', `${path}/${id}`).send(fields).expect(200)).body;
  // A Monday; its last Tuesday was the 17th.
  expect(await patch({ name: uniqueName('Renamed') })).toMatchObject({ lastDay: '2026-11-17', nextDay: '2026-11-24' });
  expect(await patch({ interval: 'DAILY', day: null })).toMatchObject({ lastDay: '2026-11-23', nextDay: '2026-11-24' });
  // Today was seen to: a later hour of it is not another day.
  expect(await patch({ hour: 12 })).toMatchObject({ lastDay: '2026-11-23' });
  expect(await patch({ active: false })).toMatchObject({ lastDay: '2026-11-23', nextDay: null });
  clock.set('2026-11-27T12:00:00Z');
  expect(await patch({ active: true })).toMatchObject({ lastDay: '2026-11-27', nextDay: '2026-11-28' });
});

it('sends to webhooks that take files as they are', async () => {
  const [json, slack] = [await aChannel(server), await aChannel(server, { format: 'SLACK' })];
  const mail = await aChannel(server, { kind: 'EMAIL', url: undefined, recipients: ['a@b.test'] });
  const { items } = (await server.as('get', `${path}/channels`).expect(200)).body;
  expect(items).toEqual(expect.arrayContaining([{ id: json.id, name: json.name, active: true }]));
  for (const { id } of [slack, mail, { id: 987_654 }]) {
    expect(items).not.toContainEqual(expect.objectContaining({ id }));
    const refused = await server
      .as('post', path)
      .send({ ...daily(), target: { type: 'WEBHOOK', channelId: id } })
      .expect(422);
    expect(refused.body.errors).toMatchObject([{ field: 'target.channelId', code: 'target.channel-unknown' }]);
  }
});

it('keeps its channel from being deleted', async () => {
  const channel = await aChannel(server);
  const made = await create({ target: { type: 'WEBHOOK', channelId: channel.id } });
  const refused = await server.as('delete', channel.path).expect(409);
  expect(refused.body.code).toBe('notification-channel.in-use');
  expect(refused.body.message ?? refused.body.detail).toContain(made.name);
  await server.as('patch', `${path}/${made.id}`).send({ target: daily().target }).expect(200);
  await server.as('delete', channel.path).expect(204);
});
