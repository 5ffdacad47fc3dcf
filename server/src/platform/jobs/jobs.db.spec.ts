import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sql } from '../database/sql.js';
import { type DatabaseUnderTest, openTestDatabase } from '../testing/open-test-database.js';
import { jobsOn, type JobsUnderTest } from './jobs.factory.js';
import type { Jobs } from './jobs.js';

let under: DatabaseUnderTest;
let node: JobsUnderTest;
let jobs: Jobs;
const done: unknown[] = [];
let failures = 0;
let starts = 0;
let due = 0;
let tries = 0;

beforeAll(async () => {
  under = await openTestDatabase();
  node = jobsOn(under);
  ({ jobs } = node);
  jobs.define({ name: 'test.note', title: 'Note', does: 'Notes.', run: async (data) => void done.push(data) });
  jobs.define({
    name: 'test.second-time',
    title: 'Second time',
    does: 'Fails once.',
    run: async () => {
      failures += 1;
      if (failures === 1) throw new Error('the first time');
    },
  });
  jobs.define({
    name: 'test.start',
    title: 'Start',
    does: 'Counts.',
    atStart: true,
    run: async () => void (starts += 1),
  });
  jobs.define({
    name: 'test.due',
    title: 'Due',
    does: 'Counts.',
    every: 'minute',
    run: async () => void (due += 1),
  });
  jobs.define({
    name: 'test.failing',
    title: 'Failing',
    does: 'Fails.',
    every: 'minute',
    run: async () => {
      tries += 1;
      throw new Error('as always');
    },
  });
  await jobs.start(under.url);
});
afterAll(async () => {
  await node.stop();
  await under.close();
});

it('does what was committed, and nothing that was rolled back', async () => {
  const rolledBack = under.database.transaction(async () => {
    await jobs.send('test.note', { what: 'lost' }, 'a');
    throw new Error('no');
  });
  await expect(rolledBack).rejects.toThrow('no');
  await under.database.transaction(() => jobs.send('test.note', { what: 'kept' }, 'b'));
  await vi.waitFor(() => expect(done).toEqual([{ what: 'kept' }]), { timeout: 10_000, interval: 50 });
});

it('tries a failed job again', async () => {
  await jobs.send('test.second-time', {}, 'once');
  await vi.waitFor(() => expect(failures).toBe(2), { timeout: 15_000, interval: 50 });
});

it('leaves what failed and is due every minute to the next', async () => {
  await jobs.send('test.failing', {}, 'once');
  const states = () => under.database.query(sql`SELECT state FROM pgboss.job WHERE name = 'test.failing'`);
  await vi.waitFor(async () => expect(await states()).toEqual([{ state: 'failed' }]), {
    timeout: 10_000,
    interval: 50,
  });
  expect(tries).toBe(1);
});

it('does as it starts what a killed process may have left', async () => {
  await vi.waitFor(() => expect(starts).toBe(1), { timeout: 10_000, interval: 50 });
});

it('does what is due though a clock that was ahead has taken the minutes to come', async () => {
  await under.database.query(sql`
    INSERT INTO pgboss.job (name, policy, state, singleton_key, singleton_on, start_after)
    SELECT 'test.due', 'short', (CASE WHEN minutes < 120 THEN 'completed' ELSE 'created' END)::pgboss.job_state, 'tick',
      date_trunc('minute', now() AT TIME ZONE 'UTC') + make_interval(mins => minutes),
      date_trunc('minute', now()) + make_interval(mins => minutes)
    FROM generate_series(1, 120) AS minutes`);
  await jobs.tick();
  const ahead = await under.database.query(sql`
    SELECT singleton_on FROM pgboss.job
    WHERE name = 'test.due' AND singleton_on > (now() AT TIME ZONE 'UTC') + interval '1 minute'`);
  expect(ahead).toEqual([]);
  await vi.waitFor(() => expect(due).toBeGreaterThan(0), { timeout: 10_000, interval: 50 });
});
