import { setTimeout } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import supertest from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createDataSource } from '../../data-source.js';
import { createServer } from '../../server.js';
import { hashPassword } from '../authentication/passwords.js';
import { createConfig, readConfigValues } from '../config/config.js';
import { metrics } from '../observability/metrics.js';
import { type ReplicatedPostgres, startReplicatedPostgres } from '../testing/replicated-postgres.js';
import { startThrowAwayPostgres } from '../testing/throw-away-postgres.js';
import { uniqueName } from '../testing/unique.js';
import { Database } from './database.js';
import { migrate } from './migrate.js';
import { type ListSource, ReadReplica } from './read-replica.js';
import { sql } from './sql.js';

const administrator = { email: 'admin@seatwise.test', password: 'correct horse battery' };

interface Node {
  app: NestFastifyApplication;
  replica: ReadReplica;
  database: Database;
  as(method: 'get' | 'post' | 'patch' | 'delete', path: string): supertest.Test;
}

/** A server of its own on the primary, reading lists from `readUrl`. */
async function startNode(url: string, readUrl: string): Promise<Node> {
  const values = readConfigValues({ LOG_LEVEL: 'silent', TIME_ZONE: 'UTC', DATABASE_READ_URL: readUrl });
  const config = createConfig(values, 'a secret key for tests that is long enough');
  const dataSource = await createDataSource({ url, poolSize: 10 }).initialize();
  const app = await createServer(config, dataSource);
  await app.listen(0, '127.0.0.1');
  const address = await app.getUrl();
  const signIn = await supertest(address).post('/api/v1/auth/sign-in').send(administrator).expect(200);
  const cookie = String(signIn.headers['set-cookie']).split(';')[0] ?? '';
  return {
    app,
    replica: app.get(ReadReplica),
    database: app.get(Database),
    as: (method, path) =>
      supertest(address)[method](`/api/v1${path}`).set('Cookie', cookie).set('X-Requested-With', 'seatwise'),
  };
}

