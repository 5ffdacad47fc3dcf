import { describe, expect, it } from 'vitest';

import { deviceClassOf, type DeviceFacts } from './device-class.rules.js';

const nothing: DeviceFacts = {
  itemType: null,
  chassisType: null,
  vmSystem: null,
  manufacturer: null,
  model: null,
  osName: null,
  osPlatform: null,
};

const windows = { osName: 'Microsoft Windows 11 Pro', osPlatform: 'WINDOWS' } as const;
const windowsServer = { osName: 'Microsoft Windows Server 2022 Standard', osPlatform: 'WINDOWS' } as const;
const debian = { osName: 'Debian GNU/Linux 12 (bookworm)', osPlatform: 'LINUX' } as const;

describe('deviceClassOf', () => {
  it.each([
    ['LAPTOP', { chassisType: 'Notebook', vmSystem: 'Physical', ...windows }],
    ['LAPTOP', { chassisType: 'Laptop' }],
    ['LAPTOP', { chassisType: '10' }],
    ['LAPTOP', { chassisType: 'Sub Notebook' }],
    ['LAPTOP', { chassisType: 'Convertible', ...windows }],
    ['LAPTOP', { chassisType: 'Tablet', ...windows }],
    ['LAPTOP', { model: 'MacBookPro18,3', osPlatform: 'MACOS', osName: 'macOS' }],
    ['WORKSTATION', { chassisType: 'Mini Tower', ...debian }],
    ['WORKSTATION', { chassisType: 'Space-Saving', ...windows }],
    ['WORKSTATION', { chassisType: 'All in One' }],
    ['WORKSTATION', { chassisType: '3' }],
    ['WORKSTATION', { chassisType: 'Sealed-Case PC' }],
    ['WORKSTATION', { model: 'iMac15,1', osPlatform: 'MACOS', osName: 'macOS', vmSystem: 'Physical' }],
    ['WORKSTATION', { chassisType: 'Other', ...windows }],
    ['WORKSTATION', windows],
    ['SERVER', { chassisType: 'Rack Mount Chassis', ...debian }],
    ['SERVER', { chassisType: 'Main Server Chassis' }],
    ['SERVER', { chassisType: 'Main System Chassis' }],
    ['SERVER', { chassisType: '23' }],
    ['SERVER', { chassisType: 'Blade', vmSystem: 'Physical' }],
    ['SERVER', { chassisType: 'Tower', vmSystem: 'Physical', ...windowsServer }],
    ['SERVER', windowsServer],
    ['SERVER', { osName: 'VMware ESXi 8.0.2', osPlatform: 'OTHER' }],
    ['VIRTUAL_MACHINE', { vmSystem: 'VMware', ...windowsServer }],
    ['VIRTUAL_MACHINE', { vmSystem: 'Docker', ...debian }],
    ['VIRTUAL_MACHINE', { vmSystem: 'Hyper-V', chassisType: 'Desktop', ...windows }],
    ['VIRTUAL_MACHINE', { manufacturer: 'VMware, Inc.', model: 'VMware Virtual Platform' }],
    ['VIRTUAL_MACHINE', { manufacturer: 'Microsoft Corporation', model: 'Virtual Machine', ...windows }],
    ['VIRTUAL_MACHINE', { manufacturer: 'QEMU', model: 'Standard PC (Q35 + ICH9, 2009)', vmSystem: 'Physical' }],
    ['MOBILE', { itemType: 'Phone' }],
    ['MOBILE', { osName: 'Android 14', osPlatform: 'OTHER' }],
    ['MOBILE', { chassisType: 'Hand Held' }],
    ['MOBILE', { model: 'iPad13,1' }],
    ['OTHER', { itemType: 'Printer' }],
    ['OTHER', { itemType: 'NetworkEquipment' }],
    ['OTHER', { chassisType: 'IoT Gateway' }],
    [null, { chassisType: 'Unknown', ...debian }],
    [null, { vmSystem: 'Physical', ...debian }],
    [null, { chassisType: '99' }],
    [null, nothing],
  ] as const)('is %s for %j', (deviceClass, facts) => {
    expect(deviceClassOf({ ...nothing, ...facts })).toBe(deviceClass);
  });
});
