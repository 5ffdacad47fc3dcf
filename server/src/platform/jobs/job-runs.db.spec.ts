import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { sql } from '../database/sql.js';
import { type DatabaseUnderTest, openTestDatabase } from '../testing/open-test-database.js';
import { jobsOn, type JobsUnderTest } from './jobs.factory.js';

interface Row {
  id: number;
  outcome: string;
  error: string | null;
  requestedBy: string | null;
}

const everyMinute = { name: 'test.minute', every: 'MINUTE' } as const;
const everyHour = { name: 'test.hour', every: 'HOUR' } as const;

let under: DatabaseUnderTest;
let one: JobsUnderTest;
let other: JobsUnderTest;
beforeAll(async () => {
  under = await openTestDatabase();
  one = jobsOn(under);
  other = jobsOn(under);
});
afterAll(async () => {
  await Promise.all([one.stop(), other.stop()]);
  await under.close();
});
beforeEach(() => under.database.query(sql`DELETE FROM job_run`));

const rows = () =>
  under.database.query<Row>(sql`SELECT id, outcome, error, requested_by AS "requestedBy" FROM job_run ORDER BY id`);
const outcomes = async () => (await rows()).map(({ outcome }) => outcome);
const ask = (node = one) => under.database.transaction(() => node.runs.ask('test.minute', 'Ann'));
const nothing = async () => {};
const fail = (reason: string) => () => Promise.reject(new Error(reason));

/** A job that is under way until it is told to end. */
async function begun(node = one, job: typeof everyMinute | typeof everyHour = everyMinute) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const begins = Promise.withResolvers<void>();
  const ended = node.runs.record(job, {}, async () => {
    begins.resolve();
    await promise;
  });
  await begins.promise;
  return async () => {
    resolve();
    await ended;
  };
}

it('keeps the last of what is due every minute, and whatever failed', async () => {
  await one.runs.record(everyMinute, {}, nothing);
  await expect(one.runs.record(everyMinute, {}, fail('No.'))).rejects.toThrow('No.');
  await one.runs.record(everyMinute, {}, nothing);
  await one.runs.record(everyMinute, {}, nothing);
  expect(await rows()).toMatchObject([
    { outcome: 'FAILED', error: 'No.' },
    { outcome: 'DONE', error: null },
  ]);
});

it('keeps each hour, up to fifty', async () => {
  for (let run = 0; run < 53; run += 1) await one.runs.record(everyHour, {}, nothing);
  expect(await outcomes()).toHaveLength(50);
});

it('keeps what took long', async () => {
  await one.runs.record(everyMinute, {}, nothing);
  await under.database.query(sql`UPDATE job_run SET duration_ms = 10000`);
  await one.runs.record(everyMinute, {}, nothing);
  expect(await outcomes()).toEqual(['DONE', 'DONE']);
});

it('is under way while it is done, for every process that looks', async () => {
  const end = await begun();
  const [run] = await rows();
  const id = run?.id ?? 0;
  expect(run?.outcome).toBe('RUNNING');
  expect([await one.runs.underWay([id]), await other.runs.underWay([id])]).toEqual([new Set([id]), new Set([id])]);
  await other.runs.record(everyHour, {}, nothing);
  await one.runs.record(everyHour, {}, nothing);
  expect(await outcomes()).toContain('RUNNING');
  await end();
  expect(await outcomes()).not.toContain('RUNNING');
});

it('was interrupted when its process is gone', async () => {
  const killed = jobsOn(under);
  const end = await begun(killed);
  const [run] = await rows();
  await killed.node.onApplicationShutdown();
  await vi.waitFor(async () => expect(await one.runs.underWay([run?.id ?? 0])).toEqual(new Set()));
  await one.runs.record(everyHour, {}, nothing);
  expect(await outcomes()).toEqual(['INTERRUPTED', 'DONE']);
  // It was not gone after all: its session was.
  await end();
  expect(await outcomes()).toEqual(['DONE', 'DONE']);
});

it('holds on to who it is when its session breaks', async () => {
  const node = jobsOn(under);
  await node.runs.record(everyMinute, {}, nothing);
  await under.database.query(sql`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'seatwise node' AND datname = current_database()`);
  await vi.waitFor(async () => {
    const end = await begun(node);
    const [id = 0] = (await rows()).filter(({ outcome }) => outcome === 'RUNNING').map((row) => row.id);
    const seen = await other.runs.underWay([id]);
    await end();
    expect(seen).toEqual(new Set([id]));
  });
  await node.stop();
});

it('is asked for once, by whomever and however often, until it is done', async () => {
  const [first, second] = await Promise.all([ask(), ask(other)]);
  expect(first.id).toBe(second.id);
  expect([first.created, second.created].sort()).toEqual([false, true]);
  await one.runs.record(everyMinute, { runId: first.id }, async () => {
    expect(await ask()).toMatchObject({ id: first.id, created: false, outcome: 'RUNNING' });
  });
  expect(await rows()).toMatchObject([{ id: first.id, outcome: 'DONE', requestedBy: 'Ann' }]);
  expect(await ask()).toMatchObject({ created: true });
});

it('is done once where the queue hands over twice what was asked for', async () => {
  const { id } = await ask();
  let times = 0;
  const count = async () => void (times += 1);
  await one.runs.record(everyMinute, { runId: id }, count);
  await other.runs.record(everyMinute, { runId: id }, count);
  expect(times).toBe(1);
});

it('can be asked for again when the process that was at it is gone', async () => {
  const killed = jobsOn(under);
  const { id } = await ask();
  const begins = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const ended = killed.runs.record(everyMinute, { runId: id }, () => {
    begins.resolve();
    return goOn.promise;
  });
  await begins.promise;
  expect(await ask()).toMatchObject({ id, created: false });
  await killed.node.onApplicationShutdown();
  await vi.waitFor(async () => expect(await ask()).toMatchObject({ created: true, outcome: 'WAITING' }));
  goOn.resolve();
  await ended;
});

it('is done once a minute however many processes tick, and one that sleeps through some is asked for one', async () => {
  let done = 0;
  const nodes = [one, other];
  for (const { jobs } of nodes) {
    jobs.define({
      name: 'test.hourly',
      title: 'Hourly',
      does: 'Counts.',
      every: 'hour',
      run: async () => void (done += 1),
    });
    await jobs.start(under.url);
  }
  await Promise.all([...nodes, ...nodes].map(({ jobs }) => jobs.tick()));
  await vi.waitFor(() => expect(done).toBe(1), { timeout: 10_000, interval: 50 });
  const { count } = await under.database.one<{ count: number }>(sql`
    SELECT count(*) AS count FROM pgboss.job WHERE name = 'test.hourly'`);
  expect(count).toBe(1);
});
