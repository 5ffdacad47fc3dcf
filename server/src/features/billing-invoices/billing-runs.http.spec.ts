import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ActiveApps } from '../../platform/apps/in-app.js';
import { systemActor } from '../../platform/authorization/actor.js';
import { sql } from '../../platform/database/sql.js';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { anActiveAgreement, anAgreement } from '../billing-agreements/billing-agreements.factory.js';
import { aBillingProduct, activateBilling } from '../billing-products/billing-products.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';
import { invoicesOf, runBilling } from './billing-invoices.factory.js';
import { BillingInvoicesJobs } from './billing-invoices.jobs.js';
import { BillingRuns } from './billing-runs.service.js';
import { killAt } from './killed-statements.factory.js';
import { agreementOf, expectGapless, periodsOf } from './billing-runs.factory.js';

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

describe('a run', () => {
  it('makes every invoice that is due, missed ones first', async () => {
    const agreement = await anActiveAgreement(server, { taxPercent: '19' });
    const { created, invoiceIds, failed } = await runBilling(server, [agreement.id]);
    expect({ created, failed }).toEqual({ created: 3, failed: [] });
    const invoices = await invoicesOf(server, agreement.id);
    expect(invoices.map(({ id }) => id)).toEqual(invoiceIds);
    expect(invoices[0]).toMatchObject({
      kind: 'INVOICE',
      status: 'PENDING',
      agreementId: agreement.id,
      agreementName: agreement.name,
      organization: agreement.organization,
      periodStart: '2026-01-01',
      periodEnd: '2026-01-31',
      measuredOn: '2026-01-01',
      invoicedOn: '2026-01-01',
      dueOn: '2026-01-31',
      currency: 'USD',
      subtotal: '49.50',
      tax: '9.40',
      total: '58.90',
      note: '',
      approvedAt: null,
    });
    expect(invoices[0]?.lines).toMatchObject([
      {
        account: { code: 'SERVICES', name: 'Services' },
        quantity: 5,
        includedCount: 0,
        billedQuantity: 5,
        unitPrice: '9.90',
        unitCost: '4.50',
        amount: '49.50',
        taxable: true,
        edited: false,
      },
    ]);
    expect(await agreementOf(server, agreement.id)).toMatchObject({ nextStartOn: '2026-04-01', periodsBilled: 3 });
    const nothing = { created: 0, invoiceIds: [], failed: [], complete: true };
    expect(await runBilling(server, [agreement.id])).toEqual(nothing);
    await expectGapless(server);
  });

  it('needs no body', async () => {
    const { id } = await anActiveAgreement(server);
    await server.as('post', '/billing/invoices/run').expect(200);
    const [invoice] = await invoicesOf(server, id);
    await server.as('post', `/billing/invoices/${invoice?.id}/recalculate`).expect(200);
    await server.as('post', `/billing/agreements/${id}/end`).expect(200);
    await server.as('post', '/billing/invoices/run').send([]).expect(400);
    await server.as('post', '/billing/invoices/run').send({ wrong: true }).expect(400);
    await server.as('post', '/billing/invoices/run').send({ asOf: '2026-02-30' }).expect(422);
  });

  it('takes numbers in the order of invoice dates', async () => {
    const monthly = await anActiveAgreement(server);
    const weekly = await anActiveAgreement(server, { interval: 'WEEKLY', billDay: 1, startOn: '2026-01-12' });
    const { invoiceIds } = await runBilling(server, [monthly.id, weekly.id], '2026-02-02');
    const days = new Map(
      [...(await invoicesOf(server, monthly.id)), ...(await invoicesOf(server, weekly.id))].map((each) => [
        each.id,
        each.invoicedOn,
      ]),
    );
    const inOrder = invoiceIds.map((id) => days.get(id));
    expect(inOrder).toEqual(inOrder.toSorted());
    expect(inOrder).toHaveLength(6);
  });

  it('leaves drafts alone, and days that are to come', async () => {
    const draft = await anAgreement(server);
    const later = await anActiveAgreement(server, { startOn: '2026-03-21' });
    expect(await runBilling(server, [draft.id, later.id])).toMatchObject({ created: 0 });
    const refused = await server.as('post', '/billing/invoices/run').send({ asOf: '2026-03-21' }).expect(422);
    expect(refused.body.errors).toMatchObject([{ field: 'asOf', code: 'date.future' }]);
  });

  it('approves by itself where the agreement says so', async () => {
    const { id } = await anActiveAgreement(server, { autoApprove: true });
    await runBilling(server, [id], '2026-01-01');
    expect(await invoicesOf(server, id)).toMatchObject([
      { status: 'APPROVED', approvedBy: 'Admin', approvedAt: '2026-03-20T12:00:00.000Z' },
    ]);
  });

  it('charges the part of a short first period alone', async () => {
    const { id } = await anActiveAgreement(server, { prorateFirst: true, startOn: '2026-01-22' });
    await runBilling(server, [id], '2026-02-01');
    const invoices = await invoicesOf(server, id);
    expect(invoices.map(({ lines, total }) => [lines[0]?.unitPrice, total])).toEqual([
      ['3.193548', '15.97'],
      ['9.90', '49.50'],
    ]);
  });

  it('leaves out what is inactive, and lets a period pass in which nothing is left', async () => {
    const product = await aBillingProduct(server, { active: false });
    const { id } = await anActiveAgreement(server, { products: [{ productId: product.id }] });
    expect(await runBilling(server, [id], '2026-02-01')).toMatchObject({ created: 0, failed: [], complete: true });
    expect(await invoicesOf(server, id)).toEqual([]);
    expect(await agreementOf(server, id)).toMatchObject({ nextStartOn: '2026-03-01', periodsBilled: 0, failure: '' });
    const { body } = await server.as('get', '/audit-events?action=billing-agreement.period-passed').expect(200);
    expect(body.items.map(({ after }: { after: object }) => after)).toMatchObject([
      { periodStart: '2026-02-01', periodEnd: '2026-02-28' },
      { periodStart: '2026-01-01', periodEnd: '2026-01-31' },
    ]);
    await server.as('patch', `/billing/products/${product.id}`).send({ active: true }).expect(200);
    expect(await runBilling(server, [id])).toMatchObject({ created: 1 });
    await expectGapless(server);
  });

  it('makes no invoice of an agreement without products, and can be asked for what passed', async () => {
    const { id } = await anActiveAgreement(server, { products: [] });
    expect(await runBilling(server, [id])).toMatchObject({ created: 0, failed: [] });
    // What its Activity shows.
    const { body } = await server.as('get', `/audit-events?subjectType=BillingAgreement&subjectId=${id}`).expect(200);
    const passed = body.items.filter(({ action }: { action: string }) => action.endsWith('.period-passed'));
    expect(passed.map(({ after }: { after: { periodStart: string } }) => after.periodStart)).toEqual([
      '2026-03-01',
      '2026-02-01',
      '2026-01-01',
    ]);
    const product = await aBillingProduct(server);
    const change = { products: [{ productId: product.id }], nextBillOn: '2026-02-01' };
    await server.as('patch', `/billing/agreements/${id}`).send(change).expect(200);
    await runBilling(server, [id]);
    expect(await periodsOf(server, id)).toEqual(['2026-02-01 2026-02-28', '2026-03-01 2026-03-31']);
  });
});

