import { deviceStatusWords, licenseKind, options, withinSentence } from './words';

describe('words', () => {
  it('calls a license what people call it', () => {
    expect(licenseKind('PER_DEVICE', 'AUTOMATIC')).toBe('Per device (automatic)');
    expect(licenseKind('CUSTOM', null)).toBe('Custom');
  });

  it.each([
    ['Devices', 'devices'],
    ['API clients', 'API clients'],
    ['Audit log', 'audit log'],
  ])('has %s within a sentence', (label, within) => {
    expect(withinSentence(label)).toBe(within);
  });

  it('leaves nouns of other languages their capitals', () => {
    expect(withinSentence('Geräte', 'de')).toBe('Geräte');
  });

  it('offers words as options', () => {
    expect(options(deviceStatusWords)).toEqual([
      { value: 'ACTIVE', label: 'Active' },
      { value: 'DECOMMISSIONED', label: 'Decommissioned' },
    ]);
  });
});
