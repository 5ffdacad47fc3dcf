import { deviceStatusWords, licenseKind, options } from './words';

describe('words', () => {
  it('calls a license what people call it', () => {
    expect(licenseKind('PER_DEVICE', 'AUTOMATIC')).toBe('Per device (automatic)');
    expect(licenseKind('CUSTOM', null)).toBe('Custom');
  });

  it('offers words as options', () => {
    expect(options(deviceStatusWords)).toEqual([
      { value: 'ACTIVE', label: 'Active' },
      { value: 'DECOMMISSIONED', label: 'Decommissioned' },
    ]);
  });
});
