import { describe, expect, it } from 'vitest';
import { type DeviceFields, distinctTags, isChange, serialMustBeFree, storedFields } from './devices.rules.js';

describe('the stored form of a written device', () => {
  it('leaves out what is not spoken of', () => {
    expect(storedFields({})).toEqual({});
    expect(storedFields({ name: 'PC', primaryUserId: null })).toEqual({ name: 'PC', primaryUserId: null });
  });

  it('takes the operating system in either form', () => {
    expect(storedFields({ os: { name: 'Windows 11', version: '24H2' } })).toEqual({
      osName: 'Windows 11',
      osVersion: '24H2',
    });
    expect(storedFields({ os: 'Windows 11' })).toEqual({ osName: 'Windows 11' });
    expect(storedFields({ os: { name: 'Windows 11' } })).toEqual({ osName: 'Windows 11' });
    expect(storedFields({ os: { name: 'a', version: 'b' }, osName: 'c' })).toEqual({ osName: 'c', osVersion: 'b' });
  });

  it('takes an empty serial number for none', () => {
    expect(storedFields({ serialNumber: '' })).toEqual({ serialNumber: null });
    expect(storedFields({ serialNumber: null })).toEqual({ serialNumber: null });
    expect(storedFields({ serialNumber: 'S1' })).toEqual({ serialNumber: 'S1' });
  });

  it('keeps one of several tags that differ in case alone', () => {
    expect(distinctTags(['VIP', 'vip', 'Lab', 'Vip'])).toEqual(['VIP', 'Lab']);
  });
});

describe('what changes', () => {
  const present: DeviceFields = {
    name: 'PC',
    organizationId: 1,
    locationId: 2,
    deviceClass: 'LAPTOP',
    osName: '',
    osVersion: '',
    serialNumber: null,
    manufacturer: '',
    model: '',
    tags: ['a', 'b'],
    primaryUserId: 7,
  };

  it('is what differs', () => {
    expect(isChange(present, {})).toBe(false);
    expect(isChange(present, { ...present })).toBe(false);
    expect(isChange(present, { tags: ['a', 'b'], serialNumber: null })).toBe(false);
    expect(isChange(present, { tags: ['a'] })).toBe(true);
    expect(isChange(present, { primaryUserId: null })).toBe(true);
    expect(isChange(present, { name: 'PC', serialNumber: 'S' })).toBe(true);
  });
});

describe('when a serial number has to be free', () => {
  const device = { organizationId: 1, serialNumber: 'S1', status: 'ACTIVE' } as const;
  it.each([
    [null, device, true],
    [null, { ...device, serialNumber: null }, false],
    [device, device, false],
    [device, { ...device, serialNumber: 's1' }, false],
    [device, { ...device, serialNumber: 'S2' }, true],
    [device, { ...device, organizationId: 2 }, true],
    [device, { ...device, status: 'DECOMMISSIONED', serialNumber: 'S2' }, false],
    [{ ...device, status: 'DECOMMISSIONED' }, device, true],
    [{ ...device, serialNumber: null }, device, true],
  ] as const)('from %j to %j: %s', (before, after, must) => {
    expect(serialMustBeFree(before, after)).toBe(must);
  });
});
