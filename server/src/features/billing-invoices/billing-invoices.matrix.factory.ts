import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { activateBilling } from '../billing-products/billing-products.factory.js';
import type { InvoiceResponse } from './billing-invoices.dto.js';
import { anApprovedInvoice, anInvoice } from './billing-invoices.factory.js';

const path = ({ id }: { id: number }) => `/billing/invoices/${id}`;
const step = (what: string) => (row: { id: number }) => `${path(row)}/${what}`;
const line = ({ id, lines }: InvoiceResponse) => `/billing/invoices/${id}/lines/${lines[0]?.id}`;
const evidence = (invoice: InvoiceResponse) => `${line(invoice)}/evidence`;
const holders = (invoice: InvoiceResponse) => `${line(invoice)}/holders`;

const anInvoiceHere = {
  area: 'BILLING_INVOICES',
  belonging: 'here',
  async row({ server, here }: MatrixStage) {
    await activateBilling(server);
    return anInvoice(server, { organizationId: here.id });
  },
  marker: ({ number }: InvoiceResponse) => JSON.stringify(number),
} as const;

const anApprovedInvoiceHere = {
  ...anInvoiceHere,
  async row({ server, here }: MatrixStage) {
    await activateBilling(server);
    return anApprovedInvoice(server, { organizationId: here.id });
  },
} as const;

const theNumbering = {
  area: 'BILLING_INVOICES',
  belonging: 'all',
  async row({ server }: MatrixStage) {
    await activateBilling(server);
    const { version: _, ...numbering } = (await server.as('get', '/billing/numbering').expect(200)).body;
    return { numbering };
  },
} as const;

const theIssuer = {
  area: 'BILLING_INVOICES',
  belonging: 'all',
  async row({ server }: MatrixStage) {
    await activateBilling(server);
    return {};
  },
} as const;

const ofAll = { exception: { unseen: 403, reason: 'It speaks of all invoices, which is no secret.' } } as const;

export const matrix = [
  ...entriesOn(anInvoiceHere, {
    'billingInvoices.list': { needs: 'read', belonging: 'asker', lists: 'here', path: () => '/billing/invoices' },
    'billingInvoices.export': {
      needs: 'read',
      belonging: 'asker',
      lists: 'here',
      path: () => '/billing/invoices/export',
    },
    'billingInvoices.get': { needs: 'read', path },
    'billingInvoices.summary': { needs: 'read', belonging: 'asker', path: () => '/billing/invoices/summary' },
    'billingInvoices.evidence': { needs: 'read', path: evidence },
    'billingInvoices.holders': { needs: 'read', path: holders },
    'billingInvoices.exportHolders': { needs: 'read', path: (invoice) => `${holders(invoice)}/export` },
    'billingInvoices.run': {
      needs: 'create',
      path: () => '/billing/invoices/run',
      body: ({ agreementId }) => ({ agreementIds: [agreementId], asOf: '2026-01-01' }),
    },
    'billingInvoices.update': { needs: 'update', path, body: () => ({ note: 'Thank you' }) },
    'billingInvoices.recalculate': { needs: 'update', path: step('recalculate'), body: () => ({}) },
    'billingInvoices.approve': { needs: 'update', path: step('approve') },
    'billingInvoices.approveMany': {
      needs: 'update',
      belonging: 'asker',
      path: () => '/billing/invoices/approve',
      body: ({ id }) => ({ ids: [id] }),
    },
    'billingInvoices.archive': { needs: 'update', path: step('archive') },
    'billingInvoices.unarchive': { needs: 'update', path: step('unarchive') },
  }),
  ...entriesOn(anApprovedInvoiceHere, {
    'billingInvoices.complete': { needs: 'update', path: step('complete') },
    'billingInvoices.credit': { needs: 'create', path: step('credit'), spends: true },
  }),
  ...entriesOn(theNumbering, {
    'billingNumbering.get': { needs: 'read', path: () => '/billing/numbering', ...ofAll },
    'billingNumbering.set': {
      needs: 'update',
      path: () => '/billing/numbering',
      body: ({ numbering }) => numbering,
      ...ofAll,
    },
  }),
  ...entriesOn(theIssuer, {
    'billingIssuer.get': { needs: 'read', belonging: 'asker', path: () => '/billing/issuer' },
    'billingIssuer.set': {
      needs: 'update',
      path: () => '/billing/issuer',
      body: () => ({ name: 'Northwind IT', details: '1 Main Street' }),
      ...ofAll,
    },
  }),
];
