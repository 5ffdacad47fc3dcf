import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { anActiveAgreement, anAgreement } from '../billing-agreements/billing-agreements.factory.js';
import { aManualLicense } from '../assignments/assignments.factory.js';
import { aBillingProduct, activateBilling } from '../billing-products/billing-products.factory.js';
import { invoicesOf, runBilling } from './billing-invoices.factory.js';

let server: TestServer;
let clock: StoppedClock;
beforeAll(async () => {
  server = await startTestServer();
  clock = stopClock(server, '2026-08-20');
  await activateBilling(server);
});
afterAll(async () => {
  clock.release();
  await server.close();
});

interface Some {
  id: number;
}
const patch = ({ id }: Some, body: object) => server.as('patch', `/billing/agreements/${id}`).send(body);
/** The periods that were billed, what one cost and when it was invoiced. */
const billed = async ({ id }: Some) =>
  (await invoicesOf(server, id)).map(
    ({ periodStart, periodEnd, invoicedOn, lines }) =>
      `${periodStart} ${periodEnd}: ${lines[0]?.unitPrice} on ${invoicedOn}`,
  );

describe('what is billed after a change is what is left', () => {
  it('where months become a year', async () => {
    const agreement = await anActiveAgreement(server);
    await runBilling(server, [agreement.id], '2026-02-01');
    await patch(agreement, { interval: 'ANNUAL' }).expect(200);
    const { body } = await server.as('get', `/billing/agreements/${agreement.id}/preview`).expect(200);
    const line = { description: expect.stringMatching(/\(306 of 365 days\)$/), unitPrice: '8.299726' };
    expect(body.lines).toMatchObject([line]);
    await runBilling(server, [agreement.id], '2026-03-01');
    expect((await invoicesOf(server, agreement.id))[2]?.lines).toMatchObject([line]);
    expect(await billed(agreement)).toEqual([
      '2026-01-01 2026-01-31: 9.90 on 2026-01-01',
      '2026-02-01 2026-02-28: 9.90 on 2026-02-01',
      '2026-03-01 2026-12-31: 8.299726 on 2026-03-01',
    ]);
  });

  it('where the bill day moves', async () => {
    const agreement = await anActiveAgreement(server);
    await runBilling(server, [agreement.id], '2026-01-01');
    await patch(agreement, { billDay: 15 }).expect(200);
    await runBilling(server, [agreement.id], '2026-02-15');
    expect((await billed(agreement)).slice(1)).toEqual([
      '2026-02-01 2026-02-14: 4.470968 on 2026-02-01',
      '2026-02-15 2026-03-14: 9.90 on 2026-02-15',
    ]);
  });

  it('period by period where the bill date was put off in arrears', async () => {
    const agreement = await anActiveAgreement(server, { timing: 'ARREARS' });
    await runBilling(server, [agreement.id], '2026-02-01');
    await patch(agreement, { nextBillOn: '2026-04-10' }).expect(200);
    expect(await runBilling(server, [agreement.id], '2026-04-09')).toMatchObject({ created: 0 });
    await runBilling(server, [agreement.id], '2026-05-01');
    expect((await billed(agreement)).slice(1)).toEqual([
      '2026-02-01 2026-02-28: 9.90 on 2026-04-10',
      '2026-03-01 2026-03-31: 9.90 on 2026-04-10',
      '2026-04-01 2026-04-09: 2.97 on 2026-04-10',
      '2026-04-10 2026-04-30: 6.93 on 2026-05-01',
    ]);
  });

  it('from the bill date on where another system billed before it', async () => {
    const terms = { timing: 'ARREARS', startOn: '2023-01-01', nextBillOn: '2026-08-01' };
    const agreement = await anAgreement(server, terms);
    expect(agreement).toMatchObject({ nextStartOn: '2026-07-01', nextBillOn: '2026-08-01' });
    await server.as('post', `/billing/agreements/${agreement.id}/activate`).expect(200);
    await runBilling(server, [agreement.id]);
    expect(await billed(agreement)).toEqual(['2026-07-01 2026-07-31: 9.90 on 2026-08-01']);
  });
});

