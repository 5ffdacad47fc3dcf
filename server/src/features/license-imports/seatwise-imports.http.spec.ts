import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { importsOf, lines, type ReportedRow } from './license-imports.factory.js';

describe('importing licenses with our own columns', () => {
  let server: TestServer;
  let name: string;
  const { find, importOf, license } = importsOf(() => server);
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    name = uniqueName('Imported');
  });

  it('gives back what was exported, and finds nothing to change', async () => {
    const place = await aLocation(server.database);
    const { body: publisher } = await server.as('post', '/publishers').send({ name: uniqueName('=Maker') });
    const criteria = { deviceIds: [(await aDevice(server.database)).id] };
    const { body: group } = await server.as('post', '/device-groups').send({ name: uniqueName('Group'), criteria });
    const bodies = [
      {
        name: `=${name} "quoted", with; marks`,
        description: "'=SUM(A1)\nsecond line",
        note: '+1 note',
        tags: ['b', 'a'],
        type: 'CUSTOM',
        usage: 4,
        quantity: 12,
        publisherId: publisher.id,
        cost: { mode: 'TOTAL', amount: '100.00', currency: 'EUR' },
      },
      {
        name: `${name} limited`,
        type: 'PER_DEVICE',
        assignmentMode: 'MANUAL',
        quantity: 7,
        enforceQuantity: true,
        scope: { global: false, organizationIds: [place.organizationId], locationIds: [place.id] },
        cost: { mode: 'PER_LICENSE', amount: '19.99', currency: 'USD' },
        purchaseDate: '2026-01-15',
        term: { expiresOn: '2027-01-15', autoRenew: true, renewalUnit: 'YEAR', renewalCount: 1, noticeDays: [90, 7] },
      },
      { name: `${name} automatic`, type: 'PER_USER', assignmentMode: 'AUTOMATIC' },
      {
        name: `${name} site`,
        type: 'PER_SITE',
        assignmentMode: 'AUTOMATIC',
        quantity: 3,
        assignmentRule: { deviceGroups: { match: 'ANY', ids: [group.id] } },
      },
      { name: `${name} third`, type: 'CUSTOM', quantity: 3, cost: { mode: 'TOTAL', amount: '10', currency: 'USD' } },
    ];
    for (const body of bodies) await server.as('post', '/licenses').send(body).expect(201);
    const exported = await server.as('get', `/licenses/export?q=${encodeURIComponent(name)}`).expect(200);
    const before = (await find(name)).items;
    for (const query of ['?dryRun=true', '']) {
      const answer = await importOf(exported.text, query);
      expect(answer).toMatchObject({ total: 5, created: 0, updated: 0, unchanged: 5, failed: 0, layout: 'SEATWISE' });
    }
    expect((await find(name)).items).toEqual(before);
    await server.database.query(sql`DELETE FROM license`);
    const rehearsed = await importOf(exported.text, '?dryRun=true');
    expect(rehearsed).toMatchObject({ total: 5, created: 5, failed: 0 });
    expect(rehearsed.items.every((item) => item.licenseId === undefined)).toBe(true);
    expect((await find(name)).total).toBe(0);
    expect(await importOf(exported.text)).toMatchObject({ total: 5, created: 5, failed: 0 });
    const shown = ({ id: _id, version: _v, createdAt: _c, updatedAt: _u, ...rest }: Record<string, unknown>) => rest;
    expect((await find(name)).items.map(shown)).toEqual(before.map(shown));
    expect(await importOf(exported.text)).toMatchObject({ unchanged: 5 });
  });

  it('leaves the scope of a license alone where its cells are empty: only a word makes it global', async () => {
    const { organizationId } = await aLocation(server.database);
    const limited = { global: false, organizationIds: [organizationId], locationIds: [] };
    await server.as('post', '/licenses').send({ name, type: 'CUSTOM', scope: limited }).expect(201);
    const scope = async () => (await find(name)).items[0]?.['scope'];
    await importOf(lines('Name,Global,Organizations,Locations,Quantity', `${name},,,,5`));
    expect(await scope()).toMatchObject({ global: false, organizations: [{ id: organizationId }] });
    await importOf(lines('Name,Global,Organizations', `${name},TRUE,`));
    expect(await scope()).toMatchObject({ global: true });
  });

  it('creates, changes and leaves alone, each row by itself, and says the line', async () => {
    const device = await aDevice(server.database);
    const file = lines(
      'Name,Type,Quantity,Unit cost,Currency,Purchase date,Holders,Publisher',
      `${name} 1,Per device (manual),"1,250",20.5,usd,2026-01-31,${device.name}; nobody,${name} maker`,
      '',
      ',,,,,,,',
      `${name} 2,CUSTOM,-3,,,,,`,
      `${name} 3,CUSTOM,2,1.234,USD,31.12.2025,,`,
      `"${name}`,
      `4",CUSTOM,10 000,,,02/28/2026,,${name} MAKER`,
      `${name} 5,FLOPPY,1,,,,,`,
      `${name} 6,CUSTOM,1,,,2026-02-30,,`,
      `${name.toUpperCase()} 1,CUSTOM,1,,,,,`,
      ',CUSTOM,1,,,,,',
      `${name} 7,CUSTOM`,
      `${name} 8,CUSTOM,1,,,,,,too many`,
      `${name} 9,CUSTOM,10000001,,,,,`,
    );
    const rehearsed = await importOf(file, '?dryRun=true');
    const answer = await importOf(file);
    const told = (row: ReportedRow) => [row.line, row.action, row.errors?.map((error) => error.field) ?? []];
    expect(answer.items.map(told)).toEqual([
      [2, 'CREATED', ['holders']],
      [5, 'FAILED', ['quantity']],
      [6, 'FAILED', ['cost.amount']],
      [7, 'CREATED', []],
      [9, 'FAILED', ['type']],
      [10, 'FAILED', ['purchaseDate']],
      [11, 'FAILED', ['name']],
      [12, 'FAILED', ['name']],
      [13, 'CREATED', []],
      [14, 'FAILED', ['file']],
      [15, 'FAILED', ['quantity']],
    ]);
    expect(answer).toMatchObject({ total: 11, created: 3, updated: 0, unchanged: 0, failed: 8 });
    expect(rehearsed).toEqual({ ...answer, items: answer.items.map(({ licenseId: _licenseId, ...row }) => row) });
    expect(await license(answer.items[0]?.licenseId)).toMatchObject({
      type: 'PER_DEVICE',
      assignmentMode: 'MANUAL',
      quantity: 1250,
      usage: 1,
      purchaseDate: '2026-01-31',
      cost: { mode: 'PER_LICENSE', amount: '20.50', currency: 'USD' },
      publisher: { name: `${name} maker` },
    });
    expect(await license(answer.items[3]?.licenseId)).toMatchObject({
      name: `${name} 4`,
      quantity: 10_000,
      purchaseDate: '2026-02-28',
      publisher: { name: `${name} maker` },
    });
    const change = lines('Name;Quantity;Description', `${name} 1;9;new`, `${name} 7;;`);
    const changed = await importOf(change);
    expect(changed.items.map((row) => row.action)).toEqual(['UPDATED', 'UNCHANGED']);
    expect(await license(answer.items[0]?.licenseId)).toMatchObject({ quantity: 9, description: 'new', usage: 1 });
  });

  it('has exactly the holders of the file, and takes or gives some', async () => {
    const [a, b] = [await aDevice(server.database), await aDevice(server.database)];
    const row = (column: string, holders: string) =>
      importOf(lines(`Name,Type,Quantity,${column}`, `${name},PER_DEVICE,5,${holders}`));
    const { items } = await row('Holders', `${a.name};${b.name}`);
    expect(await license(items[0]?.licenseId)).toMatchObject({ usage: 2 });
    expect((await row('Holders', `${b.name};${a.name}`)).items[0]?.action).toBe('UNCHANGED');
    expect((await row('Holders to remove', a.name)).items[0]?.action).toBe('UPDATED');
    expect((await row('Holders to remove', a.name)).items[0]?.action).toBe('UNCHANGED');
    expect((await row('Holders to add', a.name)).items[0]?.action).toBe('UPDATED');
    expect((await row('Holders', '')).items[0]?.action).toBe('UNCHANGED');
    expect((await row('Holders', '(none)')).items[0]?.action).toBe('UPDATED');
    expect((await row('Holders', '(none)')).items[0]?.action).toBe('UNCHANGED');
    expect(await license(items[0]?.licenseId)).toMatchObject({ usage: 0 });
  });

  it('undoes the apostrophe before what a spreadsheet would run, and keeps what people wrote', async () => {
    const { items } = await importOf(lines('Name,Description', `'=${name},'tis fine`));
    expect(await license(items[0]?.licenseId)).toMatchObject({ name: `=${name}`, description: "'tis fine" });
    expect((await importOf(lines('Name,Note', `=${name},=1+1`))).items[0]).toMatchObject({ action: 'UPDATED' });
    expect(await license(items[0]?.licenseId)).toMatchObject({ note: '=1+1' });
  });
});