describe('who may not', () => {
  it('bills nobody else’s agreements', async () => {
    const here = await anActiveAgreement(server);
    const there = await anActiveAgreement(server);
    const level = (organizationId: number, of: 'FULL' | 'VIEW') => ({
      BILLING_INVOICES: {
        defaultLevel: 'NONE' as const,
        organizationOverrides: [{ organizationId, level: of }],
      },
    });
    const limited = await signedInWith(server, level(here.organization.id, 'FULL'));
    await limited('post', '/billing/invoices/run')
      .send({ agreementIds: [there.id] })
      .expect(404);
    const run = await limited('post', '/billing/invoices/run').send({}).expect(200);
    expect(run.body).toMatchObject({ created: 3, failed: [] });
    expect(await periodsOf(server, there.id)).toEqual([]);
    const viewer = await signedInWith(server, level(there.organization.id, 'VIEW'));
    await viewer('post', '/billing/invoices/run').send({}).expect(403);
  });
});

describe('each period is billed once', () => {
  it('by two runs at once', async () => {
    const agreements = await Promise.all([anActiveAgreement(server), anActiveAgreement(server)]);
    const ids = agreements.map(({ id }) => id);
    const runs = await Promise.all([runBilling(server, ids), runBilling(server, ids), runBilling(server, ids)]);
    expect(runs.reduce((sum, { created }) => sum + created, 0)).toBe(6);
    expect(runs.flatMap(({ failed }) => failed)).toEqual([]);
    for (const id of ids) expect(await periodsOf(server, id)).toHaveLength(3);
    await expectGapless(server);
  });

  it('by a request that is repeated', async () => {
    const { id } = await anActiveAgreement(server);
    const send = () =>
      server
        .as('post', '/billing/invoices/run')
        .set('Idempotency-Key', `run-${id}`)
        .send({ agreementIds: [id] })
        .expect(200);
    const [first, second] = await Promise.all([send(), send()]);
    expect(first.body).toMatchObject({ created: 3 });
    expect(second.body).toEqual(first.body);
    expect((await send()).body).toEqual(first.body);
    expect(await periodsOf(server, id)).toHaveLength(3);
  });

  it.each(['BEFORE', 'AFTER'] as const)('wherever a process is killed: %s any statement', async (when) => {
    const { id } = await anActiveAgreement(server, { timing: 'ARREARS', autoApprove: true });
    let killed = true;
    let statement = 0;
    while (killed) {
      statement += 1;
      const revive = killAt(server, { statement, when });
      await server.as('post', '/billing/invoices/run').send({ agreementIds: [id], asOf: '2026-02-01' });
      killed = revive();
      await expectGapless(server);
      expect((await periodsOf(server, id)).length).toBeLessThanOrEqual(1);
    }
    expect(statement).toBeGreaterThan(15);
    await runBilling(server, [id]);
    expect(await periodsOf(server, id)).toEqual(['2026-01-01 2026-01-31', '2026-02-01 2026-02-28']);
    expect(await agreementOf(server, id)).toMatchObject({ failure: '' });
    await expectGapless(server);
  });

  it('while somebody changes the agreement', async () => {
    const agreement = await anActiveAgreement(server);
    const change = () => server.as('patch', `/billing/agreements/${agreement.id}`).send({ billDay: 15 }).expect(200);
    await Promise.all([runBilling(server, [agreement.id]), change(), runBilling(server, [agreement.id])]);
    const invoices = await invoicesOf(server, agreement.id);
    const days = invoices.map(({ periodStart, periodEnd }) => [periodStart, periodEnd]);
    days.slice(1).forEach(([start], index) => {
      const before = Temporal.PlainDate.from(days[index]?.[1] ?? '');
      expect(start).toBe(before.add({ days: 1 }).toString());
    });
  });
});

