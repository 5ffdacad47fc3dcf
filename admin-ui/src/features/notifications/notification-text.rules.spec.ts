import type { NotificationFacts, NotificationResponseKind } from '../../api/model';
import { notificationText } from './notification-text.rules';

const acrobat = { license: { id: 4, name: 'Acrobat' }, organization: null };
const acme = { id: 8, name: 'Acme' };

describe('notificationText', () => {
  it.each<[NotificationResponseKind, NotificationFacts, string]>([
    ['UNDER_LICENSED', { quantity: 50, usage: 53 }, 'Acrobat: 3 more seats are in use than purchased (53 of 50)'],
    [
      'UNDER_LICENSED',
      { quantity: 1, usage: 2, organization: acme },
      'Acrobat: 1 more seat is in use in Acme than reserved for it (2 of 1)',
    ],
    ['NEARLY_FULL', { quantity: 5000, usage: 4600 }, 'Acrobat is nearly full: 4,600 of 5,000 seats are in use'],
    ['EXPIRING', { expiresOn: '2027-01-15' }, 'Acrobat expires on Jan 15, 2027'],
    ['EXPIRING', { expiresOn: '2027-01-15', autoRenew: true }, 'Acrobat renews itself on Jan 15, 2027'],
    ['EXPIRED', { expiresOn: '2027-01-15' }, 'Acrobat expired on Jan 15, 2027'],
    ['RENEWED', { expiresOn: '2027-01-15', automatic: true }, 'Acrobat renewed itself until Jan 15, 2027'],
    ['RENEWED', { expiresOn: '2027-01-15', automatic: false }, 'Acrobat was renewed until Jan 15, 2027'],
    [
      'RENEWED',
      { expiresOn: '2027-01-15', automatic: true, terms: 120 },
      'Acrobat renewed itself for 120 terms together, until Jan 15, 2027',
    ],
    ['UNDER_LICENSED', { event: 'resolved' }, 'Acrobat: no more seats are in use than purchased any more'],
    ['NEARLY_FULL', { event: 'resolved' }, 'Acrobat is not nearly full any more'],
    [
      'EXPIRING',
      { event: 'resolved', expiresOn: '2028-01-15' },
      'Acrobat does not expire soon any more: its term ends on Jan 15, 2028',
    ],
    ['EXPIRED', { event: 'resolved' }, 'Acrobat is not expired any more'],
  ])('%s of a license: %j', (kind, facts, text) => {
    expect(notificationText({ kind, title: 'in English', facts: { event: 'opened', ...acrobat, ...facts } })).toBe(
      text,
    );
  });

  it('says what cannot be billed', () => {
    const billing = (facts: NotificationFacts) =>
      notificationText({ kind: 'BILLING_FAILED', title: '', facts: { license: null, organization: acme, ...facts } });
    expect(billing({ event: 'opened', reason: 'No currency.' })).toBe(
      'Invoices of Acme could not be made: No currency.',
    );
    expect(billing({ event: 'resolved' })).toBe('Invoices of Acme can be made again');
  });

  it('sums up renewals, each currency by itself', () => {
    const days = { from: '2026-11-23', to: '2026-12-23' };
    const summary = (facts: NotificationFacts) => notificationText({ kind: 'RENEWAL_SUMMARY', title: '', facts });
    const totals = [
      { currency: 'EUR', amount: '1500.00' },
      { currency: 'JPY', amount: '900' },
    ];
    expect(summary({ ...days, renewals: 3, expirations: 1, totals })).toBe(
      'Nov 23, 2026 to Dec 23, 2026: 3 renewals for €1,500.00, ¥900 · 1 expiration',
    );
    expect(summary({ ...days, renewals: 0, expirations: 2, totals: [] })).toBe(
      'Nov 23, 2026 to Dec 23, 2026: 2 expirations',
    );
  });

  it('is the title where the facts do not say enough', () => {
    expect(notificationText({ kind: 'EXPIRED', title: 'in English', facts: {} })).toBe('in English');
    expect(notificationText({ kind: 'RENEWAL_SUMMARY', title: 'in English', facts: {} })).toBe('in English');
  });
});
