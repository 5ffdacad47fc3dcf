/** A server on a database of its own, for benchmarks that ask it over HTTP. */
import { chownSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { openApplication } from './application.mjs';
import { built } from './cluster.mjs';

const password = 'a password of the benchmark';

/**
 * @typedef {(to: string) => Promise<Response>} Asks
 * @typedef {object} Stage
 * @property {import('typeorm').DataSource} dataSource
 * @property {Asks} asAdministrator asks as a system administrator; paths begin after /api/v1
 * @property {(permissions: object[]) => Promise<Asks>} asTechnician asks as a new technician with permissions of their own
 * @property {() => Promise<void>} stop
 */

/**
 * Starts PostgreSQL and a server.
 * @param {(dataSource: import('typeorm').DataSource) => Promise<void>} seed fills the database before the server starts
 * @returns {Promise<Stage>}
 */
export async function openStage(seed) {
  const directory = mkdtempSync(path.join(tmpdir(), 'seatwise-bench-'));
  const { createCluster, newPassword, serverUrl } = await built('platform/database/embedded-postgres.js');
  const { postgresAccount } = await built('platform/database/postgres-account.js');
  const { startPostgres } = await built('platform/database/postgres-process.js');
  const account = postgresAccount();
  if (account) chownSync(directory, account.uid, account.gid);
  const clusterDirectory = path.join(directory, 'cluster');
  const ofDatabase = newPassword();
  await createCluster({ clusterDirectory, account, password: ofDatabase, initdbFlags: ['--no-sync'] });
  const settings = ['fsync=off', 'synchronous_commit=off', 'shared_buffers=256MB', 'autovacuum=off'];
  const postgres = await startPostgres({
    clusterDirectory,
    account,
    settings,
    removeAfterwards: directory,
    log: () => {},
  });
  const { migrate } = await built('platform/database/migrate.js');
  const { hashPassword } = await built('platform/authentication/passwords.js');
  const { Database } = await built('platform/database/database.js');
  const { LicenseUsageService } = await built('features/reconciliation/license-usage.service.js');
  const application = await openApplication(serverUrl(postgres.port, ofDatabase), {
    async before(dataSource) {
      await migrate(dataSource);
      process.stdout.write('Seeding.\n');
      await seed(dataSource);
      await new LicenseUsageService(new Database(dataSource)).recount();
      await dataSource.query('VACUUM ANALYZE');
    },
  });
  const { dataSource } = application;

  let people = 0;
  /** @param {{ systemAdministrator: boolean, permissions: object[] }} fields */
  async function aTechnician({ systemAdministrator, permissions }) {
    const email = `technician-${++people}@bench.test`;
    const [person] = await dataSource.query(
      `INSERT INTO person (kind, name, email) VALUES ('TECHNICIAN', 'Technician ${people}', $1) RETURNING id`,
      [email],
    );
    await dataSource.query(
      'INSERT INTO technician (person_id, system_administrator, password_hash, permissions) VALUES ($1, $2, $3, $4)',
      [person.id, systemAdministrator, await hashPassword(password), JSON.stringify(permissions)],
    );
    return email;
  }

  const address = await application.listen();

  /** @param {string} email @returns {Promise<Asks>} */
  async function signedIn(email) {
    const signIn = await fetch(`${address}/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    const cookie = String(signIn.headers.get('set-cookie')).split(';')[0] ?? '';
    return (to) => fetch(`${address}${to}`, { headers: { cookie } });
  }

  return {
    dataSource,
    asAdministrator: await signedIn(await aTechnician({ systemAdministrator: true, permissions: [] })),
    asTechnician: async (permissions) => signedIn(await aTechnician({ systemAdministrator: false, permissions })),
    async stop() {
      await application.close();
      await postgres.stop();
    },
  };
}

/** Milliseconds of each of some requests, sorted. @param {Asks} ask @param {string} to @param {number} repeats */
export async function measure(ask, to, repeats) {
  const times = [];
  for (let index = -3; index < repeats; index++) {
    const start = performance.now();
    const answer = await ask(to);
    const body = await answer.text();
    if (answer.status !== 200) throw new Error(`${to} answered ${answer.status}: ${body}`);
    if (index >= 0) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}