describe('the hourly run', () => {
  it('bills what is due, while the app is active alone', async () => {
    const runs = vi.spyOn(server.app.get(BillingRuns), 'run');
    const job = server.app.get(BillingInvoicesJobs);
    const { id } = await anActiveAgreement(server);
    await server.as('post', '/apps/billing/deactivate').expect(200);
    await job.run();
    expect(runs).not.toHaveBeenCalled();
    runs.mockRestore();
    await activateBilling(server);
    await job.run();
    expect(await periodsOf(server, id)).toHaveLength(3);
    expect((await invoicesOf(server, id))[0]).toMatchObject({ status: 'PENDING' });
  });

  it('ends with the invoice that it is at where the app is deactivated, and says so', async () => {
    const { id } = await anActiveAgreement(server);
    const active = vi.spyOn(server.app.get(ActiveApps), 'isActive');
    const runs = server.app.get(BillingRuns);
    active.mockResolvedValueOnce(true).mockResolvedValueOnce(false);
    expect(await runs.run(systemActor, { agreementIds: [id] })).toMatchObject({ created: 1, complete: false });
    active.mockRestore();
    expect(await runs.run(systemActor, { agreementIds: [id] })).toMatchObject({ created: 2, complete: true });
  });
});

it('has the database look at its tables once many were made', async () => {
  const { id } = await anOrganization(server.database);
  const made = await server.database.query<{ id: number }>(sql`
    INSERT INTO billing_agreement (organization_id, name, status, "interval", bill_day, timing, currency, start_on,
      next_start_on, next_bill_on)
    SELECT ${id}, 'A' || n, 'ACTIVE', 'ANNUAL', 1, 'ADVANCE', 'USD', '2026-01-01', '2026-01-01', '2026-01-01'
    FROM generate_series(1, 100) n RETURNING id`);
  const product = await aBillingProduct(server);
  await server.database.query(sql`
    INSERT INTO billing_agreement_product (billing_agreement_id, billing_product_id, position)
    SELECT id, ${product.id}, 0 FROM unnest(${made.map((each) => each.id)}::bigint[]) AS agreement (id)`);
  const ids = made.map((each) => each.id);
  expect(await runBilling(server, ids)).toMatchObject({ created: 100, failed: [] });
  const { known, count } = await server.database.one<{ known: number; count: number }>(sql`
    SELECT (SELECT reltuples FROM pg_class WHERE oid = 'billing_invoice'::regclass) AS known, count(*) AS count
    FROM billing_invoice`);
  expect(known).toBe(count);
});

