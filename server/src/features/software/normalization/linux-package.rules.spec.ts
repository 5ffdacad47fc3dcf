import { describe, expect, it } from 'vitest';
import { isSystemPackage, packageName, recognizePackage } from './linux-package.rules.js';
import type { RawTitle } from './normalizer.types.js';

const title = (name: string, more: Partial<RawTitle> = {}): RawTitle => ({
  name,
  publisher: null,
  platform: null,
  ...more,
});

describe('packageName', () => {
  it.each([
    ['libfoo1.2-dev:amd64', 'libfoo1.2-dev'],
    ['bash-5.1.8-6.el9.x86_64', 'bash'],
    ['python3-dnf-4.14.0-9.el9.noarch.rpm', 'python3-dnf'],
    ['curl_7.88.1-10_amd64.deb', 'curl'],
    ['linux-image-5.15.0-91-generic', 'linux-image-generic'],
    ['linux-headers-6.2.0-39', 'linux-headers'],
    ['linux-image-generic', 'linux-image-generic'],
    ['python3.11', 'python3.11'],
    ['gcc-12', 'gcc-12'],
    ['postgresql-15', 'postgresql-15'],
    ['libstdc++6', 'libstdc++6'],
    ['usb_modeswitch', 'usb_modeswitch'],
  ])('%j → %j', (name, expected) => {
    expect(packageName(name)).toBe(expected);
  });
});

describe('recognizePackage', () => {
  it.each([
    title('bash', { source: 'rpm' }),
    title('bash', { platform: 'LINUX' }),
    title('bash', { publisher: 'Fedora Project' }),
    title('libpng16-16:amd64'),
    title('libpng-dev'),
    title('python3-requests'),
    title('ImageMagick-libs', { platform: 'LINUX' }),
  ])('recognizes $name ($source, $platform, $publisher)', (raw) => {
    expect(recognizePackage(raw, raw.name)).not.toBeNull();
  });

  it.each([
    title('Slack'),
    title('slack', { platform: 'WINDOWS' }),
    title('Visual Studio Code', { platform: 'LINUX', source: 'flatpak' }),
    title('Firefox', { platform: 'LINUX', source: 'flatpak' }),
    title('Fedora Media Writer', { publisher: 'Fedora Project', platform: 'WINDOWS' }),
    title('bash', { platform: 'MACOS' }),
  ])('does not take $name ($source, $platform, $publisher) for a package', (raw) => {
    expect(recognizePackage(raw, raw.name)).toBeNull();
  });
});

describe('isSystemPackage', () => {
  it('is what distributions build, and libraries whoever builds them', () => {
    expect(isSystemPackage(title('bash', { source: 'rpm' }), 'bash', null)).toBe(true);
    expect(isSystemPackage(title('libacme', { source: 'rpm' }), 'libacme', 'Acme')).toBe(true);
    expect(isSystemPackage(title('acme-agent', { source: 'rpm' }), 'acme-agent', 'Acme')).toBe(false);
  });

  it('is the base of snaps but not the snaps', () => {
    expect(isSystemPackage(title('core22', { source: 'snap' }), 'core22', null)).toBe(true);
    expect(isSystemPackage(title('kdenlive', { source: 'snap' }), 'kdenlive', null)).toBe(false);
  });
});
