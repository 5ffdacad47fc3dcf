import { Dialog } from '@angular/cdk/dialog';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { EMPTY } from 'rxjs';

import { LiveEvents } from '../../core/live/live-events';
import { expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { Dialogs } from '../../ui/dialog';
import { BillingAgreementActions } from '../billing-agreements/billing-agreement-actions';
import { BillingProductActions } from '../billing-products/billing-product-actions';
import { BillSeats } from './bill-seats';

const license = { id: 5, name: 'Acrobat' };
const organization = { id: 2, name: 'Acme' };
const row = { id: '5-2', license, organization, seats: 12, unitCost: '20', monthlyCost: '240.00', currency: 'USD' };
const product = { id: 8, name: 'Acrobat seats', active: true };
const agreement = (status: string, products: object[] = []) => ({
  ...{ id: 3, name: 'Care', organization, status, failure: '', endOn: null, nextStartOn: '2026-11-01' },
  products,
});

describe('BillSeats', () => {
  beforeEach(() =>
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: LiveEvents, useValue: { changes: () => EMPTY } }],
    }),
  );
  afterEach(() => TestBed.inject(Dialog).closeAll());

  const page = (items: object[]) => ({ items, page: 1, pageSize: 5, total: items.length });
  const answer = async (address: string, items: object[]): Promise<string> => {
    const asked = expectRequest('GET', address);
    asked.flush(page(items));
    await settle();
    return asked.request.urlWithParams;
  };
  const open = async (products: object[], agreements: object[], rules: unknown[][] = [['manage', 'all']]) => {
    await signIn(rules);
    const closed = vi.fn<() => void>();
    void TestBed.inject(Dialogs)
      .open(() => BillSeats, { row })
      .then(closed);
    await settle();
    await settle();
    if (rules.some(([, subject]) => subject === 'all')) {
      expect(await answer('/api/v1/billing/products', products)).toContain('licenseId=5');
    }
    const asked = await answer('/api/v1/billing/agreements', agreements);
    expect(asked).toContain('organizationId=2&status=ACTIVE&status=DRAFT');
    return closed;
  };
  const buttons = (): string[] =>
    [...document.querySelectorAll('app-bill-seats .content button')].map(({ textContent }) => textContent.trim());
  const press = async (label: string): Promise<void> => {
    const all = [...document.querySelectorAll<HTMLButtonElement>('app-bill-seats .content button')];
    const found = all.find(({ textContent }) => textContent.trim() === label);
    if (!found) throw new Error(`no button ${label}`);
    found.click();
    await settle();
  };

  it('makes a product of the license, and stays for the next step', async () => {
    const made = vi.spyOn(TestBed.inject(BillingProductActions), 'add').mockResolvedValue({ id: 8 } as never);
    const closed = await open([], []);
    expect(buttons()).toEqual(['Make a product', 'Add agreement']);
    await press('Make a product');
    expect(made).toHaveBeenCalledWith(license);
    await settle();
    await answer('/api/v1/billing/products', [product]);
    expect(document.querySelector('app-bill-seats')?.textContent).toContain('Acrobat seats');
    expect(closed).not.toHaveBeenCalled();
  });

  it('puts the product on an active agreement, and has done its work', async () => {
    const on = agreement('ACTIVE', [{ productId: 8 }]);
    const put = vi.spyOn(TestBed.inject(BillingAgreementActions), 'editProducts').mockResolvedValue(on as never);
    const closed = await open([product], [agreement('ACTIVE')]);
    await press('Put it on');
    await settle();
    expect(put).toHaveBeenCalledWith(agreement('ACTIVE'), product);
    expect(closed).toHaveBeenCalled();
  });

  it('activates a draft that has the product', async () => {
    const draft = agreement('DRAFT', [{ productId: 8 }]);
    const closed = await open([product], [draft]);
    expect(buttons()).toEqual(['Make a product', 'Activate', 'Add agreement']);
    const active = { ...draft, status: 'ACTIVE' };
    vi.spyOn(TestBed.inject(BillingAgreementActions), 'activate').mockResolvedValue(active as never);
    await press('Activate');
    await settle();
    expect(closed).toHaveBeenCalled();
  });

  it('adds an agreement of the organization that has the product', async () => {
    const add = vi.spyOn(TestBed.inject(BillingAgreementActions), 'add').mockResolvedValue(undefined);
    await open([product], []);
    await press('Add agreement');
    expect(add).toHaveBeenCalledWith(null, organization, product);
  });

  it('lets one of several products be chosen, and an inactive one be activated', async () => {
    const put = vi.spyOn(TestBed.inject(BillingAgreementActions), 'editProducts').mockResolvedValue(undefined);
    const other = { ...product, id: 9, name: 'Acrobat by the month' };
    await open([product, other, { ...product, id: 10, name: 'Old', active: false }], [agreement('ACTIVE')]);
    expect(buttons()).toEqual(['Activate', 'Make a product', 'Put it on', 'Add agreement']);
    document.querySelector<HTMLInputElement>('app-bill-seats [aria-label="Acrobat by the month"]')?.click();
    await settle();
    await press('Put it on');
    expect(put).toHaveBeenCalledWith(agreement('ACTIVE'), other);
  });

  it('offers nothing to those who may only look', async () => {
    await open(
      [],
      [agreement('ACTIVE')],
      [
        ['read', 'BillingAgreement'],
        ['read', 'License'],
      ],
    );
    expect(buttons()).toEqual([]);
    TestBed.inject(HttpTestingController).expectNone(({ url }) => url.includes('/products'));
  });
});
