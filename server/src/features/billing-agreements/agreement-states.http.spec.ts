import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { invoicesOf, runBilling } from '../billing-invoices/billing-invoices.factory.js';
import { aBillingProduct, activateBilling } from '../billing-products/billing-products.factory.js';
import { aManualLicense } from '../assignments/assignments.factory.js';
import { anActiveAgreement, anAgreement, errorsOf, patchAgreement, pathOf } from './billing-agreements.factory.js';

let server: TestServer;
let clock: StoppedClock;
beforeAll(async () => {
  server = await startTestServer();
  clock = stopClock(server, '2026-04-20');
  await activateBilling(server);
});
afterAll(async () => {
  clock.release();
  await server.close();
});

const patch = (agreement: { id: number }, body: object) => patchAgreement(server, agreement, body);

describe('an active agreement', () => {
  it('is activated once, and changed while it is active', async () => {
    const agreement = await anActiveAgreement(server);
    const again = await server.as('post', `${pathOf(agreement)}/activate`).expect(200);
    expect(again.body).toEqual(agreement);
    const changed = await patch(agreement, { billDay: 31, timing: 'ARREARS', startOn: '2026-01-15' }).expect(200);
    expect(changed.body).toMatchObject({ status: 'ACTIVE', nextStartOn: '2026-01-15', nextBillOn: '2026-01-31' });
  });

  it('keeps what was billed: a new rhythm counts from the day after it', async () => {
    const agreement = await anActiveAgreement(server);
    await runBilling(server, [agreement.id], '2026-02-01');
    const changed = await patch(agreement, { billDay: 15, startOn: '2025-06-01' }).expect(200);
    expect(changed.body).toMatchObject({ nextStartOn: '2026-03-01', nextBillOn: '2026-03-01', periodsBilled: 2 });
    await runBilling(server, [agreement.id], '2026-03-20');
    const periods = (await invoicesOf(server, agreement.id)).map((each) => [each.periodStart, each.periodEnd]);
    expect(periods).toEqual([
      ['2026-01-01', '2026-01-31'],
      ['2026-02-01', '2026-02-28'],
      ['2026-03-01', '2026-03-14'],
      ['2026-03-15', '2026-04-14'],
    ]);
  });

  it('asks before it bills days again', async () => {
    const agreement = await anActiveAgreement(server);
    await runBilling(server, [agreement.id], '2026-02-01');
    const refused = await patch(agreement, { nextBillOn: '2026-02-15' }).expect(422);
    expect(refused.body).toMatchObject({ code: 'agreement.overlap', errors: [{ field: 'nextBillOn' }] });
    const same = (await patch(agreement, { nextBillOn: '2026-03-01' }).expect(200)).body;
    expect(same).toMatchObject({ nextStartOn: '2026-03-01' });
    await patch(agreement, { nextBillOn: '2026-02-15', confirmOverlap: true }).expect(200);
    await runBilling(server, [agreement.id], '2026-02-20');
    expect((await invoicesOf(server, agreement.id)).at(-1)).toMatchObject({
      periodStart: '2026-02-15',
      periodEnd: '2026-02-28',
    });
  });

  it('takes a bill date that it has already as one that is chosen where something else changes', async () => {
    const draft = await anAgreement(server, { startOn: '2023-01-01', nextBillOn: '2026-12-01' });
    const moved = await patch(draft, { startOn: '2023-01-15', nextBillOn: '2026-12-01' }).expect(200);
    expect(moved.body).toMatchObject({ nextStartOn: '2026-12-01', nextBillOn: '2026-12-01' });
    const alone = await patch(draft, { startOn: '2023-02-15' }).expect(200);
    expect(alone.body).toMatchObject({ startOn: '2023-02-15', nextStartOn: '2026-12-01', nextBillOn: '2026-12-01' });
    const arrears = await anAgreement(server, { timing: 'ARREARS', nextBillOn: '2026-06-01' });
    expect(arrears).toMatchObject({ nextStartOn: '2026-05-01' });
    const advance = await patch(arrears, { timing: 'ADVANCE', nextBillOn: '2026-06-01' }).expect(200);
    expect(advance.body).toMatchObject({ nextStartOn: '2026-06-01', nextBillOn: '2026-06-01' });
    const active = await anActiveAgreement(server, { timing: 'ARREARS' });
    await patch(active, { nextBillOn: '2026-07-01' }).expect(200);
    const putOff = await patch(active, { billDay: 15, nextBillOn: '2026-07-01' }).expect(200);
    expect(putOff.body).toMatchObject({ nextStartOn: '2026-01-01', nextBillOn: '2026-07-01' });
  });

  it('asks once about days that it bills again', async () => {
    const agreement = await anActiveAgreement(server);
    await runBilling(server, [agreement.id], '2026-02-01');
    await patch(agreement, { nextBillOn: '2026-02-15', confirmOverlap: true }).expect(200);
    await patch(agreement, { nextBillOn: '2026-02-15', name: 'Saved again' }).expect(200);
  });

  it('ends the next period before a bill date that is chosen in arrears', async () => {
    const agreement = await anActiveAgreement(server, { timing: 'ARREARS' });
    const changed = await patch(agreement, { nextBillOn: '2026-01-11' }).expect(200);
    expect(changed.body).toMatchObject({ nextStartOn: '2026-01-01', nextBillOn: '2026-01-11' });
    await runBilling(server, [agreement.id], '2026-02-01');
    const periods = (await invoicesOf(server, agreement.id)).map((each) => [each.periodStart, each.measuredOn]);
    expect(periods).toEqual([
      ['2026-01-01', '2026-01-10'],
      ['2026-01-11', '2026-01-31'],
    ]);
  });

  it('cannot be deleted once it has invoices', async () => {
    const agreement = await anActiveAgreement(server);
    await runBilling(server, [agreement.id], '2026-01-01');
    const refused = await server.as('delete', pathOf(agreement)).expect(409);
    expect(refused.body.code).toBe('agreement.has-invoices');
  });
});

