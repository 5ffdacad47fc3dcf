import type { LicenseResponse } from '../../api/model';
import { daysFromTodayText, daysLeftText, renewalText, statusView } from './license-status.rules';

const term: LicenseResponse['term'] = {
  expiresOn: '2027-01-15',
  autoRenew: false,
  renewalUnit: null,
  renewalCount: null,
  noticeDays: [90],
};

describe('statusView', () => {
  const view = (status: LicenseResponse['status'], autoRenew = false) =>
    statusView({ status, purchaseDate: '2026-12-01', term: { ...term, autoRenew } });

  it('names the date that the status speaks of', () => {
    expect(view('ACTIVE')).toEqual({ tone: 'good', text: 'Active until Jan 15, 2027' });
    expect(view('EXPIRING')).toEqual({ tone: 'warning', text: 'Expires on Jan 15, 2027' });
    expect(view('EXPIRED')).toEqual({ tone: 'danger', text: 'Expired on Jan 15, 2027' });
    expect(view('NOT_STARTED')).toEqual({ tone: 'neutral', text: 'Starts on Dec 1, 2026' });
  });

  it('says that a license renews itself instead of expiring', () => {
    expect(view('ACTIVE', true).text).toBe('Active, renews itself on Jan 15, 2027');
    expect(view('EXPIRING', true).text).toBe('Renews itself on Jan 15, 2027');
  });
});

describe('daysLeftText', () => {
  it('counts days in both directions', () => {
    expect([45, 1, 0, -1, -15, null].map(daysLeftText)).toEqual([
      '45 days',
      '1 day',
      'today',
      '1 day ago',
      '15 days ago',
      '–',
    ]);
  });
});

describe('daysFromTodayText', () => {
  it('says on which side of today a day is', () => {
    expect([1_200, 1, 0, -1, -15].map(daysFromTodayText)).toEqual([
      'in 1,200 days',
      'in 1 day',
      'today',
      '1 day ago',
      '15 days ago',
    ]);
  });

  it('counts in years what is far away', () => {
    expect([-5_379, 1_461, 1_460].map(daysFromTodayText)).toEqual(['14 years ago', 'in 4 years', 'in 1,460 days']);
  });
});

describe('renewalText', () => {
  it('says how often', () => {
    expect(renewalText({ ...term, autoRenew: true, renewalUnit: 'YEAR', renewalCount: 1 })).toBe('Every year');
    expect(renewalText({ ...term, autoRenew: true, renewalUnit: 'MONTH', renewalCount: 3 })).toBe('Every 3 months');
    expect(renewalText({ ...term, renewalUnit: 'YEAR', renewalCount: 1 })).toBeNull();
  });
});
