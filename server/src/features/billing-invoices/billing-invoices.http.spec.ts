import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { anActiveAgreement } from '../billing-agreements/billing-agreements.factory.js';
import { aBillingProduct, activateBilling } from '../billing-products/billing-products.factory.js';
import { signedInWith } from '../people/people.factory.js';
import { anApprovedInvoice, anInvoice, invoicesOf, runBilling } from './billing-invoices.factory.js';

let server: TestServer;
let clock: StoppedClock;
beforeAll(async () => {
  server = await startTestServer();
  clock = stopClock(server, '2026-03-20');
  await activateBilling(server);
});
afterAll(async () => {
  clock.release();
  await server.close();
});

const path = ({ id }: { id: number }) => `/billing/invoices/${id}`;
const patch = (invoice: { id: number }, body: object) => server.as('patch', path(invoice)).send(body);
const step = (invoice: { id: number }, what: string, body: object = {}) =>
  server.as('post', `${path(invoice)}/${what}`).send(body);
const codeOf = async (request: ReturnType<typeof step>) => {
  const { status, body } = await request;
  return `${status} ${body.code}`;
};

describe('the list', () => {
  it('finds invoices by what they are', async () => {
    const approved = await anApprovedInvoice(server);
    const agreementId = approved.agreementId ?? 0;
    await runBilling(server, [agreementId], '2026-02-01');
    const [, february] = await invoicesOf(server, agreementId);
    const find = async (query: string) =>
      (await server.as('get', `/billing/invoices?agreementId=${agreementId}&${query}`).expect(200)).body.items.map(
        (each: { id: number }) => each.id,
      );
    expect(await find('')).toEqual([february?.id, approved.id]);
    expect(await find('status=APPROVED')).toEqual([approved.id]);
    expect(await find('kind=CREDIT_NOTE')).toEqual([]);
    expect(await find('from=2026-01-02&to=2026-02-01')).toEqual([february?.id]);
    expect(await find('exported=true')).toEqual([]);
    expect(await find(`organizationId=${approved.organization.id}&exported=false`)).toHaveLength(2);
    expect(await find(`q=${february?.number}`)).toEqual([february?.id]);
    await server.as('get', '/billing/invoices?from=2026-02-30').expect(422);
    const file = await server.as('get', `/billing/invoices/export?agreementId=${agreementId}`).expect(200);
    expect(file.text).toContain(approved.number);
  });
});

describe('the summary', () => {
  it('counts invoices by their states, of those that somebody sees', async () => {
    const approved = await anApprovedInvoice(server);
    const { id } = approved.organization;
    const agreementId = approved.agreementId ?? 0;
    await runBilling(server, [agreementId], '2026-03-01');
    const [, february] = await invoicesOf(server, agreementId);
    await step(february!, 'archive').expect(200);
    const here = `/billing/invoices/summary?organizationId=${id}`;
    const { items } = (await server.as('get', here).expect(200)).body;
    const totals = [{ currency: approved.currency, amount: '49.50' }];
    expect(items).toEqual([
      { status: 'PENDING', invoices: 1, totals },
      { status: 'APPROVED', invoices: 1, totals },
      { status: 'COMPLETED', invoices: 0, totals: [] },
      { status: 'ARCHIVED', invoices: 1, totals },
    ]);
    const organizationOverrides = [{ organizationId: id, level: 'NONE' as const }];
    const elsewhere = await signedInWith(server, { BILLING_INVOICES: { defaultLevel: 'VIEW', organizationOverrides } });
    const unseen = (await elsewhere('get', here).expect(200)).body;
    expect(unseen.items).toMatchObject([{ invoices: 0 }, { invoices: 0 }, { invoices: 0 }, { invoices: 0 }]);
  });
});

