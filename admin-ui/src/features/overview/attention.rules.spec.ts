import type { DashboardResponse } from '../../api/model';
import { amountsText, attentionCards, isAllFine, isUntouched } from './attention.rules';

const licenses = { licenses: 3, underLicensed: 1, missingSeats: 4, expired: 2, unusedCost: [], mostUnused: [] };
const renewals = {
  renewals: 2,
  from: '2026-11-23',
  to: '2027-02-21',
  cost: [
    { currency: 'EUR', amount: '10.00', renewals: 1 },
    { currency: 'USD', amount: '2.50', renewals: 1 },
  ],
};
const devices = { devices: 5, unseen: 1, seenFrom: '2026-10-24' };
const all: DashboardResponse = {
  licenses,
  renewals,
  devices,
  alerts: { open: 1 },
  review: { titles: 1 },
  unbilled: { seats: 3, totals: [{ currency: 'USD', seats: 3, monthlyCost: '9.00' }] },
};

describe('what needs attention', () => {
  it('leads from each figure to the list that adds up to it', () => {
    expect(attentionCards(all).map(({ key, figure, link, params }) => [key, figure, link[0], params])).toEqual([
      ['under-licensed', 1, '/licenses', { compliance: 'UNDER_LICENSED' }],
      ['expired', 2, '/licenses', { status: 'EXPIRED' }],
      ['renewals', 2, '/renewals', { from: '2026-11-23', to: '2027-02-21' }],
      ['alerts', 1, '/alerts', { state: 'OPEN' }],
      ['unbilled', 3, '/billing/margins/unbilled', {}],
      ['review', 1, '/software/review', {}],
      ['unseen', 1, '/devices', { status: 'ACTIVE', lastSeenBefore: '2026-10-24' }],
    ]);
  });

  it('says what figures mean', () => {
    const words = (overview: DashboardResponse) => attentionCards(overview).map((card) => card.words);
    expect(words(all)).toEqual([
      '4 seats are missing',
      'Licenses past their last day',
      '€10.00 + $2.50',
      'Nobody has acknowledged them',
      '$9.00 a month',
      'Titles whose product is a guess',
      'of 5 active devices',
    ]);
    expect(words({ devices: { ...devices, devices: 1 } })).toEqual(['of 1 active device']);
    expect(words({ licenses: { ...licenses, missingSeats: 1 } })[0]).toBe('1 seat is missing');
    expect(words({ renewals: { ...renewals, cost: [] } })).toEqual(['No cost is known']);
    expect(words({ renewals: { ...renewals, renewals: 0, cost: [] } })).toEqual(['Nothing until Feb 21, 2027']);
  });

  it('has no figure of what nobody may see', () => {
    expect(attentionCards({ devices }).map(({ key }) => key)).toEqual(['unseen']);
  });

  it('is nothing where all figures are', () => {
    const none = { ...licenses, underLicensed: 0, missingSeats: 0, expired: 0 };
    expect(isAllFine(attentionCards({ licenses: none }))).toBe(true);
    expect(isAllFine(attentionCards({ licenses: none, alerts: { open: 1 } }))).toBe(false);
    expect(isAllFine([])).toBe(false);
  });
});

it('is untouched without licenses and devices', () => {
  const none = { ...licenses, licenses: 0 };
  expect(isUntouched({ licenses: none, devices: { ...devices, devices: 0 } })).toBe(true);
  expect(isUntouched({ licenses: none, devices })).toBe(false);
  expect(isUntouched({ licenses })).toBe(false);
  expect(isUntouched({})).toBe(false);
});

it('never adds up currencies', () => {
  expect(amountsText([])).toBe('');
  expect(amountsText(renewals.cost.slice(0, 1))).toBe('€10.00');
});
