import { describe, expect, it } from 'vitest';

import {
  canonicalHardwareUuid,
  isPlaceholderName,
  isPlaceholderSerialNumber,
} from './placeholder-identifiers.rules.js';

describe('isPlaceholderSerialNumber', () => {
  it.each([
    'To be filled by O.E.M.',
    'To Be Filled By O.E.M. by More String',
    'Default string',
    'System Serial Number',
    'Chassis Serial Number',
    'SerNum',
    'Not Specified',
    'Not Applicable',
    'None',
    'N/A',
    'O.E.M.',
    '0000000',
    '00000000-0000',
    'XXXXXXXX',
    'FFFFFFFFFFFF',
    '........',
    '-',
    '0',
    '01',
    '123456789',
    '0123456789',
    '1234567890',
    '0123456789ABCDEF',
    'MB-1234567890',
    ' unknown ',
  ])('takes %j for none', (serialNumber) => {
    expect(isPlaceholderSerialNumber(serialNumber)).toBe(true);
  });

  it.each([
    'VMware-56 4d 12 ab 34 cd 56 ef-78 90 12 34 56 78 90 ab',
    '640HP72',
    'CZC0479792',
    'C02NG5A5FY11',
    '8C554721F',
    '5CG1234XYZ',
    '4711',
    '0000-0003-1415-9265-3589-7932-38',
    'GoogleCloud-0123456789ABCDEF0123456789ABCDEF',
    'Parallels-A1 B2 C3',
    '98765',
    '機械123',
  ])('takes %j for one', (serialNumber) => {
    expect(isPlaceholderSerialNumber(serialNumber)).toBe(false);
  });
});

describe('isPlaceholderName', () => {
  it.each(['System manufacturer', 'System Product Name', 'To Be Filled By O.E.M.', 'Default string', '---'])(
    'takes %j for none',
    (name) => {
      expect(isPlaceholderName(name)).toBe(true);
    },
  );

  it.each(['HP', 'Dell Inc.', '7008', '111', 'PORTEGE Z30-A'])('takes %j for one', (name) => {
    expect(isPlaceholderName(name)).toBe(false);
  });
});

describe('canonicalHardwareUuid', () => {
  it.each([
    ['0055ADC9-1D3A-E411-8043-B05D95113232', '0055adc9-1d3a-e411-8043-b05d95113232'],
    ['{33E737A8-F827-11DF-9297-47C0A301005A}', '33e737a8-f827-11df-9297-47c0a301005a'],
    ['b3d6b8e415cc54bbbce944e153556ddf', 'b3d6b8e4-15cc-54bb-bce9-44e153556ddf'],
    [' 00000000-0000-0000-0000-ac1f6b123456 ', '00000000-0000-0000-0000-ac1f6b123456'],
  ])('writes %s as %s', (uuid, expected) => {
    expect(canonicalHardwareUuid(uuid)).toBe(expected);
  });

  it.each([
    null,
    '',
    'Not Settable',
    '00000000-0000-0000-0000-000000000000',
    'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
    'fefefefe-fefe-fefe-fefe-fefefefefefe',
    '03000200-0400-0500-0006-000700080009',
    '00020003-0004-0005-0006-000700080009',
    '12345678-1234-5678-90AB-CDDEEFAABBCC',
    '0055ADC9-1D3A-E411-8043-B05D9511323',
    '0055ADC9-1D3A-E411-8043-B05D951132321',
    'zzzzzzzz-1D3A-E411-8043-B05D95113232',
  ])('takes %j for none', (uuid) => {
    expect(canonicalHardwareUuid(uuid)).toBeNull();
  });
});
