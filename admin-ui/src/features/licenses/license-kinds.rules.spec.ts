import { holderKindOf, kindLabel, kindOf, licenseKinds, typeAndMode } from './license-kinds.rules';

describe('the kinds of licenses', () => {
  it('are the seven of the table, each with a sentence', () => {
    expect(licenseKinds.map(({ label }) => label)).toEqual([
      'Custom',
      'Per device (automatic)',
      'Per device (manual)',
      'Per end user (automatic)',
      'Per end user (manual)',
      'Per site (automatic)',
      'Per site (manual)',
    ]);
    expect(new Set(licenseKinds.map(({ hint }) => hint)).size).toBe(7);
  });

  it('are type and mode in one, there and back', () => {
    for (const { value } of licenseKinds) expect(kindOf(typeAndMode(value))).toBe(value);
    expect(kindLabel('PER_USER_MANUAL')).toBe('Per end user (manual)');
  });

  it('say who or what holds seats', () => {
    expect(licenseKinds.map(({ value }) => holderKindOf(typeAndMode(value).type))).toEqual([
      null,
      'DEVICE',
      'DEVICE',
      'PERSON',
      'PERSON',
      'LOCATION',
      'LOCATION',
    ]);
  });
});
