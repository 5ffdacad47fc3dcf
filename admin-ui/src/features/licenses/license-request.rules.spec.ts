import { FormBuilder } from '@angular/forms';

import type { LicenseResponse } from '../../api/model';
import { type LicenseFormValue, type LicenseStart, blankStart, licenseForm } from './license-form.model';
import { licenseRequest, previewRequest } from './license-request.rules';
import { readRule } from './assignment-rule.rules';

const saved: LicenseResponse = {
  id: 7,
  version: 3,
  name: 'Acrobat Pro',
  description: '',
  note: '',
  tags: ['design'],
  type: 'PER_DEVICE',
  assignmentMode: 'AUTOMATIC',
  publisher: { id: 4, name: 'Adobe' },
  vendor: null,
  scope: { global: true, complete: true, organizations: [], locations: [] },
  quantity: 50,
  usage: 53,
  seatUpdate: null,
  available: -3,
  compliance: 'UNDER_LICENSED',
  enforceQuantity: false,
  purchaseDate: '2026-01-15',
  cost: {
    mode: 'PER_LICENSE',
    amount: '20.00',
    currency: 'USD',
    unitCost: '20.00',
    totalCost: '1000.00',
    yearlyCost: '1000.00',
    unusedCost: '0.00',
  },
  term: { expiresOn: '2027-01-15', autoRenew: true, renewalUnit: 'YEAR', renewalCount: 1, noticeDays: [90, 30] },
  status: 'ACTIVE',
  daysToExpiration: 55,
  assignmentRule: {
    products: { match: 'ANY', items: [{ productId: 12, versionRange: '>=2020' }] },
    software: [{ condition: 'CONTAINS_ANY', productIds: [], titleIds: [9] }],
  },
  notifications: { email: ['it@acme.test'], webhookIds: [5], inApp: true, nearlyFullPercent: 80 },
  warnings: [],
  createdAt: '2026-01-15T00:00:00Z',
  updatedAt: '2026-01-15T00:00:00Z',
};

const form = (start: Partial<LicenseStart> = {}) =>
  licenseForm(new FormBuilder().nonNullable, { ...blankStart('EUR'), ...start });
const value = (changes: Partial<LicenseFormValue> = {}): LicenseFormValue => ({ ...form().getRawValue(), ...changes });

describe('licenseRequest', () => {
  it('gives back what a saved license says, its unseen titles included', () => {
    const start = { shown: saved, rule: readRule(saved.assignmentRule) };
    expect(licenseRequest(form(start).getRawValue())).toEqual({
      name: 'Acrobat Pro',
      description: '',
      note: '',
      tags: ['design'],
      type: 'PER_DEVICE',
      assignmentMode: 'AUTOMATIC',
      publisherId: 4,
      vendorId: null,
      scope: { global: true },
      quantity: 50,
      enforceQuantity: false,
      purchaseDate: '2026-01-15',
      cost: { mode: 'PER_LICENSE', amount: '20.00', currency: 'USD' },
      term: saved.term,
      assignmentRule: {
        products: { match: 'ANY', items: [{ productId: 12, versionRange: '>=2020' }] },
        deviceGroups: { match: 'ANY', ids: [] },
        software: [{ condition: 'CONTAINS_ANY', productIds: [], titleIds: [9] }],
      },
      notifications: { email: ['it@acme.test'], webhookIds: [5], inApp: true, nearlyFullPercent: 80 },
    });
  });

  it('sends usage for custom licenses alone, and no rule with them', () => {
    const custom = licenseRequest(value({ type: 'CUSTOM', usage: 4, enforceQuantity: true }));
    expect(custom).toMatchObject({
      type: 'CUSTOM',
      assignmentMode: null,
      usage: 4,
      enforceQuantity: false,
      assignmentRule: null,
    });
    expect('usage' in licenseRequest(value({ type: 'PER_DEVICE_MANUAL', usage: 4 }))).toBe(false);
  });

  it('sends the roles of a license per end user, and nothing about devices', () => {
    const assignmentRule = {
      endUsers: { match: 'ALL', roleIds: [4, 5] },
      technicians: { match: 'ANY', roleIds: [6] },
    };
    const rule = readRule({ ...assignmentRule, products: { match: 'ANY', items: [{ productId: 12 }] } });
    const shown: LicenseResponse = { ...saved, type: 'PER_USER' };
    const request = licenseRequest(form({ shown, rule }).getRawValue());
    expect(request).toMatchObject({ type: 'PER_USER', assignmentMode: 'AUTOMATIC' });
    expect(request.assignmentRule).toEqual(assignmentRule);
  });

  it('sends what is asked of the devices of a location', () => {
    const shown: LicenseResponse = { ...saved, type: 'PER_SITE' };
    const request = licenseRequest(form({ shown, rule: readRule(saved.assignmentRule) }).getRawValue());
    expect(request).toMatchObject({
      type: 'PER_SITE',
      assignmentMode: 'AUTOMATIC',
      assignmentRule: { products: { match: 'ANY', items: [{ productId: 12, versionRange: '>=2020' }] } },
    });
    expect(request.assignmentRule && 'endUsers' in request.assignmentRule).toBe(false);
  });

  it('has no cost without an amount, and no term without an expiration date', () => {
    expect(licenseRequest(value())).toMatchObject({ cost: null, term: null });
  });

  it('drops the renewal of a license that does not renew itself', () => {
    const { term } = value();
    const request = licenseRequest(value({ expires: true, term: { ...term, expiresOn: '2027-01-15' } }));
    expect(request.term).toEqual({
      expiresOn: '2027-01-15',
      autoRenew: false,
      renewalUnit: null,
      renewalCount: null,
      noticeDays: [90, 30, 7],
    });
  });
});

describe('previewRequest', () => {
  it('is nothing for what has no seats of a rule, and for an unfinished scope', () => {
    expect(previewRequest(value({ type: 'CUSTOM' }), null)).toBeNull();
    expect(previewRequest(value({ type: 'PER_USER_MANUAL' }), null)).toBeNull();
    expect(previewRequest(value({ scope: { global: false, organizations: [] } }), null)).toBeNull();
  });

  it('asks what becomes of the seats of a saved license, whatever it turns into', () => {
    expect(previewRequest(value({ type: 'CUSTOM' }), saved)).toMatchObject({ licenseId: 7, type: 'CUSTOM', usage: 0 });
    expect(previewRequest(value({ type: 'PER_DEVICE_MANUAL' }), saved)).toMatchObject({
      licenseId: 7,
      assignmentRule: null,
    });
  });

  it('leaves out conditions that are not finished, and everything that decides no seat', () => {
    const software = [{ condition: 'CONTAINS_ANY' as const, productIds: [], titleIds: [] }];
    const assignmentRule = { ...value().assignmentRule, software };
    const request = previewRequest(value({ name: 'A', assignmentRule }), null);
    expect(request?.assignmentRule?.software).toEqual([]);
    expect(request && 'name' in request).toBe(false);
  });
});
