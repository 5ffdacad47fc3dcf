import { NonNullableFormBuilder } from '@angular/forms';
import { TestBed } from '@angular/core/testing';

import type { BillingProductResponse } from '../../api/model';
import { type ProductForm, percentOf, productForm } from './billing-product-form.model';
import { productRequest } from './billing-product-request.rules';

const saved: BillingProductResponse = {
  id: 4,
  version: 2,
  name: 'Acrobat seats',
  description: '',
  accountId: 1,
  account: { id: 1, code: 'SOFTWARE', name: 'Software' },
  quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: 7, count: 'PURCHASED' },
  license: { id: 7, name: 'Acrobat' },
  licenseName: 'Acrobat',
  deviceGroup: null,
  roles: [],
  costSource: { type: 'INHERIT_FROM_LICENSE' },
  inheritedCost: null,
  price: { type: 'MARKUP', percent: '12.5' },
  includedCount: 3,
  taxable: false,
  active: true,
  agreementCount: 0,
  problem: null,
  createdAt: '2026-11-01T00:00:00Z',
};

function formOf(shown: BillingProductResponse | null): ProductForm {
  const fields = TestBed.inject(NonNullableFormBuilder);
  return productForm(fields, { shown, name: shown?.name ?? 'New', license: null });
}
const requestOf = (shown: BillingProductResponse | null) => productRequest(formOf(shown).getRawValue());

describe('productRequest', () => {
  it('sends a saved product back as it was', () => {
    expect(requestOf(saved)).toEqual({
      name: 'Acrobat seats',
      description: '',
      accountId: 1,
      quantitySource: saved.quantitySource,
      costSource: { type: 'INHERIT_FROM_LICENSE' },
      price: { type: 'MARKUP', percent: '12.5' },
      includedCount: 3,
      taxable: false,
      active: true,
    });
  });

  it('sends of each source what belongs to it alone', () => {
    const form = formOf(null);
    form.patchValue({ quantitySource: { license: { id: 7, name: 'Acrobat' }, roles: [{ id: 2, name: 'Nurses' }] } });
    const sources = (['MANUAL', 'DEVICE_COUNT', 'END_USER_COUNT', 'SOFTWARE_LICENSE'] as const).map((type) => {
      form.patchValue({ quantitySource: { type } });
      return productRequest(form.getRawValue()).quantitySource;
    });
    expect(sources).toEqual([
      { type: 'MANUAL', quantity: 1 },
      { type: 'DEVICE_COUNT' },
      { type: 'END_USER_COUNT' },
      { type: 'SOFTWARE_LICENSE', licenseId: 7, count: 'USED' },
    ]);
    form.patchValue({ quantitySource: { type: 'END_USER_COUNT', endUsers: 'SOME' } });
    expect(productRequest(form.getRawValue()).quantitySource).toEqual({ type: 'END_USER_COUNT', roleIds: [2] });
  });

  it('keeps roles and groups that the reader does not see, and lets stay what is gone', () => {
    const counted: BillingProductResponse = {
      ...saved,
      license: null,
      roles: [{ id: 2, name: 'Nurses' }],
      quantitySource: { type: 'END_USER_COUNT', roleIds: [2, 5] },
    };
    expect(requestOf(counted).quantitySource).toEqual({ type: 'END_USER_COUNT', roleIds: [2, 5] });
    const lost = [
      { type: 'SOFTWARE_LICENSE', licenseId: null, count: 'USED' },
      { type: 'DEVICE_COUNT', deviceGroupId: null },
      { type: 'END_USER_COUNT', roleIds: [] },
    ] as const;
    for (const quantitySource of lost) {
      const form = formOf({ ...saved, license: null, quantitySource: { ...quantitySource } as never });
      expect(productRequest(form.getRawValue()).quantitySource).toEqual(quantitySource);
      const { license, deviceGroup, roles: named } = form.controls.quantitySource.controls;
      const shown = { SOFTWARE_LICENSE: license, DEVICE_COUNT: deviceGroup, END_USER_COUNT: named }[
        quantitySource.type
      ];
      expect(shown.valid).toBe(true);
    }
    expect(formOf(null).controls.quantitySource.controls.license.valid).toBe(false);
  });

  it('takes no cost as none, and writes decimals as the API does', () => {
    const form = formOf(null);
    form.patchValue({ costSource: { type: 'FIXED' }, price: { percent: ' 12,50 ' } });
    expect(productRequest(form.getRawValue())).toMatchObject({
      costSource: { type: 'FIXED', amount: '0' },
      price: { type: 'MARKUP', percent: '12.5' },
    });
  });
});

describe('percentOf', () => {
  it('reads what people write', () => {
    expect(['20', '12,5', '0.0001', '-1', 'x', '123456', '1.00001'].map((text) => percentOf(text))).toEqual([
      '20',
      '12.5',
      '0.0001',
      null,
      null,
      null,
      null,
    ]);
  });
});
