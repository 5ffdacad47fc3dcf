import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Sessions } from '../authentication/sessions.service.js';
import { Views } from '../authentication/views.service.js';
import { systemActor } from '../authorization/actor.js';
import { Changes, type Change } from './changes.js';
import { startTestServer, testAdministrator, type TestServer } from '../testing/test-server.js';

let server: TestServer;
const heard: Change[] = [];
let end: () => void;

beforeAll(async () => {
  server = await startTestServer();
  end = server.app.get(Changes).subscribe((change) => heard.push(change));
  const marker = { topic: 'marker', subject: 'Organization', ids: null, organizationIds: null };
  await vi.waitFor(async () => {
    await server.app.get(Changes).publish(marker);
    expect(heard.length).toBeGreaterThan(0);
  });
});
afterAll(async () => {
  end();
  await server.close();
});

it('tells what was committed, once a topic, and nothing that was rolled back', async () => {
  const changes = server.app.get(Changes);
  const publish = (id: number) =>
    changes.publish({ topic: 'things', subject: 'Organization', ids: [id], organizationIds: [id] });
  const failed = server.database.transaction(async () => {
    await publish(1);
    throw new Error('no');
  });
  await expect(failed).rejects.toThrow('no');
  await server.database.transaction(async () => {
    await publish(2);
    await publish(3);
  });
  await vi.waitFor(() => expect(heard.filter((change) => change.topic === 'things')).not.toEqual([]));
  expect(heard.filter((change) => change.topic === 'things')).toMatchObject([{ ids: [2, 3], organizationIds: [2, 3] }]);
});

it('says nothing of sessions where none has changed', async () => {
  const marked = async (topic: string) => {
    await server.app.get(Changes).publish({ topic, subject: null, ids: null, organizationIds: null });
    await vi.waitFor(() => expect(heard.map((change) => change.topic)).toContain(topic));
    return heard.filter((change) => change.topic === 'sessions').length;
  };
  const token = (await signedInCookie()).replace('session=', '');
  const before = await marked('before');
  await server.app.get(Sessions).endAll(systemActor, 999_999);
  await server.app.get(Views).end(token);
  await server.app.get(Views).begin('unknown', { kind: 'TECHNICIAN_ROLE', id: 1 });
  expect(await marked('between')).toBe(before);
  await server.app.get(Sessions).endByToken(systemActor, token);
  expect(await marked('after')).toBe(before + 1);
});

it('streams to a browser that is signed in, and to nobody else', async () => {
  await server.anonymous('get', '/events').expect(401);
  const controller = new AbortController();
  const cookie = await signedInCookie();
  const response = await fetch(`${server.address}/api/v1/events`, { headers: { cookie }, signal: controller.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const readUntil = async (part: string) => {
    while (!text.includes(part)) text += (await reader?.read())?.value ?? '';
  };
  await readUntil('event: ready');
  await server.as('post', '/organizations').send({ name: 'Seen live' }).expect(201);
  await readUntil('"topic":"organizations"');
  expect(text).toContain('event: change');
  controller.abort();
});

it('ends with the session', async () => {
  const cookie = await signedInCookie();
  const response = await fetch(`${server.address}/api/v1/events`, { headers: { cookie } });
  const ended = response.text();
  await server
    .anonymous('post', '/auth/sign-out')
    .set('Cookie', cookie)
    .set('X-Requested-With', 'seatwise')
    .expect(204);
  expect(await ended).toContain('event: ready');
});

async function signedInCookie(): Promise<string> {
  const answer = await server.anonymous('post', '/auth/sign-in').send(testAdministrator);
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}
