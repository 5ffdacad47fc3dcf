import type { SectionReader } from './raw-message.js';

/** The families of operating systems that decide how software is named. */
export type OsPlatform = 'WINDOWS' | 'MACOS' | 'LINUX' | 'OTHER';

/** The operating system as an agent reports it, not yet cleaned. */
export interface ReportedOperatingSystem {
  readonly name: string | null;
  readonly version: string | null;
  readonly platform: OsPlatform | null;
}

/**
 * The operating system of a device.
 *
 * The full name says most ("Microsoft Windows 11 Pro", "Debian GNU/Linux 12 (bookworm)"). OCS agents know HARDWARE
 * only. There, FusionInventory writes the kernel's version on Linux, so HARDWARE is asked for the version last but one.
 */
export function operatingSystemOf(operatingSystem: SectionReader, hardware: SectionReader): ReportedOperatingSystem {
  const name = operatingSystem('FULL_NAME') ?? operatingSystem('NAME') ?? hardware('OSNAME');
  const version = operatingSystem('VERSION') ?? hardware('OSVERSION') ?? operatingSystem('KERNEL_VERSION');
  const names = [name, operatingSystem('NAME'), operatingSystem('KERNEL_NAME'), hardware('OSNAME')];
  return { name, version, platform: osPlatformOf(names) };
}

/** Android and iOS come first: their kernels are called linux and darwin. */
const platforms: readonly (readonly [RegExp, OsPlatform])[] = [
  [/\b(?:android|ios|ipados|tvos|watchos|chrome ?os)\b/i, 'OTHER'],
  [/windows|^(?:ms)?win(?:32|64)|\bhyper-v server\b/i, 'WINDOWS'],
  [/mac ?os|\bos ?x\b|darwin/i, 'MACOS'],
  [/bsd\b|dragonfly|\b(?:aix|hp-?ux|solaris|sunos|illumos|esxi?|vmkernel)\b/i, 'OTHER'],
  [
    /linux|ubuntu|debian|fedora|centos|red ?hat|\brhel\b|rocky|suse|\bsles\b|mint|raspbian|gentoo|manjaro|oracle|amazon|pop!_os|kali|proxmox|nixos|deepin|zorin/i,
    'LINUX',
  ],
];

/**
 * The platform that the first telling name stands for; `OTHER` when there are names and none is known.
 *
 * @param names full name, short name, kernel name, … the most telling first
 * @returns null when nothing is reported
 */
export function osPlatformOf(names: readonly (string | null)[]): OsPlatform | null {
  const known = names.filter((name) => name !== null);
  for (const name of known) {
    const platform = platforms.find(([pattern]) => pattern.test(name))?.[1];
    if (platform !== undefined) return platform;
  }
  return known.length === 0 ? null : 'OTHER';
}
