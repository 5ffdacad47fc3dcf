import { expect } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import type { TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { anInvoice, type BuiltInvoice } from '../billing-exports/billing-rows.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import type { TrailCase } from './audit-trail.factory.js';

const billing = async (server: TestServer) => {
  await server.as('post', '/apps/billing/activate').expect(200);
  return server;
};

const fields = () => ({
  name: uniqueName('Nightly'),
  format: 'XERO',
  interval: 'DAILY',
  hour: 6,
  target: { type: 'FOLDER', folder: 'audited' },
});
const aSchedule = async (server: TestServer) =>
  (await (await billing(server)).as('post', '/billing/export-schedules').send(fields()).expect(201)).body;
const subjectType = 'BillingExportSchedule';

/** An export of a schedule whose file could not be delivered. */
async function anUndelivered(server: TestServer) {
  const { id: organizationId } = await anOrganization(server.database);
  const { id: invoiceId } = await anInvoice(server.database, { organizationId });
  const schedule = await aSchedule(server);
  const body = { format: 'XERO', invoiceIds: [invoiceId] };
  const { id } = (await server.as('post', '/billing/exports').send(body).expect(201)).body;
  await server.database.query(sql`
    UPDATE billing_export SET billing_export_schedule_id = ${schedule.id}, scheduled_for = '2026-11-23',
      delivery_failure = 'The disk is full.'
    WHERE id = ${id}`);
  return { id, organizationId };
}

/** Exports of invoices, and when they are made. */
export const billingExportCases: TrailCase[] = [
  {
    operation: 'billingExports.create',
    when: 'two organizations are charged',
    async run({ server, send }) {
      await billing(server);
      const places = [await anOrganization(server.database), await anOrganization(server.database)];
      const invoices: BuiltInvoice[] = [];
      for (const { id } of places) invoices.push(await anInvoice(server.database, { organizationId: id }));
      const body = { format: 'XERO', invoiceIds: invoices.map(({ id }) => id) };
      const { id } = await send('post', '/billing/exports', body);
      // One for each: whoever reads those of one organization learns nothing of the other.
      return places.map((place, index) => ({
        action: 'billing-export.created',
        subjectType: 'BillingExport',
        subjectId: id,
        organizationId: place.id,
        after: { id, format: 'XERO', again: false, invoices: [invoices[index]?.number] },
      }));
    },
  },
  {
    operation: 'billingExports.deliver',
    async run({ server, send }) {
      const { id, organizationId } = await anUndelivered(server);
      await send('post', `/billing/exports/${id}/deliver`);
      return [
        { action: 'billing-export.delivery-requested', subjectType: 'BillingExport', subjectId: id, organizationId },
      ];
    },
  },
  {
    operation: 'billingExportSchedules.create',
    async run({ server, send }) {
      await billing(server);
      const body = fields();
      const { id } = await send('post', '/billing/export-schedules', body);
      const after = { id, ...body, day: null, active: true };
      return [{ action: 'billing-export-schedule.created', subjectType, subjectId: id, after }];
    },
  },
  {
    operation: 'billingExportSchedules.update',
    repeats: true,
    async run({ server, send }) {
      const { id } = await aSchedule(server);
      const target = { type: 'EMAIL', recipients: ['books@acme.test'] };
      await send('patch', `/billing/export-schedules/${id}`, { hour: 7, target });
      const change = {
        before: { hour: 6, target: { type: 'FOLDER', folder: 'audited' } },
        after: { hour: 7, target },
      };
      return [{ action: 'billing-export-schedule.updated', subjectType, subjectId: id, ...change }];
    },
  },
  {
    operation: 'billingExportSchedules.delete',
    async run({ server, send }) {
      const { id, name } = await aSchedule(server);
      await send('delete', `/billing/export-schedules/${id}`);
      const before = expect.objectContaining({ id, name, format: 'XERO' });
      return [{ action: 'billing-export-schedule.deleted', subjectType, subjectId: id, before }];
    },
  },
];