describe('a pending invoice', () => {
  it('takes a note and other lines', async () => {
    const invoice = await anInvoice(server, { taxPercent: '10' });
    const [line] = invoice.lines;
    const lines = [
      { id: line?.id, quantity: 7, unitPrice: '10' },
      { description: 'Discount', unitPrice: '-5.50', taxable: false },
    ];
    const changed = await patch(invoice, { note: 'Thank you', lines }).set('If-Match', '"1"').expect(200);
    expect(changed.body).toMatchObject({
      version: 2,
      note: 'Thank you',
      subtotal: '64.50',
      tax: '7.00',
      total: '71.50',
      lines: [
        { id: line?.id, quantity: 7, unitPrice: '10.00', amount: '70.00', edited: true },
        { productId: null, description: 'Discount', quantity: 1, amount: '-5.50', edited: true },
      ],
    });
    await patch(invoice, { note: 'Late' }).set('If-Match', '"1"').expect(412);
    const none = await patch(invoice, { lines: [] }).expect(200);
    expect(none.body).toMatchObject({ lines: [], total: '0.00', note: 'Thank you' });
  });

  it('refuses lines that cannot be', async () => {
    const invoice = await anInvoice(server);
    const refused = await patch(invoice, { lines: [{ quantity: 1 }] }).expect(422);
    expect(refused.body.errors.map(({ field }: { field: string }) => field)).toEqual([
      'lines.0.description',
      'lines.0.unitPrice',
    ]);
    const huge = { description: 'Much', quantity: 10_000_000, unitPrice: '999999999999' };
    expect(await codeOf(patch(invoice, { lines: [huge] }))).toBe('422 invoice.too-large');
    await patch(invoice, { lines: [{ id: 1, wrong: true }] }).expect(400);
    expect((await server.as('get', path(invoice)).expect(200)).body).toEqual(invoice);
  });
});

describe('measuring anew', () => {
  it('leaves what was changed by hand alone, unless it is told to', async () => {
    const [a, b, c] = [await aBillingProduct(server), await aBillingProduct(server), await aBillingProduct(server)];
    const products = [a, b, c].map(({ id }) => ({ productId: id }));
    const invoice = await anInvoice(server, { products });
    const [first, second] = invoice.lines;
    await patch(invoice, { lines: [{ id: first?.id }, { id: second?.id, unitPrice: '1' }] }).expect(200);
    for (const { id } of [a, b, c]) {
      const quantitySource = { type: 'MANUAL', quantity: 8 };
      await server.as('patch', `/billing/products/${id}`).send({ quantitySource }).expect(200);
    }
    const again = await step(invoice, 'recalculate').expect(200);
    const shown = (body: { lines: { productId: number; quantity: number; unitPrice: string }[] }) =>
      body.lines.map(({ productId, quantity, unitPrice }) => [productId, quantity, unitPrice]);
    expect(shown(again.body)).toEqual([
      [a.id, 8, '9.90'],
      [b.id, 5, '1.00'],
    ]);
    expect(again.body.total).toBe('84.20');
    const reset = await step(invoice, 'recalculate', { resetEdits: true }).expect(200);
    expect(shown(reset.body)).toEqual([
      [a.id, 8, '9.90'],
      [b.id, 8, '9.90'],
      [c.id, 8, '9.90'],
    ]);
  });

  it('uses the terms that the agreement has now', async () => {
    const invoice = await anInvoice(server);
    const agreement = `/billing/agreements/${invoice.agreementId}`;
    await server.as('patch', agreement).send({ taxPercent: '50', paymentTermDays: 10, currency: 'JPY' }).expect(200);
    expect((await step(invoice, 'recalculate').expect(200)).body).toMatchObject({
      currency: 'JPY',
      taxPercent: '50',
      subtotal: '50',
      tax: '25',
      total: '75',
      dueOn: '2026-01-11',
      invoicedOn: invoice.invoicedOn,
      number: invoice.number,
    });
    await patch(invoice, { lines: [{ description: 'By hand', unitPrice: '3' }] }).expect(200);
    await server.as('patch', agreement).send({ currency: 'EUR' }).expect(200);
    const refused = await step(invoice, 'recalculate').expect(422);
    expect(refused.body.errors).toMatchObject([{ field: 'resetEdits', code: 'invoice.currency-changed' }]);
    expect((await step(invoice, 'recalculate', { resetEdits: true }).expect(200)).body.currency).toBe('EUR');
  });

  it('pays the same part of a short first period', async () => {
    const { id } = await anActiveAgreement(server, { prorateFirst: true, startOn: '2026-01-22' });
    await runBilling(server, [id], '2026-01-22');
    const [invoice] = await invoicesOf(server, id);
    expect(invoice?.total).toBe('15.97');
    expect((await step({ id: invoice?.id ?? 0 }, 'recalculate').expect(200)).body.total).toBe('15.97');
  });
});

