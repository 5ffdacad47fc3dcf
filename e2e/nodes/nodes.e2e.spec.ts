import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { EventStream } from '../../server/src/platform/testing/event-stream.js';
import { type Cluster, startCluster } from '../support/nodes.js';

/** Two nodes on one database: what is due is done once, and what changes is heard everywhere. */
let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster?.stop());

const soon = { timeout: 60_000, interval: 100 };
/** A tick comes with every minute. */
const nextMinute = { timeout: 150_000, interval: 500 };

interface Run {
  id: number;
  outcome: string;
  node: string | null;
}

const runsOf = async (name: string) =>
  (await cluster.nodes[0].ask<{ items: Run[] }>('GET', `/schedules/${name}/runs`, cluster.cookie)).items;

it('does what is asked for at both nodes once', async () => {
  const asked = await Promise.all(
    cluster.nodes.map((node) => node.ask<Run>('POST', '/schedules/authentication.forget/run', cluster.cookie)),
  );
  expect(asked[0]?.id).toBe(asked[1]?.id);
  await vi.waitFor(async () => expect((await runsOf('authentication.forget'))[0]?.outcome).toBe('DONE'), soon);
  expect(await runsOf('authentication.forget')).toHaveLength(1);
});

it('does what is due once a minute, whichever node does it', async () => {
  await vi.waitFor(async () => {
    const [row] = await cluster.database.query<{ done: number }>(`
      SELECT count(*)::int AS done FROM pgboss.job WHERE singleton_on IS NOT NULL AND state = 'completed'`);
    expect(row?.done).toBeGreaterThan(3);
  }, nextMinute);
  const often = await cluster.database.query(`
    SELECT name, singleton_on, count(*) FROM pgboss.job WHERE singleton_on IS NOT NULL AND state <> 'cancelled'
    GROUP BY name, singleton_on, singleton_key HAVING count(*) > 1`);
  expect(often).toEqual([]);
});

it('tells at one node what changed at the other, also to whoever moves from one to the other', async () => {
  const [one, two] = cluster.nodes;
  const create = (name: string) => one.ask('POST', '/organizations', cluster.cookie, { name });
  const stream = await EventStream.open(two.url, cluster.cookie);
  await vi.waitFor(() => expect(stream.told).toContain('ready'), soon);
  await create('Heard at the other');
  await vi.waitFor(() => expect(stream.told).toContain('organizations'), soon);
  const last = stream.lastId;
  await stream.close();
  await create('Missed');
  const moved = await EventStream.open(one.url, cluster.cookie, { lastEventId: last });
  await vi.waitFor(() => expect(moved.told).toContain('ready'), soon);
  expect(moved.told).toSatisfy((told: string[]) => told.includes('organizations') || told.includes('resync'));
  await moved.close();
});

it('shows a run as interrupted whose node was killed, and does it again', async () => {
  const [one, two] = cluster.nodes;
  // Whoever forgets sessions waits for the table, so that the node is killed in the middle.
  const name = 'authentication.forget';
  await cluster.database.query(`
    CREATE FUNCTION wait_long() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(600); RETURN NULL; END $$`);
  await cluster.database.query(`
    CREATE TRIGGER wait_long BEFORE DELETE ON session FOR EACH STATEMENT EXECUTE FUNCTION wait_long()`);
  const { id } = await two.ask<Run>('POST', `/schedules/${name}/run`, cluster.cookie);
  await vi.waitFor(async () => expect((await runsOf(name))[0]).toMatchObject({ id, outcome: 'RUNNING' }), soon);
  const at = (await runsOf(name))[0]?.node ?? '';
  await Promise.all([one.kill(), two.kill()]);
  // What a killed process was at goes on until the database looks for it.
  await cluster.database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'`);
  await cluster.database.query(`DROP FUNCTION wait_long() CASCADE`);
  await Promise.all([one.start(), two.start()]);
  await vi.waitFor(
    async () => expect((await runsOf(name))[0]).toMatchObject({ id, outcome: 'INTERRUPTED', node: at }),
    soon,
  );
  const again = await one.ask<Run>('POST', `/schedules/${name}/run`, cluster.cookie);
  expect(again.id).not.toBe(id);
  await vi.waitFor(async () => expect((await runsOf(name))[0]).toMatchObject({ id: again.id, outcome: 'DONE' }), soon);
});
