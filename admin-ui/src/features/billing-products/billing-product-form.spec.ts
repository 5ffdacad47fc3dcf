import { Dialog } from '@angular/cdk/dialog';
import type { TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { NEVER } from 'rxjs';

import type { BillingProductResponse, InheritedCostResponse } from '../../api/model';
import { LiveEvents } from '../../core/live/live-events';
import { answerProblem, expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { Dialogs } from '../../ui/dialog';
import { BillingProductForm } from './billing-product-form';

const accounts = [
  { id: 1, code: 'SOFTWARE', name: 'Software', defaultOf: 'SOFTWARE_LICENSE' },
  { id: 2, code: 'DEVICES', name: 'Devices', defaultOf: 'DEVICE_COUNT' },
];
const acrobat = { id: 7, name: 'Acrobat Pro' };
const yearly: InheritedCostResponse = { unitCost: '240', currency: 'USD', termMonths: 12 };

describe('BillingProductForm', () => {
  let result: Promise<BillingProductResponse | undefined>;

  /** Opens the form for a new product of Acrobat. */
  async function open(cost: InheritedCostResponse | null): Promise<void> {
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: LiveEvents, useValue: { changes: () => NEVER } }],
    });
    await signIn();
    result = TestBed.inject(Dialogs).open(() => BillingProductForm, {
      product: null,
      start: { shown: null, name: acrobat.name, license: acrobat },
    });
    await settle();
    await settle();
    expectRequest('GET', '/api/v1/billing/accounts').flush({ items: accounts });
    expectRequest('GET', '/api/v1/billing/products/inherited-cost/7').flush({ cost });
    const scope = { global: true, complete: true, organizations: [], locations: [] };
    expectRequest('GET', '/api/v1/licenses/7').flush({ type: 'PER_DEVICE', usage: 53, quantity: 50, scope });
    await settle();
    await settle();
  }
  afterEach(() => TestBed.inject(Dialog).closeAll());

  const fieldOf = (label: string): HTMLElement => {
    const named = [...document.querySelectorAll<HTMLElement>('app-billing-product-form app-field')].find(
      (field) => field.querySelector('label')?.textContent.replace('*', '').trim() === label,
    );
    if (named === undefined) throw new Error(`No field ${label}.`);
    return named;
  };
  const control = (label: string): HTMLInputElement => {
    const found = fieldOf(label).querySelector<HTMLInputElement>('input, select, textarea');
    if (found === null) throw new Error(`No control ${label}.`);
    return found;
  };
  const enter = async (label: string, value: string): Promise<void> => {
    const input = control(label);
    input.value = value;
    for (const event of ['input', 'change', 'blur']) input.dispatchEvent(new Event(event, { bubbles: true }));
    await settle();
    await settle();
  };
  const add = async (): Promise<TestRequest> => {
    document.querySelector<HTMLButtonElement>('app-billing-product-form [type=submit]')?.click();
    await settle();
    return expectRequest('POST', '/api/v1/billing/products');
  };
  const text = (selector: string): string =>
    document.querySelector(`app-billing-product-form ${selector}`)?.textContent.trim() ?? '';

  it('makes a product of a license with one click', async () => {
    await open(yearly);
    expect([control('Name').value, control('Account').value, control('Cost').value]).toEqual([
      'Acrobat Pro',
      'SOFTWARE – Software',
      'INHERIT_FROM_LICENSE',
    ]);
    expect([text('.result'), text('app-measured-line')]).toEqual([
      'Sold at $24.00 a month ($20.00 + 20%).',
      '53 seats in use now. Each organization is charged for its own.',
    ]);
    const request = await add();
    expect(request.request.body).toEqual({
      name: 'Acrobat Pro',
      description: '',
      accountId: 1,
      quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: 7, count: 'USED' },
      costSource: { type: 'INHERIT_FROM_LICENSE' },
      price: { type: 'MARKUP', percent: '20' },
      includedCount: 0,
      taxable: true,
      active: true,
    });
    request.flush({ id: 3 });
    expect(await result).toEqual({ id: 3 });
  });

  it('asks for a price of its own where the license has no cost, or none is counted', async () => {
    await open(null);
    expect([control('Cost').value, control('Price').value]).toEqual(['FIXED', 'FIXED']);
    await enter('Quantity source', 'DEVICE_COUNT');
    expect(control('Account').value).toBe('DEVICES – Devices');
    expect([...control('Cost').querySelectorAll('option')].map(({ value }) => value)).toEqual(['FIXED']);
    await enter('Price per unit', '9.90');
    await enter('Name', 'Devices');
    const { body } = (await add()).request;
    expect(body).toMatchObject({
      name: 'Devices',
      accountId: 2,
      quantitySource: { type: 'DEVICE_COUNT' },
      costSource: { type: 'FIXED', amount: '0' },
      price: { type: 'FIXED', amount: '9.90' },
    });
  });

  it('keeps what was chosen when the source changes', async () => {
    await open(yearly);
    await enter('Price', 'FIXED');
    await enter('Price per unit', '25');
    await enter('Name', 'PDF editing');
    await enter('Quantity source', 'MANUAL');
    expect([control('Cost').value, control('Price').value, control('Price per unit').value]).toEqual([
      'FIXED',
      'FIXED',
      '25.00',
    ]);
    await enter('Quantity source', 'SOFTWARE_LICENSE');
    expect([control('License').value, control('Cost').value, control('Name').value]).toEqual([
      'Acrobat Pro',
      'INHERIT_FROM_LICENSE',
      'PDF editing',
    ]);
  });

  it('puts what the server refuses at its field, and loses nothing', async () => {
    await open(yearly);
    await enter('Name', 'Taken');
    answerProblem(await add(), 409, {
      code: 'billing-product.name-taken',
      errors: [
        { field: 'name', code: 'billing-product.name-taken', message: 'Choose another name.' },
        { field: 'quantitySource.licenseId', code: 'reference.unknown', message: 'No such license.' },
      ],
    });
    await settle();
    await settle();
    expect(
      [fieldOf('Name'), fieldOf('License')].map((field) => field.querySelector('.error')?.textContent.trim()),
    ).toEqual(['Choose another name.', 'No such license.']);
    expect(control('Name').value).toBe('Taken');
  });
});
