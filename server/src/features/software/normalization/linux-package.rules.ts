import type { RawTitle } from './normalizer.types.js';
import { isDistributor } from './publisher.rules.js';

/** Sources whose names are packages of an operating system's distribution. */
const PACKAGE_SOURCES: ReadonlySet<string> = new Set([
  'deb',
  'dpkg',
  'apt',
  'rpm',
  'yum',
  'dnf',
  'zypper',
  'apk',
  'pacman',
  'slackware',
  'gentoo',
  'portage',
  'nix',
  'ipkg',
  'opkg',
]);

const PACKAGE_CHARACTERS = /^[A-Za-z0-9@][A-Za-z0-9+._@~-]*(?::[a-z0-9_-]+)?$/;
const ARCHITECTURE_SUFFIX = /:(?:amd64|i386|arm64|armhf|armel|all|any|native|ppc64el|s390x|riscv64|x86_64|noarch)$/;
const RPM_FILE = /^(.+)-([^-]+)-([^-]+)\.(?:x86_64|noarch|i[3-6]86|aarch64|armv7hl|ppc64le|s390x)(?:\.rpm)?$/;
const DEB_FILE = /^([a-z0-9][a-z0-9+.-]*)_[0-9][^_]*_(?:amd64|i386|arm64|armhf|all)(?:\.deb)?$/;

/** Names that only a package has: a library, a development or language-binding package. */
const PACKAGE_SHAPE =
  /^(?:lib[a-z0-9][a-z0-9+.-]*|(?:python|php|perl|ruby|lua|gcc|g\+\+|llvm|clang|postgresql|openjdk)-?\d+(?:\.\d+)*(?:-[a-z0-9+._-]*)?|(?:python|python2|python3|perl|ruby|php|php[0-9][0-9.]*|golang|nodejs|node|texlive|gir1\.2|linux|kernel|gnome|kde|kf5|xorg-x11|x11|xserver|fonts?|systemd|gstreamer1?|qt5|qt6|glibc|util|openjdk|java|maven|rubygem|r-cran|mesa|selinux|grub2?|dracut|perl5)-[a-z0-9][A-Za-z0-9+._-]*|[a-z0-9][a-z0-9+.]*(?:-[a-z0-9+.]+)*-(?:dev|devel|libs?|common|data|docs?|doc|dbg|dbgsym|debuginfo|fonts|firmware|filesystem|python3?|perl|bin|utils|locales?|l10n|langpack|i18n|headers|modules|static|selinux))$/;

/** A title recognised as a package. */
export interface LinuxPackage {
  /** The package's name without architecture and without the version of a package file. */
  name: string;
  note: string;
}

/** Kernel packages carry the kernel's version in their name; it is a version all the same. */
const KERNEL =
  /^(linux(?:-(?:aws|azure|gcp|oracle|hwe|oem|kvm|lowlatency|raspi|signed))*-(?:image|headers|modules|modules-extra|tools|cloud-tools|buildinfo|objects-nvidia-\d+|kbuild|image-unsigned))-\d+\.\d[\d.+~]*(?:-\d+)*(?:[.-]?(?:rc\d+|bpo\.\d+|deb\d+u?\d*))*(-[a-z][a-z0-9-]*)?$/;

/**
 * The package's name without noise: `libfoo1.2-dev:amd64` → `libfoo1.2-dev`, `bash-5.1.8-6.el9.x86_64` → `bash`,
 * `linux-image-5.15.0-91-generic` → `linux-image-generic`. Numbers that are part of the name (`python3.11`, `gcc-12`,
 * `postgresql-15`) stay: those packages are installed beside each other on purpose.
 */
export function packageName(name: string): string {
  const plain = name.replace(ARCHITECTURE_SUFFIX, '');
  const file = RPM_FILE.exec(plain) ?? DEB_FILE.exec(plain);
  const stem = file?.[1] ?? plain;
  const kernel = KERNEL.exec(stem);
  return kernel === null ? stem : `${kernel[1] ?? ''}${kernel[2] ?? ''}`;
}

/** Whether the title is a package of a Linux distribution, and which. Null for everything else. */
export function recognizePackage(title: RawTitle, tidyName: string): LinuxPackage | null {
  if (!PACKAGE_CHARACTERS.test(tidyName)) {
    return null;
  }
  const source = title.source?.toLowerCase() ?? '';
  if (PACKAGE_SOURCES.has(source)) {
    return { name: packageName(tidyName), note: `Reported by the package manager (${source}).` };
  }
  if (title.platform === 'WINDOWS' || title.platform === 'MACOS') {
    return null;
  }
  if (title.platform === 'LINUX' && source !== 'flatpak') {
    return { name: packageName(tidyName), note: 'A package of a Linux system.' };
  }
  if (isDistributor(title.publisher)) {
    return { name: packageName(tidyName), note: 'A package published by a Linux distribution.' };
  }
  if (ARCHITECTURE_SUFFIX.test(tidyName) || RPM_FILE.test(tidyName) || DEB_FILE.test(tidyName)) {
    return { name: packageName(tidyName), note: "Carries a package's architecture." };
  }
  return PACKAGE_SHAPE.test(tidyName) ? { name: packageName(tidyName), note: 'Named like a package.' } : null;
}

/** Snaps that are bases and shared content, not applications. */
const SNAP_BASE =
  /^(?:core\d*|bare|snapd|gtk-common-themes|gnome-\d[\d-]*|kf5-.*|kde-frameworks-.*|mesa-.*|.*-themes|wine-platform.*)$/;

/**
 * Whether a package is part of the system rather than an application that its maker ships: everything that a
 * distribution packages, bases of snaps, and libraries whoever packages them.
 *
 * @param builder who built the package, null where a distribution did
 */
export function isSystemPackage(title: RawTitle, name: string, builder: string | null): boolean {
  if (title.source?.toLowerCase() === 'snap') {
    return SNAP_BASE.test(name);
  }
  return builder === null || PACKAGE_SHAPE.test(name);
}
