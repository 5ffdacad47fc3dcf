import type { AlertResponse } from '../../api/model';
import { alertFate, alertIcon, alertLink, alertMessage, alertSubject, alertTone } from './alert-words.rules';

const about = (kind: AlertResponse['kind'], detail: AlertResponse['detail'], organization?: string) =>
  alertMessage({ kind, detail, organization: organization === undefined ? null : { id: 1, name: organization } });

describe('an alert', () => {
  it('says what is the matter', () => {
    const overUse = { quantity: 50, usage: 53 };
    expect(about('UNDER_LICENSED', overUse)).toBe('3 more seats are in use than purchased (53 of 50)');
    expect(about('UNDER_LICENSED', { quantity: 1, usage: 2 })).toBe('1 more seat is in use than purchased (2 of 1)');
    expect(about('UNDER_LICENSED', overUse, 'Acme')).toBe(
      '3 more seats are in use in Acme than reserved for it (53 of 50)',
    );
    expect(about('UNDER_LICENSED', { quantity: 1, usage: 2 }, 'Acme')).toBe(
      '1 more seat is in use in Acme than reserved for it (2 of 1)',
    );
    expect(about('NEARLY_FULL', { quantity: 50, usage: 46 })).toBe('46 of 50 seats are in use');
    expect(about('EXPIRING', { expiresOn: '2027-01-15' })).toBe('Expires on Jan 15, 2027');
    expect(about('EXPIRING', { expiresOn: '2027-01-15', autoRenew: true })).toBe('Renews itself on Jan 15, 2027');
    expect(about('EXPIRED', { expiresOn: '2027-01-15' })).toBe('Expired on Jan 15, 2027');
    expect(about('RENEWED', { expiresOn: '2027-01-15', automatic: false })).toBe('Was renewed until Jan 15, 2027');
    expect(about('BILLING_FAILED', { reason: 'No currency.' }, 'Acme')).toBe(
      'Invoices could not be made: No currency.',
    );
  });

  it('is calm when it is over, or only told', () => {
    expect(alertTone({ kind: 'EXPIRED', state: 'OPEN' })).toBe('danger');
    expect(alertTone({ kind: 'EXPIRING', state: 'ACKNOWLEDGED' })).toBe('warning');
    expect(alertTone({ kind: 'EXPIRED', state: 'RESOLVED' })).toBe('good');
    expect(alertTone({ kind: 'RENEWED', state: 'RESOLVED' })).toBe('neutral');
    expect(alertIcon({ kind: 'RENEWED' })).toBe('renewal');
  });

  it('says who sees to it', () => {
    const seen = { acknowledgedAt: '2026-11-22T12:00:00Z', acknowledgedBy: 'Ana', resolvedAt: null, note: 'Ordered.' };
    expect(alertFate({ ...seen, state: 'OPEN' })).toBe('');
    expect(alertFate({ ...seen, state: 'ACKNOWLEDGED' })).toMatch(/^Ana on Nov 22, 2026.*: Ordered\.$/);
    expect(alertFate({ ...seen, state: 'RESOLVED', resolvedAt: '2026-11-23T12:00:00Z' })).toMatch(
      /^Resolved on Nov 23/,
    );
  });
});

it('is of a license, an organization, or of everybody’s exports', () => {
  const [license, organization] = [
    { id: 4, name: 'Acrobat' },
    { id: 3, name: 'Acme' },
  ];
  expect([alertSubject({ license, organization }), alertLink({ license, organization })]).toEqual([
    'Acrobat',
    ['/licenses', 4],
  ]);
  expect(alertLink({ license: null, organization })).toEqual(['/organizations', 3]);
  const ofAll = { license: null, organization: null };
  expect([alertSubject(ofAll), alertLink(ofAll)]).toEqual(['Exports of invoices', ['/billing/exports']]);
  const failed = { kind: 'BILLING_FAILED' as const, detail: { reason: 'The disk is full.' } };
  expect(alertMessage({ ...failed, organization: null })).toBe('Invoices could not be exported: The disk is full.');
  expect(alertMessage({ ...failed, organization })).toBe('Invoices could not be made: The disk is full.');
});
