import { describe, expect, it } from 'vitest';
import { type SampleDevice, sampleFleet, samplePeople, seededRandom } from './sample-fleet.rules.js';
import { type SampleOrganization, sampleOrganizations } from './sample-organizations.js';
import { sqlServerExpress } from './sample-software.js';

const today = Temporal.PlainDate.from('2026-11-21');
const organization: SampleOrganization = {
  name: 'Acme',
  description: '',
  prefix: 'ACM',
  domain: 'acme.test',
  trade: 'design',
  locations: [
    { name: 'One', address: '', code: 'ONE' },
    { name: 'Two', address: '', code: 'TWO' },
  ],
  fleet: { workstations: 30, laptops: 20, macs: 10, windowsServers: 4, linuxServers: 3 },
};
const fleet = sampleFleet(organization, 1, today);
const ofKind = (kind: string): SampleDevice[] => fleet.filter((device) => device.name.includes(`-${kind}`));
const names = (device: SampleDevice | undefined): string[] => (device?.software ?? []).map((each) => each.name);
const has = (device: SampleDevice | undefined, beginning: string): boolean =>
  names(device).some((name) => name.startsWith(beginning));

describe('the random numbers of the sample', () => {
  const take = (seed: number): number[] => {
    const random = seededRandom(seed);
    return Array.from({ length: 1000 }, () => random());
  };

  it('are the same for the same seed, and others for another', () => {
    expect(take(17)).toEqual(take(17));
    expect(take(17)).not.toEqual(take(18));
    expect(new Set(take(17)).size).toBeGreaterThan(990);
  });

  it('lie evenly from 0 to below 1', () => {
    const numbers = take(3);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    for (const from of [0, 0.25, 0.5, 0.75]) {
      const share = numbers.filter((number) => number >= from && number < from + 0.25).length;
      expect(Math.abs(share - 250)).toBeLessThan(50);
    }
  });
});

describe('the people of the sample', () => {
  it('are one for every two devices that people work at, each with an address of their own', () => {
    const people = samplePeople(organization, 1);
    expect(people).toHaveLength(30);
    expect(new Set(people.map((person) => person.email)).size).toBe(30);
    for (const { name, email } of people) {
      expect(name).toMatch(/^\S+ \S+$/);
      expect(email).toMatch(/^[^A-Z\s]+\.[^A-Z\s]+@acme\.test$/);
    }
    expect(samplePeople(organization, 1)).toEqual(people);
    expect(samplePeople(organization, 2)).not.toEqual(people);
  });

  it('are enough for an odd number of devices, and none for none', () => {
    const of = (workstations: number) =>
      samplePeople({ ...organization, fleet: { ...organization.fleet, workstations, laptops: 0, macs: 0 } }, 1).length;
    expect([of(0), of(1), of(2), of(3)]).toEqual([0, 1, 1, 2]);
  });

  it.each(sampleOrganizations.map((each, index) => [each.name, each, index] as const))(
    'of %s have addresses of their own',
    (_, each, index) => {
      const emails = samplePeople(each, index).map((person) => person.email);
      expect(new Set(emails).size).toBe(emails.length);
    },
  );
});

