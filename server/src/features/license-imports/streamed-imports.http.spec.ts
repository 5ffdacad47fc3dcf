import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { advisoryLocks } from '../../platform/database/advisory-locks.js';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { LicenseImportEngine } from './license-import-engine.service.js';
import { lines, sendFile } from './license-imports.factory.js';

describe('the answer of an import', () => {
  let server: TestServer;
  let name: string;
  const asAdministrator: TestServer['as'] = (method, to) => server.as(method, to);
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    name = uniqueName('Streamed');
  });

  const file = () => lines('Name,Type', ...Array.from({ length: 120 }, (_, index) => `${name} ${index + 1},CUSTOM`));
  const found = async () => (await server.as('get', `/licenses?q=${encodeURIComponent(name)}`)).body.total;

  /** Sends the file and calls back with what is read, from the moment the answer begins. */
  function send(query: string, read: (answer: NodeJS.ReadableStream & { destroy(): void }) => void) {
    return sendFile(asAdministrator, `/licenses/import${query}`, file())
      .buffer(true)
      .parse((answer, done) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
        answer.on('end', () => done(null, text));
        read(answer as unknown as NodeJS.ReadableStream & { destroy(): void });
      });
  }

  /** Runs something while no license can be created. */
  const whileHeldUp = (work: () => Promise<void>) =>
    server.database.transaction(async () => {
      await server.database.query(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.rules}, 0)`);
      await work();
    });

  it('begins before anything is imported, and ends with the counts', async () => {
    const begun = Promise.withResolvers<void>();
    let sent = Promise.resolve<unknown>(null);
    await whileHeldUp(async () => {
      sent = send('', () => begun.resolve()).then((answer) => JSON.parse(answer.body));
      await begun.promise;
    });
    const answer = await sent;
    expect(answer).toMatchObject({ total: 120, created: 120, updated: 0, unchanged: 0, failed: 0, layout: 'SEATWISE' });
    expect(answer).toHaveProperty('items.length', 120);
    expect(answer).toHaveProperty('items.119.line', 121);
  });

  it('is not needed for the import to be done', async () => {
    const left = Promise.withResolvers<void>();
    await whileHeldUp(async () => {
      const sent = send('', (answer) => {
        answer.destroy();
        left.resolve();
      });
      sent.then(
        () => undefined,
        () => undefined,
      );
      await left.promise;
    });
    await expect.poll(found, { timeout: 20_000 }).toBe(120);
  });

  it('breaks off where the import does', async () => {
    const engine = server.app.get(LicenseImportEngine, { strict: false });
    const begun = Promise.withResolvers<void>();
    vi.spyOn(engine, 'run').mockImplementationOnce(async () => {
      await begun.promise;
      throw new Error('The database is gone.');
    });
    await expect(send('', () => begun.resolve())).rejects.toThrow(/aborted/);
    expect(await found()).toBe(0);
    expect(JSON.parse((await send('', () => undefined)).body)).toMatchObject({ created: 120 });
  });
});
