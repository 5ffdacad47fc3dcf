import { describe, expect, it } from 'vitest';

import { operatingSystemOf, osPlatformOf } from './operating-system.rules.js';
import { absentSection, type SectionReader } from './raw-message.js';

const section =
  (fields: Record<string, string>): SectionReader =>
  (field) =>
    fields[field] ?? null;

describe('operatingSystemOf', () => {
  it('takes the full name and the version that the agent gives', () => {
    const os = section({
      FULL_NAME: 'Debian GNU/Linux 12 (bookworm)',
      NAME: 'Debian',
      VERSION: '12.11',
      KERNEL_NAME: 'linux',
    });
    const hardware = section({ OSNAME: 'Debian', OSVERSION: '6.1.0-13-amd64' });
    expect(operatingSystemOf(os, hardware)).toEqual({
      name: 'Debian GNU/Linux 12 (bookworm)',
      version: '12.11',
      platform: 'LINUX',
    });
  });

  it('goes by HARDWARE where there is nothing else', () => {
    expect(
      operatingSystemOf(absentSection, section({ OSNAME: 'Microsoft Windows 10 Pro', OSVERSION: '10.0.19045' })),
    ).toEqual({ name: 'Microsoft Windows 10 Pro', version: '10.0.19045', platform: 'WINDOWS' });
  });

  it('falls back on the kernel for the version', () => {
    const os = section({ NAME: 'Windows', KERNEL_VERSION: '10.0.22631' });
    expect(operatingSystemOf(os, absentSection)).toMatchObject({ name: 'Windows', version: '10.0.22631' });
  });

  it('knows nothing about nothing', () => {
    expect(operatingSystemOf(absentSection, absentSection)).toEqual({ name: null, version: null, platform: null });
  });
});

describe('osPlatformOf', () => {
  it.each([
    ['WINDOWS', ['Microsoft Windows 11 Pro']],
    ['WINDOWS', ['Microsoft® Windows Server® 2008 Standard']],
    ['WINDOWS', [null, 'MSWin32']],
    ['WINDOWS', ['Microsoft Hyper-V Server 2019']],
    ['MACOS', ['macOS', 'MacOSX', 'darwin']],
    ['MACOS', ['Mac OS X 10.11']],
    ['MACOS', [null, 'darwin']],
    ['LINUX', ['Fedora 31 (Workstation Edition)']],
    ['LINUX', ['Ubuntu 24.04.1 LTS']],
    ['LINUX', ['Red Hat Enterprise Linux 9.4 (Plow)']],
    ['LINUX', ['Some Distribution 1', 'linux']],
    ['LINUX', ['openSUSE Leap 15.6']],
    ['OTHER', ['FreeBSD 14.1-RELEASE', 'freebsd']],
    ['OTHER', ['OpenBSD']],
    ['OTHER', ['VMware ESXi 8.0']],
    ['OTHER', ['AIX']],
    ['OTHER', ['Android 14', 'linux']],
    ['OTHER', ['iOS 17.5', 'darwin']],
    ['OTHER', ['Plan 9']],
    [null, [null, null]],
  ] as const)('is %s for %j', (platform, names) => {
    expect(osPlatformOf(names)).toBe(platform);
  });
});
