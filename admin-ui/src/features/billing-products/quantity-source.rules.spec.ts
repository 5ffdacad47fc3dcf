import type { QuantitySourceResponse } from '../../api/model';
import { type CountingProduct, sourceParts, sourceText, unitText } from './quantity-source.rules';

function counting(quantitySource: QuantitySourceResponse, names: Partial<CountingProduct> = {}): CountingProduct {
  return { quantitySource, license: null, licenseName: '', deviceGroup: null, roles: [], ...names };
}

describe('sourceText', () => {
  it('says what each source counts', () => {
    const acrobat = { license: { id: 7, name: 'Acrobat Pro' }, licenseName: 'Acrobat Pro' };
    const roles = [
      { id: 1, name: 'Nurses' },
      { id: 2, name: 'Doctors' },
    ];
    expect([
      sourceText(counting({ type: 'MANUAL', quantity: 1200 })),
      sourceText(counting({ type: 'DEVICE_COUNT' })),
      sourceText(counting({ type: 'DEVICE_COUNT', deviceGroupId: 3 }, { deviceGroup: { id: 3, name: 'Servers' } })),
      sourceText(counting({ type: 'END_USER_COUNT' })),
      sourceText(counting({ type: 'END_USER_COUNT', roleIds: [1, 2] }, { roles })),
      sourceText(counting({ type: 'SOFTWARE_LICENSE', licenseId: 7, count: 'USED' }, acrobat)),
      sourceText(counting({ type: 'SOFTWARE_LICENSE', licenseId: 7, count: 'PURCHASED' }, acrobat)),
    ]).toEqual([
      '1,200, set by hand',
      'All devices',
      'Devices in Servers',
      'All end users',
      'End users with Nurses, Doctors',
      'Seats in use of Acrobat Pro',
      'Purchased of Acrobat Pro',
    ]);
  });

  it('counts a group, roles or a license that are gone or unseen, and never all instead', () => {
    expect([
      sourceText(counting({ type: 'DEVICE_COUNT', deviceGroupId: null })),
      sourceText(counting({ type: 'END_USER_COUNT', roleIds: [] })),
      sourceText(counting({ type: 'SOFTWARE_LICENSE', licenseId: null, count: 'USED' })),
    ]).toEqual(['Devices in a device group', 'End users with some roles', 'Seats in use of a license']);
  });

  it('keeps the last name of a deleted license', () => {
    const source = { type: 'SOFTWARE_LICENSE', licenseId: null, count: 'USED' } as const;
    expect(sourceParts(counting(source, { licenseName: 'Visio' }))).toEqual({
      text: 'Seats in use of',
      name: 'Visio',
    });
  });
});

describe('unitText', () => {
  it('says what was counted', () => {
    expect([
      unitText('SOFTWARE_LICENSE', 1),
      unitText('DEVICE_COUNT', 1200),
      unitText('END_USER_COUNT', 0),
      unitText('MANUAL', 3),
    ]).toEqual(['1 seat', '1,200 devices', '0 end users', '3']);
  });
});
