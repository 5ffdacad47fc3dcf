import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aPerson, signedInWith } from '../people/people.factory.js';
import { importsOf, lines } from './license-imports.factory.js';

describe('importing licenses with Snipe-IT’s columns', () => {
  let server: TestServer;
  let name: string;
  const { importOf, license, send } = importsOf(() => server);
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    name = uniqueName('Imported');
  });

  const header =
    'Full Name,Email,Username,Item name,serial number,Category,manufacturer,purchase date,purchase cost,purchase order,order number,Licensed To Name,Licensed to Email,expiration date,maintained,reassignable,seats,company,supplier,notes';

  it('takes its file as it is', async () => {
    const email = `${name.replaceAll(' ', '.')}@amazon.test`;
    const ada = await aPerson(server.database, { email });
    const row = (holder: string, seats = 56) =>
      `Ada,${holder},ada,"${name}, Office",4c2713a1-5b73,Engineering,${name} maker,11/24/2008,$12.58,34197,749317252-8,Jelene,j@diigo.test,02/26/2016,false,no,${seats},${name} Customer,${name} Inc,"Cras mi\r\n\r\nPraesent"`;
    const file = lines(header, row(ada.email), row('nobody@people.test'));
    const rehearsed = await importOf(file, '?dryRun=true');
    const answer = await importOf(file);
    expect(answer).toMatchObject({ total: 2, created: 1, unchanged: 1, failed: 0, layout: 'SNIPE_IT' });
    expect(rehearsed).toMatchObject({ total: 2, created: 1, unchanged: 1, failed: 0 });
    expect(answer.items[0]?.notes?.join(' ')).toMatch(/Customer” was created/);
    // Somebody of no organization is out of the scope of a license that belongs to a customer.
    expect(answer.items[0]?.errors).toMatchObject([{ field: 'holders', code: 'license.out-of-scope' }]);
    expect(answer.items[1]?.errors).toMatchObject([{ field: 'holders', code: 'not-found' }]);
    expect(await license(answer.items[0]?.licenseId)).toMatchObject({
      name: `${name}, Office`,
      type: 'PER_USER',
      assignmentMode: 'MANUAL',
      quantity: 56,
      usage: 0,
      publisher: { name: `${name} maker` },
      vendor: { name: `${name} Inc` },
      scope: { global: false, organizations: [{ name: `${name} Customer` }] },
      cost: { mode: 'TOTAL', amount: '12.58', currency: 'USD' },
      purchaseDate: '2008-11-24',
      term: { expiresOn: '2016-02-26' },
      tags: ['Engineering'],
      note: [
        'Cras mi\n\nPraesent',
        'Licensed to: Jelene, j@diigo.test',
        'Order number: 749317252-8',
        'Purchase order: 34197',
        'Not reassignable',
      ].join('\n'),
    });
    expect(await importOf(file)).toMatchObject({ created: 0, updated: 0, unchanged: 2, failed: 0 });
  });

  it('keeps serial numbers as keys, once, and nowhere else', async () => {
    const serial = 'W269N-WFGWX-YVC9B-4J6C9-T83GX';
    const file = lines(
      'Item Name,Serial number,Seats',
      `${name},${serial},5`,
      `${name},${serial},5`,
      `${name},short,5`,
    );
    expect((await importOf(file, '?dryRun=true')).items.map((row) => row.action)).toEqual([
      'CREATED',
      'UNCHANGED',
      'UPDATED',
    ]);
    const stored = () => server.database.query<{ sealed: string }>(sql`SELECT sealed FROM license_key`);
    const before = (await stored()).length;
    const answer = await importOf(file);
    expect(answer.items.map((row) => row.action)).toEqual(['CREATED', 'UNCHANGED', 'UPDATED']);
    const keys = (await server.as('get', `/licenses/${answer.items[0]?.licenseId}/keys`).expect(200)).body.items;
    expect(keys.map((key: { maskedValue: string }) => key.maskedValue).sort()).toEqual(['••••', '•••• 83GX']);
    const again = await importOf(file);
    expect(again).toMatchObject({ unchanged: 3, failed: 0 });
    expect((await stored()).length).toBe(before + 2);
    expect(JSON.stringify([answer, again, await stored()])).not.toContain('WFGWX');
    const audited = await server.database.query(sql`SELECT * FROM audit_event`);
    expect(JSON.stringify(audited)).not.toContain('WFGWX');
  });

  it('says of keys why they were not kept, and imports the rest of the row', async () => {
    const full = { defaultLevel: 'FULL' as const, organizationOverrides: [] };
    const as = await signedInWith(server, { SOFTWARE_LICENSES: full });
    const file = lines('Item Name,Serial number,Seats', `${name},ABCD-1234-EFGH-5678,5`, `${name} 2,,5`);
    const { body } = await send(file, 200, '', as);
    expect(body).toMatchObject({ created: 2, failed: 0 });
    expect(body.items[0].notes).toEqual([expect.stringMatching(/^The product key was not kept: Your role/)]);
    const keyed = await signedInWith(server, { SOFTWARE_LICENSES: full, LICENSE_KEYS: full });
    expect((await send(file, 200, '', keyed)).body).toMatchObject({ updated: 1, unchanged: 1 });
    const long = lines('Item Name,Serial number', `${name},${'x'.repeat(4001)}`);
    expect((await importOf(long)).items[0]).toMatchObject({
      action: 'UNCHANGED',
      notes: [expect.stringContaining('at most 4000 characters')],
    });
  });

  it('gives seats of one license row by row, in batches however large', async () => {
    const people = [];
    for (let index = 0; index < 60; index++) people.push(await aPerson(server.database));
    const rows = people.map((person) => `${name},10,${person.email},5`);
    const file = lines('Item Name,Seats,Email,Purchase Cost', ...rows);
    expect(await importOf(file, '?dryRun=true&currency=CHF')).toMatchObject({ created: 1, updated: 59, failed: 0 });
    const answer = await importOf(file, '?currency=CHF');
    expect(answer).toMatchObject({ total: 60, created: 1, updated: 59, failed: 0 });
    const shown = await license(answer.items[0]?.licenseId);
    expect(shown).toMatchObject({ quantity: 10, usage: 60, cost: { currency: 'CHF', amount: '5.00' } });
    await send(file, 422, '?currency=QQQ');
  });
});
