import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aManualLicense } from '../assignments/assignments.factory.js';
import { anActiveAgreement } from '../billing-agreements/billing-agreements.factory.js';
import type { BillingAgreementResponse } from '../billing-agreements/billing-agreements.dto.js';
import { aBillingProduct, activateBilling } from '../billing-products/billing-products.factory.js';
import { invoicesOf, runBilling } from './billing-invoices.factory.js';
import { BillingInvoicesJobs } from './billing-invoices.jobs.js';
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

describe('an agreement that cannot be billed', () => {
  it('says why, holds up nobody, and is caught up once it is mended', async () => {
    const license = await aManualLicense(server, { scope: { global: true } });
    const quantitySource = { type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'USED' };
    const product = await aBillingProduct(server, { quantitySource });
    const broken = await anActiveAgreement(server, { products: [{ productId: product.id }] });
    const fine = await anActiveAgreement(server);
    await server.as('delete', license.path).expect(204);
    const ids = [broken.id, fine.id];
    const run = await runBilling(server, ids);
    expect(run).toMatchObject({ created: 3, failed: [{ agreementId: broken.id }] });
    const { failure } = await agreementOf(server, broken.id);
    expect(failure).toBe(run.failed[0]?.message);
    expect(failure).toContain('deleted');
    expect(await periodsOf(server, broken.id)).toEqual([]);
    await expectGapless(server);

    const products = [{ productId: (await aBillingProduct(server)).id }];
    await server.as('patch', `/billing/agreements/${broken.id}`).send({ products }).expect(200);
    expect(await runBilling(server, ids)).toMatchObject({ created: 3, failed: [] });
    expect(await agreementOf(server, broken.id)).toMatchObject({ failure: '', periodsBilled: 3 });
  });

  it('is no failure any more where nothing is due', async () => {
    const { id } = await anActiveAgreement(server);
    await server.database.query(sql`UPDATE billing_agreement SET failure = 'Something' WHERE id = ${id}`);
    const later = { nextBillOn: '2026-04-01', confirmGap: true };
    await server.as('patch', `/billing/agreements/${id}`).send(later).expect(200);
    await runBilling(server, [id]);
    expect(await agreementOf(server, id)).toMatchObject({ failure: '', periodsBilled: 0 });
  });

  it('is held back while its organization is archived', async () => {
    const { id, organization } = await anActiveAgreement(server);
    const place = `/organizations/${organization.id}`;
    await server.as('post', `${place}/archive`).expect(200);
    const { failed } = await runBilling(server, [id]);
    expect(failed).toEqual([{ agreementId: id, message: expect.stringContaining('is archived') }]);
    expect(await agreementOf(server, id)).toMatchObject({ failure: failed[0]?.message, periodsBilled: 0 });
    const preview = async () => (await server.as('get', `/billing/agreements/${id}/preview`).expect(200)).body;
    expect(await preview()).toMatchObject({ billable: false, obstacle: failed[0]?.message });
    await server.as('post', `${place}/restore`).expect(200);
    expect(await preview()).toMatchObject({ billable: true, obstacle: null });
    expect(await runBilling(server, [id])).toMatchObject({ created: 3, failed: [] });
  });

  it('has a rate of the currency that the license costs now', async () => {
    const cost = { mode: 'PER_LICENSE', amount: '20.00', currency: 'EUR' };
    const license = await aManualLicense(server, { cost });
    const product = await aBillingProduct(server, {
      quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'USED' },
      costSource: { type: 'INHERIT_FROM_LICENSE' },
    });
    const products = [{ productId: product.id, exchangeRate: '1.1' }];
    const { id } = await anActiveAgreement(server, { products });
    expect(await runBilling(server, [id], '2026-01-01')).toMatchObject({ created: 1 });
    expect((await invoicesOf(server, id))[0]?.lines).toMatchObject([
      { unitCost: '22.00', costCurrency: 'EUR', exchangeRate: '1.1' },
    ]);
    await server
      .as('patch', license.path)
      .send({ cost: { ...cost, currency: 'GBP' } })
      .expect(200);
    const { failed } = await runBilling(server, [id], '2026-02-01');
    expect(failed).toMatchObject([{ message: expect.stringContaining('is not paid in USD: enter the exchange rate') }]);
  });
});

