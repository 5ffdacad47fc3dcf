import type { OsPlatform } from './operating-system.rules.js';

/** What kind of device it is. */
export type DeviceClass = 'WORKSTATION' | 'LAPTOP' | 'SERVER' | 'VIRTUAL_MACHINE' | 'MOBILE' | 'OTHER';

/** What an agent reports that tells the class of a device. */
export interface DeviceFacts {
  /** `Computer`, `Phone`, `NetworkEquipment`, …; only JSON agents say. */
  readonly itemType: string | null;
  /** Name of the SMBIOS chassis type, or its number. */
  readonly chassisType: string | null;
  /** `Physical`, or the virtualisation or container that the agent runs in. */
  readonly vmSystem: string | null;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly osName: string | null;
  readonly osPlatform: OsPlatform | null;
}

/**
 * The class of a device; the first of these that tells:
 * not a computer at all → virtual machine → mobile or server operating system → chassis → Apple's model names →
 * a client operating system.
 *
 * @returns null when nothing tells; a partial inventory may not carry enough, and what is known then stands
 */
export function deviceClassOf(facts: DeviceFacts): DeviceClass | null {
  return (
    classOfItemType(facts.itemType) ??
    (isVirtual(facts) ? 'VIRTUAL_MACHINE' : null) ??
    classOfOperatingSystem(facts.osName) ??
    classOfChassis(facts.chassisType) ??
    classOfAppleModel(facts.model) ??
    (facts.osPlatform === 'WINDOWS' || facts.osPlatform === 'MACOS' ? 'WORKSTATION' : null)
  );
}

function classOfItemType(itemType: string | null): DeviceClass | null {
  if (itemType === 'Phone') return 'MOBILE';
  return itemType === 'NetworkEquipment' || itemType === 'Printer' ? 'OTHER' : null;
}

/** Words that agents write for "no virtual machine". */
const physical = new Set(['physical', 'none', 'unknown', 'no', 'n/a', '-']);

const virtualMaker = /vmware|qemu|innotek|virtualbox|xen\b|bochs|parallels|ovirt|openstack|digitalocean/i;

const virtualModel =
  /virtual machine|virtualbox|vmware|\bkvm\b|qemu|hvm domu|bhyve|standard pc|google compute|parallels (?:arm )?virtual|openstack|^ahv$/i;

/** The model decides where the agent has no VMSYSTEM (OCS), or does not know the hypervisor. */
function isVirtual({ vmSystem, manufacturer, model }: DeviceFacts): boolean {
  if (vmSystem !== null && !physical.has(vmSystem.trim().toLowerCase())) return true;
  return virtualMaker.test(manufacturer ?? '') || virtualModel.test(model ?? '');
}

function classOfOperatingSystem(osName: string | null): DeviceClass | null {
  if (osName === null) return null;
  if (/\b(?:android|ios|ipados)\b/i.test(osName)) return 'MOBILE';
  return /\bserver\b|\besxi?\b|proxmox|xenserver|xcp-ng/i.test(osName) ? 'SERVER' : null;
}

/** SMBIOS 3.7, table 17, as dmidecode, Linux and Windows agents spell it; by number from 1. `null` tells nothing. */
const chassisTypes: readonly (readonly [name: string, deviceClass: DeviceClass | null])[] = [
  ['other', null],
  ['unknown', null],
  ['desktop', 'WORKSTATION'],
  ['low profile desktop', 'WORKSTATION'],
  ['pizza box', 'WORKSTATION'],
  ['mini tower', 'WORKSTATION'],
  ['tower', 'WORKSTATION'],
  ['portable', 'LAPTOP'],
  ['laptop', 'LAPTOP'],
  ['notebook', 'LAPTOP'],
  ['hand held', 'MOBILE'],
  ['docking station', 'LAPTOP'],
  ['all in one', 'WORKSTATION'],
  ['sub notebook', 'LAPTOP'],
  ['space saving', 'WORKSTATION'],
  ['lunch box', 'WORKSTATION'],
  ['main server chassis', 'SERVER'],
  ['expansion chassis', 'SERVER'],
  ['sub chassis', 'SERVER'],
  ['bus expansion chassis', 'SERVER'],
  ['peripheral chassis', 'SERVER'],
  ['raid chassis', 'SERVER'],
  ['rack mount chassis', 'SERVER'],
  ['sealed case pc', 'WORKSTATION'],
  ['multi system', 'SERVER'],
  ['compactpci', 'SERVER'],
  ['advancedtca', 'SERVER'],
  ['blade', 'SERVER'],
  ['blade enclosing', 'SERVER'],
  ['tablet', 'LAPTOP'],
  ['convertible', 'LAPTOP'],
  ['detachable', 'LAPTOP'],
  ['iot gateway', 'OTHER'],
  ['embedded pc', 'WORKSTATION'],
  ['mini pc', 'WORKSTATION'],
  ['stick pc', 'WORKSTATION'],
];

/** Other spellings: the Windows agents', and words that people put into additional content. */
const otherChassisNames: readonly (readonly [name: string, deviceClass: DeviceClass])[] = [
  ['main system chassis', 'SERVER'],
  ['subchassis', 'SERVER'],
  ['storage chassis', 'SERVER'],
  ['blade enclosure', 'SERVER'],
  ['server', 'SERVER'],
  ['handheld', 'MOBILE'],
  ['phone', 'MOBILE'],
  ['workstation', 'WORKSTATION'],
];

const classOfChassisName = new Map<string, DeviceClass | null>([...chassisTypes, ...otherChassisNames]);

function classOfChassis(chassisType: string | null): DeviceClass | null {
  const name = (chassisType ?? '')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, ' ');
  if (/^\d{1,2}$/.test(name)) return chassisTypes[Number(name) - 1]?.[1] ?? null;
  return classOfChassisName.get(name) ?? null;
}

/** macOS reports no chassis, but its model names tell (`MacBookPro18,3`, `iMac15,1`). Newer ones (`Mac14,2`) do not. */
function classOfAppleModel(model: string | null): DeviceClass | null {
  if (model === null) return null;
  if (/^macbook/i.test(model)) return 'LAPTOP';
  if (/^(?:iphone|ipad|ipod)/i.test(model)) return 'MOBILE';
  return /^xserve/i.test(model) ? 'SERVER' : null;
}
