import { Logger } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { Database } from '../database/database.js';
import { observeDatabase } from '../database/observed-client.js';
import { sql } from '../database/sql.js';
import { Jobs } from '../jobs/jobs.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';
import { uniqueName } from '../testing/unique.js';

interface Line {
  msg?: string;
  context?: string;
  requestId?: string;
  req?: { id: string };
  [key: string]: unknown;
}

let server: TestServer;
const lines: Line[] = [];

beforeAll(async () => {
  server = await startTestServer({ LOG_LEVEL: 'debug', LOG_FORMAT: 'json', SLOW_QUERY_MS: '200' });
  Object.assign(PinoLogger.root, {
    [pino.symbols.streamSym]: { write: (line: string) => lines.push(JSON.parse(line)) },
  });
});
beforeEach(() => void lines.splice(0));
afterAll(() => server.close());

it('says of every line within a request which one it is, however deep', async () => {
  const logger = new Logger('Deep');
  const end = observeDatabase({ statement: () => logger.log('a statement') });
  try {
    await server
      .as('post', '/organizations')
      .set('X-Request-Id', 'of-the-caller')
      .send({ name: uniqueName('Logged') })
      .expect(201);
  } finally {
    end();
  }
  await vi.waitFor(() => expect(lines.some((line) => line.msg === 'request completed')).toBe(true));
  expect(lines.filter((line) => line.context === 'Deep').length).toBeGreaterThan(3);
  for (const line of lines) expect(line.requestId ?? line.req?.id).toBe('of-the-caller');
});

it('says of an error in which request it happened', async () => {
  await server.database.query(sql`ALTER TABLE vendor RENAME TO vendor_away`);
  try {
    await server.as('get', '/vendors').set('X-Request-Id', 'that-fails').expect(500);
  } finally {
    await server.database.query(sql`ALTER TABLE vendor_away RENAME TO vendor`);
  }
  const errors = lines.filter((line) => line.context === 'Problem');
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatchObject({ requestId: 'that-fails', correlationId: 'that-fails' });
});

it('logs a slow statement once, with its text and without its values', async () => {
  const database = server.app.get(Database);
  await database.query(sql`SELECT pg_sleep(0.25), ${'hunter2'}::text AS told`);
  await database.query(sql`SELECT ${'quick'}::text`);
  const slow = lines.filter((line) => line.context === 'SlowStatement');
  expect(slow).toHaveLength(1);
  expect(slow[0]).toMatchObject({ statement: 'SELECT pg_sleep(0.25), $1::text AS told', failed: false });
  expect(Number(slow[0]?.durationMs)).toBeGreaterThanOrEqual(250);
  expect(JSON.stringify(lines)).not.toContain('hunter2');
});

it('says of every line within a job which one it is, and logs that it failed', async () => {
  const logger = new Logger('Job work');
  const jobs = server.app.get(Jobs);
  jobs.define({
    name: 'test.logging',
    title: 'Logging',
    does: 'Logs.',
    run: async () => {
      await server.app.get(Database).query(sql`SELECT 1`);
      logger.log('at work');
      throw new Error('It broke.');
    },
  });
  await jobs.start(server.databaseUrl);
  try {
    await jobs.send('test.logging', {}, 'once');
    await vi.waitFor(() => expect(lines.some((line) => line.context === 'Jobs')).toBe(true), { timeout: 10_000 });
  } finally {
    await jobs.stop();
  }
  const [work, failure] = ['Job work', 'Jobs'].map((context) => lines.find((line) => line.context === context));
  expect(work).toMatchObject({ job: 'test.logging', jobId: expect.stringMatching(/^[\da-f-]{36}$/) });
  expect(failure).toMatchObject({
    job: 'test.logging',
    jobId: work?.jobId,
    msg: 'The job test.logging failed',
    err: { message: 'It broke.' },
  });
});
