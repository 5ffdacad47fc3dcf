import { Dialog } from '@angular/cdk/dialog';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { EMPTY } from 'rxjs';

import { LiveEvents } from '../../core/live/live-events';
import { expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { BillingAgreementActions } from './billing-agreement-actions';

describe('AgreedProductsForm', () => {
  afterEach(() => TestBed.inject(Dialog).closeAll());

  it('puts a product on the agreement as its last line', async () => {
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: LiveEvents, useValue: { changes: () => EMPTY } }],
    });
    await signIn([['manage', 'all']]);
    const agreed = { productId: 4, name: 'Care', active: true, price: '9', includedCount: null, exchangeRate: null };
    const agreement = { id: 3, version: 2, name: 'All', currency: 'USD', products: [agreed] };
    const added = { id: 8, name: 'Acrobat seats', active: true };
    void TestBed.inject(BillingAgreementActions).editProducts(agreement as never, added as never);
    await vi.waitFor(async () => {
      await settle();
      if (!document.querySelector('app-agreed-products-form')) throw new Error('not open yet');
    });
    document.querySelector<HTMLButtonElement>('app-agreed-products-form [type=submit]')?.click();
    await settle();
    const { products } = expectRequest('PATCH', '/api/v1/billing/agreements/3').request.body as { products: object[] };
    expect(products).toEqual([
      { productId: 4, price: '9', includedCount: null, exchangeRate: null },
      { productId: 8, price: null, includedCount: null, exchangeRate: null },
    ]);
  });
});
