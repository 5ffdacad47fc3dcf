import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sql, type Sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { anAgreement, aTemplate, monthlyTerms } from '../billing-agreements/billing-agreements.factory.js';
import { anInvoice } from '../billing-invoices/billing-invoices.factory.js';
import { aBillingProduct } from '../billing-products/billing-products.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import type { SampleThingCount } from './sample-data.dto.js';
import { type SampleKind, SampleMarks } from './sample-marks.repository.js';

let server: TestServer;
/** Of the sample, as far as the removal can tell. */
let organizationId: number;
beforeEach(async () => {
  server = await startTestServer();
  await server.as('post', '/apps/billing/activate').expect(200);
  ({ id: organizationId } = await anOrganization(server.database));
  await mark('Organization', organizationId);
  const before = JSON.stringify({ billingActive: true, nextInvoiceNumber: 1 });
  await server.database.query(sql`INSERT INTO setting (key, value) VALUES ('sample-data', ${before}::jsonb)`);
});
afterEach(() => server.close());

const mark = (kind: SampleKind, id: number) => server.app.get(SampleMarks, { strict: false }).add(kind, id);
const remove = () => server.as('delete', '/sample-data');
const told = (things: SampleThingCount[], thing: string) => things.find((each) => each.thing === thing);

/** Sends a request beside a transaction that has written and not committed, which it waits for. */
async function beside<T>(write: readonly Sql[], request: () => PromiseLike<T>): Promise<T> {
  const written = Promise.withResolvers<void>();
  const waitedFor = Promise.withResolvers<void>();
  const writing = server.database.transaction(async () => {
    for (const statement of write) await server.database.query(statement);
    written.resolve();
    await waitedFor.promise;
  });
  await written.promise;
  const answer = Promise.resolve(request());
  const waiting = sql`
    SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  try {
    await vi.waitFor(async () => expect(await server.database.query(waiting)).toHaveLength(1), 20_000);
  } finally {
    waitedFor.resolve();
    await writing;
  }
  return answer;
}

it('takes along what somebody adds to a sample organization at the same time', async () => {
  const adding = sql`INSERT INTO location (organization_id, name) VALUES (${organizationId}, 'New office')`;
  const { status, body } = await beside([adding], remove);
  expect(status, JSON.stringify(body)).toBe(200);
  expect(told(body.things, 'LOCATION')).toEqual({ thing: 'LOCATION', made: 0, added: 1, kept: 0 });
}, 60_000);

it('lets nobody agree with an organization that goes at the same time', async () => {
  const products = [{ productId: (await aBillingProduct(server)).id }];
  const agreement = { name: 'Late', ...monthlyTerms, startOn: '2026-01-01', organizationId, products };
  const going = sql`DELETE FROM organization WHERE id = ${organizationId}`;
  const { status, body } = await beside([going], () => server.as('post', '/billing/agreements').send(agreement));
  expect(status).toBe(422);
  expect(body.errors).toMatchObject([{ field: 'organizationId', code: 'reference.unknown' }]);
}, 60_000);

it('tells the invoices of agreements that people made from those of the sample', async () => {
  const ofSample = await anInvoice(server, { organizationId });
  await mark('BillingAgreement', ofSample.agreementId ?? 0);
  await anInvoice(server, { organizationId });
  const { body } = await remove().expect(200);
  expect(told(body.things, 'INVOICE')).toEqual({ thing: 'INVOICE', made: 1, added: 1, kept: 0 });
}, 60_000);

it('keeps what people changed for themselves: templates and schedules, and technicians whom they invited', async () => {
  const target = { type: 'EMAIL', recipients: ['books@contoso.test'] };
  const schedule = { format: 'XERO', interval: 'DAILY', target };
  for (const name of ['As made', 'Changed']) {
    const template = await aTemplate(server, { name, products: [] });
    await mark('BillingAgreementTemplate', template.id);
    const made = await server
      .as('post', '/billing/export-schedules')
      .send({ ...schedule, name })
      .expect(201);
    await mark('BillingExportSchedule', made.body.id);
    const technician = { kind: 'TECHNICIAN', name, email: `${name.replace(' ', '-')}@contoso.test` };
    const { id } = (await server.as('post', '/people').send(technician).expect(201)).body;
    await mark('Person', id);
    if (name === 'As made') continue;
    const path = `/billing/agreement-templates/${template.id}`;
    await server.as('patch', path).send({ description: 'Ours' }).expect(200);
    const schedulePath = `/billing/export-schedules/${made.body.id}`;
    await server.as('patch', schedulePath).send({ active: false }).expect(200);
    await server.as('post', `/people/${id}/invitation`).expect(201);
  }
  await anAgreement(server, { organizationId });
  await remove().expect(200);
  const names = async (table: Sql) =>
    (await server.database.query<{ name: string }>(sql`SELECT name FROM ${table} ORDER BY 1`)).map(({ name }) => name);
  expect(await names(sql`billing_agreement_template`)).toEqual(['Changed']);
  expect(await names(sql`billing_export_schedule`)).toEqual(['Changed']);
  expect(await names(sql`person WHERE kind = 'TECHNICIAN' AND email LIKE '%@contoso.test'`)).toEqual(['Changed']);
}, 60_000);
