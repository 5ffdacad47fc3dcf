export const deviceClasses = ['WORKSTATION', 'LAPTOP', 'SERVER', 'VIRTUAL_MACHINE', 'MOBILE', 'OTHER'] as const;
export type DeviceClass = (typeof deviceClasses)[number];

export const deviceStatuses = ['ACTIVE', 'DECOMMISSIONED'] as const;
export type DeviceStatus = (typeof deviceStatuses)[number];

/** What of a device people write, as the API takes it. Absent is "left as it is". */
export interface WrittenDevice {
  name?: string;
  organizationId?: number;
  locationId?: number;
  deviceClass?: DeviceClass;
  /** A text alone is the name. */
  os?: { name?: string; version?: string } | string;
  osName?: string;
  osVersion?: string;
  serialNumber?: string | null;
  manufacturer?: string;
  model?: string;
  tags?: string[];
  primaryUserId?: number | null;
}

/** What of a device people write, as it is stored. */
export interface DeviceFields {
  name: string;
  organizationId: number;
  locationId: number;
  deviceClass: DeviceClass;
  osName: string;
  osVersion: string;
  serialNumber: string | null;
  manufacturer: string;
  model: string;
  tags: string[];
  primaryUserId: number | null;
}

/**
 * The stored form of what a request speaks of. `os` is the short form of `osName` and `osVersion`, which win where both
 * are given; an empty serial number is none.
 */
export function storedFields({ os: given, ...written }: WrittenDevice): Partial<DeviceFields> {
  const os: { name?: string; version?: string } = typeof given === 'string' ? { name: given } : (given ?? {});
  const { osName = os.name, osVersion = os.version, serialNumber, tags, ...same } = written;
  return {
    ...same,
    ...(osName === undefined ? {} : { osName }),
    ...(osVersion === undefined ? {} : { osVersion }),
    ...(serialNumber === undefined ? {} : { serialNumber: serialNumber === '' ? null : serialNumber }),
    ...(tags === undefined ? {} : { tags: distinctTags(tags) }),
  };
}

/** Tags that differ in case alone are one, spelled as the first of them. */
export function distinctTags(tags: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const tag of tags) {
    const key = tag.toLowerCase();
    if (!byKey.has(key)) byKey.set(key, tag);
  }
  return [...byKey.values()];
}

/** True when something that is wanted differs from what is stored: writing the same again is no change. */
export function isChange(present: DeviceFields, wanted: Partial<DeviceFields>): boolean {
  const before = new Map<string, unknown>(Object.entries(present));
  return Object.entries(wanted).some(([name, value]) => JSON.stringify(before.get(name)) !== JSON.stringify(value));
}

/**
 * True when the serial number of a device has to be free in its organization: the device is active after the change, and
 * the number, the organization or the status is new. Two active devices with one serial number would be taken for one
 * another by inventory agents; a decommissioned one may keep the number that its successor has.
 */
export function serialMustBeFree(
  before: { organizationId: number; serialNumber: string | null; status: DeviceStatus } | null,
  after: { organizationId: number; serialNumber: string | null; status: DeviceStatus },
): boolean {
  if (after.serialNumber === null || after.status !== 'ACTIVE') return false;
  return (
    before === null ||
    before.status !== 'ACTIVE' ||
    before.organizationId !== after.organizationId ||
    before.serialNumber?.toLowerCase() !== after.serialNumber.toLowerCase()
  );
}