describe('the devices of the sample', () => {
  it('are the same at every call, and others for another seed', () => {
    expect(sampleFleet(organization, 1, today)).toEqual(fleet);
    expect(sampleFleet(organization, 2, today)).not.toEqual(fleet);
  });

  it.each([
    ['WS', 30, ['WORKSTATION']],
    ['LT', 20, ['LAPTOP']],
    ['MB', 10, ['LAPTOP']],
    ['SRV', 4, ['SERVER', 'VIRTUAL_MACHINE']],
    ['LNX', 3, ['VIRTUAL_MACHINE']],
  ])('%s are %i of %j', (kind, count, classes) => {
    expect(ofKind(kind)).toHaveLength(count);
    expect([...new Set(ofKind(kind).map((device) => device.deviceClass))]).toEqual(classes);
  });

  it('are named after their organization, place and make, each by itself', () => {
    expect(fleet).toHaveLength(67);
    expect(new Set(fleet.map((device) => device.externalId)).size).toBe(67);
    expect(new Set(fleet.map((device) => device.serialNumber)).size).toBe(67);
    expect(new Set(fleet.map((device) => device.locationIndex))).toEqual(new Set([0, 1]));
    for (const { name, externalId, locationIndex, serialNumber } of fleet) {
      expect(name).toMatch(new RegExp(`^ACM-${organization.locations[locationIndex]?.code}-[A-Z]+\\d\\d$`));
      expect(externalId).toBe(`sample-${name.toLowerCase()}`);
      expect(serialNumber).toMatch(/^[A-Z0-9]{7}$/);
    }
  });

  it('belong to people that there are, but for some and for servers', () => {
    const people = samplePeople(organization, 1).length;
    const desks = [...ofKind('WS'), ...ofKind('LT'), ...ofKind('MB')].map((device) => device.personIndex);
    const owned = desks.filter((index) => index !== null);
    expect(owned.length).toBeGreaterThan(40);
    expect(owned.length).toBeLessThan(60);
    expect(Math.min(...owned)).toBe(0);
    expect(Math.max(...owned)).toBe(people - 1);
    for (const device of [...ofKind('SRV'), ...ofKind('LNX')]) expect(device.personIndex).toBeNull();
  });

  it('were seen lately, but for a few that lie in a drawer', () => {
    const days = fleet.map((device) => device.daysSinceSeen);
    for (const ago of days) expect(ago < 3 || (ago >= 35 && ago < 95)).toBe(true);
    const drawers = sampleOrganizations
      .flatMap((each, index) => sampleFleet(each, index, today))
      .filter((device) => device.daysSinceSeen >= 35);
    expect(drawers.length).toBeGreaterThan(0);
    expect(drawers.length).toBeLessThan(30);
    for (const device of [...ofKind('SRV'), ...ofKind('LNX')]) expect(device.daysSinceSeen).toBe(0);
  });

  it('carry tags by what they are for', () => {
    expect(ofKind('WS').map((device) => device.tags.length)).toEqual(
      Array.from({ length: 30 }, (_, index) => (index % 9 === 0 ? 1 : 0)),
    );
    expect(ofKind('WS')[0]?.tags).toEqual(['reception']);
    for (const device of ofKind('LT')) expect(device.tags).toEqual(['mobile']);
    expect(ofKind('MB').map((device) => device.tags.includes('design'))).toEqual(
      Array.from({ length: 10 }, (_, index) => index % 3 === 0),
    );
    for (const device of [...ofKind('SRV'), ...ofKind('LNX')]) expect(device.tags).toEqual(['server']);
  });

  it('run the system of their make', () => {
    const systems = (kind: string) =>
      [...new Set(ofKind(kind).map((device) => `${device.os} ${device.osVersion}`))].sort();
    const desks = ['Microsoft Windows 10 Pro 10.0.19045', 'Microsoft Windows 11 Pro 10.0.22631'];
    expect(systems('WS')).toEqual(desks);
    expect(systems('LT')).toEqual(desks);
    expect(systems('MB')).toEqual(['macOS 14.6.1', 'macOS 15.0']);
    expect(systems('SRV')).toEqual(['Microsoft Windows Server 2022 Standard 10.0.20348']);
    expect(systems('LNX')).toEqual(['Debian GNU/Linux 12 (bookworm) 12']);
    expect(new Set(ofKind('WS').map((device) => device.manufacturer)).size).toBe(3);
    expect(new Set(ofKind('LT').map((device) => device.model)).size).toBe(3);
  });

  it('have software that suits their make, with what makes the licenses worth a look', () => {
    for (const device of fleet) expect(names(device).length).toBeGreaterThan(2);
    for (const device of [...ofKind('WS'), ...ofKind('LT'), ...ofKind('SRV')]) {
      expect(has(device, 'Microsoft Edge')).toBe(true);
    }
    // One laptop lacks the protection that every other one has.
    expect(ofKind('LT').flatMap((device, index) => (has(device, 'Sophos') ? [] : [index]))).toEqual([3]);
    const express = ofKind('SRV').map((device) => names(device).includes(sqlServerExpress.name));
    expect(express).toEqual([false, true, false, true]);
    for (const device of ofKind('SRV')) {
      expect(names(device).filter((name) => /^Microsoft SQL Server 2019\b/.test(name))).toHaveLength(1);
    }
    for (const device of [...ofKind('MB'), ...ofKind('LNX')])
      expect(has(device, 'Microsoft Edge WebView2')).toBe(false);
  });

  it('had their software installed from two years to weeks ago', () => {
    const days = fleet.flatMap((device) =>
      device.software.map(({ installedOn }) => Temporal.PlainDate.from(installedOn).until(today).days),
    );
    expect(Math.min(...days)).toBeGreaterThanOrEqual(20);
    expect(Math.max(...days)).toBeLessThan(720);
    const later = sampleFleet(organization, 1, today.add({ days: 1 }));
    expect(later[0]?.software[0]?.installedOn).toBe(
      Temporal.PlainDate.from(fleet[0]?.software[0]?.installedOn ?? '')
        .add({ days: 1 })
        .toString(),
    );
  });
});

describe('the sample as a whole', () => {
  it('has 200 devices with names of their own', () => {
    const devices = sampleOrganizations.flatMap((each, index) => sampleFleet(each, index, today));
    expect(devices).toHaveLength(200);
    expect(new Set(devices.map((device) => device.externalId)).size).toBe(200);
  });
});
