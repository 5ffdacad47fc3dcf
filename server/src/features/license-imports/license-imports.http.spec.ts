import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { aPerson, signedInWith } from '../people/people.factory.js';
import { lines, sendFile } from './license-imports.factory.js';

interface Row {
  line: number;
  name: string;
  action: string;
  licenseId?: number;
  errors?: { field: string; code: string; message: string }[];
  notes?: string[];
}

describe('importing licenses', () => {
  let server: TestServer;
  let name: string;
  const asAdministrator: TestServer['as'] = (method, to) => server.as(method, to);
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    name = uniqueName('Imported');
  });

  const send = (content: string | Buffer, status = 200, query = '', as = asAdministrator) =>
    sendFile(as, `/licenses/import${query}`, content).expect(status);
  const importOf = async (content: string | Buffer, query = ''): Promise<{ items: Row[]; [key: string]: unknown }> =>
    (await send(content, 200, query)).body;
  const license = async (id: number | undefined) => (await server.as('get', `/licenses/${id}`).expect(200)).body;
  const find = async (q: string) => (await server.as('get', `/licenses?q=${encodeURIComponent(q)}`)).body;
  const organizationName = async (id: number) => (await server.as('get', `/organizations/${id}`)).body.name as string;

  describe('with our own columns', () => {
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
      const told = (row: Row) => [row.line, row.action, row.errors?.map((error) => error.field) ?? []];
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

  describe("with Snipe-IT's columns", () => {
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

  describe('in any form', () => {
    it('is UTF-8 with or without a mark, Windows-1252, and separated by commas, semicolons or tabs', async () => {
      for (const [index, separator] of [',', ';', '\t'].entries()) {
        const text = lines(
          ['Name', 'Description'].join(separator),
          [`${name} Größe ${index}`, '“ß” €'].join(separator),
        );
        const windows = Buffer.from(
          text.replace('“', '\u{93}').replace('”', '\u{94}').replace('€', '\u{80}'),
          'latin1',
        );
        for (const [action, file] of [
          ['CREATED', windows],
          ['UNCHANGED', Buffer.from(text)],
          ['UNCHANGED', Buffer.from(`\u{FEFF}${text}`)],
        ] as const) {
          expect((await importOf(file)).items).toMatchObject([{ name: `${name} Größe ${index}`, action }]);
        }
      }
    });

    it('is told row by row where the encodings are mixed', async () => {
      const file = Buffer.concat([
        Buffer.from(lines('Name,Description', `${name} Grün,UTF-8`)),
        Buffer.from(lines(`${name} Grün 2,Windows`), 'latin1'),
        Buffer.from(lines(`${name} plain,ASCII`)),
      ]);
      const { items } = await importOf(file);
      expect(items.map((row) => row.action)).toEqual(['CREATED', 'FAILED', 'CREATED']);
      expect(items[1]).toMatchObject({ line: 3, errors: [{ code: 'import.encoding' }] });
    });

    it('may be the body itself', async () => {
      const answer = await server
        .as('post', '/licenses/import?dryRun=true')
        .set('Content-Type', 'text/csv; charset=utf-8')
        .send(lines('Name', name))
        .expect(200);
      expect(answer.body).toMatchObject({ total: 1, created: 1 });
      await server.as('post', '/licenses').set('Content-Type', 'text/csv').send('x').expect(415);
    });

    it('is refused as a whole where nothing of it can be imported', async () => {
      const header = await send(lines('Name,Qantity,Type', `${name},1,CUSTOM`), 422);
      expect(header.body.code).toBe('invalid');
      expect(header.body.errors).toMatchObject([{ field: 'file', code: 'import.header' }]);
      expect(header.body.detail).toMatch(
        /There is no column “Qantity”.*Expected: Name, Type.*Found: “Name”, “Qantity”/,
      );
      expect((await send(lines(`${name},1,CUSTOM`), 422)).body.detail).toContain(
        'The first line of the file has to name',
      );
      expect((await send(lines('Name,name', name), 422)).body.detail).toContain('is there twice');
      expect((await send('', 422)).body.code).toBe('import.empty');
      expect((await send(Buffer.from('PK\u{3}\u{4}\0\0\0'), 422)).body.code).toBe('import.no-text');
      const unclosed = await send(lines('Name,Note', `${name},fine`, `${name} 2,"never closed`, 'x,y'), 422);
      expect(unclosed.body.detail).toContain('line 3');
      expect((await find(name)).total).toBe(0);
      await server.as('post', '/licenses/import').send({ file: 'x' }).expect(415);
      await server.as('post', '/licenses/import').field('text', 'x').expect(400);
      await send(lines('Name', name), 400, '?dryrun=true');
      await server.anonymous('post', '/licenses/import').attach('file', Buffer.from('Name'), 'a.csv').expect(401);
    });

    it('is too large at more than 32 MiB', async () => {
      const body = Buffer.alloc(33 * 1024 * 1024, 'Name\n');
      const sent = server.as('post', '/licenses/import').set('Content-Type', 'text/csv').send(body);
      const status = await sent.then(
        (answer) => answer.status,
        () => 413,
      );
      expect(status).toBe(413);
    });
  });

  describe('by whoever may', () => {
    it('does what they may do one by one, and tells nothing of what they may not see', async () => {
      const mine = await aLocation(server.database);
      const hidden = await aLocation(server.database);
      const [here, there] = [
        await organizationName(mine.organizationId),
        await organizationName(hidden.organizationId),
      ];
      const only = (level: 'FULL' | 'VIEW') => ({
        defaultLevel: 'NONE' as const,
        organizationOverrides: [{ organizationId: mine.organizationId, level }],
      });
      const as = await signedInWith(server, { SOFTWARE_LICENSES: only('FULL') });
      const file = lines(
        'Name,Organizations,Publisher',
        `${name} mine,${here},`,
        `${name} theirs,${there},`,
        `${name} nobody’s,No such customer,`,
        `${name} maker,${here},${name} maker`,
        `${name} global,,`,
      );
      const { body } = await send(file, 200, '', as);
      const errors: Row[] = body.items;
      expect(errors.map((row) => row.action)).toEqual(['CREATED', 'FAILED', 'FAILED', 'FAILED', 'FAILED']);
      const told = errors.slice(1, 3).map((row) => row.errors?.[0]?.message.replace(/“.*”/, '“…”'));
      expect(told[0]).toBe(told[1]);
      expect(errors.slice(3).map((row) => row.errors?.[0]?.code)).toEqual(['forbidden', 'forbidden']);
      const viewer = await signedInWith(server, { SOFTWARE_LICENSES: only('VIEW') });
      await send(file, 403, '', viewer);
    });

    it('is one import, however often it is sent with one key', async () => {
      const key = `import-${name.replaceAll(' ', '-')}`;
      const sendKeyed = (content: string) =>
        sendFile(asAdministrator, '/licenses/import', content).set('Idempotency-Key', key);
      const [first, second] = await Promise.all([sendKeyed(lines('Name', name)), sendKeyed(lines('Name', name))]);
      expect([first.status, second.status]).toEqual([200, 200]);
      expect(second.body).toEqual(first.body);
      expect(first.body).toMatchObject({ created: 1 });
      await sendKeyed(lines('Name', `${name} other`)).expect(422);
    });

    it('is one license, however many files bring it at once', async () => {
      const file = lines('Name,Publisher,Quantity', `${name},${name} maker,5`, `${name} 2,${name} maker,5`);
      const answers = await Promise.all(Array.from({ length: 5 }, () => importOf(file)));
      expect(answers.map((answer) => answer['created'])).toSatisfy(
        (created: number[]) => created.reduce((sum, each) => sum + each, 0) === 2,
      );
      expect((await find(name)).total).toBe(2);
      expect(answers.every((answer) => answer['failed'] === 0)).toBe(true);
    });
  });
});