describe('an approved invoice', () => {
  it('stays as it is', async () => {
    const invoice = await anApprovedInvoice(server);
    expect(invoice).toMatchObject({ status: 'APPROVED', approvedBy: 'Admin', approvedAt: '2026-03-20T12:00:00.000Z' });
    expect((await step(invoice, 'approve').expect(200)).body).toEqual(invoice);
    expect(await codeOf(patch(invoice, { note: 'x' }))).toBe('409 invoice.frozen');
    expect(await codeOf(patch(invoice, { lines: [] }))).toBe('409 invoice.frozen');
    expect(await codeOf(step(invoice, 'recalculate'))).toBe('409 invoice.frozen');
    const completed = await step(invoice, 'complete').expect(200);
    expect(completed.body).toMatchObject({ status: 'COMPLETED' });
    expect((await step(invoice, 'complete').expect(200)).body).toEqual(completed.body);
    expect(await codeOf(patch(invoice, { note: 'x' }))).toBe('409 invoice.frozen');
    expect((await server.as('get', path(invoice)).expect(200)).body).toEqual(completed.body);
  });

  it('does not follow its agreement, its product or its license any more', async () => {
    const product = await aBillingProduct(server);
    const invoice = await anApprovedInvoice(server, { products: [{ productId: product.id }] });
    await server.as('patch', `/billing/products/${product.id}`).send({ name: 'Renamed', includedCount: 2 }).expect(200);
    const agreement = { name: 'Renamed', products: [], taxPercent: '99' };
    await server.as('patch', `/billing/agreements/${invoice.agreementId}`).send(agreement).expect(200);
    expect((await server.as('get', path(invoice)).expect(200)).body).toEqual(invoice);
  });

  it('is completed only once it was approved', async () => {
    expect(await codeOf(step(await anInvoice(server), 'complete'))).toBe('409 invoice.not-approved');
  });

  it('is archived, and taken back as it was', async () => {
    const invoice = await anApprovedInvoice(server);
    const archived = await step(invoice, 'archive').expect(200);
    expect(archived.body).toMatchObject({ status: 'ARCHIVED', archivedStatus: 'APPROVED' });
    expect(await codeOf(step(invoice, 'complete'))).toBe('409 invoice.archived');
    expect((await step(invoice, 'unarchive').expect(200)).body).toMatchObject({
      status: 'APPROVED',
      archivedStatus: null,
    });
    await runBilling(server, [invoice.agreementId ?? 0], '2026-01-15');
    expect(await invoicesOf(server, invoice.agreementId ?? 0)).toHaveLength(1);
  });

  it('is approved by one of two who also change it', async () => {
    const invoice = await anInvoice(server);
    const [approved, changed] = await Promise.all([
      step(invoice, 'approve').set('If-Match', '"1"'),
      patch(invoice, { note: 'Late' }).set('If-Match', '"1"'),
    ]);
    expect([approved.status, changed.status].sort()).toEqual([200, 412]);
  });
});

it('approves several, and tells which cannot be', async () => {
  const [pending, approved, archived] = [
    await anInvoice(server),
    await anApprovedInvoice(server),
    await anInvoice(server),
  ];
  await step(archived, 'archive').expect(200);
  const ids = [pending.id, approved.id, archived.id, 999_999, pending.id];
  const { body } = await server.as('post', '/billing/invoices/approve').send({ ids }).expect(200);
  expect(body).toEqual({
    approved: [pending.id, approved.id],
    refused: [
      { id: archived.id, code: 'invoice.archived', message: expect.any(String) },
      { id: 999_999, code: 'not-found', message: expect.any(String) },
    ],
  });
  const after = (await server.as('get', path(pending)).expect(200)).body;
  expect(after).toMatchObject({ status: 'APPROVED', version: 2, approvedBy: 'Admin' });
});

