import { expect } from 'vitest';
import { uniqueName } from '../../platform/testing/unique.js';
import {
  anActiveAgreement,
  anAgreement,
  aTemplate,
  monthlyTerms,
} from '../billing-agreements/billing-agreements.factory.js';
import type { InvoiceResponse } from '../billing-invoices/billing-invoices.dto.js';
import { anApprovedInvoice, anInvoice } from '../billing-invoices/billing-invoices.factory.js';
import { aBillingProduct, activateBilling } from '../billing-products/billing-products.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import type { ExpectedEntry, Trail, TrailCase } from './audit-trail.factory.js';

type Agreement = Awaited<ReturnType<typeof anAgreement>>;

const templates: TrailCase[] = [
  {
    operation: 'billingAgreementTemplates.create',
    async run({ server, send }) {
      await activateBilling(server);
      const name = uniqueName('Template');
      const { id } = await send('post', '/billing/agreement-templates', { name, ...monthlyTerms });
      const after = expect.objectContaining({ id, name, ...monthlyTerms, products: [] });
      return [{ action: 'billing-agreement-template.created', ...aboutTemplate(id), after }];
    },
  },
  {
    operation: 'billingAgreementTemplates.update',
    repeats: true,
    async run({ server, send }) {
      await activateBilling(server);
      const { id } = await aTemplate(server);
      const product = await aBillingProduct(server);
      const products = [{ productId: product.id, price: '3' }];
      await send('patch', `/billing/agreement-templates/${id}`, { billDay: 9, products });
      const kept = { productId: product.id, name: product.name, price: '3', includedCount: null };
      const change = { before: { billDay: 1, products: [] }, after: { billDay: 9, products: [kept] } };
      return [{ action: 'billing-agreement-template.updated', ...aboutTemplate(id), ...change }];
    },
  },
  {
    operation: 'billingAgreementTemplates.delete',
    async run({ server, send }) {
      await activateBilling(server);
      const { id, name } = await aTemplate(server);
      await send('delete', `/billing/agreement-templates/${id}`);
      const before = expect.objectContaining({ id, name });
      return [{ action: 'billing-agreement-template.deleted', ...aboutTemplate(id), before }];
    },
  },
];

const agreements: TrailCase[] = [
  {
    operation: 'billingAgreements.create',
    async run({ server, send }) {
      await activateBilling(server);
      const organization = await anOrganization(server.database);
      const body = { ...monthlyTerms, name: 'Managed', organizationId: organization.id, startOn: '2026-01-01' };
      const { id } = await send('post', '/billing/agreements', body);
      const after = expect.objectContaining({ id, name: 'Managed', organization, status: 'DRAFT', products: [] });
      return [
        {
          action: 'billing-agreement.created',
          subjectType: 'BillingAgreement',
          subjectId: id,
          organizationId: organization.id,
          after,
        },
      ];
    },
  },
  {
    operation: 'billingAgreements.update',
    repeats: true,
    run: (trail) =>
      ofAgreement(trail, anAgreement, 'updated', async ({ id }) => {
        await trail.send('patch', `/billing/agreements/${id}`, { taxPercent: '19' });
        return { before: { taxPercent: '0' }, after: { taxPercent: '19' } };
      }),
  },
  {
    operation: 'billingAgreements.activate',
    repeats: true,
    run: (trail) =>
      ofAgreement(trail, anAgreement, 'activated', async ({ id }) => {
        await trail.send('post', `/billing/agreements/${id}/activate`);
        return { before: { status: 'DRAFT' }, after: { status: 'ACTIVE' } };
      }),
  },
  {
    operation: 'billingAgreements.end',
    repeats: true,
    run: (trail) =>
      ofAgreement(trail, anActiveAgreement, 'ended', async ({ id }) => {
        await trail.send('post', `/billing/agreements/${id}/end`, { endOn: '2026-01-31' });
        return { before: { endOn: null }, after: { endOn: '2026-01-31' } };
      }),
  },
  {
    operation: 'billingAgreements.delete',
    run: (trail) =>
      ofAgreement(trail, anAgreement, 'deleted', async ({ id, name }) => {
        await trail.send('delete', `/billing/agreements/${id}`);
        return { before: expect.objectContaining({ id, name, status: 'DRAFT' }) };
      }),
  },
];