describe('days that no invoice would be about', () => {
  it('are asked about where the bill date of an active agreement is moved in advance', async () => {
    const agreement = await anActiveAgreement(server);
    await runBilling(server, [agreement.id], '2026-01-01');
    const refused = await patch(agreement, { nextBillOn: '2026-03-01' }).expect(422);
    expect(refused.body).toMatchObject({ code: 'agreement.gap', errors: [{ field: 'nextBillOn' }] });
    expect(refused.body.errors[0].message).toContain('from 2026-02-01 to 2026-02-28');
    await patch(agreement, { nextBillOn: '2026-03-01', confirmGap: true }).expect(200);
    await patch(agreement, { nextBillOn: '2026-03-01', name: 'Saved again' }).expect(200);
    await runBilling(server, [agreement.id], '2026-03-01');
    expect((await billed(agreement))[1]).toMatch(/^2026-03-01/);
  });

  it('are nobody’s of a draft', async () => {
    const agreement = await anAgreement(server);
    await patch(agreement, { nextBillOn: '2026-03-01' }).expect(200);
  });
});

describe('a pending invoice', () => {
  it('keeps its interval when it is measured again', async () => {
    const agreement = await anActiveAgreement(server, {
      products: [{ productId: await aYearlyProduct() }],
    });
    await runBilling(server, [agreement.id], '2026-01-01');
    const [before] = await invoicesOf(server, agreement.id);
    expect(before?.lines).toMatchObject([{ unitCost: '100.00' }]);
    await patch(agreement, { interval: 'QUARTERLY' }).expect(200);
    await server.as('post', `/billing/invoices/${before?.id}/recalculate`).expect(200);
    expect((await invoicesOf(server, agreement.id))[0]?.lines).toMatchObject([{ unitCost: '100.00' }]);
  });
});

describe('what is bought once', () => {
  const measured = async (agreement: Some) => {
    const invoices = await invoicesOf(server, agreement.id);
    return invoices.map(({ lines }) => lines.map(({ unitCost, unitPrice }) => `${unitCost} ${unitPrice}`));
  };
  const again = ({ id }: Some) =>
    server.as('post', `/billing/invoices/${id}/recalculate`).send({ resetEdits: true }).expect(200);

  it.each([
    ['at a markup', { type: 'MARKUP', percent: '0' }, [[], ['1200.00 1200.00'], []]],
    ['at a price', { type: 'FIXED', amount: '9.90' }, [['0.00 9.90'], ['1200.00 9.90'], ['0.00 9.90']]],
  ])('is not charged again where an earlier invoice is measured anew: %s', async (_what, price, expected) => {
    const agreement = await anActiveAgreement(server);
    await runBilling(server, [agreement.id], '2026-01-01');
    const license = await aManualLicense(server, {
      scope: { global: false, organizationIds: [agreement.organization.id] },
      purchaseDate: '2025-12-01',
      cost: { mode: 'PER_LICENSE', amount: '1200.00', currency: 'USD' },
    });
    const product = await aBillingProduct(server, {
      quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'PURCHASED' },
      costSource: { type: 'INHERIT_FROM_LICENSE' },
      price,
    });
    const other = await aBillingProduct(server, { costSource: { type: 'FIXED', amount: '1' } });
    await patch(agreement, { products: [{ productId: product.id }, { productId: other.id }] }).expect(200);
    await runBilling(server, [agreement.id], '2026-03-01');
    for (const invoice of await invoicesOf(server, agreement.id)) await again(invoice);
    expect(await measured(agreement)).toEqual(expected.map((lines) => [...lines, '1.00 9.90']));
  });
});

/** One that costs 1200.00 a year, as its license does. */
async function aYearlyProduct(): Promise<number> {
  const license = await aManualLicense(server, {
    scope: { global: true },
    cost: { mode: 'PER_LICENSE', amount: '1200.00', currency: 'USD' },
    term: { expiresOn: '2027-01-01', autoRenew: true, renewalUnit: 'YEAR', renewalCount: 1 },
  });
  const product = await aBillingProduct(server, {
    quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'USED' },
    costSource: { type: 'INHERIT_FROM_LICENSE' },
  });
  return product.id;
}
