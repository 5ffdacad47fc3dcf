import {
  linuxPackages,
  macSoftware,
  type SampleProgram,
  sqlServerExpress,
  windowsBase,
  windowsByTrade,
  windowsExtras,
  windowsOffice,
  windowsServer,
} from './sample-software.js';
import { sampleRolesByTrade } from './sample-roles.js';
import { sampleFirstNames, sampleLastNames, type SampleOrganization } from './sample-organizations.js';

/** A device as its agent would report it. */
export interface SampleDevice {
  externalId: string;
  name: string;
  locationIndex: number;
  deviceClass: 'WORKSTATION' | 'LAPTOP' | 'SERVER' | 'VIRTUAL_MACHINE';
  os: string;
  osVersion: string;
  serialNumber: string;
  manufacturer: string;
  model: string;
  /** Index into the people of the organization; null for shared devices and servers. */
  personIndex: number | null;
  tags: string[];
  /** How many days ago its agent was last heard of. */
  daysSinceSeen: number;
  software: { name: string; publisher: string | null; version: string; installedOn: string }[];
}

export interface SamplePerson {
  name: string;
  email: string;
  /** Names of end-user roles. */
  roles: readonly string[];
}

type Random = () => number;

/** A small generator of repeatable numbers in [0, 1): the same sample on every machine (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<T>(random: Random, items: readonly [T, ...T[]]): T {
  return items[Math.floor(random() * items.length)] ?? items[0];
}

/** The people of an organization: one for every two devices that people work at. */
export function samplePeople(organization: SampleOrganization, seed: number): SamplePerson[] {
  const { workstations, laptops, macs } = organization.fleet;
  return Array.from({ length: Math.ceil((workstations + laptops + macs) / 2) }, (_, index) => {
    const first = sampleFirstNames[(index * 7 + seed) % sampleFirstNames.length] ?? '';
    const last = sampleLastNames[(index * 3 + seed * 5) % sampleLastNames.length] ?? '';
    const number = Math.floor(index / sampleFirstNames.length);
    const mailbox = `${first}.${last}${number === 0 ? '' : number}`.toLowerCase();
    const roles = sampleRolesByTrade[organization.trade][index % sampleRolesByTrade[organization.trade].length] ?? [];
    return { name: `${first} ${last}`, email: `${mailbox}@${organization.domain}`, roles };
  });
}

const workstationModels = [
  ['Dell Inc.', 'OptiPlex 7090'],
  ['HP', 'HP EliteDesk 800 G6'],
  ['LENOVO', 'ThinkCentre M70q'],
] as const;
const laptopModels = [
  ['Dell Inc.', 'Latitude 5540'],
  ['LENOVO', 'ThinkPad T14 Gen 4'],
  ['HP', 'HP EliteBook 840 G9'],
] as const;

