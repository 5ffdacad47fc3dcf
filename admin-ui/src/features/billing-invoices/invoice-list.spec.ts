import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Subject } from 'rxjs';

import { LiveEvents } from '../../core/live/live-events';
import type { Change } from '../../core/live/live-events.rules';
import { expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { BillingRun } from './billing-run';
import { anInvoice } from './invoice.fixture';
import { InvoiceList } from './invoice-list';

const page = (...items: object[]): object => ({ items, page: 1, pageSize: 50, total: items.length });
const summary = { items: [{ status: 'PENDING', invoices: 2, totals: [{ currency: 'USD', amount: '216.50' }] }] };
const failed = {
  id: 9,
  name: 'Backup',
  organization: { id: 3, name: 'Brightwater' },
  failure: 'The license was deleted.',
};

describe('InvoiceList', () => {
  const changes = new Subject<Change>();
  let harness: RouterTestingHarness;
  const element = (): HTMLElement => harness.fixture.nativeElement;
  const text = () => element().textContent.replaceAll(/\s+/g, ' ');

  const open = async (rules: unknown[][]) => {
    TestBed.configureTestingModule({
      providers: [
        provideTestHttp(),
        provideRouter([{ path: 'billing/invoices', component: InvoiceList }]),
        { provide: LiveEvents, useValue: { changes: () => changes } },
      ],
    });
    await signIn(rules);
    harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/billing/invoices');
    await settle();
  };
  const list = () => expectRequest('GET', '/api/v1/billing/invoices?');
  const answer = async (...invoices: object[]) => {
    expectRequest('GET', '/api/v1/billing/invoices/summary').flush(summary);
    list().flush(page(...invoices));
    await harness.fixture.whenStable();
  };

  it('shows what stands, and leaves what is archived to whoever asks for it', async () => {
    await open([['read', 'BillingInvoice']]);
    expect(list().request.urlWithParams).toContain('status=PENDING&status=APPROVED&status=COMPLETED');
  });

  it('narrows to a state by its tile, and offers nothing that may not be done', async () => {
    await open([['read', 'BillingInvoice']]);
    await answer(anInvoice());
    expect(text()).toContain('INV-00007');
    expect(text()).toContain('$216.50');
    expect(element().querySelector('app-page-header button')).toBeNull();
    expect(element().querySelector('[type=checkbox]')).toBeNull();
    element().querySelector<HTMLButtonElement>('app-invoice-tiles button')?.click();
    await settle();
    const narrowed = list().request.urlWithParams;
    expect(narrowed).toContain('status=PENDING');
    expect(narrowed).not.toContain('APPROVED');
  });

  it('tells which agreements could not be billed, and why', async () => {
    await open([['read', 'BillingInvoice,BillingAgreement']]);
    expectRequest('GET', '/api/v1/billing/agreements?failed=true').flush(page(failed));
    await answer();
    expect(text()).toContain('1 agreement could not be billed.');
    expect(text()).toContain('Brightwater · Backup The license was deleted.');
    expect(element().querySelector('app-failed-agreements a')?.getAttribute('href')).toBe('/billing/agreements/9');
  });

  it('says what to do where there is none', async () => {
    await open([['read,create', 'BillingInvoice']]);
    await answer();
    expect(element().querySelector('app-empty-state')?.textContent).toContain('No invoices yet');
    expect(element().querySelector('app-empty-state button')?.textContent).toContain('Run billing');
  });

  it('follows a run, and reads again when it is done', async () => {
    await open([['read,create', 'BillingInvoice']]);
    await answer();
    const run = TestBed.inject(BillingRun).start({ asOf: '2026-10-01' }, 3);
    await settle();
    changes.next({ topic: 'billing-invoices', ids: [1, 2], organizationIds: [] });
    changes.next({ topic: 'billing-invoices', ids: [2], organizationIds: [] });
    await settle();
    expect(text()).toContain('Billing is running: 2 invoices so far. Agreements that were due: 3.');
    const failures = [{ agreementId: 9, message: 'The license was deleted.' }];
    const result = { created: 2, invoiceIds: [1, 2], failed: failures, complete: true };
    expectRequest('POST', '/api/v1/billing/invoices/run').flush(result);
    await run;
    await settle();
    expect(text()).toContain('Billing is done: 2 invoices made.');
    expect(text()).toContain('1 agreement could not be billed');
    expectRequest('GET', '/api/v1/billing/invoices/summary').flush(summary);
    list().flush(page(anInvoice()));
  });

  it('keeps those selected that were refused, and reads again', async () => {
    await open([['read,update', 'BillingInvoice']]);
    await answer(anInvoice());
    const boxes = () => [...element().querySelectorAll<HTMLInputElement>('tbody [type=checkbox]')];
    boxes()[0]?.click();
    await settle();
    const named = (name: string) =>
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name);
    named('Approve')?.click();
    const question = await vi.waitFor(() => {
      const found = document.querySelector<HTMLButtonElement>('app-confirm-dialog [type=submit]');
      expect(found).not.toBeNull();
      return found;
    });
    question?.click();
    await settle();
    const refused = [{ id: 7, code: 'invoice.state', message: 'It was approved by somebody else.' }];
    expectRequest('POST', '/api/v1/billing/invoices/approve').flush({ approved: [], refused });
    await vi.waitFor(() => {
      expect(document.querySelector('app-refused-things')?.textContent).toContain('somebody else');
    });
    named('Close')?.click();
    await vi.waitFor(async () => {
      await settle();
      await answer(anInvoice({ status: 'APPROVED' }));
    });
    expect(boxes().map(({ checked }) => checked)).toEqual([true]);
  });
});
