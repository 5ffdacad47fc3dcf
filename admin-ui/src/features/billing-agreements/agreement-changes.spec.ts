import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { BillingAgreementResponse } from '../../api/model';
import { Problem } from '../../core/problem/problem';
import { answerProblem, expectRequest, provideTestHttp, signIn } from '../../testing/http';
import { type Confirmation, Confirmations } from '../../ui/dialog';
import { AgreementChanges } from './agreement-changes';

const agreement = { id: 9, version: 4, nextStartOn: '2021-01-01' } as BillingAgreementResponse;
const path = '/api/v1/billing/agreements/9';

const refusal = (...codes: string[]) => ({
  code: codes.length > 1 ? 'validation' : codes[0],
  errors: codes.map((code) => ({ field: 'nextBillOn', code, message: code })),
});

describe('AgreementChanges', () => {
  /** What is asked, and what is answered to it. */
  const asked: string[] = [];
  let last: Confirmation;
  let agrees = true;

  beforeEach(async () => {
    asked.length = 0;
    agrees = true;
    TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] });
    vi.spyOn(TestBed.inject(Confirmations), 'ask').mockImplementation(async (question) => {
      last = question;
      asked.push(question.title);
      if (agrees) await question.run?.({ tell: () => undefined, stopped: () => false });
      return agrees;
    });
    await signIn([['manage', 'all']]);
  });
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  const save = () => TestBed.inject(AgreementChanges).save(agreement, { nextBillOn: '2026-12-01' });
  const soon = <T>(look: () => T) => vi.waitFor(look);

  it('asks one thing after the other, and sends all that was agreed to', async () => {
    const saving = save();
    for (const code of ['agreement.gap', 'agreement.overdue', 'exchange-rate.stale']) {
      answerProblem(await soon(() => expectRequest('PATCH', path)), 422, refusal(code));
    }
    const sent = await soon(() => expectRequest('PATCH', path));
    expect(sent.request.body).toEqual({
      ...{ nextBillOn: '2026-12-01', confirmGap: true },
      ...{ confirmOverdue: true, confirmRates: true },
    });
    sent.flush(agreement);
    await expect(saving).resolves.toEqual(agreement);
    expect(asked).toEqual(['Leave days out?', 'Bill several periods at once?', 'Keep the exchange rate?']);
  });

  it('tells what nobody agrees to, and what cannot be agreed to', async () => {
    agrees = false;
    const saving = save().catch((error: unknown) => error);
    answerProblem(expectRequest('PATCH', path), 422, refusal('agreement.gap'));
    expect(await saving).toBeInstanceOf(Problem);
    const wrong = save().catch((error: unknown) => error);
    answerProblem(expectRequest('PATCH', path), 422, refusal('agreement.gap', 'date.before'));
    expect(await wrong).toBeInstanceOf(Problem);
    expect(asked).toEqual(['Leave days out?']);
  });

  it('asks a thing once', async () => {
    const saving = save().catch((error: unknown) => error);
    answerProblem(expectRequest('PATCH', path), 422, refusal('agreement.gap'));
    answerProblem(await soon(() => expectRequest('PATCH', path)), 422, refusal('agreement.gap'));
    expect(await saving).toBeInstanceOf(Problem);
    expect(asked).toHaveLength(1);
  });

  it('asks before many periods of an agreement are billed that begins', async () => {
    const activating = TestBed.inject(AgreementChanges).activate(agreement);
    const overdue = { ...refusal('agreement.overdue'), overduePeriods: 63 };
    answerProblem(expectRequest('POST', `${path}/activate`), 422, overdue);
    const again = await soon(() => expectRequest('POST', `${path}/activate`));
    expect(again.request.body).toEqual({ confirmOverdue: true });
    again.flush(agreement);
    await expect(activating).resolves.toEqual(agreement);
    expect(asked).toEqual(['Bill 63 periods at once?']);
    expect(last.message).toContain('makes 63 invoices');
    expect(last.message).toContain('from Jan 1, 2021 on');
    // There is no day to choose.
    expect(last.cancelLabel).toBeUndefined();
  });

  it.each([
    [2, 'Bill 2 periods at once?'],
    [1000, 'Bill 1,000 or more periods at once?'],
  ])('says how many periods are billed at once: %i', async (overduePeriods, title) => {
    const saving = save();
    answerProblem(expectRequest('PATCH', path), 422, { ...refusal('agreement.overdue'), overduePeriods });
    (await soon(() => expectRequest('PATCH', path))).flush(agreement);
    await saving;
    expect(asked).toEqual([title]);
    expect(last.cancelLabel).toBe('Choose another day');
  });

  it('says where a rate is entered that an activation cannot be told to keep', async () => {
    const activating = TestBed.inject(AgreementChanges)
      .activate(agreement)
      .catch((error: unknown) => error);
    answerProblem(expectRequest('POST', `${path}/activate`), 422, refusal('exchange-rate.stale'));
    expect(String(await activating)).toContain('“Edit products”');
    expect(asked).toEqual([]);
  });
});
