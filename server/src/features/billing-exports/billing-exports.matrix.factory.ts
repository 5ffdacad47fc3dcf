import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { anInvoice } from './billing-rows.factory.js';

/** Billing answers while it is active. */
async function billing({ server }: MatrixStage): Promise<MatrixStage['server']> {
  await server.as('post', '/apps/billing/activate').expect(200);
  return server;
}

async function anExport(stage: MatrixStage, organizationIds: readonly number[]) {
  const server = await billing(stage);
  const invoices = [];
  for (const organizationId of organizationIds) invoices.push(await anInvoice(server.database, { organizationId }));
  const invoiceIds = invoices.map(({ id }) => id);
  const { id, fileName } = (
    await server.as('post', '/billing/exports').send({ format: 'XERO', invoiceIds }).expect(201)
  ).body;
  return { path: `/billing/exports/${id}`, invoiceIds, name: fileName };
}

const ofHere = {
  area: 'BILLING_INVOICES',
  belonging: 'here',
  row: (stage: MatrixStage) => anExport(stage, [stage.here.id]),
} as const;

/** It is seen by those alone who see invoices of both. */
const ofBoth = {
  area: 'BILLING_INVOICES',
  belonging: 'each',
  row: (stage: MatrixStage) => anExport(stage, [stage.here.id, stage.elsewhere.id]),
} as const;

const schedulePath = ({ id }: { id: number }) => `/billing/export-schedules/${id}`;
const fields = () => ({
  name: uniqueName('Nightly'),
  format: 'XERO',
  interval: 'DAILY',
  target: { type: 'FOLDER', folder: 'matrix' },
});

/** It exports the invoices of every organization. */
const aSchedule = {
  area: 'BILLING_INVOICES',
  belonging: 'all',
  async row(stage: MatrixStage): Promise<{ id: number; name: string }> {
    const server = await billing(stage);
    return (await server.as('post', '/billing/export-schedules').send(fields()).expect(201)).body;
  },
} as const;

/** Whoever may not do so in every organization may not do it at all. */
const exception = { unseen: 403, reason: 'A schedule is nothing that one sees a part of.' };

export const matrix = [
  ...entriesOn(ofHere, {
    'billingExports.list': { needs: 'read', belonging: 'asker', lists: 'here', path: () => '/billing/exports' },
    'billingExports.export': {
      needs: 'read',
      belonging: 'asker',
      lists: 'here',
      path: () => '/billing/exports/export',
    },
    'billingExports.create': {
      needs: 'create',
      path: () => '/billing/exports',
      body: ({ invoiceIds }) => ({ format: 'JSON', invoiceIds, again: true }),
      exception: { unseen: 422, allowed: [201], reason: 'A request that names what is not seen is wrong.' },
    },
    'billingExports.waiting': { needs: 'create', belonging: 'asker', path: () => '/billing/exports/waiting' },
    'billingExports.get': { needs: 'read', path: ({ path }) => path },
    'billingExports.download': { needs: 'read', path: ({ path }) => `${path}/file` },
    'billingExports.deliver': {
      needs: 'update',
      path: ({ path }) => `${path}/deliver`,
      exception: { allowed: [409], reason: 'What was made on demand goes nowhere.' },
    },
  }),
  ...entriesOn(aSchedule, {
    'billingExportSchedules.list': {
      needs: 'read',
      lists: 'all',
      exception,
      path: () => '/billing/export-schedules',
    },
    'billingExportSchedules.export': {
      needs: 'read',
      lists: 'all',
      exception,
      path: () => '/billing/export-schedules/export',
    },
    'billingExportSchedules.channels': {
      needs: 'read',
      exception,
      path: () => '/billing/export-schedules/channels',
    },
    'billingExportSchedules.create': {
      needs: 'create',
      exception,
      path: () => '/billing/export-schedules',
      body: fields,
    },
    'billingExportSchedules.get': { needs: 'read', exception, path: schedulePath },
    'billingExportSchedules.update': {
      needs: 'update',
      exception,
      path: schedulePath,
      body: () => ({ hour: 7 }),
    },
    'billingExportSchedules.delete': { needs: 'delete', exception, path: schedulePath },
  }),
  ...entriesOn(ofBoth, {
    'billingExports.get': { when: 'it has invoices of both', needs: 'read', path: ({ path }) => path },
    'billingExports.download': { when: 'it has invoices of both', needs: 'read', path: ({ path }) => `${path}/file` },
  }),
];