describe('numbers', () => {
  const numbering = async () => (await server.as('get', '/billing/numbering').expect(200)).body;

  it('have a prefix, a suffix and digits, and only grow', async () => {
    const { next, version } = await numbering();
    const wanted = { prefix: 'R-', suffix: '/26', digits: 7, next: next + 10 };
    const put = (body: object) => server.as('put', '/billing/numbering').send(body);
    expect((await put(wanted).expect(200)).body).toEqual({ ...wanted, version: version + 1 });
    await put(wanted).set('If-Match', `"${version}"`).expect(412);
    const refused = await put({ ...wanted, next }).expect(422);
    expect(refused.body.errors).toMatchObject([{ field: 'next', code: 'numbering.backwards' }]);
    await put({ ...wanted, digits: 13 }).expect(422);
    // No invoice has this prefix and suffix yet: the series begins where it is told to.
    await put({ ...wanted, next: next + 12 }).expect(200);
    const { id } = await anActiveAgreement(server);
    await runBilling(server, [id], '2026-01-01');
    expect((await invoicesOf(server, id))[0]?.number).toBe(`R-${String(next + 12).padStart(7, '0')}/26`);
    const gap = await put({ ...wanted, digits: 5, next: next + 100 }).expect(422);
    expect(gap.body.errors).toMatchObject([{ field: 'next', code: 'numbering.gap' }]);
    await put({ ...wanted, suffix: '', digits: 5, next: next + 13 }).expect(200);
    // Not by a detour either.
    const other = { ...wanted, prefix: 'B-', next: next + 1000 };
    await put(other).expect(200);
    const detour = await put({ ...wanted, next: next + 1000 }).expect(422);
    expect(detour.body.errors).toMatchObject([{ field: 'next', code: 'numbering.gap' }]);
    await put({ ...wanted, next: next + 13 }).expect(200);
    await put({ ...other, next: next + 13 }).expect(200);
    await runBilling(server, [id], '2026-02-01');
    const left = await put({ ...wanted, next: next + 14 }).expect(422);
    expect(left.body.errors).toMatchObject([
      { code: 'numbering.gap', message: expect.stringContaining('others have') },
    ]);
  });

  it('are told to nobody who may not see the invoices of all organizations', async () => {
    const { id } = await anOrganization(server.database);
    const organizationOverrides = [{ organizationId: id, level: 'NONE' as const }];
    const some = await signedInWith(server, { BILLING_INVOICES: { defaultLevel: 'FULL', organizationOverrides } });
    await some('get', '/billing/numbering').expect(403);
  });
});
