import type { Response } from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';
import { anInvoice, type InvoiceFields } from './billing-rows.factory.js';
import { ExportMaker } from './export-maker.service.js';
import { ExportedInvoicesRepository } from './exported-invoices.repository.js';

// No queue runs here: the test does what its worker would do.
let server: TestServer;
let maker: ExportMaker;
let organization: { id: number; name: string };
beforeAll(async () => {
  server = await startTestServer();
  await server.as('post', '/apps/billing/activate').expect(200);
  maker = server.app.get(ExportMaker, { strict: false });
});
afterAll(() => server.close());
beforeEach(async () => {
  // What other tests left must not wait here.
  await server.database.query(sql`UPDATE billing_invoice SET exported_at = now() WHERE exported_at IS NULL`);
  organization = await anOrganization(server.database);
});

const asAdministrator: TestServer['as'] = (method, to) => server.as(method, to);
const invoice = (fields: Partial<InvoiceFields> = {}) =>
  anInvoice(server.database, { organizationId: organization.id, ...fields });
const create = (body: object, as: TestServer['as'] = asAdministrator) => as('post', '/billing/exports').send(body);
const fileOf = (id: number, as: TestServer['as'] = asAdministrator) =>
  as('get', `/billing/exports/${id}/file`).buffer(true).parse(bytesOf);
const exportedAt = async (id: number) =>
  (await server.database.one<{ at: Date | null }>(sql`SELECT exported_at AS at FROM billing_invoice WHERE id = ${id}`))
    .at;
const exportsOf = async (invoiceId: number) =>
  (
    await server.database.query<{ id: number }>(sql`
      SELECT billing_export_id AS id FROM billing_export_invoice WHERE billing_invoice_id = ${invoiceId} ORDER BY 1`)
  ).map(({ id }) => id);

function bytesOf(response: Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}

describe('what waits', () => {
  it('is counted as it would be exported, and may be of some organizations and days', async () => {
    const elsewhere = await anOrganization(server.database);
    const september = await invoice({ periodStart: '2026-09-01' });
    const october = await invoice({ periodStart: '2026-10-01' });
    await invoice({ status: 'PENDING' });
    await invoice({ kind: 'CREDIT_NOTE', creditedInvoiceId: october.id, lines: [{ amount: '5.00' }] });
    await anInvoice(server.database, { organizationId: elsewhere.id, currency: 'JPY' });
    const waiting = async (query: string, as: TestServer['as'] = asAdministrator) =>
      (await as('get', `/billing/exports/waiting?${query}`).expect(200)).body;
    const usd = { currency: 'USD', total: '35.00' };
    expect(await waiting('')).toEqual({
      invoiceCount: 3,
      creditNoteCount: 1,
      totals: [{ currency: 'JPY', total: '20' }, usd],
    });
    const here = `organizationId=${organization.id}`;
    expect(await waiting(here)).toEqual({ invoiceCount: 2, creditNoteCount: 1, totals: [usd] });
    expect(await waiting(`${here}&invoicedTo=2026-09-30`)).toMatchObject({ invoiceCount: 1, creditNoteCount: 0 });
    const override = { organizationId: organization.id, level: 'FULL' as const };
    const some = await signedInWith(server, {
      BILLING_INVOICES: { defaultLevel: 'NONE', organizationOverrides: [override] },
    });
    expect(await waiting('', some)).toMatchObject({ invoiceCount: 2 });

    const only = { organizationIds: [organization.id], invoicedFrom: '2026-09-01', invoicedTo: '2026-09-30' };
    const { body } = await create({ format: 'XERO', ...only }).expect(201);
    expect(body.invoiceCount).toBe(1);
    expect(await exportsOf(september.id)).toEqual([body.id]);
    expect(await waiting(here)).toMatchObject({ invoiceCount: 1 });
    expect(await waiting(`${here}&again=true`)).toMatchObject({ invoiceCount: 2 });
    await create({ format: 'XERO', ...only }).expect(422);
  });
});

