import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { signedInWith } from '../people/people.factory.js';
import { lines, sendFile } from './license-imports.factory.js';
import { LicenseImportsService } from './license-imports.service.js';

// No queue runs here: the test does what its worker would do.
describe('an import in the background', () => {
  let server: TestServer;
  let imports: LicenseImportsService;
  let name: string;
  const asAdministrator: TestServer['as'] = (method, to) => server.as(method, to);
  beforeAll(async () => {
    server = await startTestServer();
    imports = server.app.get(LicenseImportsService, { strict: false });
  });
  afterAll(() => server.close());
  beforeEach(() => {
    name = uniqueName('Later');
  });

  const create = async (content: string, query = '') =>
    (await sendFile(asAdministrator, `/licenses/imports${query}`, content, 'ours.csv').expect(201)).body;
  const get = async (id: number, path = '') =>
    (await server.as('get', `/licenses/imports/${id}${path}`).expect(200)).body;
  const found = async () => (await server.as('get', `/licenses?q=${encodeURIComponent(name)}`)).body.total;
  const rows = (count: number) => Array.from({ length: count }, (_, index) => `${name} ${index + 1},CUSTOM,1`);

  it('is checked, then imported once, and reports row by row', async () => {
    const checked = await create(lines('Name,Type,Quantity', ...rows(3), `${name} bad,CUSTOM,x`), '?dryRun=true');
    expect(checked).toMatchObject({ fileName: 'ours.csv', dryRun: true, state: 'WAITING', total: 4, startable: false });
    await server.as('post', `/licenses/imports/${checked.id}/start`).expect(409);
    await imports.work(checked.id);
    const done = { state: 'DONE', processed: 4, created: 3, failed: 1, problems: 1 };
    expect(await get(checked.id)).toMatchObject({ ...done, startable: true });
    expect(await found()).toBe(0);
    const starts = await Promise.all([1, 2].map(() => server.as('post', `/licenses/imports/${checked.id}/start`)));
    expect(starts.map((answer) => answer.status).sort()).toEqual([201, 409]);
    const { id } = starts.find((answer) => answer.status === 201)!.body;
    await imports.work(id);
    expect(await get(id)).toMatchObject({ ...done, dryRun: false, startable: false });
    expect(await found()).toBe(3);
    const problems = await get(id, '/items?problems=true');
    expect(problems).toMatchObject({ total: 1, items: [{ id: 5, line: 5, action: 'FAILED' }] });
    expect((await get(id, '/items?action=CREATED&sort=-line')).items[0]).toMatchObject({ line: 4 });
    const report = await server.as('get', `/licenses/imports/${id}/items/export`).expect(200);
    expect(report.text).toContain('Line,Name,Action,License id,Problems,Notes');
    expect((await server.as('get', '/licenses/imports').expect(200)).body.items[0]).toMatchObject({ id });
    const parts = await server.database.query(sql`SELECT FROM license_import_part`);
    expect(parts).toHaveLength(0);
  });

  it('is gone on with where a killed process left off, by one process alone', async () => {
    const { id } = await create(lines('Name,Type,Quantity', ...rows(120)));
    imports.stop();
    await imports.work(id);
    const half = await get(id);
    expect(half).toMatchObject({ state: 'RUNNING', processed: 50 });
    // As a kill leaves it: nobody released it, and nobody was seen for long.
    await server.database.query(sql`
      UPDATE license_import SET runner = 'killed', seen_at = now() - interval '10 minutes' WHERE id = ${id}`);
    const other = await startedAgain();
    await Promise.all([other.takeOverAbandoned(), other.takeOverAbandoned()]);
    expect(await get(id)).toMatchObject({ state: 'DONE', processed: 120, created: 120, failed: 0 });
    expect(await found()).toBe(120);
    expect((await get(id, '/items')).total).toBe(120);
  });

  it('leaves a runner alone that is still at it, and ends when it is cancelled', async () => {
    const { id } = await create(lines('Name', name));
    await server.database.query(sql`
      UPDATE license_import SET state = 'RUNNING', runner = 'busy', seen_at = now() WHERE id = ${id}`);
    await imports.work(id);
    expect(await found()).toBe(0);
    await server.as('post', `/licenses/imports/${id}/cancel`).expect(200);
    await imports.work(id);
    expect(await get(id)).toMatchObject({ state: 'CANCELLED' });
    expect(await found()).toBe(0);
  });

  it('is done with the rights that its author has then, and shown to its author', async () => {
    const full = { defaultLevel: 'FULL' as const, organizationOverrides: [] };
    const as = await signedInWith(server, { SOFTWARE_LICENSES: full });
    const other = await signedInWith(server, { SOFTWARE_LICENSES: full });
    const answer = await sendFile(as, '/licenses/imports', lines('Name', name)).expect(201);
    await other('get', `/licenses/imports/${answer.body.id}`).expect(404);
    expect((await other('get', '/licenses/imports').expect(200)).body.total).toBe(0);
    await server.database.query(sql`
      UPDATE technician SET active = FALSE WHERE person_id = (
        SELECT actor_id FROM license_import WHERE id = ${answer.body.id})`);
    await imports.work(answer.body.id);
    expect(await get(answer.body.id)).toMatchObject({
      state: 'FAILED',
      failure: expect.stringContaining('not active'),
    });
    expect(await found()).toBe(0);
  });

  it('fails for good where it breaks off again and again, and keeps no other from being done', async () => {
    const { id } = await create(lines('Name', name));
    const broken = await startedAgain();
    Object.assign(broken, { engine: { run: () => Promise.reject(new Error('broken')) } });
    for (let attempt = 1; attempt < 5; attempt++) {
      await expect(broken.work(id)).rejects.toThrow('broken');
      expect(await get(id)).toMatchObject({ state: 'RUNNING' });
    }
    const { id: next } = await create(lines('Name', `${name} next`));
    await server.database.query(sql`
      UPDATE license_import SET created_at = now() - interval '10 minutes' WHERE id = ${next}`);
    await broken.takeOverAbandoned();
    expect(await get(id)).toMatchObject({ state: 'FAILED', failure: expect.stringContaining('broke off') });
    await imports.takeOverAbandoned();
    expect(await get(next)).toMatchObject({ state: 'DONE', created: 1 });
  });

  it('offers a template that can be imported as it is', async () => {
    const template = await server.as('get', '/licenses/imports/template').expect(200);
    const answer = await sendFile(asAdministrator, '/licenses/import?dryRun=true', template.text).expect(200);
    expect(answer.body).toMatchObject({ total: 2, layout: 'SEATWISE' });
    expect(answer.body.items[1]).toMatchObject({ action: 'CREATED' });
  });

  /** The service as another process has it. */
  async function startedAgain(): Promise<LicenseImportsService> {
    const again: LicenseImportsService = Object.assign(Object.create(Object.getPrototypeOf(imports)), imports, {
      stopping: false,
    });
    return again;
  }
});
