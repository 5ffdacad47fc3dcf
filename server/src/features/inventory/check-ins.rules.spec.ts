import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportedInstallation } from '../software/installations.rules.js';
import { checkInOfAgent, softwareHash } from './check-ins.rules.js';
import type { ReportedDevice } from './agent-protocol/reported-inventory.js';

const program: ReportedInstallation = {
  ...{ name: 'Program', publisher: 'Publisher', version: '1.0', installedOn: '2026-01-31', lastUsedOn: null },
  ...{ source: 'registry', systemCategory: null },
};

describe('the hash of installed software', () => {
  const text = fc.option(fc.string({ maxLength: 5 }), { nil: null });
  const installation = fc.record({
    ...{ name: fc.string({ minLength: 1, maxLength: 5 }), publisher: text, version: text },
    ...{ installedOn: text, lastUsedOn: text, source: text, systemCategory: text },
  });

  it('does not depend on the order of the list', () => {
    fc.assert(
      fc.property(
        fc
          .array(installation)
          .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(softwareHash('LINUX', shuffled)).toEqual(softwareHash('LINUX', list));
        },
      ),
    );
  });

  it.each(Object.keys(program))('depends on the field %s', (field) => {
    const other = { ...program, [field]: '2026-02-01' };
    expect(softwareHash('WINDOWS', [other])).not.toEqual(softwareHash('WINDOWS', [program]));
  });

  it('depends on the platform, on what is absent, and on where one field ends', () => {
    const hashes = [
      softwareHash('WINDOWS', [program]),
      softwareHash('LINUX', [program]),
      softwareHash('WINDOWS', []),
      softwareHash('WINDOWS', [program, program]),
      softwareHash('WINDOWS', [{ ...program, publisher: null }]),
      softwareHash('WINDOWS', [{ ...program, publisher: '' }]),
      softwareHash('WINDOWS', [{ ...program, name: 'ProgramP', publisher: 'ublisher' }]),
      softwareHash('WINDOWS', [{ ...program, name: 'Program"\n' }]),
    ].map((hash) => hash.toString('hex'));
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('what an agent reports', () => {
  const device: ReportedDevice = {
    ...{ agentId: 'pc-1', name: 'pc', serialNumber: 'SN', hardwareUuid: null, manufacturer: null, model: 'M' },
    ...{ deviceClass: 'LAPTOP', osName: 'macOS', osVersion: '15', osPlatform: 'MACOS', lastLoggedUser: null },
    ...{ tag: 't'.repeat(150), partial: false, agent: 'GLPI-Agent_v1.12', software: [] },
  };

  it('is put where the token stands for, and its class is a suggestion', () => {
    expect(checkInOfAgent(device, { organizationId: 7, locationId: 70 })).toMatchObject({
      identity: { organizationId: 7, agentId: 'pc-1', serialNumber: 'SN', hardwareUuid: null },
      locationId: 70,
      fields: { name: 'pc', deviceClass: null, suggestedClass: 'LAPTOP', manufacturer: null, model: 'M' },
      platform: 'MACOS',
      software: [],
      firstTags: ['t'.repeat(100)],
    });
    expect(checkInOfAgent({ ...device, tag: null }, { organizationId: 7, locationId: 70 }).firstTags).toEqual([]);
  });
});
