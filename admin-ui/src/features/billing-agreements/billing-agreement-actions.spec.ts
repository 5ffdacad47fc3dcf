import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { BillingAgreementResponse } from '../../api/model';
import { provideTestHttp, signIn } from '../../testing/http';
import { type Confirmation, Confirmations } from '../../ui/dialog';
import { BillingAgreementActions } from './billing-agreement-actions';

const active: BillingAgreementResponse = {
  interval: 'MONTHLY',
  billDay: 1,
  timing: 'ARREARS',
  currency: 'USD',
  taxPercent: '0',
  prorateFirst: false,
  autoApprove: false,
  paymentTermDays: 30,
  id: 9,
  version: 4,
  organization: { id: 3, name: 'Acme' },
  name: 'Software',
  status: 'ACTIVE',
  startOn: '2026-09-01',
  endOn: null,
  nextStartOn: '2026-11-01',
  nextBillOn: '2026-12-01',
  periodsBilled: 2,
  failure: '',
  products: [],
  createdAt: '2026-09-01T00:00:00Z',
};

describe('BillingAgreementActions', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] }));

  const menu = (changes: Partial<BillingAgreementResponse> = {}): string[] =>
    TestBed.inject(BillingAgreementActions)
      .menu({ ...active, ...changes }, () => undefined)
      .map(({ label }) => label);

  it('offers what can be done in the state of the agreement', async () => {
    await signIn([['manage', 'all']]);
    const always = ['Edit terms', 'Edit products', 'Duplicate', 'Save as template'];
    expect(menu()).toEqual([...always, 'End']);
    expect(menu({ status: 'DRAFT', periodsBilled: 0 })).toEqual(['Activate', ...always, 'Delete']);
    expect(menu({ periodsBilled: 0 })).toEqual([...always, 'End', 'Delete']);
  });

  it('offers to activate what has ended only where a later end was given', async () => {
    await signIn([['manage', 'all']]);
    expect(menu({ status: 'ENDED', endOn: '2026-10-31' })).not.toContain('Activate');
    expect(menu({ status: 'ENDED', endOn: '2026-11-01' })).toContain('Activate');
    expect(menu({ status: 'ENDED', endOn: null })).toContain('Activate');
  });

  it('offers nothing to those who may only look, or may change others alone', async () => {
    await signIn([['read', 'BillingAgreement']]);
    expect(menu({ status: 'DRAFT', periodsBilled: 0 })).toEqual([]);
    await signIn([['manage', 'BillingAgreement', { organizationId: { $in: [4] } }]]);
    expect(menu({ status: 'DRAFT', periodsBilled: 0 })).toEqual([]);
  });

  describe('before it is activated', () => {
    const askedOf = async (changes: Partial<BillingAgreementResponse>): Promise<Confirmation | undefined> => {
      await signIn([['manage', 'all']]);
      const ask = vi.spyOn(TestBed.inject(Confirmations), 'ask').mockResolvedValue(false);
      await TestBed.inject(BillingAgreementActions).activate({ ...active, status: 'DRAFT', ...changes });
      return ask.mock.calls[0]?.[0];
    };
    const product = { productId: 7, name: 'Seats', price: null, includedCount: null, exchangeRate: null };
    const passed = 'Periods that come due before are passed, and not billed later.';

    it.each([
      ['none', []],
      ['none that is active', [{ ...product, active: false }]],
    ])('says what is lost while it charges nothing: with %s', async (_how, products) => {
      const asked = await askedOf({ products });
      expect(asked?.message).toBe('It has no active products: until it has some, no invoices are made.');
      expect(asked?.consequences).toContain(passed);
    });

    it('says which invoice is made first', async () => {
      const asked = await askedOf({ products: [{ ...product, active: true }] });
      expect(asked?.message).toContain('Dec 1, 2026');
      expect(asked?.consequences).not.toContain(passed);
    });
  });
});
