import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { EMPTY } from 'rxjs';

import { LiveEvents } from '../../core/live/live-events';
import { expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { aLine, anInvoice } from './invoice.fixture';
import { InvoicePrint } from './invoice-print';

const issuer = { version: 1, name: 'Northwind IT', details: '1 Main Street' };
const manual = aLine({ id: 71, description: 'Base fee', quantitySource: 'MANUAL', licenseCount: null, unitCost: '8' });

describe('InvoicePrint', () => {
  let harness: RouterTestingHarness;
  const element = (): HTMLElement => harness.fixture.nativeElement;
  const text = () => element().textContent.replaceAll(/\s+/g, ' ');
  const printButton = () => element().querySelector<HTMLButtonElement>('.tools .button-primary');
  const rule = () => [...document.head.querySelectorAll('style')].map((each) => each.textContent).join('');

  const open = async (query: string, invoice = anInvoice({ lines: [aLine(), manual] })) => {
    TestBed.configureTestingModule({
      providers: [
        provideTestHttp(),
        { provide: LiveEvents, useValue: { changes: () => EMPTY } },
        provideRouter([{ path: 'billing/invoices/:id/print', component: InvoicePrint }], withComponentInputBinding()),
      ],
    });
    await signIn([['read', 'BillingInvoice']]);
    harness = await RouterTestingHarness.create();
    await harness.navigateByUrl(`/billing/invoices/7/print${query}`);
    await settle();
    expect(printButton()?.disabled).toBe(true);
    expectRequest('GET', '/api/v1/billing/invoices/7').flush(invoice);
    expectRequest('GET', '/api/v1/billing/issuer').flush(issuer);
    await settle();
  };

  it('has what the customer reads, and neither cost nor margin', async () => {
    await open('?paper=A4');
    for (const part of ['Northwind IT', 'Acme', 'INV-00007', 'Base fee', '12 counted, 2 included', '$108.25']) {
      expect(text()).toContain(part);
    }
    expect(text()).not.toMatch(/cost|margin/i);
    expect(text()).toContain('Draft, not approved');
    expect(rule()).toContain('size: A4;');
    expect(printButton()?.disabled).toBe(false);
  });

  it('waits for the evidence that goes with it', async () => {
    await open('?evidence=true', anInvoice({ status: 'APPROVED', lines: [aLine(), manual] }));
    expect(text()).not.toContain('Draft');
    expect(printButton()?.disabled).toBe(true);
    const items = [
      {
        holder: { kind: 'DEVICE', id: 1, name: 'WS-01' },
        organization: { id: 2, name: 'Acme' },
        assignedOn: null,
        seats: 12,
      },
    ];
    expectRequest('GET', '/api/v1/billing/invoices/7/lines/70/evidence').flush({
      measuredOn: '2026-09-01',
      count: 12,
      items,
      changes: { since: null, added: [], removed: [] },
    });
    await settle();
    await settle();
    expect(text()).toContain('12 seats at the end of Sep 1, 2026.');
    expect(text()).toContain('WS-01');
    expect(printButton()?.disabled).toBe(false);
  });

  it('says that the usage was set where the license lists nobody', async () => {
    await open('?evidence=true', anInvoice({ lines: [aLine({ quantity: 37 })] }));
    expectRequest('GET', '/api/v1/billing/invoices/7/lines/70/evidence').flush({
      measuredOn: '2026-09-01',
      count: 0,
      items: [],
      changes: { since: null, added: [], removed: [] },
    });
    await settle();
    await settle();
    expect(text()).toContain('37 in use, as set for the license by the end of Sep 1, 2026.');
    expect(text()).not.toContain('0 seats at');
  });
});
