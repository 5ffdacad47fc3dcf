import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aLocation } from '../locations/locations.factory.js';
import { signedInWith } from '../people/people.factory.js';
import { importsOf, lines, type ReportedRow } from './license-imports.factory.js';

describe('importing licenses', () => {
  let server: TestServer;
  let name: string;
  const { find, importOf, send } = importsOf(() => server);
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    name = uniqueName('Imported');
  });

  const organizationName = async (id: number) => (await server.as('get', `/organizations/${id}`)).body.name as string;

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
      const errors: ReportedRow[] = body.items;
      expect(errors.map((row) => row.action)).toEqual(['CREATED', 'FAILED', 'FAILED', 'FAILED', 'FAILED']);
      const told = errors.slice(1, 3).map((row) => row.errors?.[0]?.message.replace(/“.*”/, '“…”'));
      expect(told[0]).toBe(told[1]);
      expect(errors.slice(3).map((row) => row.errors?.[0]?.code)).toEqual(['forbidden', 'forbidden']);
      const viewer = await signedInWith(server, { SOFTWARE_LICENSES: only('VIEW') });
      await send(file, 403, '', viewer);
    });

    it('is one import, however often it is sent with one key', async () => {
      const key = `import-${name.replaceAll(' ', '-')}`;
      const sendKeyed = (content: string, status = 200) => send(content, status).set('Idempotency-Key', key);
      const [first, second] = await Promise.all([sendKeyed(lines('Name', name)), sendKeyed(lines('Name', name))]);
      expect(second.body).toEqual(first.body);
      expect(first.body).toMatchObject({ created: 1 });
      await sendKeyed(lines('Name', `${name} other`), 422);
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
