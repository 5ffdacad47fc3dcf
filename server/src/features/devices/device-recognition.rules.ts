import type { DeviceClass, DeviceStatus } from './devices.rules.js';

/** What a reported device is recognised by, within one organization. */
export interface ReportedIdentity {
  organizationId: number;
  /** The id that the agent, or the caller of `POST /inventory`, gives the device. */
  agentId: string;
  /** Null also for what a firmware holds in place of one. */
  serialNumber: string | null;
  /** Null also for what boards of a series share. */
  hardwareUuid: string | null;
}

/** A device that shares something with a reported identity. */
export interface RecognitionCandidate {
  id: number;
  status: DeviceStatus;
  sameAgent: boolean;
  sameSerial: boolean;
  sameUuid: boolean;
  /** The reporting agent reported this device before another agent took its place. */
  replacedAgent: boolean;
}

/**
 * The device that is reported, among those of its organization that share something with it: by agent id, else by
 * serial number, else by hardware UUID. A decommissioned device is recognised so that its reports can be refused, but
 * never in place of an active one that has its serial number by now. A serial number or UUID that several active
 * devices have identifies none of them, unless both together do. An agent that was replaced and reports again is on
 * another machine that shares the marks, such as a clone: the two would take turns at one device for ever.
 *
 * @returns null for a device that nobody reported before.
 */
export function recognizedAmong(candidates: readonly RecognitionCandidate[]): RecognitionCandidate | null {
  const sameAgent = candidates.find((each) => each.sameAgent);
  if (sameAgent !== undefined) return sameAgent;
  const others = candidates.filter((each) => !each.replacedAgent);
  const active = others.filter((each) => each.status === 'ACTIVE');
  if (active.length === 0) return others.findLast((each) => each.sameSerial) ?? others.at(-1) ?? null;
  return (
    onlyOne(active.filter((each) => each.sameSerial)) ??
    onlyOne(active.filter((each) => each.sameUuid)) ??
    onlyOne(active.filter((each) => each.sameSerial && each.sameUuid))
  );
}

function onlyOne<T>(candidates: readonly T[]): T | null {
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

/** What a report says of a device. Null: it does not speak of it, and what is known stays. */
export interface ReportedFields {
  name: string | null;
  /** What the reporter says outright: it replaces what is known. */
  deviceClass: DeviceClass | null;
  /** What the reported hardware suggests: it fills what nobody knew. */
  suggestedClass: DeviceClass | null;
  osName: string | null;
  osVersion: string | null;
  serialNumber: string | null;
  hardwareUuid: string | null;
  manufacturer: string | null;
  model: string | null;
  lastLoggedUser: string | null;
  /** Name and version of the agent. */
  agent: string | null;
}

/** What of a device reports write. Tags and the primary user are people's alone. */
export interface RecordedFields {
  locationId: number;
  name: string;
  deviceClass: DeviceClass;
  osName: string;
  osVersion: string;
  serialNumber: string | null;
  hardwareUuid: string | null;
  manufacturer: string;
  model: string;
  lastLoggedUser: string;
  agentId: string;
  agent: string;
}

/** Where a report puts the device, and what its reporter calls it. */
export interface ReportedPlace {
  locationId: number;
  agentId: string;
}

/** The device as it is after a report: what is reported wins over what is known, what is not reported stays. */
export function recordedAfter(known: KnownFields, place: ReportedPlace, reported: ReportedFields): RecordedFields {
  return {
    locationId: place.locationId,
    name: reported.name ?? known.name,
    deviceClass: reported.deviceClass ?? classAfter(known.deviceClass, reported.suggestedClass),
    osName: reported.osName ?? known.osName,
    osVersion: reported.osVersion ?? known.osVersion,
    serialNumber: reported.serialNumber ?? known.serialNumber,
    hardwareUuid: reported.hardwareUuid ?? known.hardwareUuid,
    manufacturer: reported.manufacturer ?? known.manufacturer,
    model: reported.model ?? known.model,
    lastLoggedUser: reported.lastLoggedUser ?? known.lastLoggedUser,
    agentId: place.agentId,
    agent: reported.agent ?? known.agent,
  };
}

/** A class that people chose stays; "other" is as good as none. */
function classAfter(known: DeviceClass, suggested: DeviceClass | null): DeviceClass {
  return known === 'OTHER' ? (suggested ?? known) : known;
}

/** A device that is reported for the first time. One without a name is called by the id its agent gave it. */
export function recordedFirst(place: ReportedPlace, reported: ReportedFields): RecordedFields {
  const unknown = {
    name: place.agentId.slice(0, nameLength).toWellFormed(),
    deviceClass: 'OTHER',
    serialNumber: null,
    hardwareUuid: null,
  } as const;
  const empty = { osName: '', osVersion: '', manufacturer: '', model: '', lastLoggedUser: '', agent: '' };
  return recordedAfter({ ...place, ...unknown, ...empty }, place, reported);
}

/** The longest name of a device, in UTF-16 code units. */
const nameLength = 200;

/** Fields that the criteria of device groups and license rules look at. */
const fieldsOfCriteria = ['locationId', 'name', 'deviceClass', 'osName', 'osVersion', 'serialNumber'] as const;

const otherFields = ['hardwareUuid', 'manufacturer', 'model', 'lastLoggedUser', 'agentId', 'agent'] as const;

/** What a report changes about a device itself. */
export type RecordChange = 'NONE' | 'UNSEEN_BY_RULES' | 'SEEN_BY_RULES';

/** A device as it was before a report; one that people made has no agent yet. */
export type KnownFields = Omit<RecordedFields, 'agentId'> & { agentId: string | null };

/** Compares a device before and after a report. */
export function recordChange(before: KnownFields, after: RecordedFields): RecordChange {
  if (fieldsOfCriteria.some((field) => before[field] !== after[field])) return 'SEEN_BY_RULES';
  return otherFields.some((field) => before[field] !== after[field]) ? 'UNSEEN_BY_RULES' : 'NONE';
}
