import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { anInvoice } from '../billing-exports/billing-rows.factory.js';
import { lines, sendFile } from '../license-imports/license-imports.factory.js';
import { LicenseImportsService } from '../license-imports/license-imports.service.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';

const everywhere = { defaultLevel: 'FULL', organizationOverrides: [] } as const;
const only = (organizationId: number) =>
  ({ defaultLevel: 'NONE', organizationOverrides: [{ organizationId, level: 'VIEW' }] }) as const;

// No queue runs here: the test does what its worker would do.
describe('work', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    await server.as('post', '/apps/billing/activate').expect(200);
  });
  afterAll(() => server.close());

  const work = async (as: TestServer['as'] = (method, path) => server.as(method, path)) =>
    (await as('get', '/work').expect(200)).body.items;
  const told = async (kind: string, id: number, as?: TestServer['as']) =>
    (await work(as)).find((item: { kind: string; id: number }) => item.kind === kind && item.id === id);

  it('tells of an import to its author until a day after it ended, and to administrators while it goes on', async () => {
    const author = await signedInWith(server, { SOFTWARE_LICENSES: everywhere });
    const other = await signedInWith(server, { SOFTWARE_LICENSES: everywhere });
    const content = lines('Name,Type,Quantity', `${uniqueName('Worked')},CUSTOM,1`, 'bad,CUSTOM,x');
    const { id } = (await sendFile(author, '/licenses/imports', content, 'ours.csv').expect(201)).body;
    const waiting = { name: 'ours.csv', state: 'WAITING', percent: null, done: 0, total: 2, finishedAt: null };
    expect(await told('LICENSE_IMPORT', id, author)).toMatchObject(waiting);
    expect(await told('LICENSE_IMPORT', id)).toMatchObject(waiting);
    expect(await told('LICENSE_IMPORT', id, other)).toBeUndefined();

    await server.app.get(LicenseImportsService, { strict: false }).work(id);
    const done = { state: 'DONE', percent: 100, done: 2, total: 2, failedRows: 1, failure: null };
    expect(await told('LICENSE_IMPORT', id, author)).toMatchObject(done);
    expect(await told('LICENSE_IMPORT', id)).toBeUndefined();
    await server.database.query(
      sql`UPDATE license_import SET finished_at = finished_at - interval '25 hours' WHERE id = ${id}`,
    );
    expect(await told('LICENSE_IMPORT', id, author)).toBeUndefined();
  });

  it('tells of seats that are moved to whoever sees the license, and how many to whoever sees all of it', async () => {
    const [here, elsewhere] = [await anOrganization(server.database), await anOrganization(server.database)];
    const scope = { global: false, organizationIds: [here.id, elsewhere.id] };
    const name = uniqueName('Moved');
    const license = { name, type: 'PER_DEVICE', assignmentMode: 'MANUAL', quantity: 1, scope };
    const { id } = (await server.as('post', '/licenses').send(license).expect(201)).body;
    const at = '2026-11-22T10:00:00Z';
    await server.database.query(sql`UPDATE license SET reconcile_requested_at = ${at} WHERE id = ${id}`);
    await server.database.query(
      sql`INSERT INTO license_seat_update (license_id, requested_at, seats, remaining) VALUES (${id}, ${at}, 300, 100)`,
    );
    const known = { name, state: 'RUNNING', startedAt: '2026-11-22T10:00:00.000Z' };
    expect(await told('SEAT_UPDATE', id)).toMatchObject({ ...known, percent: 66, done: 200, total: 300 });
    const partly = await signedInWith(server, { SOFTWARE_LICENSES: only(here.id) });
    expect(await told('SEAT_UPDATE', id, partly)).toMatchObject({ ...known, percent: null, done: null, total: null });
    const nowhere = await signedInWith(server, { SOFTWARE_LICENSES: only((await anOrganization(server.database)).id) });
    expect(await told('SEAT_UPDATE', id, nowhere)).toBeUndefined();
    await server.database.query(sql`DELETE FROM license_seat_update WHERE license_id = ${id}`);
    await server.database.query(sql`UPDATE license SET reconcile_requested_at = NULL WHERE id = ${id}`);
  });

  it('tells of an export to whoever may see its invoices, and of one that is over to who asked for it', async () => {
    const { id: organizationId } = await anOrganization(server.database);
    const invoice = await anInvoice(server.database, { organizationId });
    const request = { format: 'CSV', invoiceIds: [invoice.id] };
    const { id } = (await server.as('post', '/billing/exports').send(request).expect(201)).body;
    const sees = await signedInWith(server, { BILLING_INVOICES: only(organizationId) });
    const other = await signedInWith(server, { BILLING_INVOICES: only((await anOrganization(server.database)).id) });
    const set = (status: string) =>
      server.database.query(sql`
        UPDATE billing_export SET status = ${status}, finished_at = ${status === 'RUNNING' ? null : new Date()}
        WHERE id = ${id}`);
    await set('RUNNING');
    expect(await told('BILLING_EXPORT', id)).toMatchObject({ state: 'RUNNING', total: 1 });
    expect(await told('BILLING_EXPORT', id, sees)).toMatchObject({ state: 'RUNNING', total: 1 });
    expect(await told('BILLING_EXPORT', id, other)).toBeUndefined();
    await set('DONE');
    expect(await told('BILLING_EXPORT', id)).toMatchObject({ state: 'DONE' });
    expect(await told('BILLING_EXPORT', id, sees)).toBeUndefined();
  });

  it('is empty for somebody without any area, and of apps that are not active', async () => {
    expect(await work(await signedInWith(server, {}))).toEqual([]);
    await server.as('post', '/apps/billing/deactivate').expect(200);
    await server.as('post', '/apps/asset-management/deactivate').expect(200);
    expect(await work()).toEqual([]);
  });
});
