import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { createDataSource } from './data-source.js';
import { LicenseUsageService } from './features/reconciliation/license-usage.service.js';
import { SampleDataService } from './features/sample-data/sample-data.service.js';
import { PasswordResets } from './features/technicians/password-resets.service.js';
import { TechniciansService } from './features/technicians/technicians.service.js';
import { OneTimeCodes } from './platform/authentication/one-time-codes.service.js';
import { systemActor } from './platform/authorization/actor.js';
import { type Config, ConfigError, createConfig, readConfigValues } from './platform/config/config.js';
import { loadSecretKey } from './platform/config/secret-key.js';
import { AuditChain } from './platform/audit/audit-chain.js';
import { readBackup, writeBackup } from './platform/database/backup.js';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.js';
import { migrate } from './platform/database/migrate.js';
import { describeApi } from './platform/http/open-api.js';
import { SecretRotation } from './platform/secrets/secret-rotation.js';
import { createServer } from './server.js';
import { readableFailure } from './startup-failure.js';

const usage = `Usage: npm run cli -- <command>

  migrate                 brings the database to the present state
  seed                    loads the sample organizations into an empty database
  backup <file>           writes a consistent copy of the database (the secret key is not in it)
  restore <file>          puts a backup into an empty database
  rekey                   encrypts all secrets anew with SECRET_KEY; the key before is given as OLD_SECRET_KEY
  reset-password <email>  prints a one-time link by which a technician chooses another password
  reset-codes <email>     lets a technician sign in without one-time codes, to set up another app
  recount                 compares the counters of seats with the seats, and mends what differs
  audit-verify            says whether the audit log is as it was written
  openapi [file]          writes the description of the API (default: openapi.json)
  migrations-check        fails when entities and migrations disagree
`;

interface Context {
  config: Config;
  dataSource: DataSource;
}

/** Runs `work` on the configured database, embedded or not. */
async function withDatabase<T>(
  work: (context: Context) => Promise<T>,
  { migrated }: { migrated: boolean } = { migrated: true },
): Promise<T> {
  const values = readConfigValues(undefined, { LOG_LEVEL: 'warn' });
  const dataDirectory = path.resolve(values.DATA_DIR);
  const embedded =
    values.DATABASE_URL === null ? await startEmbeddedPostgres({ dataDirectory, log: () => undefined }) : null;
  try {
    const url = values.DATABASE_URL ?? embedded?.url ?? '';
    const config = createConfig(values, await loadSecretKey(values.SECRET_KEY, dataDirectory));
    const dataSource = await createDataSource({ url }).initialize();
    try {
      if (migrated) await migrate(dataSource);
      return await work({ config, dataSource });
    } finally {
      if (dataSource.isInitialized) await dataSource.destroy();
    }
  } finally {
    await embedded?.stop();
  }
}

/** Runs `work` with the whole server, which does not listen. */
function withServer<T>(work: (app: NestFastifyApplication, config: Config) => Promise<T>): Promise<T> {
  return withDatabase(async ({ config, dataSource }) => {
    const app = await createServer(config, dataSource);
    await app.init();
    try {
      return await work(app, config);
    } finally {
      await app.close();
    }
  });
}

const commands: Record<string, (args: string[]) => Promise<string>> = {
  migrate: () => withDatabase(async () => 'The database is up to date.'),

  'audit-verify': () =>
    withServer(async (app) => {
      const { valid, count, firstInvalidId } = await app.get(AuditChain).verify();
      if (valid) return `The audit log is as it was written: ${count} entries.`;
      const where = firstInvalidId === null ? 'Entries are missing' : `The first wrong entry is ${firstInvalidId}`;
      throw new Error(`The audit log was changed from outside. ${where}; ${count} entries are there.`);
    }),

  seed: () =>
    withServer(async (app) => {
      await app.get(SampleDataService).load();
      return 'The sample organizations are loaded.';
    }),

  // Before an upgrade, too: the database stays as the version before left it.
  backup: ([file]) =>
    withDatabase(
      async ({ dataSource }) => {
        if (file === undefined) throw new ConfigError('Name the file to write: backup <file>');
        const count = await writeBackup(dataSource, file);
        return `${count} rows are in ${file}. Keep the secret key too, in another place.`;
      },
      { migrated: false },
    ),

  restore: ([file]) =>
    withDatabase(async ({ dataSource }) => {
      if (file === undefined) throw new ConfigError('Name the file to read: restore <file>');
      return `${await readBackup(dataSource, file)} rows are restored.`;
    }),

  rekey: () =>
    withServer(async (app, config) => {
      const { resealed, marked, unreadable } = await app.get(SecretRotation).rotate();
      const done = `${resealed} secrets were encrypted anew with SECRET_KEY, ${marked} were marked to be found again.`;
      if (unreadable.length === 0) return done;
      const hint = config.values.OLD_SECRET_KEY === null ? ' Give the key before as OLD_SECRET_KEY.' : '';
      throw new ConfigError(
        `${done} ${unreadable.length} cannot be read with the keys given and stay as they are: ${unreadable.slice(0, 20).join(', ')}.${hint}`,
      );
    }),

  'reset-password': ([email]) =>
    withServer(async (app) => {
      if (email === undefined) throw new ConfigError('Name the technician: reset-password <email>');
      const link = await app.get(PasswordResets).link(email);
      if (link === null)
        throw new ConfigError(`No active technician with the e-mail ${email} signs in with a password.`);
      return `Choose a new password within an hour: ${link}`;
    }),

  'reset-codes': ([email]) =>
    withServer(async (app) => {
      if (email === undefined) throw new ConfigError('Name the technician: reset-codes <email>');
      const credentials = await app.get(TechniciansService).credentialsOf(email);
      if (credentials === null) throw new ConfigError(`There is no active technician with the e-mail ${email}.`);
      const removed = await app.get(OneTimeCodes).remove(systemActor, credentials.technicianId, 'one-time-codes.reset');
      return removed ? `${email} signs in without a one-time code now.` : `${email} has no one-time codes.`;
    }),

  recount: () =>
    withServer(async (app) => {
      const wrong = await app.get(LicenseUsageService).recount();
      return wrong === 0
        ? 'Every counter of seats is right.'
        : `${wrong} counters of seats were wrong, and are right now.`;
    }),

  openapi: ([file = 'openapi.json']) =>
    withServer(async (app) => {
      await writeFile(file, `${JSON.stringify(describeApi(app), null, 2)}\n`);
      return `${file} is written.`;
    }),

  'migrations-check': () =>
    withDatabase(async ({ dataSource }) => {
      const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
      if (upQueries.length === 0) return 'Entities and migrations agree.';
      throw new Error(`Entities and migrations disagree:\n${upQueries.map((query) => query.query).join('\n')}`);
    }),
};

const { positionals } = parseArgs({ allowPositionals: true });
const [name = '', ...args] = positionals;
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command === undefined) {
  process.stderr.write(usage);
  process.exit(2);
}
try {
  process.stdout.write(`${await command(args)}\n`);
  process.exit(0);
} catch (error) {
  process.stderr.write(`${readableFailure(error)}\n`);
  process.exit(1);
}
