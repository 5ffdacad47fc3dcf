import { factText } from './why.rules';

describe('factText', () => {
  const fact = { id: 1, name: 'Acrobat Pro', holds: true };

  it('says what a device has of a product, and what is asked for', () => {
    expect(factText({ ...fact, versions: ['24.2', '25.1'], versionRange: null }, 'PRODUCTS')).toBe(
      'installed: 24.2, 25.1',
    );
    expect(factText({ ...fact, holds: false, versions: ['19.1'], versionRange: '>=20' }, 'PRODUCTS')).toBe(
      'installed: 19.1, asked for >=20',
    );
    expect(factText({ ...fact, holds: false, versions: [], versionRange: '>=20' }, 'PRODUCTS')).toBe(
      'not installed, asked for >=20',
    );
    expect(factText({ ...fact, versions: [''], versionRange: null }, 'PRODUCTS')).toBe('installed, version unknown');
  });

  it('says whether a person has a role', () => {
    expect([true, false].map((holds) => factText({ ...fact, holds }, 'ROLES'))).toEqual([
      'has the role',
      'does not have the role',
    ]);
  });

  it('says whether a device is in a group, or has what a condition names', () => {
    expect(factText(fact, 'DEVICE_GROUPS')).toBe('in the group');
    expect(factText({ ...fact, holds: false }, 'DEVICE_GROUPS')).toBe('not in the group');
    expect(factText(fact, 'SOFTWARE')).toBe('installed');
    expect(factText({ ...fact, holds: false }, 'SOFTWARE')).toBe('not installed');
  });
});
