import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aTechnician, signedIn } from '../people/people.factory.js';
import { hiddenReason } from './scheduling.rules.js';

const soon = { timeout: 20_000, interval: 50 };

let server: TestServer;
let clock: StoppedClock;
let times = 0;
let failing = false;
beforeAll(async () => {
  server = await startTestServer();
  clock = stopClock(server, '2026-03-01T10:20:30Z');
  const jobs = server.app.get(Jobs);
  jobs.define({
    name: 'test.counted',
    title: 'Count',
    does: 'Counts how often it was done.',
    every: 'hour',
    run: async () => {
      times += 1;
      if (failing) throw new Error('Acme has no name.');
    },
  });
  await jobs.start(server.databaseUrl);
});
afterAll(async () => {
  clock.release();
  await server.app.get(Jobs).stop();
  await server.close();
});

const schedule = async (as: TestServer['as'] = server.as.bind(server)) =>
  (await as('get', '/schedules?q=counted').expect(200)).body.items[0];
const runs = async (query = '') =>
  (await server.as('get', `/schedules/test.counted/runs${query}`).expect(200)).body.items;
const runNow = async () => (await server.as('post', '/schedules/test.counted/run').expect(202)).body;

it('lists what is done by the clock, with what it does and when it is due', async () => {
  const { items, total } = (await server.as('get', '/schedules').expect(200)).body;
  expect(total).toBeGreaterThan(5);
  expect(items.map(({ title }: { title: string }) => title)).toContain('Take over imports');
  for (const each of items) expect(each).toMatchObject({ does: expect.stringMatching(/^[A-Z].+\.$/), id: each.name });
  expect(await schedule()).toEqual({
    id: 'test.counted',
    name: 'test.counted',
    title: 'Count',
    does: 'Counts how often it was done.',
    every: 'HOUR',
    lastRun: null,
    // It was not done in this hour yet.
    nextRunAt: '2026-03-01T10:21:00.000Z',
    waitingSince: null,
  });
});

describe('a run that is asked for', () => {
  it('is answered at once, done once, and followed', async () => {
    const before = times;
    const [first, second] = await Promise.all([runNow(), runNow()]);
    expect(first).toMatchObject({ requestedBy: 'Admin', error: null });
    expect(second.id).toBe(first.id);
    await vi.waitFor(async () => expect((await runs())[0].outcome).toBe('DONE'), soon);
    expect(times).toBe(before + 1);
    expect(await schedule()).toMatchObject({
      lastRun: { id: first.id, outcome: 'DONE', durationMs: expect.any(Number), startedAt: '2026-03-01T10:20:30.000Z' },
      waitingSince: null,
    });
  });

  it('tells administrators why it failed, and is not tried again', async () => {
    failing = true;
    const before = times;
    const { id } = await runNow();
    await vi.waitFor(async () => expect((await runs())[0]).toMatchObject({ id, outcome: 'FAILED' }), soon);
    failing = false;
    expect((await runs())[0].error).toBe('Acme has no name.');
    const states = await server.database.query(sql`
      SELECT state FROM pgboss.job WHERE name = 'test.counted' AND data ->> 'runId' = ${String(id)}`);
    expect(states).toEqual([{ state: 'failed' }]);
    expect(times).toBe(before + 1);

    const permissions = [{ area: 'APPS_SETTINGS', defaultLevel: 'VIEW', organizationOverrides: [] }];
    const technician = await aTechnician(server.database);
    await server.database.query(sql`
      UPDATE technician SET permissions = ${JSON.stringify(permissions)}::jsonb WHERE person_id = ${technician.id}`);
    const as = await signedIn(server, technician.email);
    expect((await schedule(as)).lastRun.error).toBe(hiddenReason);
    const list = (await as('get', '/schedules/test.counted/runs/export?format=json').expect(200)).text;
    expect(list).not.toContain('Acme');
    await as('post', '/schedules/test.counted/run').expect(403);
  });

  it('is of a schedule that there is', async () => {
    for (const name of ['nothing', 'mail.send', '%20', 'x'.repeat(400)]) {
      await server.as('post', `/schedules/${name}/run`).expect(404);
      await server.as('get', `/schedules/${name}/runs`).expect(404);
    }
  });
});

it('waits where nobody works, and can be asked for again', async () => {
  await server.as('post', '/schedules/api-clients.forget-tokens/run').expect(202);
  await server.app.get(Jobs).stop();
  const first = await runNow();
  expect(first.outcome).toBe('WAITING');
  expect((await runNow()).id).toBe(first.id);
  expect(await schedule()).toMatchObject({ waitingSince: '2026-03-01T10:20:30.000Z' });
  await server.app.get(Jobs).start(server.databaseUrl);
  // The queue knows nothing of it: it is handed over as it is asked for once more.
  expect((await runNow()).id).toBe(first.id);
  await vi.waitFor(async () => {
    const handed = (await runs()).find(({ id }: { id: number }) => id === first.id);
    expect(handed).toMatchObject({ outcome: 'DONE' });
  }, soon);
});

it('shows one whose server was killed as interrupted', async () => {
  await server.database.query(sql`
    INSERT INTO job_run (job, outcome, started_at, node, node_key)
    VALUES ('test.counted', 'RUNNING', now(), 'gone (1)', 4711)`);
  expect((await runs())[0]).toMatchObject({ outcome: 'INTERRUPTED', node: 'gone (1)', finishedAt: null });
  expect((await schedule()).lastRun).toMatchObject({ outcome: 'INTERRUPTED' });
});

it('sorts, filters and exports', async () => {
  expect((await runs('?outcome=DONE&sort=startedAt')).length).toBeGreaterThan(0);
  expect(await runs('?outcome=WAITING')).toEqual([]);
  await server.as('get', '/schedules/test.counted/runs?outcome=LOST').expect(400);
  await server.as('get', '/schedules?sort=error').expect(400);
  const hourly = (await server.as('get', '/schedules?every=HOUR&sort=-lastStartedAt,title').expect(200)).body.items;
  expect(hourly[0].name).toBe('test.counted');
  const csv = (await server.as('get', '/schedules/export?q=count').expect(200)).text;
  expect(csv).toContain('test.counted');
});
