import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { EMPTY } from 'rxjs';

import type { RunInvoicesResponse } from '../../api/model';
import { LiveEvents } from '../../core/live/live-events';
import { Toasts } from '../../core/toasts';
import { expectRequest, provideTestHttp, signIn } from '../../testing/http';
import { BillingRun } from './billing-run';
import { BillingRunNotice } from './billing-run-notice';

describe('BillingRunNotice', () => {
  let element: HTMLElement;
  const text = () => element.textContent.replaceAll(/\s+/g, ' ').trim();
  const good = () => element.querySelector('.notice-good') !== null;

  const run = async (result: Partial<RunInvoicesResponse>) => {
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: LiveEvents, useValue: { changes: () => EMPTY } }],
    });
    await signIn();
    const fixture = TestBed.createComponent(BillingRunNotice);
    element = fixture.nativeElement;
    const running = TestBed.inject(BillingRun).start({}, null);
    expectRequest('POST', '/api/v1/billing/invoices/run').flush({
      created: 0,
      invoiceIds: [],
      failed: [],
      complete: true,
      ...result,
    });
    await running;
    await fixture.whenStable();
  };

  it('says what was made', async () => {
    await run({ created: 2, invoiceIds: [7, 8] });
    expect(text()).toContain('Billing is done: 2 invoices made.');
    expect(good()).toBe(true);
  });

  it('claims no more than that no invoice was made where periods may have been passed', async () => {
    await run({});
    expect(text()).toContain('Billing is done: no invoice was made. Nothing that charges anything was due.');
    expect(good()).toBe(true);
  });

  it('leaves it to those that could not be billed why no invoice was made', async () => {
    await run({ failed: [{ agreementId: 4, message: 'The license was deleted.' }] });
    expect(text()).toContain('no invoice was made. 1 agreement could not be billed');
    expect(good()).toBe(false);
  });

  it('says that it stopped before it was through, here and wherever somebody has gone', async () => {
    await run({ created: 2, invoiceIds: [7, 8], complete: false });
    expect(text()).toContain('Billing stopped before everything that is due was looked at.');
    expect(text()).toContain('Invoices made: 2. Run it again to bill the rest.');
    expect(text()).not.toContain('done');
    expect(good()).toBe(false);
    const [toast] = TestBed.inject(Toasts).toasts();
    expect(toast?.message).toBe('2 invoices were made. Billing stopped before everything that is due was looked at.');
  });
});
