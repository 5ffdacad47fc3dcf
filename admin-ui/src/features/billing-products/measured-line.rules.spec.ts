import { type CountedLicense, measuredLicense } from './measured-line.rules';

const shared = { global: true, complete: true, organizations: [], locations: [] };
const ofAcme = { ...shared, global: false, organizations: [{ id: 1, name: 'Acme' }] };
const license: CountedLicense = { type: 'PER_DEVICE', usage: 53, quantity: 50, scope: shared };

describe('measuredLicense', () => {
  it('says whose seats they are', () => {
    expect([
      measuredLicense(license, 'USED'),
      measuredLicense({ ...license, usage: 1, scope: ofAcme }, 'USED'),
      measuredLicense(license, 'PURCHASED'),
      measuredLicense({ ...license, scope: ofAcme }, 'PURCHASED'),
    ]).toEqual([
      '53 seats in use now. Each organization is charged for its own.',
      '1 seat in use now, all in Acme.',
      '50 purchased. Each organization is charged for the share that is reserved for it on the license.',
      '50 purchased, all for Acme.',
    ]);
  });

  it('takes a license that is seen in part for a shared one', () => {
    expect(measuredLicense({ ...license, scope: { ...ofAcme, complete: false } }, 'PURCHASED')).toContain('share');
  });

  it('says that nobody knows whose the usage of a shared custom license is', () => {
    expect(measuredLicense({ ...license, type: 'CUSTOM' }, 'USED')).toContain('none of them');
    expect(measuredLicense({ ...license, type: 'CUSTOM', scope: ofAcme }, 'USED')).toContain('53 seats');
  });

  it('says nothing of what the reader does not know', () => {
    expect([
      measuredLicense({ ...license, usage: null }, 'USED'),
      measuredLicense({ ...license, quantity: null }, 'PURCHASED'),
    ]).toEqual([null, null]);
  });
});
