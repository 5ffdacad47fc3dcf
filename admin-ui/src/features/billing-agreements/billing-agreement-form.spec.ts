import { Dialog } from '@angular/cdk/dialog';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { EMPTY } from 'rxjs';

import type { BillingAgreementResponse, BillingTemplateResponse } from '../../api/model';
import { LiveEvents } from '../../core/live/live-events';
import { answerProblem, provideTestHttp, settle, signIn } from '../../testing/http';
import { Dialogs } from '../../ui/dialog';
import { type AgreementStart, BillingAgreementForm } from './billing-agreement-form';
import { type Terms, termsOf } from './billing-terms.model';

const terms: Terms = {
  interval: 'MONTHLY',
  billDay: 1,
  timing: 'ARREARS',
  currency: 'USD',
  taxPercent: '19',
  prorateFirst: true,
  autoApprove: false,
  paymentTermDays: 30,
};
const product = { productId: 7, name: 'Seats', active: true, price: null, includedCount: null };
const acme = { id: 3, name: 'Acme' };
const template: BillingTemplateResponse = {
  ...terms,
  id: 5,
  version: 1,
  name: 'Workplace',
  description: '',
  interval: 'WEEKLY',
  billDay: 2,
  products: [product, { ...product, productId: 8, name: 'Devices', price: '4.50' }],
  createdAt: '2026-11-01T00:00:00Z',
};
const saved: BillingAgreementResponse = {
  ...terms,
  id: 9,
  version: 4,
  organization: acme,
  name: 'Software',
  status: 'ACTIVE',
  startOn: '2026-09-01',
  endOn: null,
  nextStartOn: '2026-11-01',
  nextBillOn: '2026-12-01',
  periodsBilled: 2,
  failure: '',
  products: [{ ...product, exchangeRate: null }],
  createdAt: '2026-09-01T00:00:00Z',
};
const start: AgreementStart = {
  organization: acme,
  template: null,
  name: 'Software',
  terms,
  startOn: '2026-12-01',
  endOn: null,
  products: [product],
};

