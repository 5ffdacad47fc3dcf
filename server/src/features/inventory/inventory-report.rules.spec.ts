import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckIn } from './check-ins.rules.js';
import { readReport, reportedDevices } from './inventory-report.rules.js';

const device = {
  externalId: 'asset-1',
  organizationId: 1,
  locationId: 2,
  name: 'pc-1',
  software: [{ name: 'Program' }],
};

function reportOf(changes: object = {}): CheckIn {
  const read = readReport({ ...device, ...changes });
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  return read.report;
}

function errorsOf(value: unknown): string[] {
  const read = readReport(value);
  return 'errors' in read ? read.errors.map(({ field, code }) => `${field} ${code}`) : [];
}

describe('a device that a program reports', () => {
  it('is read with what is not told left open', () => {
    expect(reportOf()).toEqual({
      identity: { organizationId: 1, agentId: 'asset-1', serialNumber: null, hardwareUuid: null },
      locationId: 2,
      fields: {
        ...{ name: 'pc-1', deviceClass: null, suggestedClass: null, osName: null, osVersion: null },
        ...{
          serialNumber: null,
          hardwareUuid: null,
          manufacturer: null,
          model: null,
          lastLoggedUser: null,
          agent: null,
        },
      },
      platform: null,
      software: [
        {
          ...{ name: 'Program', publisher: null, version: null, installedOn: null, lastUsedOn: null },
          ...{ source: null, systemCategory: null },
        },
      ],
      firstTags: [],
    });
    expect(reportOf({ software: undefined }).software).toBeNull();
    expect(reportOf({ software: null }).software).toBeNull();
    expect(reportOf({ software: [] }).software).toEqual([]);
  });

  it.each([
    ['Windows Server 2025', 'WINDOWS', 'SERVER'],
    ['Microsoft Windows 11 Pro', 'WINDOWS', 'WORKSTATION'],
    ['macOS 15', 'MACOS', 'WORKSTATION'],
    ['Ubuntu 24.04', 'LINUX', null],
    ['iOS 18', 'OTHER', 'MOBILE'],
  ])('has the platform and the class that its operating system tells: %s', (os, platform, suggestedClass) => {
    expect(reportOf({ os })).toMatchObject({ platform, fields: { osName: os, suggestedClass } });
    expect(reportOf({ osName: os, os: { name: 'Other', version: '1' } })).toMatchObject({
      platform,
      fields: { osName: os, osVersion: '1' },
    });
  });

  it('has no identity where firmware holds a placeholder', () => {
    const { identity } = reportOf({
      ...{ serialNumber: 'To be filled by O.E.M.', hardwareUuid: '{FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF}' },
    });
    expect(identity).toMatchObject({ serialNumber: null, hardwareUuid: null });
  });

  it.each<[object, string]>([
    [{ externalId: undefined }, 'externalId isString'],
    [{ externalId: ' \u0000 ' }, 'externalId minLength'],
    [{ externalId: 12 }, 'externalId isString'],
    [{ name: '' }, 'name minLength'],
    [{ organizationId: 1.5 }, 'organizationId isInt'],
    [{ locationId: -1 }, 'locationId isInt'],
    [{ locationId: 2 ** 53 }, 'locationId isInt'],
    [{ deviceClass: 'laptop' }, 'deviceClass isIn'],
    [{ os: [] }, 'os isObject'],
    [{ os: { kernel: '6' } }, 'os.kernel unknown-field'],
    [{ os: { name: 1 } }, 'os.name isString'],
    [{ serialNumber: {} }, 'serialNumber isString'],
    [{ hardwareUuid: 'x' }, 'hardwareUuid isUuid'],
    [{ software: 'none' }, 'software isArray'],
    [{ software: [[]] }, 'software.0 isObject'],
    [{ software: [{ name: 'x', arch: 'x64' }] }, 'software.0.arch unknown-field'],
    [{ software: [{ name: '\u0000' }] }, 'software.0.name minLength'],
    [{ software: [{ name: 'x', installedOn: '2025-02-29' }] }, 'software.0.installedOn isCalendarDate'],
    [{ software: [{ name: 'x', installedOn: 20250101 }] }, 'software.0.installedOn isCalendarDate'],
    [{ constructor: 1 }, 'constructor unknown-field'],
  ])('is refused for what is wrong: %j', (changes, error) => {
    expect(errorsOf({ ...device, ...changes })).toEqual([error]);
  });

  it('lists up to 50,000 programs', () => {
    const software = Array.from({ length: 50_001 }, () => ({ name: 'x' }));
    expect(errorsOf({ ...device, software })).toEqual(['software arrayMaxSize']);
    expect(errorsOf({ ...device, software: software.slice(1) })).toEqual([]);
  });

  it('has its faults listed up to where anybody reads them', () => {
    const software = Array.from({ length: 1_000 }, () => ({}));
    expect(errorsOf({ ...device, software })).toHaveLength(50);
  });

  it('is read or refused, whatever it is', () => {
    const anything = fc.jsonValue({ maxDepth: 2 });
    // Making the arbitrary of all characters takes seconds; these are the ones that matter.
    const oddText = fc.string({
      unit: fc.constantFrom('a', ' ', '\u0000', '\u0007', '\ud800', '\udc00', '\u0301', '\ufeff'),
    });
    const similar = fc.record(
      {
        ...{ externalId: anything, organizationId: anything, locationId: anything, name: oddText, os: anything },
        ...{ serialNumber: oddText, hardwareUuid: fc.string(), deviceClass: anything },
        software: fc.oneof(anything, fc.array(fc.record({ name: oddText, version: anything }))),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(anything, similar), (value) => {
        const read = readReport(value);
        if ('errors' in read) expect(read.errors.length).toBeGreaterThan(0);
        else expect(JSON.stringify(read.report)).not.toContain('\\u0000');
      }),
      { numRuns: 150 },
    );
  });
});

describe('a body of reported devices', () => {
  it('holds a list of up to 1,000', () => {
    const devices = Array.from({ length: 1_000 }, () => 'anything');
    expect(reportedDevices({ devices })).toBe(devices);
    expect(() => reportedDevices({ devices: [...devices, 1] })).toThrow(expect.objectContaining({ status: 422 }));
  });

  it.each([undefined, null, 7, 'x', [], {}, { devices: 'x' }, { devices: [], more: 1 }])('is not %j', (body) => {
    expect(() => reportedDevices(body)).toThrow(expect.objectContaining({ status: 400, code: 'malformed' }));
  });
});
