import { describe, expect, it } from 'vitest';
import {
  type Cost,
  currencyDigits,
  deriveCost,
  isCurrency,
  type LicenseTerms,
  termErrors,
} from './license-terms.rules.js';

const terms = (fields: Partial<LicenseTerms> = {}): LicenseTerms => ({
  type: 'PER_DEVICE',
  assignmentMode: 'MANUAL',
  customUsage: null,
  scopeGlobal: true,
  organizationIds: [],
  locationIds: [],
  purchaseDate: null,
  expiresOn: null,
  autoRenew: false,
  renewalUnit: null,
  renewalCount: null,
  cost: null,
  ...fields,
});
const cost = (amount: string, currency: string, mode: Cost['mode'] = 'TOTAL'): Cost => ({ mode, amount, currency });
const told = (fields: Partial<LicenseTerms>) => termErrors(terms(fields)).map(({ field, code }) => [field, code]);

describe('currencies', () => {
  it.each([
    ['USD', true, 2],
    ['JPY', true, 0],
    ['KWD', true, 3],
  ])('%s is one: %j, of %i digits', (code, known, digits) => {
    expect([isCurrency(code), currencyDigits(code)]).toEqual([known, digits]);
  });

  it.each(['ZZZ', 'usd', 'US', '', '__proto__'])('%j is none', (code) => {
    expect(isCurrency(code)).toBe(false);
  });
});

describe('the cost of a license', () => {
  it.each<[Cost, number, string, string, string]>([
    [cost('20', 'USD', 'PER_LICENSE'), 50, '20.00', '20.00', '1000.00'],
    [cost('1000', 'USD'), 50, '1000.00', '20.00', '1000.00'],
    [cost('100', 'USD'), 3, '100.00', '33.33', '100.00'],
    [cost('200', 'USD'), 3, '200.00', '66.67', '200.00'],
    [cost('0.1', 'EUR', 'PER_LICENSE'), 3, '0.10', '0.10', '0.30'],
    [
      cost('999999999999.99', 'EUR', 'PER_LICENSE'),
      10_000_000,
      '999999999999.99',
      '999999999999.99',
      '9999999999999900000.00',
    ],
    // Half a cent goes to the even cent.
    [cost('0.05', 'USD'), 2, '0.05', '0.02', '0.05'],
    [cost('0.15', 'USD'), 2, '0.15', '0.08', '0.15'],
    [cost('100', 'JPY'), 3, '100', '33', '100'],
    [cost('1', 'KWD'), 3, '1.000', '0.333', '1.000'],
    [cost('100', 'USD'), 0, '100.00', '100.00', '100.00'],
    [cost('20', 'USD', 'PER_LICENSE'), 0, '20.00', '20.00', '0.00'],
    [cost('0', 'USD', 'PER_LICENSE'), 7, '0.00', '0.00', '0.00'],
  ])('%j for %i licenses is %s: %s each, %s together', (given, quantity, amount, unitCost, totalCost) => {
    expect(deriveCost(given, quantity)).toEqual({ ...given, amount, unitCost, totalCost });
  });
});

describe('terms that fit together', () => {
  it.each<Partial<LicenseTerms>>([
    {},
    { assignmentMode: 'AUTOMATIC' },
    { type: 'CUSTOM', assignmentMode: null, customUsage: 3 },
    { type: 'CUSTOM', assignmentMode: null, customUsage: null },
    { scopeGlobal: false, organizationIds: [1], locationIds: [2] },
    { purchaseDate: '2026-02-01', expiresOn: '2026-02-01' },
    { purchaseDate: '2026-02-01' },
    { expiresOn: '2026-02-01' },
    { expiresOn: '2026-02-01', autoRenew: true, renewalUnit: 'MONTH', renewalCount: 1 },
    { renewalUnit: 'YEAR', renewalCount: 1 },
    { cost: cost('1.99', 'USD') },
    { cost: cost('1.990', 'USD') },
    { cost: cost('1.999', 'KWD') },
    { cost: cost('1', 'JPY') },
  ])('%j', (fields) => {
    expect(termErrors(terms(fields))).toEqual([]);
  });
});

describe('terms that do not fit together', () => {
  it.each<[Partial<LicenseTerms>, string, string]>([
    [{ type: 'CUSTOM', assignmentMode: 'MANUAL' }, 'assignmentMode', 'license.mode-of-custom'],
    [{ assignmentMode: null }, 'assignmentMode', 'license.mode-missing'],
    [{ customUsage: 0 }, 'usage', 'license.not-custom'],
    [{ scopeGlobal: false }, 'scope.organizationIds', 'scope.empty'],
    [{ scopeGlobal: false, locationIds: [1] }, 'scope.organizationIds', 'scope.empty'],
    [{ organizationIds: [1] }, 'scope.global', 'scope.both'],
    [{ locationIds: [1] }, 'scope.global', 'scope.both'],
    [{ purchaseDate: '2026-02-02', expiresOn: '2026-02-01' }, 'term.expiresOn', 'date.before'],
    [{ autoRenew: true, renewalUnit: 'YEAR', renewalCount: 1 }, 'term.expiresOn', 'term.expiration-missing'],
    [{ autoRenew: true, expiresOn: '2026-02-01', renewalCount: 1 }, 'term.renewalUnit', 'term.renewal-missing'],
    [{ autoRenew: true, expiresOn: '2026-02-01', renewalUnit: 'YEAR' }, 'term.renewalUnit', 'term.renewal-missing'],
    [{ renewalCount: 1 }, 'term.renewalUnit', 'term.renewal-missing'],
    [{ renewalUnit: 'YEAR' }, 'term.renewalCount', 'term.renewal-missing'],
    [{ cost: cost('1', 'ZZZ') }, 'cost.currency', 'currency.unknown'],
    [{ cost: cost('1.999', 'USD') }, 'cost.amount', 'money.digits'],
    [{ cost: cost('1.5', 'JPY', 'PER_LICENSE') }, 'cost.amount', 'money.digits'],
    [{ cost: cost('1.9999', 'KWD') }, 'cost.amount', 'money.digits'],
  ])('%j: %s, %s', (fields, field, code) => {
    expect(told(fields)).toEqual([[field, code]]);
  });

  it('are told all at once', () => {
    expect(
      told({ assignmentMode: null, customUsage: 1, scopeGlobal: false, autoRenew: true, cost: cost('1', 'ZZZ') }),
    ).toEqual([
      ['assignmentMode', 'license.mode-missing'],
      ['usage', 'license.not-custom'],
      ['scope.organizationIds', 'scope.empty'],
      ['term.expiresOn', 'term.expiration-missing'],
      ['term.renewalUnit', 'term.renewal-missing'],
      ['cost.currency', 'currency.unknown'],
    ]);
  });
});
