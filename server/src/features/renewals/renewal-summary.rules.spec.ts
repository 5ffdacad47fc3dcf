import { describe, expect, it } from 'vitest';
import { dueSummary, isoWeekOf, summaryNotice, totalsOf } from './renewal-summary.rules.js';
import type { RenewalResponse } from './renewals.dto.js';

const item = (fields: Partial<RenewalResponse> = {}): RenewalResponse => ({
  id: '1-2026-12-01',
  license: { id: 1, name: 'Acrobat' },
  vendor: null,
  on: '2026-12-01',
  kind: 'RENEWS',
  amount: '1000.00',
  currency: 'USD',
  quantity: 50,
  usage: 38,
  unused: 12,
  whatIf: { quantity: 38, saves: '240.00' },
  ...fields,
});

describe('the week of a summary', () => {
  it.each([
    ['2026-11-23', '2026-W48'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
  ])('of %s is %s', (day, week) => {
    expect(isoWeekOf(Temporal.PlainDate.from(day))).toBe(week);
  });

  const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Berlin]`);
  it.each<[string, string | null, string, ReturnType<typeof dueSummary>]>([
    ['on Monday morning', '2026-W47', '2026-11-23T06:00', { week: '2026-W48', tell: true }],
    ['not before anybody is up', '2026-W47', '2026-11-23T05:59', null],
    ['once', '2026-W48', '2026-11-23T09:00', null],
    ['not on Sunday', '2026-W47', '2026-11-22T23:59', null],
    ['on Wednesday where nobody was there on Monday', '2026-W47', '2026-11-25T03:00', { week: '2026-W48', tell: true }],
    ['from the first Monday of an installation on', null, '2026-11-25T09:00', { week: '2026-W48', tell: false }],
    ['on the Monday of an installation', null, '2026-11-23T09:00', { week: '2026-W48', tell: true }],
    ['after a clock that was far ahead', '2030-W10', '2026-11-23T09:00', { week: '2026-W48', tell: true }],
  ])('is due %s', (_, last, now, expected) => {
    expect(dueSummary(last, at(now))).toEqual(expected);
  });
});

describe('a summary', () => {
  const period = { from: '2026-11-23', to: '2026-12-23' };

  it('says what is due, what it costs, and what could be saved', () => {
    const expires = item({ kind: 'EXPIRES', license: { id: 2, name: 'Zoom' }, on: '2026-12-05', whatIf: null });
    const notice = summaryNotice('2026-W48', period, [item(), item({ currency: 'EUR' }), expires]);
    expect(notice).toMatchObject({
      key: 'renewals:2026-W48',
      kind: 'RENEWAL_SUMMARY',
      severity: 'INFO',
      title: '2 renewals for 1000.00 EUR, 1000.00 USD and 1 expiration in the next 30 days',
      path: '/renewals',
      audience: { global: true, channelIds: [], emails: [], inApp: true },
    });
    expect(notice?.text.split('\n')).toEqual([
      '2026-12-01: Acrobat renews. Renews for 1000.00 USD. 38 of 50 licenses are in use. Renew 38, save 240.00 USD a year.',
      '2026-12-01: Acrobat renews. Renews for 1000.00 EUR. 38 of 50 licenses are in use. Renew 38, save 240.00 EUR a year.',
      '2026-12-05: Zoom expires. Renewing it would cost 1000.00 USD. 38 of 50 licenses are in use.',
    ]);
  });

  it('is none where nothing is due', () => {
    expect(summaryNotice('2026-W48', period, [])).toBeNull();
  });

  it('names no more than people read', () => {
    const notice = summaryNotice(
      '2026-W48',
      period,
      Array.from({ length: 30 }, () => item()),
    );
    expect(notice?.text.split('\n')).toHaveLength(26);
    expect(notice?.text).toContain('And 5 more');
    expect(notice?.facts).toMatchObject({ renewals: 30, totals: [{ currency: 'USD', amount: '30000.00' }] });
  });

  it('adds up no two currencies, and nothing that has no cost', () => {
    const yen = item({ amount: '1500', currency: 'JPY' });
    expect(totalsOf([item(), yen, item({ amount: '0.10' }), item({ amount: null, currency: null })])).toEqual([
      { currency: 'JPY', amount: '1500' },
      { currency: 'USD', amount: '1000.10' },
    ]);
  });
});