describe('BillingAgreementForm', () => {
  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: LiveEvents, useValue: { changes: () => EMPTY } }],
    });
    await signIn([
      ['manage', 'BillingAgreement'],
      ['read', 'BillingAgreementTemplate'],
    ]);
  });
  afterEach(() => TestBed.inject(Dialog).closeAll());

  const http = () => TestBed.inject(HttpTestingController);
  const request = (method: string, path: string) =>
    http().expectOne((each) => each.method === method && each.url.split('?')[0] === path);
  const find = (selector: string): HTMLElement => {
    const found = document.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing is ${selector}`);
    return found;
  };
  const field = (label: string): HTMLInputElement => {
    const fields = [...document.querySelectorAll('app-field')];
    const match = fields.find((each) => each.querySelector('label')?.textContent?.trim().startsWith(label));
    const control = match?.querySelector<HTMLInputElement>('input, select');
    if (!control) throw new Error(`no field ${label}`);
    return control;
  };
  const type = async (label: string, text: string, event = 'input'): Promise<void> => {
    field(label).value = text;
    field(label).dispatchEvent(new Event(event));
    await settle();
  };
  const open = async (data: Partial<AgreementStart> = {}, agreement: BillingAgreementResponse | null = null) => {
    const closed = vi.fn<(result: unknown) => void>();
    void TestBed.inject(Dialogs)
      .open(() => BillingAgreementForm, { start: { ...start, ...data }, saved: agreement })
      .then(closed);
    await settle();
    await settle();
    return closed;
  };
  const submit = async (): Promise<void> => {
    find('app-dialog [type=submit]').click();
    await settle();
  };
  const footer = (): string => (find('app-dialog [dialogFooter]').textContent ?? '').replaceAll(/\s+/g, ' ');

  it('says what the terms come to while they are chosen, and sends them', async () => {
    const closed = await open();
    expect(footer()).toContain('First invoice on Jan 1, 2027 for Dec 1 – 31, 2026.');
    await type('Timing', 'ADVANCE', 'change');
    expect(footer()).toContain('First invoice on Dec 1, 2026');
    await type('Tax', '7,7');
    await submit();
    const sent = request('POST', '/api/v1/billing/agreements');
    expect(sent.request.body).toEqual({
      ...terms,
      timing: 'ADVANCE',
      taxPercent: '7.7',
      organizationId: 3,
      name: 'Software',
      startOn: '2026-12-01',
      endOn: null,
      products: [{ productId: 7, price: null, includedCount: null, exchangeRate: null }],
    });
    sent.flush({ id: 9 });
    await settle();
    expect(closed).toHaveBeenCalledWith({ id: 9 });
  });

  it('has a weekday for weeks', async () => {
    await open({ terms: { ...terms, billDay: 15 } });
    await type('Billed', 'WEEKLY', 'change');
    expect(footer()).toContain('Weekly, on Monday');
  });

  it('asks for the exchange rate that the server misses, at the product', async () => {
    await open();
    expect(find('.rate').classList).toContain('unasked');
    await submit();
    const message = 'The license costs EUR.';
    answerProblem(request('POST', '/api/v1/billing/agreements'), 422, {
      code: 'invalid',
      errors: [{ field: 'products.0.exchangeRate', code: 'exchange-rate.missing', message }],
    });
    await settle();
    await settle();
    expect(find('.rate').classList).not.toContain('unasked');
    expect(field('Exchange rate').closest('app-field')?.textContent).toContain(message);
    await type('Exchange rate', '1.0834');
    await submit();
    const [sent] = request('POST', '/api/v1/billing/agreements').request.body.products;
    expect(sent).toEqual({ productId: 7, price: null, includedCount: null, exchangeRate: '1.0834' });
  });

  it('says at the product why it cannot be charged for', async () => {
    await open();
    await submit();
    const message = 'The license does not cover Acme.';
    answerProblem(request('POST', '/api/v1/billing/agreements'), 422, {
      code: 'invalid',
      errors: [{ field: 'products.0.productId', code: 'product.not-measurable', message }],
    });
    await settle();
    expect(find('app-agreed-product-row [role=alert]').textContent).toContain(message);
  });

  it('takes the terms of a template, keeps the products that are there, and adds the others', async () => {
    await open({ name: '' });
    field('Template').dispatchEvent(new Event('focusin'));
    field('Template').dispatchEvent(new Event('focus'));
    await settle();
    request('GET', '/api/v1/billing/agreement-templates').flush({ items: [template], total: 1 });
    await vi.waitFor(async () => {
      await settle();
      find('mat-option:not([disabled])').click();
    });
    await settle();
    expect(footer()).toContain('Weekly, on Tuesday');
    await submit();
    const { body } = request('POST', '/api/v1/billing/agreements').request;
    expect(body).toMatchObject({ ...termsOf(template), templateId: 5, name: 'Workplace' });
    const sold = body.products.map(({ productId, price }: { productId: number; price: unknown }) => [productId, price]);
    expect(sold).toEqual([
      [7, null],
      [8, '4.50'],
    ]);
  });

  it('sends the products in the order that they were put in', async () => {
    await open({ products: template.products });
    find('[aria-label="Move Devices up"]').click();
    await settle();
    await submit();
    const { products } = request('POST', '/api/v1/billing/agreements').request.body;
    expect(products.map(({ productId }: { productId: number }) => productId)).toEqual([8, 7]);
  });

  it('asks before days are billed again, and sends it again with the flag', async () => {
    const closed = await open({ startOn: saved.startOn }, saved);
    await type('Next invoice on', '2026-10-15', 'change');
    await submit();
    const refused = {
      code: 'agreement.overlap',
      detail: 'Everything was billed.',
      errors: [{ field: 'nextBillOn', code: 'agreement.overlap', message: 'Everything was billed.' }],
    };
    answerProblem(request('PATCH', '/api/v1/billing/agreements/9'), 422, refused);
    await vi.waitFor(async () => {
      await settle();
      expect(document.querySelectorAll('app-dialog')).toHaveLength(2);
    });
    find('app-confirm-dialog [type=submit]').click();
    await settle();
    const again = request('PATCH', '/api/v1/billing/agreements/9');
    expect(again.request.body).toMatchObject({ nextBillOn: '2026-10-15', confirmOverlap: true });
    expect(again.request.headers.get('If-Match')).toBe('"4"');
    again.flush({ ...saved, nextBillOn: '2026-10-15' });
    await vi.waitFor(async () => {
      await settle();
      expect(closed).toHaveBeenCalledWith(expect.objectContaining({ nextBillOn: '2026-10-15' }));
    });
  });

  it('says at the date what was billed where nobody agrees to bill it again', async () => {
    const closed = await open({ startOn: saved.startOn }, saved);
    await type('Next invoice on', '2026-10-15', 'change');
    await submit();
    const message = 'Everything up to 2026-10-31 was billed: confirm that this is meant (confirmOverlap).';
    answerProblem(request('PATCH', '/api/v1/billing/agreements/9'), 422, {
      code: 'agreement.overlap',
      errors: [{ field: 'nextBillOn', code: 'agreement.overlap', message }],
    });
    await vi.waitFor(async () => {
      await settle();
      expect(document.querySelectorAll('app-dialog')).toHaveLength(2);
    });
    find('app-confirm-dialog .foot [type=button]').click();
    await vi.waitFor(async () => {
      await settle();
      expect(field('Next invoice on').closest('app-field')?.textContent).toContain('were billed already');
    });
    expect(field('Next invoice on').closest('app-field')?.textContent).not.toContain('confirmOverlap');
    expect(field('Next invoice on').value).toBe('2026-10-15');
    expect(closed).not.toHaveBeenCalled();
  });

  it('leaves the bill date to the terms unless somebody chose one', async () => {
    await open({ startOn: saved.startOn }, saved);
    expect(field('Next invoice on').closest('app-field')?.textContent).toContain('By itself: Dec 1, 2026');
    await type('Billed', 'QUARTERLY', 'change');
    await submit();
    expect(request('PATCH', '/api/v1/billing/agreements/9').request.body).not.toHaveProperty('nextBillOn');
  });
});
