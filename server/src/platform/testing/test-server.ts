import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { createDataSource } from '../../data-source.js';
import { createServer } from '../../server.js';
import { createConfig, readConfigValues } from '../config/config.js';
import { Database } from '../database/database.js';
import { hashPassword } from '../authentication/passwords.js';
import { sql } from '../database/sql.js';
import { createTestDatabase } from './test-database.js';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** A whole server on a database of its own, for one spec file. */
export interface TestServer {
  app: NestFastifyApplication;
  database: Database;
  /** Where the database is, for a second connection. */
  databaseUrl: string;
  /** `http://127.0.0.1:<port>` */
  address: string;
  /** A request of the system administrator; paths begin after /api/v1. */
  as(method: Method, path: string): supertest.Test;
  /** A request of nobody in particular. */
  anonymous(method: Method, path: string): supertest.Test;
  close(): Promise<void>;
}

export const testAdministrator = { email: 'admin@seatwise.test', password: 'correct horse battery' };

/** Starts a server on a fresh copy of the template database, with one system administrator signed in. */
export async function startTestServer(environment: Record<string, string> = {}): Promise<TestServer> {
  const testDatabase = await createTestDatabase();
  const values = readConfigValues({
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    TIME_ZONE: 'UTC',
    // However busy the machine is: tests read seats as soon as a rule is saved.
    SEATS_PATIENCE_MS: '60000',
    ...environment,
  });
  const config = createConfig(values, 'a secret key for tests that is long enough');
  const dataSource = createDataSource({ url: testDatabase.url, poolSize: 10 });
  await dataSource.initialize();
  const app = await createServer(config, dataSource);
  await app.listen(0, '127.0.0.1');
  const database = app.get(Database);
  await insertAdministrator(database);
  const address = await app.getUrl();
  const signIn = await supertest(address).post('/api/v1/auth/sign-in').send(testAdministrator).expect(200);
  const cookie = String(signIn.headers['set-cookie']).split(';')[0] ?? '';
  const anonymous = (method: Method, path: string) => supertest(address)[method](`/api/v1${path}`);
  return {
    app,
    database,
    databaseUrl: testDatabase.url,
    address,
    anonymous,
    as: (method, path) => anonymous(method, path).set('Cookie', cookie).set('X-Requested-With', 'seatwise'),
    async close() {
      await app.close();
      await testDatabase.drop();
    },
  };
}

let passwordHash: Promise<string> | undefined;

async function insertAdministrator(database: Database): Promise<void> {
  passwordHash ??= hashPassword(testAdministrator.password);
  const { id } = await database.one<{ id: number }>(sql`
    INSERT INTO person (kind, name, email) VALUES ('TECHNICIAN', 'Admin', ${testAdministrator.email}) RETURNING id`);
  await database.query(sql`
    INSERT INTO technician (person_id, system_administrator, password_hash) VALUES (${id}, TRUE, ${await passwordHash})`);
}
