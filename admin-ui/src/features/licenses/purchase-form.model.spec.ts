import type { PurchaseResponse } from '../../api/model';
import { purchaseOrigin, purchaseOriginRequest } from './purchase-form.model';

const vendor = { id: 4, name: 'CDW' };

it('begins a new purchase with the vendor of the license, and asks for today by naming no day', () => {
  const origin = purchaseOrigin(null, vendor);
  expect(origin).toEqual({ purchasedOn: null, vendor, poNumber: '', invoiceNumber: '', note: '' });
  expect(purchaseOriginRequest(origin)).toEqual({ vendorId: 4, poNumber: '', invoiceNumber: '', note: '' });
});

it('sends a purchase back as it was, without what is not of its origin', () => {
  const purchase: PurchaseResponse = {
    id: 1,
    version: 2,
    kind: 'PURCHASE',
    purchasedOn: '2026-11-20',
    quantityDelta: 5,
    quantityAfter: 15,
    unitCost: '10.00',
    totalCost: '50.00',
    currency: 'EUR',
    vendor: null,
    poNumber: 'PO-1',
    invoiceNumber: 'I-1',
    note: 'Rush',
    by: 'Ada',
  };
  expect(purchaseOriginRequest(purchaseOrigin(purchase, vendor))).toEqual({
    purchasedOn: '2026-11-20',
    vendorId: null,
    poNumber: 'PO-1',
    invoiceNumber: 'I-1',
    note: 'Rush',
  });
});
