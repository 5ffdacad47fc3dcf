import { createHash } from 'node:crypto';
import type { DeviceClass } from '../devices/devices.rules.js';
import type { ReportedFields, ReportedIdentity } from '../devices/device-recognition.rules.js';
import type { ReportedInstallation } from '../software/installations.rules.js';
import { cleanText } from './agent-protocol/clean-text.js';
import type { OsPlatform, ReportedDevice } from './agent-protocol/reported-inventory.js';

/** One device as it is reported, whoever reports it: cleaned, and ready to be written. */
export interface CheckIn {
  identity: ReportedIdentity;
  /** A location of the organization. The device is there from now on. */
  locationId: number;
  fields: ReportedFields;
  /** Null when it is not reported. */
  platform: OsPlatform | null;
  /** Everything installed; null when the report does not speak of it, and what is known stays. */
  software: readonly ReportedInstallation[] | null;
  /** The tags that a new device begins with. */
  firstTags: readonly string[];
}

/** The longest tag of a device. */
const tagLength = 100;

/** What an agent reported, at the place that its enrollment token stands for. */
export function checkInOfAgent(device: ReportedDevice, place: { organizationId: number; locationId: number }): CheckIn {
  const { agentId, serialNumber, hardwareUuid, osPlatform, software } = device;
  const { name, osName, osVersion, manufacturer, model, lastLoggedUser, agent } = device;
  const tag = cleanText(device.tag, tagLength);
  const suggestedClass: DeviceClass | null = device.deviceClass;
  return {
    identity: { organizationId: place.organizationId, agentId, serialNumber, hardwareUuid },
    locationId: place.locationId,
    fields: {
      ...{ name, osName, osVersion, serialNumber, hardwareUuid, manufacturer, model, lastLoggedUser, agent },
      ...{ deviceClass: null, suggestedClass },
    },
    platform: osPlatform,
    software,
    firstTags: tag === null ? [] : [tag],
  };
}

/** Changes whenever the form of what is hashed does, so that a new version compares everything once. */
const hashForm = 'software 1';

/**
 * Stands for a whole list of installed software: equal lists have equal hashes, in whatever order they were reported.
 * @returns SHA-256
 */
export function softwareHash(platform: OsPlatform, software: readonly ReportedInstallation[]): Buffer {
  const entries = software.map((each) =>
    JSON.stringify([
      ...[each.name, each.publisher, each.version, each.installedOn, each.lastUsedOn],
      ...[each.source, each.systemCategory],
    ]),
  );
  const hash = createHash('sha256').update(`${hashForm}\n${platform}\n`);
  return hash.update(entries.sort().join('\n')).digest();
}