describe('the end of an agreement', () => {
  const end = (agreement: { id: number }, body: object = {}) =>
    server.as('post', `${pathOf(agreement)}/end`).send(body);

  it('is today unless said otherwise, and ends at once what was billed', async () => {
    const agreement = await anActiveAgreement(server);
    await runBilling(server, [agreement.id]);
    const ended = await end(agreement).expect(200);
    expect(ended.body).toMatchObject({ status: 'ENDED', endOn: '2026-04-20' });
    expect((await end(agreement).expect(200)).body).toEqual(ended.body);
    const refused = await server.as('post', `${pathOf(agreement)}/activate`).expect(422);
    expect(errorsOf(refused.body)).toEqual(['endOn agreement.ended']);
    await patch(agreement, { endOn: null }).expect(200);
    expect((await server.as('post', `${pathOf(agreement)}/activate`).expect(200)).body.status).toBe('ACTIVE');
  });

  it('asks before it bills all that was missed since', async () => {
    const agreement = await anActiveAgreement(server, { endOn: '2026-01-31' });
    await runBilling(server, [agreement.id]);
    await patch(agreement, { endOn: null }).expect(200);
    const activate = (body: object) => server.as('post', `${pathOf(agreement)}/activate`).send(body);
    const refused = await activate({}).expect(422);
    expect(refused.body).toMatchObject({
      code: 'agreement.overdue',
      overduePeriods: 3,
      errors: [{ field: 'nextBillOn' }],
    });
    expect(refused.body.errors[0].message).toContain('2026-02-01');
    expect((await server.as('get', `${pathOf(agreement)}/preview`)).body).toMatchObject({ overduePeriods: 3 });
    await activate({ confirmOverdue: true }).expect(200);
    expect(await runBilling(server, [agreement.id])).toMatchObject({ created: 3 });
  });

  it('goes on in arrears with the period before the bill date that is chosen then', async () => {
    const agreement = await anActiveAgreement(server, { timing: 'ARREARS', endOn: '2026-01-31' });
    await runBilling(server, [agreement.id]);
    const chosen = await patch(agreement, { endOn: null, nextBillOn: '2026-05-01' }).expect(200);
    expect(chosen.body).toMatchObject({ status: 'ENDED', nextStartOn: '2026-04-01', nextBillOn: '2026-05-01' });
    await server.as('post', `${pathOf(agreement)}/activate`).expect(200);
    await runBilling(server, [agreement.id], '2026-04-20');
    clock.set('2026-05-01');
    await runBilling(server, [agreement.id], '2026-05-01');
    clock.set('2026-04-20');
    const periods = (await invoicesOf(server, agreement.id)).map((each) => each.periodStart);
    expect(periods).toEqual(['2026-01-01', '2026-04-01']);
  });

  it('asks in arrears before it bills on a day to come what was missed since', async () => {
    const agreement = await anActiveAgreement(server, { timing: 'ARREARS' });
    await runBilling(server, [agreement.id], '2026-02-01');
    await patch(agreement, { nextBillOn: '2026-05-01' }).expect(200);
    await end(agreement, { endOn: '2026-01-31' }).expect(200);
    await patch(agreement, { endOn: null }).expect(200);
    const refused = await server.as('post', `${pathOf(agreement)}/activate`).expect(422);
    expect(refused.body).toMatchObject({ code: 'agreement.overdue', overduePeriods: 3 });
  });

  it('never makes thousands of invoices unasked', async () => {
    const draft = await anAgreement(server, { startOn: '1926-04-01', interval: 'WEEKLY' });
    const refused = await server.as('post', `${pathOf(draft)}/activate`).expect(422);
    expect(refused.body).toMatchObject({ code: 'agreement.overdue', overduePeriods: 1000 });
    const active = await anActiveAgreement(server);
    const early = await patch(active, { startOn: '1926-04-01' }).expect(422);
    expect(early.body).toMatchObject({ code: 'agreement.overdue' });
    await patch(active, { startOn: '1926-04-01', confirmOverdue: true }).expect(200);
    await patch(active, { name: 'Renamed' }).expect(200);
    const arrears = await anActiveAgreement(server, { timing: 'ARREARS' });
    const tomorrow = await patch(arrears, { startOn: '1926-04-01', nextBillOn: '2026-04-21' }).expect(422);
    expect(tomorrow.body).toMatchObject({ code: 'agreement.overdue', overduePeriods: 1000 });
  });

  it('lets periods that begin until then be billed, and none later', async () => {
    const agreement = await anActiveAgreement(server, { timing: 'ARREARS' });
    const ended = await end(agreement, { endOn: '2026-02-10' }).expect(200);
    expect(ended.body).toMatchObject({ status: 'ACTIVE', endOn: '2026-02-10' });
    await runBilling(server, [agreement.id]);
    const { body } = await server.as('get', pathOf(agreement)).expect(200);
    expect(body).toMatchObject({ status: 'ENDED', periodsBilled: 2 });
    expect((await invoicesOf(server, agreement.id)).at(-1)?.periodEnd).toBe('2026-02-28');
  });

  it('comes by itself when its day comes', async () => {
    const agreement = await anActiveAgreement(server, { endOn: '2026-04-25' });
    await runBilling(server, [agreement.id]);
    const status = async () => (await server.as('get', pathOf(agreement)).expect(200)).body.status;
    expect(await status()).toBe('ACTIVE');
    clock.set('2026-04-25');
    await runBilling(server, [agreement.id]);
    clock.set('2026-04-20');
    expect(await status()).toBe('ENDED');
  });

  it('leaves no failure behind', async () => {
    const failing = async () => {
      const license = await aManualLicense(server, { scope: { global: true } });
      const quantitySource = { type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'USED' };
      const product = await aBillingProduct(server, { quantitySource });
      const agreement = await anActiveAgreement(server, { products: [{ productId: product.id }] });
      await runBilling(server, [agreement.id], '2026-03-01');
      await server.as('delete', license.path).expect(204);
      expect(await runBilling(server, [agreement.id], '2026-04-01')).toMatchObject({ created: 0 });
      expect((await server.as('get', pathOf(agreement)).expect(200)).body.failure).not.toBe('');
      return agreement;
    };
    const mended = { status: 'ENDED', failure: '' };
    expect((await end(await failing(), { endOn: '2026-03-31' }).expect(200)).body).toMatchObject(mended);
    expect((await patch(await failing(), { endOn: '2026-03-31' }).expect(200)).body).toMatchObject(mended);
  });

  it('is not before the start, and not of a draft', async () => {
    const refused = await end(await anActiveAgreement(server), { endOn: '2025-12-31' }).expect(422);
    expect(errorsOf(refused.body)).toEqual(['endOn date.before']);
    expect((await end(await anAgreement(server)).expect(409)).body.code).toBe('agreement.not-active');
  });
});