const invoices: TrailCase[] = [
  {
    operation: 'billingInvoices.run',
    repeats: true,
    async run({ server, send }) {
      await activateBilling(server);
      const { id: agreementId, organization } = await anActiveAgreement(server);
      const body = { agreementIds: [agreementId], asOf: '2026-01-31' };
      const { invoiceIds } = await send('post', '/billing/invoices/run', body);
      const after = expect.objectContaining({ kind: 'INVOICE', total: '49.50', periodStart: '2026-01-01' });
      return [
        {
          action: 'billing-invoice.created',
          ...aboutInvoice(invoiceIds[0], organization.id),
          after,
        },
      ];
    },
  },
  {
    operation: 'billingInvoices.update',
    repeats: true,
    run: (trail) =>
      ofInvoice(trail, anInvoice, 'updated', async ({ id, lines: [line] }) => {
        const note = 'With a discount';
        await trail.send('patch', `/billing/invoices/${id}`, { note, lines: [{ id: line?.id, unitPrice: '1' }] });
        const amounts = (amount: string) => ({ subtotal: amount, total: amount });
        // Who reads the log may not know what licenses cost.
        const { unitCost: _, costCurrency: __, exchangeRate: ___, ...told } = line ?? {};
        return {
          before: { note: '', ...amounts('49.50'), lines: [told] },
          after: {
            note,
            ...amounts('5.00'),
            lines: [{ ...told, unitPrice: '1.00', amount: '5.00', edited: true }],
          },
        };
      }),
  },
  {
    operation: 'billingInvoices.recalculate',
    run: (trail) =>
      ofInvoice(trail, anInvoice, 'recalculated', async ({ id, agreementId }) => {
        await trail.server.as('patch', `/billing/agreements/${agreementId}`).send({ products: [] }).expect(200);
        await trail.send('post', `/billing/invoices/${id}/recalculate`, {});
        return {
          before: { lines: [expect.anything()], subtotal: '49.50', total: '49.50' },
          after: { lines: [], subtotal: '0.00', total: '0.00' },
        };
      }),
  },
  {
    operation: 'billingInvoices.approve',
    repeats: true,
    run: (trail) =>
      ofInvoice(trail, anInvoice, 'approved', async ({ id }) => {
        await trail.send('post', `/billing/invoices/${id}/approve`);
        return approval;
      }),
  },
  {
    operation: 'billingInvoices.approveMany',
    repeats: true,
    run: (trail) =>
      ofInvoice(trail, anInvoice, 'approved', async ({ id }) => {
        await trail.send('post', '/billing/invoices/approve', { ids: [id] });
        return approval;
      }),
  },
  {
    operation: 'billingInvoices.complete',
    repeats: true,
    run: (trail) =>
      ofInvoice(trail, anApprovedInvoice, 'completed', async ({ id }) => {
        await trail.send('post', `/billing/invoices/${id}/complete`);
        return { before: { status: 'APPROVED' }, after: { status: 'COMPLETED' } };
      }),
  },
  {
    operation: 'billingInvoices.archive',
    repeats: true,
    run: (trail) =>
      ofInvoice(trail, anInvoice, 'archived', async ({ id }) => {
        await trail.send('post', `/billing/invoices/${id}/archive`);
        return { before: { status: 'PENDING' }, after: { status: 'ARCHIVED' } };
      }),
  },
  {
    operation: 'billingInvoices.unarchive',
    repeats: true,
    run: (trail) =>
      ofInvoice(trail, anInvoice, 'unarchived', async ({ id }) => {
        await trail.server.as('post', `/billing/invoices/${id}/archive`).expect(200);
        await trail.send('post', `/billing/invoices/${id}/unarchive`);
        return { before: { status: 'ARCHIVED' }, after: { status: 'PENDING' } };
      }),
  },
  {
    operation: 'billingInvoices.credit',
    async run({ server, send }) {
      await activateBilling(server);
      const invoice = await anApprovedInvoice(server);
      const { id } = await send('post', `/billing/invoices/${invoice.id}/credit`);
      const after = expect.objectContaining({ kind: 'CREDIT_NOTE', creditedInvoiceId: invoice.id, total: '-49.50' });
      return [{ action: 'billing-invoice.credited', ...aboutInvoice(id, invoice.organization.id), after }];
    },
  },
  {
    operation: 'billingNumbering.set',
    repeats: true,
    async run({ server, send }) {
      await activateBilling(server);
      const { version: _, ...before } = (await server.as('get', '/billing/numbering').expect(200)).body;
      await send('put', '/billing/numbering', { ...before, suffix: `${before.suffix}/A` });
      const change = { before: { suffix: before.suffix }, after: { suffix: `${before.suffix}/A` } };
      return [{ action: 'billing-numbering.updated', subjectType: 'BillingInvoice', subjectId: null, ...change }];
    },
  },
  {
    operation: 'billingIssuer.set',
    repeats: true,
    async run({ server, send }) {
      await activateBilling(server);
      const { version: _, ...before } = (await server.as('get', '/billing/issuer').expect(200)).body;
      const name = uniqueName('Northwind IT');
      await send('put', '/billing/issuer', { ...before, name });
      const change = { before: { name: before.name }, after: { name } };
      return [{ action: 'billing-issuer.updated', subjectType: 'BillingInvoice', subjectId: null, ...change }];
    },
  },
];

const approval = {
  before: { status: 'PENDING', approvedAt: null, approvedBy: '' },
  after: { status: 'APPROVED', approvedAt: expect.any(String), approvedBy: 'Admin' },
};

/** What organizations are charged: agreements, and the invoices that are made of them. */
export const billingInvoiceCases: TrailCase[] = [...templates, ...agreements, ...invoices];

function aboutTemplate(id: number) {
  return { subjectType: 'BillingAgreementTemplate', subjectId: id };
}

function aboutInvoice(id: number | undefined, organizationId: number) {
  return { subjectType: 'BillingInvoice', subjectId: id, organizationId };
}

async function ofAgreement(
  { server }: Trail,
  make: (server: Trail['server']) => Promise<Agreement>,
  what: string,
  change: (agreement: Agreement) => Promise<Partial<ExpectedEntry>>,
): Promise<ExpectedEntry[]> {
  await activateBilling(server);
  const agreement = await make(server);
  const about = {
    subjectType: 'BillingAgreement',
    subjectId: agreement.id,
    organizationId: agreement.organization.id,
  };
  return [{ action: `billing-agreement.${what}`, ...about, ...(await change(agreement)) }];
}

async function ofInvoice(
  { server }: Trail,
  make: (server: Trail['server']) => Promise<InvoiceResponse>,
  what: string,
  change: (invoice: InvoiceResponse) => Promise<Partial<ExpectedEntry>>,
): Promise<ExpectedEntry[]> {
  await activateBilling(server);
  const invoice = await make(server);
  return [
    {
      action: `billing-invoice.${what}`,
      ...aboutInvoice(invoice.id, invoice.organization.id),
      subjectName: invoice.number,
      ...(await change(invoice)),
    },
  ];
}