/** The devices of an organization, the same at every call. `today` dates the installations. */
export function sampleFleet(organization: SampleOrganization, seed: number, today: Temporal.PlainDate): SampleDevice[] {
  const random = seededRandom(seed * 1_000 + 17);
  const { fleet } = organization;
  const devices: SampleDevice[] = [];
  const people = samplePeople(organization, seed).length;
  let worker = 0;
  const add = (
    kind: string,
    count: number,
    build: (index: number) => Omit<SampleDevice, 'externalId' | 'name' | 'locationIndex'>,
  ) => {
    for (let index = 0; index < count; index++) {
      const locationIndex = Math.floor(random() * organization.locations.length);
      const code = organization.locations[locationIndex]?.code ?? '';
      const name = `${organization.prefix}-${code}-${kind}${String(index + 1).padStart(2, '0')}`;
      devices.push({ externalId: `sample-${name.toLowerCase()}`, name, locationIndex, ...build(index) });
    }
  };
  const nextPerson = () => (random() < 0.85 ? worker++ % people : null);

  add('WS', fleet.workstations, (index) => ({
    ...windowsDesk(random, workstationModels, index),
    deviceClass: 'WORKSTATION',
    personIndex: nextPerson(),
    tags: index % 9 === 0 ? ['reception'] : [],
    software: versioned(random, today, [
      ...windowsBase,
      ...windowsOffice,
      ...extras(random),
      ...trade(random, organization, index),
    ]),
  }));
  add('LT', fleet.laptops, (index) => ({
    ...windowsDesk(random, laptopModels, index + 40),
    deviceClass: 'LAPTOP',
    personIndex: nextPerson(),
    tags: ['mobile'],
    software: versioned(random, today, [
      ...windowsBase,
      ...windowsOffice.filter((each) => index !== 3 || !each.name.startsWith('Sophos')),
      ...extras(random),
      ...trade(random, organization, index + 1),
      ...(index < 2 ? windowsByTrade.development : []),
    ]),
  }));
  add('MB', fleet.macs, (index) => ({
    os: 'macOS',
    osVersion: pick(random, ['14.6.1', '15.0']),
    manufacturer: 'Apple Inc.',
    model: 'MacBook Pro (14-inch, 2023)',
    serialNumber: serial(random),
    deviceClass: 'LAPTOP',
    personIndex: nextPerson(),
    tags: index % 3 === 0 ? ['mobile', 'design'] : ['mobile'],
    daysSinceSeen: daysSinceSeen(random),
    software: versioned(random, today, macSoftware),
  }));
  add('SRV', fleet.windowsServers, (index) => ({
    ...server(random),
    os: 'Microsoft Windows Server 2022 Standard',
    osVersion: '10.0.20348',
    deviceClass: index === 0 ? 'SERVER' : 'VIRTUAL_MACHINE',
    software: versioned(random, today, [
      ...windowsBase,
      ...windowsServer.filter((each) => index % 2 === 0 || !each.name.startsWith('Microsoft SQL Server 2019')),
      ...(index % 2 === 0 ? [] : [sqlServerExpress]),
    ]),
  }));
  add('LNX', fleet.linuxServers, () => ({
    ...server(random),
    os: 'Debian GNU/Linux 12 (bookworm)',
    osVersion: '12',
    deviceClass: 'VIRTUAL_MACHINE',
    software: versioned(random, today, linuxPackages),
  }));
  return devices;
}

function windowsDesk(random: Random, models: typeof workstationModels | typeof laptopModels, index: number) {
  const [manufacturer, model] = models[index % models.length] ?? models[0];
  const eleven = random() < 0.7;
  return {
    os: eleven ? 'Microsoft Windows 11 Pro' : 'Microsoft Windows 10 Pro',
    osVersion: eleven ? '10.0.22631' : '10.0.19045',
    manufacturer,
    model,
    serialNumber: serial(random),
    daysSinceSeen: daysSinceSeen(random),
  };
}

function server(random: Random) {
  return {
    manufacturer: 'VMware, Inc.',
    model: 'VMware20,1',
    serialNumber: serial(random),
    personIndex: null,
    tags: ['server'],
    daysSinceSeen: 0,
  };
}

function serial(random: Random): string {
  const letters = 'BCDFGHJKLMNPQRSTVWXZ0123456789';
  return Array.from({ length: 7 }, () => letters.charAt(Math.floor(random() * letters.length))).join('');
}

/** Nearly all were on in the last days; a few have been lying in a drawer. */
function daysSinceSeen(random: Random): number {
  return random() < 0.05 ? 35 + Math.floor(random() * 60) : Math.floor(random() * 3);
}

function extras(random: Random): SampleProgram[] {
  return windowsExtras.filter(() => random() < 0.25);
}

/** Two out of three have what their trade works with; design tools are spread thinner. */
function trade(random: Random, organization: SampleOrganization, index: number): SampleProgram[] {
  if (index % 3 === 2) return [];
  return windowsByTrade[organization.trade].filter(() => random() < 0.6);
}

function versioned(
  random: Random,
  today: Temporal.PlainDate,
  programs: readonly SampleProgram[],
): SampleDevice['software'] {
  return programs.map(({ name, publisher, versions }) => ({
    name,
    publisher,
    version: versions[Math.floor(random() * versions.length)] ?? '',
    installedOn: today.subtract({ days: 20 + Math.floor(random() * 700) }).toString(),
  }));
}
