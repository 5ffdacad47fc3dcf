import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import type { Response, Test } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, testAdministrator, type TestServer } from '../../platform/testing/test-server.js';
import { aManualLicense } from '../assignments/assignments.factory.js';
import { aDevice } from '../devices/devices.factory.js';
import { signedInWith } from '../people/people.factory.js';

const mebibyte = 1024 * 1024;
const pdf = Buffer.from('%PDF-1.7\nthe contract');

/** How long a busy machine may take to notice. */
const soon = { timeout: 20_000 };

describe('license attachments', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ ATTACHMENT_LIMIT_MIB: '2' });
  });
  afterAll(() => server.close());

  const asAdministrator: TestServer['as'] = (method, path) => server.as(method, path);
  const attach = (path: string, content: Buffer, name: string, as = asAdministrator): Test =>
    as('post', `${path}/attachments`).attach('file', content, { filename: name });
  const download = (path: string): Promise<Response> =>
    server
      .as('get', path)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
  const left = () =>
    server.database.one<{ files: number; chunks: number }>(sql`
      SELECT (SELECT count(*) FROM license_attachment) AS files,
        (SELECT count(*) FROM license_attachment_chunk) AS chunks`);
  const spooled = () => readdirSync(tmpdir()).filter((name) => name.startsWith('seatwise-upload-'));

  it('are added, listed, downloaded, renamed and deleted, and written down', async () => {
    const { id, path } = await aManualLicense(server);
    const added = await attach(path, pdf, 'Rahmenvertrag Größe.pdf').field('note', ' Signed ').expect(201);
    const file = added.body;
    expect(file).toEqual({
      id: expect.any(Number),
      version: 1,
      name: 'Rahmenvertrag Größe.pdf',
      mediaType: 'application/pdf',
      size: pdf.length,
      sha256: createHash('sha256').update(pdf).digest('hex'),
      note: 'Signed',
      createdAt: expect.any(String),
      by: 'Admin',
    });
    const listed = await server.as('get', `${path}/attachments?q=größe`).expect(200);
    expect(listed.body).toEqual({ items: [file], page: 1, pageSize: 50, total: 1 });
    for (const sort of ['name', '-size', 'mediaType', 'createdAt', 'id']) {
      await server.as('get', `${path}/attachments?sort=${sort}`).expect(200);
    }
    const csv = await server.as('get', `${path}/attachments/export`).expect(200);
    expect(csv.text).toContain('Rahmenvertrag Größe.pdf');

    const own = `${path}/attachments/${file.id}`;
    const content = await download(`${own}/file`);
    expect(content.status).toBe(200);
    expect(content.body.equals(pdf)).toBe(true);
    expect(content.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition': `attachment; filename="Rahmenvertrag Gro_e.pdf"; filename*=UTF-8''Rahmenvertrag%20Gr%C3%B6%C3%9Fe.pdf`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });

    const changed = await server
      .as('patch', own)
      .set('If-Match', '"1"')
      .send({ name: 'Contract', note: '' })
      .expect(200);
    expect(changed.body).toMatchObject({ name: 'Contract.pdf', note: '', version: 2 });
    expect((await server.as('patch', own).send({ name: 'Terms v1.2' }).expect(200)).body.name).toBe('Terms v1.2.pdf');
    const refused = await server.as('patch', own).send({ name: 'Contract.txt' }).expect(422);
    expect(refused.body.errors).toMatchObject([{ field: 'name', code: 'attachment.kind-changed' }]);
    await server.as('delete', own).set('If-Match', '"1"').expect(412);
    await server.as('delete', own).expect(204);
    await server.as('get', `${own}/file`).expect(404);
    await server.as('delete', own).expect(404);
    const events = await server.database.query<{ action: string }>(sql`
      SELECT action FROM audit_event
      WHERE subject_type = 'License' AND subject_id = ${id} AND action LIKE 'license-attachment.%' ORDER BY id`);
    expect(events.map((event) => event.action)).toEqual([
      'license-attachment.added',
      'license-attachment.changed',
      'license-attachment.changed',
      'license-attachment.deleted',
    ]);
  });

  it('come back byte by byte, however they fall into parts', async () => {
    const { path } = await aManualLicense(server);
    for (const size of [256 * 1024 - 5, 256 * 1024, 256 * 1024 + 1, 2 * mebibyte]) {
      const content = Buffer.concat([Buffer.from('%PDF-'), randomBytes(size - 5)]);
      const { body } = await attach(path, content, `${size}.pdf`).expect(201);
      expect(body.size).toBe(size);
      const answer = await download(`${path}/attachments/${body.id}/file`);
      expect(answer.body.equals(content), String(size)).toBe(true);
    }
  });

  it.each([
    ['page.html', '<script>', 415, 'attachment.type-refused'],
    ['picture.svg', '<svg/>', 415, 'attachment.type-refused'],
    ['setup.pdf.exe', 'MZ', 415, 'attachment.type-refused'],
    ['no extension', 'x', 415, 'attachment.type-refused'],
    ['page.pdf', '<script>alert(1)</script>', 422, 'attachment.content-mismatch'],
    ['binary.txt', 'MZ\u0000\u0001', 422, 'attachment.content-mismatch'],
    ['empty.pdf', '', 422, 'attachment.empty'],
  ])('refuse %s holding %j', async (name, content, status, code) => {
    const { path } = await aManualLicense(server);
    const answer = await attach(path, Buffer.from(content), name);
    expect([answer.status, answer.body.code === 'invalid' ? answer.body.errors[0].code : answer.body.code]).toEqual([
      status,
      code,
    ]);
    expect(answer.body.errors).toMatchObject([{ field: 'file' }]);
    expect((await server.as('get', `${path}/attachments`).expect(200)).body.total).toBe(0);
  });

  it('keep names harmless', async () => {
    const { path } = await aManualLicense(server);
    const { body } = await attach(path, pdf, '../..\\evil\u202efdp".pdf').expect(201);
    expect(body.name).not.toMatch(/[/\\\u202e"]/);
    expect(body.name).toMatch(/\.pdf$/);
  });

  it('are not larger than the limit, whether their length is told or not', async () => {
    const { path } = await aManualLicense(server);
    const large = Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(2 * mebibyte)]);
    const told = await attach(path, large, 'large.pdf');
    expect(told.status).toBe(413);
    expect(told.body).toMatchObject({ code: 'file.too-large', limitBytes: 2 * mebibyte });
    expect(told.body.detail).toContain('2 MiB');

    const status = await new Promise<number | undefined>((resolve, reject) => {
      void (async () => {
        const { call } = await begin(path);
        call.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
        for (let sent = 0; sent < 6 * mebibyte; sent += 64 * 1024) {
          if (!call.write(Buffer.alloc(64 * 1024))) await once(call, 'drain');
        }
        call.end('\r\n--limit--\r\n');
      })().catch(reject);
    });
    expect(status).toBe(413);
    expect((await server.as('get', `${path}/attachments`).expect(200)).body.total).toBe(0);
  });

  /** Begins an upload whose length nobody tells. */
  async function begin(path: string) {
    const signIn = await server.anonymous('post', '/auth/sign-in').send(testAdministrator).expect(200);
    const call = httpRequest(`${server.address}/api/v1${path}/attachments`, {
      method: 'POST',
      headers: {
        cookie: String(signIn.headers['set-cookie']).split(';')[0],
        'x-requested-with': 'seatwise',
        'content-type': 'multipart/form-data; boundary=limit',
      },
    });
    call.write(
      '--limit\r\nContent-Disposition: form-data; name="file"; filename="x.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\n',
    );
    return { call };
  }

  it('leave nothing when the upload breaks off', async () => {
    const { path } = await aManualLicense(server);
    const before = await left();
    const { call } = await begin(path);
    call.on('error', () => undefined);
    const closed = new Promise((resolve) => call.once('close', resolve));
    await new Promise((resolve) => call.write(Buffer.alloc(mebibyte), resolve));
    call.destroy();
    await closed;
    const cut = await server
      .as('post', `${path}/attachments`)
      .set('Content-Type', 'multipart/form-data; boundary=cut')
      .send('--cut\r\nContent-Disposition: form-data; name="file"; filename="x.pdf"\r\n\r\n%PDF-1.7\nhalf of');
    expect([cut.status, cut.body.code]).toEqual([400, 'malformed']);
    await expect.poll(left, soon).toEqual(before);
    expect(spooled()).toEqual([]);
    await attach(path, pdf, 'still.pdf').expect(201);
  });

  it('are kept once for a repeated request, and another file under the same key is refused', async () => {
    const { path } = await aManualLicense(server);
    const repeat = (content: Buffer) => attach(path, content, 'once.pdf').set('Idempotency-Key', 'an-upload');
    const [first, second] = await Promise.all([repeat(pdf), repeat(pdf)]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    const other = await repeat(Buffer.from('%PDF-1.7\nanother'));
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key.reused']);
    expect((await server.as('get', `${path}/attachments`).expect(200)).body.total).toBe(1);
  });

  it('are a hundred at the most, also when several come at once', async () => {
    const { id, path } = await aManualLicense(server);
    await server.database.query(sql`
      INSERT INTO license_attachment (license_id, name, media_type, size, sha256)
      SELECT ${id}, n || '.pdf', 'application/pdf', 1, '' FROM generate_series(1, 98) AS n`);
    const large = Buffer.concat([pdf, Buffer.alloc(mebibyte)]);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => attach(path, large, `more ${index}.pdf`)),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(2);
    const refused = answers.filter((answer) => answer.status !== 201);
    for (const { status, body } of refused) {
      expect([status, body.code, body.most]).toEqual([409, 'attachment.too-many', 100]);
    }
  });

  it('go with their license', async () => {
    const { path } = await aManualLicense(server);
    const before = await left();
    await attach(path, pdf, 'contract.pdf').expect(201);
    await server.as('delete', path).expect(204);
    expect(await left()).toEqual(before);
  });

  it('follow what one may do with the license', async () => {
    const [mine, hidden] = [await aDevice(server.database), await aDevice(server.database)];
    const elsewhere = await aDevice(server.database);
    const limitedTo = (organizationId: number) =>
      aManualLicense(server, { scope: { global: false, organizationIds: [organizationId] } });
    const [seen, foreign] = [await limitedTo(mine.organizationId), await limitedTo(hidden.organizationId)];
    const ids: number[] = [];
    for (const { path } of [seen, foreign]) ids.push((await attach(path, pdf, 'contract.pdf').expect(201)).body.id);
    const as = await signedInWith(server, {
      SOFTWARE_LICENSES: {
        defaultLevel: 'NONE',
        organizationOverrides: [
          { organizationId: mine.organizationId, level: 'VIEW' },
          { organizationId: elsewhere.organizationId, level: 'FULL' },
        ],
      },
    });
    await as('get', `${seen.path}/attachments/${ids[0]}/file`).expect(200);
    await attach(seen.path, pdf, 'x.pdf', as).expect(403);
    await as('patch', `${seen.path}/attachments/${ids[0]}`).send({ note: 'x' }).expect(403);
    await as('delete', `${seen.path}/attachments/${ids[0]}`).expect(403);
    await as('get', `${foreign.path}/attachments`).expect(404);
    await as('get', `${foreign.path}/attachments/${ids[1]}/file`).expect(404);
    // Not by way of another license, either.
    await as('get', `${seen.path}/attachments/${ids[1]}/file`).expect(404);
    const none = await signedInWith(server, {});
    await none('get', `${seen.path}/attachments`).expect(403);
  });

  it('answer a wrong request', async () => {
    const { path } = await aManualLicense(server);
    const to = () => server.as('post', `${path}/attachments`);
    await to().send({ file: 'x' }).expect(415);
    await to().set('Content-Type', 'application/pdf').send(pdf.toString()).expect(415);
    expect((await to().field('note', 'alone').expect(400)).body.code).toBe('file.missing');
    expect((await to().attach('other', pdf, 'x.pdf').expect(400)).body.code).toBe('file.missing');
    expect((await to().attach('file', pdf, 'x.pdf').attach('file', pdf, 'y.pdf').expect(400)).body.code).toBe(
      'file.missing',
    );
    await to().attach('file', pdf, 'x.pdf').field('surprise', '1').expect(400);
    await to().attach('file', pdf, 'x.pdf').field('note', 'x'.repeat(2_001)).expect(422);
    await to().set('Content-Type', 'multipart/form-data').send('no boundary').expect(400);
    await attach('/licenses/999999999', pdf, 'x.pdf').expect(404);
    await server.anonymous('post', `${path}/attachments`).attach('file', pdf, 'x.pdf').expect(401);
    await server.as('get', `${path}/attachments/999999999/file`).expect(404);
    expect((await server.as('get', `${path}/attachments`).expect(200)).body.total).toBe(0);
    // Everything else takes JSON.
    expect((await server.as('post', '/licenses').attach('file', pdf, 'x.pdf').expect(415)).body.code).toBe(
      'media-type',
    );
    expect(spooled()).toEqual([]);
  });
});