describe('lists and exports with a replica', () => {
  let postgres: ReplicatedPostgres;
  let node: Node;
  let onReplica: pg.Client;

  beforeAll(async () => {
    postgres = await startReplicatedPostgres();
    const dataSource = await createDataSource({ url: postgres.url, poolSize: 2 }).initialize();
    await migrate(dataSource);
    const database = new Database(dataSource);
    const { id } = await database.one<{ id: number }>(sql`
      INSERT INTO person (kind, name, email) VALUES ('TECHNICIAN', 'Admin', ${administrator.email}) RETURNING id`);
    await database.query(sql`
      INSERT INTO technician (person_id, system_administrator, password_hash)
      VALUES (${id}, TRUE, ${await hashPassword(administrator.password)})`);
    await dataSource.destroy();
    node = await startNode(postgres.url, postgres.replicaUrl);
    onReplica = new pg.Client({ connectionString: postgres.replicaUrl });
    onReplica.on('error', () => undefined);
    await onReplica.connect();
  }, 120_000);

  afterEach(() => onReplica.query('SELECT pg_wal_replay_resume()').catch(() => undefined));
  afterAll(async () => {
    await onReplica.end().catch(() => undefined);
    await node.app.close();
    await postgres.stop();
  });

  const add = async () => {
    const name = uniqueName('Vendor');
    const { body } = await node.as('post', '/vendors').send({ name }).expect(201);
    return { id: Number(body.id), name };
  };
  const listed = async (name: string): Promise<string[]> => {
    const { body } = await node.as('get', `/vendors?q=${encodeURIComponent(name)}`).expect(200);
    return body.items.map((item: { name: string }) => item.name);
  };
  const exported = async (name: string): Promise<string> =>
    (await node.as('get', `/vendors/export?format=csv&q=${encodeURIComponent(name)}`).expect(200)).text;
  const pause = () => onReplica.query('SELECT pg_wal_replay_pause()');
  /** Until what is committed has come there, and a list was read there. */
  const untilUsed = () =>
    expect
      .poll(
        async () => {
          const before = node.replica.reads.replica;
          await listed('anything');
          return node.replica.reads.replica - before;
        },
        { timeout: 10_000 },
      )
      .toBe(1);

  it('are read there', async () => {
    const { name } = await add();
    await untilUsed();
    const before = { ...node.replica.reads };
    expect(await listed(name)).toEqual([name]);
    expect(await exported(name)).toContain(name);
    // Written by the export itself, into the audit log: what it read was read before.
    expect(node.replica.reads).toEqual({ replica: before.replica + 2, primary: before.primary });
    const figures = await metrics.text();
    expect(figures).toMatch(/seatwise_db_list_reads_total\{source="replica"\} [1-9]/);
    expect(figures).toMatch(/seatwise_db_pool_connections\{pool="lists",state="idle"\} [1-9]/);
  });

  it('show what was written, whoever wrote it by whichever node, while the replica is behind', async () => {
    await untilUsed();
    await pause();
    const { id, name } = await add();
    const before = { ...node.replica.reads };
    expect(await listed(name)).toEqual([name]);
    expect(await exported(name)).toContain(name);
    const { body } = await node.as('get', `/vendors/${id}`).expect(200);
    expect(body.name).toBe(name);
    expect(node.replica.reads).toEqual({ replica: before.replica, primary: before.primary + 2 });
    const stale = await onReplica.query('SELECT count(*)::int AS count FROM vendor WHERE name = $1', [name]);
    expect(stale.rows[0]).toEqual({ count: 0 });
    await onReplica.query('SELECT pg_wal_replay_resume()');
    await untilUsed();
    expect(await listed(name)).toEqual([name]);
  });

  it('show nothing that was taken away before, be it rows or rights', async () => {
    const { id, name } = await add();
    await untilUsed();
    await pause();
    await node.as('delete', `/vendors/${id}`).expect(204);
    const there = await onReplica.query('SELECT count(*)::int AS count FROM vendor WHERE name = $1', [name]);
    expect(there.rows[0]).toEqual({ count: 1 });
    expect(await listed(name)).toEqual([]);
    await node.database.query(sql`UPDATE technician SET system_administrator = FALSE`);
    await node.as('get', '/vendors').expect(403);
    await node.database.query(sql`UPDATE technician SET system_administrator = TRUE`);
  });

  it('wait a moment for a replica that is only just behind', async () => {
    const answers: [string[], string[]][] = [];
    const waited = async () => {
      await untilUsed();
      await pause();
      const { name } = await add();
      const { replica } = node.replica.reads;
      const answer = listed(name);
      // Long enough to be seen behind, and shorter than anybody's patience.
      await setTimeout(20);
      await onReplica.query('SELECT pg_wal_replay_resume()');
      answers.push([await answer, [name]]);
      return node.replica.reads.replica - replica;
    };
    await expect.poll(waited, { timeout: 20_000 }).toBe(1);
    // However often it took, nobody missed what they wrote.
    for (const [answer, written] of answers) expect(answer).toEqual(written);
  });

  it('are read again from the primary when the replica breaks them off', async () => {
    await untilUsed();
    const before = { ...node.replica.reads };
    let attempts = 0;
    const read = await node.database.readList(async (source) => {
      attempts += 1;
      if (attempts === 1) await source.query(sql`CREATE TABLE nothing ()`);
      return source.one<{ standby: boolean }>(sql`SELECT pg_is_in_recovery() AS standby`);
    });
    expect([read, attempts]).toEqual([{ standby: false }, 2]);
    expect(node.replica.reads.primary).toBe(before.primary + 1);
  });

  it('are read from the primary within a transaction, which the replica does not see', async () => {
    await untilUsed();
    const read = () =>
      node.database.readList((source) => source.one<{ standby: boolean }>(sql`SELECT pg_is_in_recovery() AS standby`));
    expect(await read()).toEqual({ standby: true });
    expect(await node.database.transaction(read)).toEqual({ standby: false });
  });

  it('are read from the primary where the other database is no replica of it', async () => {
    const foreign = await startThrowAwayPostgres();
    const other = new ReadReplica(foreign.url, 2);
    try {
      const read = (source: ListSource) => source.one<{ total: number }>(sql`SELECT count(*) AS total FROM vendor`);
      expect((await other.read(read, node.database)).total).toBeGreaterThan(0);
      expect(other.reads).toEqual({ replica: 0, primary: 1 });
    } finally {
      await other.onApplicationShutdown();
      await foreign.stop();
    }
  });

  it('are read from the primary when the replica is gone, and the node stays ready', async () => {
    await untilUsed();
    await postgres.stopReplica();
    const { name } = await add();
    expect(await listed(name)).toEqual([name]);
    expect(await exported(name)).toContain(name);
    await supertest(await node.app.getUrl())
      .get('/health/ready')
      .expect(200);
  });
});
