import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { EMPTY } from 'rxjs';

import { LiveEvents } from '../../core/live/live-events';
import { expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { AgreedProductTable } from './agreed-product-table';

const agreed = { active: true, price: null, includedCount: null, exchangeRate: null };
const agreement = {
  currency: 'USD',
  products: [
    { ...agreed, productId: 7, name: 'Seats' },
    { ...agreed, productId: 8, name: 'Servers', price: '80.00', includedCount: 3, exchangeRate: '1.0852' },
    { ...agreed, productId: 9, name: 'Gone' },
  ],
};
const own = (id: number, amount: string) => ({ id, price: { type: 'FIXED', amount }, includedCount: 0 });

it('says of what was agreed on what it stands in place of, and nothing of the rest', async () => {
  TestBed.configureTestingModule({
    providers: [provideTestHttp(), provideRouter([]), { provide: LiveEvents, useValue: { changes: () => EMPTY } }],
  });
  await signIn([['manage', 'all']]);
  const table = TestBed.createComponent(AgreedProductTable);
  table.componentRef.setInput('agreement', agreement);
  await settle();
  expectRequest('GET', '/api/v1/billing/products').flush({ items: [own(7, '24.00'), own(8, '85.00')], total: 2 });
  await settle();
  await table.whenStable();
  const host: HTMLElement = table.nativeElement;
  const rows = [...host.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent.replaceAll(/\s+/g, ' ').trim()),
  );
  expect(rows).toEqual([
    ['Seats', '$24.00', '0'],
    ['ServersExchange rate 1.0852', '$80.00 instead of $85.00', '3 instead of 0'],
    ['Gone', 'as the product', 'as the product'],
  ]);
});
