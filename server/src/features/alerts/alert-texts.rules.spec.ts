import { describe, expect, it } from 'vitest';
import { billingNoticeOf, noticeOf, type ToldAlert, type ToldLicense } from './alert-notices.rules.js';
import { type AlertSubject, resolvedSentenceOf, sentenceOf } from './alert-texts.rules.js';

const today = '2026-12-16';

describe('what an alert says', () => {
  it.each<[Partial<AlertSubject>, string]>([
    [{ detail: { quantity: 50, usage: 53 } }, 'Acrobat Pro: 3 more seats are in use than purchased (53 of 50).'],
    [{ detail: { quantity: 50, usage: 51 } }, 'Acrobat Pro: 1 more seat is in use than purchased (51 of 50).'],
    [
      { organization: 'Acme', detail: { quantity: 10, usage: 12 } },
      'Acrobat Pro: 2 more seats are in use in Acme than reserved for it (12 of 10).',
    ],
    [
      { kind: 'NEARLY_FULL', detail: { quantity: 50, usage: 46, percent: 90 } },
      'Acrobat Pro is nearly full: 46 of 50 seats are in use.',
    ],
    [{ kind: 'EXPIRING', detail: { expiresOn: '2027-01-15' } }, 'Acrobat Pro expires in 30 days, on 15 January 2027.'],
    [{ kind: 'EXPIRING', detail: { expiresOn: '2026-12-17' } }, 'Acrobat Pro expires tomorrow, on 17 December 2026.'],
    [{ kind: 'EXPIRING', detail: { expiresOn: today } }, 'Acrobat Pro expires today, on 16 December 2026.'],
    [
      { kind: 'EXPIRING', detail: { expiresOn: '2027-01-15', autoRenew: true } },
      'Acrobat Pro renews itself in 30 days, on 15 January 2027.',
    ],
    [{ kind: 'EXPIRED', detail: { expiresOn: '2026-12-15' } }, 'Acrobat Pro expired on 15 December 2026.'],
    [
      { kind: 'RENEWED', detail: { expiresOn: '2027-12-16', automatic: true } },
      'Acrobat Pro renewed itself: its new term ends on 16 December 2027.',
    ],
    [
      { kind: 'RENEWED', detail: { expiresOn: '2027-01-10', automatic: true, terms: 120 } },
      'Acrobat Pro renewed itself for 120 terms together: its present term ends on 10 January 2027.',
    ],
  ])('%j', (fields, sentence) => {
    const subject = {
      kind: 'UNDER_LICENSED',
      license: 'Acrobat Pro',
      organization: null,
      detail: {},
      ...fields,
    } as const;
    expect(sentenceOf(subject, today)).toBe(sentence);
    expect(resolvedSentenceOf(subject, '2028-01-15')).toMatch(/^Acrobat Pro.*\.$/);
  });
});

describe('what people are told', () => {
  const license: ToldLicense = {
    id: 4,
    name: 'Acrobat Pro',
    scopeGlobal: false,
    organizationIds: [7, 8],
    notifications: { email: ['it@acme.test'], webhookIds: [3] },
    expiresOn: '2027-01-15',
  };
  const alert: ToldAlert = {
    id: 17,
    event: 'opened',
    kind: 'UNDER_LICENSED',
    organizationId: null,
    organization: null,
    detail: { quantity: 50, usage: 53 },
    notice: null,
  };

  it('is whom the license names, as far as they see all of it', () => {
    expect(noticeOf(alert, license, today)).toMatchObject({
      key: 'alert:17:opened',
      severity: 'CRITICAL',
      path: '/licenses/4',
      facts: { alertId: 17, quantity: 50, usage: 53, license: { id: 4 } },
      audience: { global: false, organizationIds: [7, 8], inApp: true, emails: ['it@acme.test'], channelIds: [3] },
    });
    expect(noticeOf(alert, { ...license, scopeGlobal: true, organizationIds: [] }, today).audience.global).toBe(true);
    expect(noticeOf(alert, { ...license, notifications: {} }, today).audience).toMatchObject({
      inApp: true,
      emails: [],
    });
  });

  it('is of one organization those who see that one, of a global license too', () => {
    const own = { ...alert, organizationId: 8, organization: 'Acme' };
    const { audience, facts } = noticeOf(own, { ...license, scopeGlobal: true, organizationIds: [] }, today);
    expect(audience).toMatchObject({ global: false, organizationIds: [8] });
    expect(facts).toMatchObject({ organization: { id: 8, name: 'Acme' } });
  });

  it('has a key for each notice of a term, and one for the end', () => {
    const expiring = { ...alert, kind: 'EXPIRING', detail: { expiresOn: '2027-01-15' } } as const;
    const keyOf = (event: ToldAlert['event'], notice: number | null) =>
      noticeOf({ ...expiring, event, notice }, license, today).key;
    expect(keyOf('opened', 90)).toBe('alert:17:notice-90');
    expect(keyOf('noticed', 30)).toBe('alert:17:notice-30');
    expect(keyOf('resolved', null)).toBe('alert:17:resolved');
    expect(noticeOf({ ...alert, event: 'resolved' }, license, today).severity).toBe('INFO');
  });

  it('says of a term that is over when the present one ends', () => {
    const over = { ...alert, event: 'resolved', detail: {} } as const;
    const renewed = { ...license, expiresOn: '2028-01-15' };
    expect(noticeOf({ ...over, kind: 'EXPIRED' }, renewed, today).facts).toMatchObject({ expiresOn: '2028-01-15' });
    expect(noticeOf({ ...over, kind: 'NEARLY_FULL' }, renewed, today).facts).not.toHaveProperty('expiresOn');
    expect(noticeOf({ ...over, kind: 'EXPIRED' }, { ...license, expiresOn: null }, today).facts).not.toHaveProperty(
      'expiresOn',
    );
  });

  it('is of invoices those who see their organization', () => {
    const notice = billingNoticeOf(5, 'opened', { id: 8, name: 'Acme' }, 'No currency.');
    expect(notice).toMatchObject({ key: 'alert:5:opened', kind: 'BILLING_FAILED', audience: { organizationIds: [8] } });
    expect(notice.title).toBe('Invoices of Acme could not be made: No currency.');
  });
});