describe('an alert', () => {
  const alertsOf = async (organizationId: number) =>
    (await server.as('get', `/alerts?organizationId=${organizationId}&sort=id`).expect(200)).body.items.map(
      ({ kind, state, message }: { kind: string; state: string; message: string }) => ({ kind, state, message }),
    );
  const fail = (id: number) =>
    server.database.query(sql`UPDATE billing_agreement SET failure = 'Something' WHERE id = ${id}`);

  /** @param billed the day up to which it was billed before */
  async function aBrokenAgreement(billed?: string): Promise<BillingAgreementResponse> {
    const license = await aManualLicense(server, { scope: { global: true } });
    const quantitySource = { type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'USED' };
    const product = await aBillingProduct(server, { quantitySource });
    const agreement = await anActiveAgreement(server, { products: [{ productId: product.id }] });
    if (billed !== undefined) await runBilling(server, [agreement.id], billed);
    await server.as('delete', license.path).expect(204);
    return agreement;
  }

  it('stands while an agreement of the organization cannot be billed, and closes by itself', async () => {
    const license = await aManualLicense(server, { scope: { global: true } });
    const quantitySource = { type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'USED' };
    const product = await aBillingProduct(server, { quantitySource });
    const broken = await anActiveAgreement(server, { products: [{ productId: product.id }] });
    const { id: organizationId, name } = broken.organization;
    await server.as('delete', license.path).expect(204);
    await runBilling(server, [broken.id]);
    await runBilling(server, [broken.id]);
    const message = expect.stringMatching(new RegExp(`^Invoices of ${name} could not be made: .*deleted`));
    expect(await alertsOf(organizationId)).toEqual([{ kind: 'BILLING_FAILED', state: 'OPEN', message }]);

    // Another one that is mended does not close it.
    const other = await anActiveAgreement(server, { organizationId });
    await fail(other.id);
    await runBilling(server, [other.id]);
    expect(await alertsOf(organizationId)).toMatchObject([{ state: 'OPEN' }]);

    await server.as('patch', `/billing/agreements/${broken.id}`).send({ products: [] }).expect(200);
    await runBilling(server, [broken.id]);
    expect(await alertsOf(organizationId)).toMatchObject([{ state: 'RESOLVED' }]);
  });

  it('stays where a run is of a day before anything was due', async () => {
    const { id, organization } = await aBrokenAgreement();
    await runBilling(server, [id]);
    const { failure } = await agreementOf(server, id);
    expect(await runBilling(server, [id], '2025-12-31')).toMatchObject({ created: 0, failed: [] });
    expect(await agreementOf(server, id)).toMatchObject({ failure });
    expect(await alertsOf(organization.id)).toMatchObject([{ state: 'OPEN' }]);
  });

  it('closes at once where the agreement is deleted', async () => {
    const { id, organization } = await aBrokenAgreement();
    await runBilling(server, [id]);
    expect(await alertsOf(organization.id)).toMatchObject([{ state: 'OPEN' }]);
    await server.as('delete', `/billing/agreements/${id}`).expect(204);
    expect(await alertsOf(organization.id)).toMatchObject([{ state: 'RESOLVED' }]);
  });

  it.each([
    ['ended', 'post', '/end'],
    ['changed so that it has ended', 'patch', ''],
  ] as const)('closes at once where the agreement is %s', async (_what, method, step) => {
    const { id, organization } = await aBrokenAgreement('2026-01-01');
    await runBilling(server, [id]);
    expect(await alertsOf(organization.id)).toMatchObject([{ state: 'OPEN' }]);
    const path = `/billing/agreements/${id}${step}`;
    expect((await server.as(method, path).send({ endOn: '2026-01-31' }).expect(200)).body.status).toBe('ENDED');
    expect(await alertsOf(organization.id)).toMatchObject([{ state: 'RESOLVED' }]);
  });

  it('closes while Billing is not active, and opens again afterwards', async () => {
    const { id, organization } = await aBrokenAgreement();
    await runBilling(server, [id]);
    const told = () =>
      server.database.one<{ count: number }>(sql`SELECT count(*) AS count FROM notification WHERE key LIKE 'alert:%'`);
    const before = await told();
    await server.as('post', '/apps/billing/deactivate').expect(200);
    expect(await alertsOf(organization.id)).toMatchObject([{ state: 'RESOLVED' }]);
    expect(await told()).toEqual(before);
    // A run that went on meanwhile told of one more.
    await server.database.query(
      sql`UPDATE alert SET state = 'OPEN', resolved_at = NULL WHERE organization_id = ${organization.id}`,
    );
    await server.app.get(BillingInvoicesJobs).run();
    expect(await alertsOf(organization.id)).toMatchObject([{ state: 'RESOLVED' }]);
    await activateBilling(server);
    await runBilling(server, [id]);
    expect(await alertsOf(organization.id)).toMatchObject([{ state: 'RESOLVED' }, { state: 'OPEN' }]);
  });

  it('closes with the next run where the agreement is gone', async () => {
    const license = await aManualLicense(server, { scope: { global: true } });
    const quantitySource = { type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'USED' };
    const product = await aBillingProduct(server, { quantitySource });
    const { id, organization } = await anActiveAgreement(server, { products: [{ productId: product.id }] });
    await server.as('delete', license.path).expect(204);
    await runBilling(server, [id]);
    expect(await alertsOf(organization.id)).toMatchObject([{ state: 'OPEN' }]);
    await server.as('delete', `/billing/agreements/${id}`).expect(204);
    await server.app.get(BillingInvoicesJobs).run();
    expect(await alertsOf(organization.id)).toMatchObject([{ state: 'RESOLVED' }]);
  });
});