describe('a credit note', () => {
  it('gives back what the invoice charges, under a number of its own', async () => {
    const invoice = await anApprovedInvoice(server, { taxPercent: '19' });
    const note = (await step(invoice, 'credit').expect(201)).body;
    expect(note).toMatchObject({
      kind: 'CREDIT_NOTE',
      status: 'PENDING',
      creditedInvoice: { id: invoice.id, number: invoice.number },
      agreementId: invoice.agreementId,
      periodStart: invoice.periodStart,
      invoicedOn: '2026-03-20',
      dueOn: '2026-03-20',
      subtotal: '-49.50',
      tax: '-9.40',
      total: '-58.90',
      lines: [{ quantity: 5, billedQuantity: 5, unitPrice: '-9.90', amount: '-49.50', unitCost: null }],
    });
    expect(note.number).not.toBe(invoice.number);
    const credited = (await server.as('get', path(invoice)).expect(200)).body;
    expect(credited).toEqual({ ...invoice, creditNote: { id: note.id, number: note.number } });
    expect(await codeOf(step(invoice, 'credit'))).toBe('409 invoice.credited');
    expect(await codeOf(step(note, 'credit'))).toBe('409 invoice.credit-note');
    expect(await codeOf(step(note, 'recalculate'))).toBe('409 invoice.credit-note');
  });

  it('gives back a part, where it is changed before it is approved', async () => {
    const invoice = await anApprovedInvoice(server, { taxPercent: '10' });
    const note = (await step(invoice, 'credit').expect(201)).body;
    const changed = await patch(note, { lines: [{ id: note.lines[0].id, quantity: 2 }] }).expect(200);
    expect(changed.body).toMatchObject({ subtotal: '-19.80', tax: '-1.98', total: '-21.78' });
    expect((await step(note, 'approve').expect(200)).body.status).toBe('APPROVED');
  });

  it('gives back no more than was charged, and charges nothing', async () => {
    const invoice = await anApprovedInvoice(server, { taxPercent: '10' });
    const note = (await step(invoice, 'credit').expect(201)).body;
    const [{ id }] = note.lines;
    for (const [line, field, code] of [
      [{ id, unitPrice: '-1000' }, 'lines', 'credit.too-large'],
      [{ id, quantity: 6 }, 'lines', 'credit.too-large'],
      [{ id, unitPrice: '10' }, 'lines.0.unitPrice', 'credit.charges'],
    ] as const) {
      const refused = await patch(note, { lines: [line] }).expect(422);
      expect(refused.body.errors).toMatchObject([{ field, code }]);
    }
    const goodwill = { description: 'Goodwill', unitPrice: '-49.50' };
    expect((await patch(note, { lines: [goodwill] }).expect(200)).body).toMatchObject({ total: '-54.45' });
  });

  it('is of an approved invoice, and made once by two', async () => {
    expect(await codeOf(step(await anInvoice(server), 'credit'))).toBe('409 invoice.not-approved');
    const invoice = await anApprovedInvoice(server);
    const answers = await Promise.all([step(invoice, 'credit'), step(invoice, 'credit')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe('the preview', () => {
  const preview = async (id: number, query = '') =>
    (await server.as('get', `/billing/agreements/${id}/preview${query}`).expect(200)).body;

  it('is the next invoice as it is made then, and stores nothing', async () => {
    const { id } = await anActiveAgreement(server, { taxPercent: '19', prorateFirst: true, startOn: '2026-01-22' });
    const shown = await preview(id);
    expect(await invoicesOf(server, id)).toEqual([]);
    await runBilling(server, [id], '2026-01-22');
    const [invoice] = await invoicesOf(server, id);
    const { agreementId, periodStart, periodEnd, measuredOn, invoicedOn, dueOn, subtotal, tax, total } = shown;
    expect(invoice).toMatchObject({ agreementId, periodStart, periodEnd, measuredOn, invoicedOn, dueOn });
    expect(invoice).toMatchObject({ subtotal, tax, total, currency: shown.currency, taxPercent: shown.taxPercent });
    const [{ evidenceCount, ...line }] = shown.lines;
    expect(invoice?.lines).toMatchObject([line]);
    expect({ evidenceCount, problems: shown.problems, billable: shown.billable, sequence: shown.sequence }).toEqual({
      evidenceCount: 0,
      problems: [],
      billable: true,
      sequence: 1,
    });
  });

  it('counts what is there today while its day is to come', async () => {
    const { id } = await anActiveAgreement(server, { startOn: '2026-05-01' });
    expect(await preview(id)).toMatchObject({ measuredOn: '2026-03-20', invoicedOn: '2026-05-01', total: '49.50' });
    expect(await preview(id, '?on=2026-02-01')).toMatchObject({ measuredOn: '2026-02-01' });
    const refused = await server.as('get', `/billing/agreements/${id}/preview?on=2026-03-21`).expect(422);
    expect(refused.body.errors).toMatchObject([{ field: 'on', code: 'date.future' }]);
  });
});

it('belongs to its organization', async () => {
  const invoice = await anInvoice(server);
  const organizationOverrides = [{ organizationId: invoice.organization.id, level: 'NONE' as const }];
  const elsewhere = await signedInWith(server, { BILLING_INVOICES: { defaultLevel: 'FULL', organizationOverrides } });
  await elsewhere('get', path(invoice)).expect(404);
  await elsewhere('post', `${path(invoice)}/approve`).expect(404);
  await elsewhere('get', `${path(invoice)}/lines/${invoice.lines[0]?.id}/evidence`).expect(404);
  const bulk = await elsewhere('post', '/billing/invoices/approve')
    .send({ ids: [invoice.id] })
    .expect(200);
  expect(bulk.body).toMatchObject({ approved: [], refused: [{ code: 'not-found' }] });
});