describe('an export', () => {
  it('takes all that is approved and was not exported, marks it, and is the same whenever it is downloaded', async () => {
    const approved = await invoice();
    const completed = await invoice({ status: 'COMPLETED' });
    const others = [await invoice({ status: 'PENDING' }), await invoice({ status: 'ARCHIVED' })];
    const { body } = await create({ format: 'XERO' }).expect(201);
    expect(body).toMatchObject({
      format: 'XERO',
      status: 'DONE',
      again: false,
      invoiceCount: 2,
      writtenCount: 2,
      lineCount: 2,
      leftOutCount: 0,
      by: 'Admin',
      schedule: null,
      delivery: null,
      failure: null,
      finishedAt: expect.any(String),
    });
    expect(body.fileName).toMatch(new RegExp(`^invoices-xero-\\d{4}-\\d\\d-\\d\\d-${body.id}\\.csv$`));
    const first = await fileOf(body.id).expect(200);
    expect(first.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${body.fileName}"`,
      'content-length': String(body.fileSize),
    });
    const text = first.body.toString();
    expect(text.split('\r\n')).toHaveLength(4);
    expect(text).toContain(`${organization.name},,${approved.number},`);
    expect(text).toContain(completed.number);
    for (const each of others) expect(await exportedAt(each.id)).toBeNull();
    expect(await exportedAt(approved.id)).not.toBeNull();
    await server.database.query(sql`UPDATE organization SET name = 'Another' WHERE id = ${organization.id}`);
    const second = await fileOf(body.id).expect(200);
    expect(second.body.equals(first.body)).toBe(true);
    expect((await server.as('get', `/billing/exports/${body.id}`).expect(200)).body).toEqual(body);
  });

  it.each([
    ['QUICKBOOKS', 'text/csv; charset=utf-8', 'csv'],
    ['CSV', 'text/csv; charset=utf-8', 'csv'],
    ['JSON', 'application/json; charset=utf-8', 'json'],
  ])('for %s is %s', async (format, type, extension) => {
    const { id, number } = await invoice();
    const { body } = await create({ format, invoiceIds: [id] }).expect(201);
    const file = await fileOf(body.id).expect(200);
    expect(file.headers['content-type']).toBe(type);
    expect(file.headers['content-disposition']).toContain(`.${extension}"`);
    expect(file.body.toString()).toContain(number);
  });

  it('has the invoices that are named, in the order of their numbers, each once', async () => {
    const [first, second, third] = [await invoice(), await invoice(), await invoice()];
    const invoiceIds = [third.id, first.id, third.id];
    const { body } = await create({ format: 'JSON', invoiceIds }).expect(201);
    const listed = JSON.parse((await fileOf(body.id).expect(200)).body.toString());
    expect(listed.map((each: { id: number }) => each.id)).toEqual([first.id, third.id]);
    expect(await exportedAt(second.id)).toBeNull();
  });

  it('refuses what was exported, unless it is to be exported again, and marks it once', async () => {
    const [one, two] = [await invoice(), await invoice()];
    await create({ format: 'XERO', invoiceIds: [one.id] }).expect(201);
    const marked = await exportedAt(one.id);
    const refused = await create({ format: 'CSV', invoiceIds: [one.id, two.id] }).expect(409);
    expect(refused.body).toMatchObject({
      code: 'export.already',
      detail: expect.stringContaining(one.number),
      numbers: [one.number],
      errors: [{ field: 'invoiceIds', code: 'export.already' }],
    });
    expect(await exportedAt(two.id)).toBeNull();
    const again = await create({ format: 'CSV', invoiceIds: [one.id, two.id], again: true }).expect(201);
    expect(again.body).toMatchObject({ again: true, invoiceCount: 2 });
    expect(await exportedAt(one.id)).toEqual(marked);
    expect(await exportsOf(one.id)).toHaveLength(2);
  });

  it('refuses what is not approved, what is not there, and nothing', async () => {
    const pending = await invoice({ status: 'PENDING' });
    const archived = await invoice({ status: 'ARCHIVED' });
    const refused = await create({ format: 'XERO', invoiceIds: [pending.id, archived.id], again: true }).expect(422);
    expect(refused.body).toMatchObject({ code: 'export.not-approved', numbers: [pending.number, archived.number] });
    expect((await create({ format: 'XERO' }).expect(422)).body).toMatchObject({ code: 'export.empty' });
    expect((await create({ format: 'XERO', invoiceIds: [] }).expect(422)).body).toMatchObject({ code: 'export.empty' });
    const unknown = await create({ format: 'XERO', invoiceIds: [9_999_999] }).expect(422);
    expect(unknown.body).toMatchObject({ errors: [{ field: 'invoiceIds', code: 'reference.unknown' }] });
    await create({ format: 'SAGE' }).expect(400);
    await create({ format: 'XERO', invoiceIds: ['1'] }).expect(400);
    await create({ format: 'XERO', invoices: [1] }).expect(400);
    await server.as('get', '/billing/exports/9999999').expect(404);
    await server.as('get', '/billing/exports/9999999/file').expect(404);
  });

  it('for QuickBooks leaves credit notes to a file of their own', async () => {
    const charged = await invoice();
    const note = await invoice({ kind: 'CREDIT_NOTE', creditedInvoiceId: charged.id });
    const both = await create({ format: 'QUICKBOOKS', invoiceIds: [charged.id, note.id] }).expect(422);
    expect(both.body).toMatchObject({ code: 'export.credit-notes-apart', numbers: [note.number] });
    const waiting = await create({ format: 'QUICKBOOKS' }).expect(201);
    expect(waiting.body).toMatchObject({ invoiceCount: 1, leftOutCount: 1 });
    expect(await exportedAt(note.id)).toBeNull();
    // No invoices wait any more.
    const alone = await create({ format: 'QUICKBOOKS' }).expect(201);
    expect(alone.body).toMatchObject({ invoiceCount: 1, leftOutCount: 0 });
    expect((await fileOf(alone.body.id).expect(200)).body.toString()).toContain(`Credit for ${charged.number}`);
    expect((await create({ format: 'QUICKBOOKS' }).expect(422)).body).toMatchObject({ code: 'export.empty' });
    await create({ format: 'QUICKBOOKS', invoiceIds: [note.id], again: true }).expect(201);
  });

  it('is made once when two ask at once, and once when one asks twice', async () => {
    await invoice();
    const both = await Promise.all([create({ format: 'XERO' }), create({ format: 'CSV' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    const { id } = await invoice();
    const named = await Promise.all(
      [1, 2].map(() => create({ format: 'XERO', invoiceIds: [id] }).then(({ status }) => status)),
    );
    expect(named.sort()).toEqual([201, 409]);
    await invoice();
    const keyed = () => create({ format: 'XERO' }).set('Idempotency-Key', 'nightly').expect(201);
    expect((await keyed()).body.id).toBe((await keyed()).body.id);
  });

  it('does nothing while Billing is not active', async () => {
    await server.as('post', '/apps/billing/deactivate').expect(200);
    expect((await server.as('get', '/billing/exports').expect(409)).body).toMatchObject({ code: 'app.inactive' });
    expect((await server.as('get', '/billing/margins').expect(409)).body).toMatchObject({ code: 'app.inactive' });
    await server.as('post', '/apps/billing/activate').expect(200);
  });
});

describe('a large export', () => {
  const many = async (count: number) => {
    const ids: number[] = [];
    for (let index = 0; index < count; index++) ids.push((await invoice()).id);
    return ids;
  };
  const get = async (id: number) => (await server.as('get', `/billing/exports/${id}`).expect(200)).body;

  it('is written after the answer, with its invoices marked all the while, and gone on with after a kill', async () => {
    const ids = await many(101);
    const { body } = await create({ format: 'JSON' }).expect(201);
    expect(body).toMatchObject({ status: 'WAITING', invoiceCount: 101, writtenCount: 0, fileSize: null, fileName: '' });
    const early = await server.as('get', `/billing/exports/${body.id}/file`).expect(409);
    expect(early.body).toMatchObject({ code: 'export.not-ready' });
    await create({ format: 'XERO', invoiceIds: ids.slice(0, 1) }).expect(409);
    // As a kill leaves it: begun, and nobody at it.
    await server.database.query(sql`
      UPDATE billing_export SET status = 'RUNNING', written_count = 40, attempts = 1 WHERE id = ${body.id}`);
    await Promise.all([maker.takeOver(), maker.takeOver(), maker.work(body.id)]);
    const done = await get(body.id);
    expect(done).toMatchObject({ status: 'DONE', invoiceCount: 101, writtenCount: 101, lineCount: 101 });
    const first = (await fileOf(body.id).expect(200)).body;
    expect(JSON.parse(first.toString())).toHaveLength(101);
    await maker.work(body.id);
    await maker.takeOver();
    expect((await fileOf(body.id).expect(200)).body.equals(first)).toBe(true);
    expect(await get(body.id)).toEqual(done);
    expect(await exportsOf(ids[0]!)).toEqual([body.id]);
  });

  it('lets its invoices go when it fails for good, but those that another export has', async () => {
    const ids = await many(101);
    const before = await create({ format: 'CSV', invoiceIds: ids.slice(0, 1) }).expect(201);
    const { body } = await create({ format: 'XERO', invoiceIds: ids, again: true }).expect(201);
    const broken = Object.assign(Object.create(ExportMaker.prototype), maker, {
      invoices: Object.assign(Object.create(ExportedInvoicesRepository.prototype), {
        database: server.database,
        contentOf: () => Promise.reject(new Error('broken')),
      }),
    });
    for (let attempt = 1; attempt < 5; attempt++) {
      await expect(broken.work(body.id)).rejects.toThrow('broken');
      expect(await get(body.id)).toMatchObject({ status: 'RUNNING', failure: null });
    }
    await broken.takeOver();
    expect(await get(body.id)).toMatchObject({ status: 'FAILED', failure: expect.stringContaining('log') });
    await server.as('get', `/billing/exports/${body.id}/file`).expect(409);
    expect(await exportedAt(ids[0]!)).not.toBeNull();
    expect(await exportedAt(ids[1]!)).toBeNull();
    expect(await exportsOf(ids[0]!)).toEqual([before.body.id, body.id]);
    await maker.work(body.id);
    expect(await get(body.id)).toMatchObject({ status: 'FAILED' });
    const next = await create({ format: 'XERO' }).expect(201);
    expect(next.body).toMatchObject({ invoiceCount: 100 });
  });
});

describe('the list', () => {
  it('filters by format and status, and has its file', async () => {
    const made = [];
    for (const format of ['XERO', 'JSON']) {
      const { id } = await invoice();
      made.push((await create({ format, invoiceIds: [id] }).expect(201)).body);
    }
    const ids = async (query: string) =>
      (await server.as('get', `/billing/exports?${query}`).expect(200)).body.items.map(
        (each: { id: number }) => each.id,
      );
    expect((await ids('format=JSON'))[0]).toBe(made[1].id);
    expect(await ids('format=XERO&fileFormat=JSON')).toEqual([]);
    expect((await ids('fileFormat=XERO&sort=-id'))[0]).toBe(made[0].id);
    expect(await ids('status=WAITING&status=RUNNING')).toEqual([]);
    expect((await ids('status=DONE')).slice(0, 2)).toEqual([made[1].id, made[0].id]);
    expect(await ids('delivery=WAITING')).toEqual([]);
    expect(await ids(`q=${made[0].fileName}`)).toEqual([made[0].id]);
    const file = await server.as('get', '/billing/exports/export?format=json&fileFormat=XERO').expect(200);
    expect(JSON.parse(file.text)[0]).toMatchObject({ id: made[0].id, format: 'XERO' });
    await server.as('get', '/billing/exports?format=SAGE').expect(400);
  });
});

describe('somebody who may not see every organization', () => {
  it('exports what they may, and sees exports of what they see alone', async () => {
    const elsewhere = await anOrganization(server.database);
    const only = (level: 'VIEW' | 'CREATE') =>
      ({
        BILLING_INVOICES: { defaultLevel: 'NONE', organizationOverrides: [{ organizationId: organization.id, level }] },
      }) as const;
    const [own, other] = [await invoice(), await invoice({ organizationId: elsewhere.id })];
    const limited = await signedInWith(server, only('CREATE'));
    const unseen = await create({ format: 'XERO', invoiceIds: [own.id, other.id] }, limited).expect(422);
    expect(unseen.text).not.toContain(other.number);
    const { body } = await create({ format: 'XERO' }, limited).expect(201);
    expect(body).toMatchObject({ invoiceCount: 1, by: expect.any(String) });
    expect(await exportedAt(other.id)).toBeNull();
    const both = await create({ format: 'XERO', invoiceIds: [own.id, other.id], again: true }).expect(201);
    await limited('get', `/billing/exports/${both.body.id}`).expect(404);
    await limited('get', `/billing/exports/${both.body.id}/file`).expect(404);
    const listed = (await limited('get', '/billing/exports').expect(200)).body;
    expect(listed.items.map((each: { id: number }) => each.id)).toEqual([body.id]);
    const looker = await signedInWith(server, only('VIEW'));
    await fileOf(body.id, looker).expect(200);
    await create({ format: 'XERO', invoiceIds: [own.id], again: true }, looker).expect(403);
    const exceptHere = await signedInWith(server, {
      BILLING_INVOICES: {
        defaultLevel: 'VIEW',
        organizationOverrides: [{ organizationId: elsewhere.id, level: 'NONE' }],
      },
    });
    await exceptHere('get', `/billing/exports/${both.body.id}`).expect(404);
    await exceptHere('get', `/billing/exports/${body.id}`).expect(200);
    await exceptHere('get', '/billing/export-schedules').expect(403);
  });
});
