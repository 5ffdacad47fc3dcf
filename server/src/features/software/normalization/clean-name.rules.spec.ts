import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName, closeGaps } from './clean-name.rules.js';
import { tidyText } from './text.rules.js';

describe('cleanName', () => {
  it.each([
    // versions
    ['Contoso Ledger 4.2.1', 'Contoso Ledger'],
    ['Contoso Ledger v4', 'Contoso Ledger'],
    ['Contoso Ledger version 15', 'Contoso Ledger'],
    ['Contoso Ledger version 2021', 'Contoso Ledger 2021'],
    ['Contoso Ledger, version 1.2', 'Contoso Ledger'],
    ['Contoso Ledger - 14.38.33130', 'Contoso Ledger'],
    ['Contoso Ledger 2.0 beta 3', 'Contoso Ledger'],
    ['Contoso Ledger 2.0 RC1', 'Contoso Ledger'],
    ['Contoso Ledger build 512', 'Contoso Ledger'],
    ['Contoso Ledger release 0.76', 'Contoso Ledger'],
    ['Contoso Ledger (20232.23.0612.1154)', 'Contoso Ledger'],
    ['Contoso Ledger 2023-06-12', 'Contoso Ledger'],
    ['Contoso Ledger SP2', 'Contoso Ledger'],
    ['Contoso Ledger Service Pack 1', 'Contoso Ledger'],
    ['Contoso Ledger Update 3', 'Contoso Ledger'],
    ['Contoso Ledger 7.60 (Patch 5)', 'Contoso Ledger'],
    ['Go Programming Language go1.20.5', 'Go Programming Language'],
    ['scilab-6.1.1', 'scilab'],
    ['Contoso Ledger 2024.1.2', 'Contoso Ledger'],
    ['Contoso Ledger 2024.1.2 Update', 'Contoso Ledger 2024 Update'],
    // architecture
    ['Contoso Ledger (x64)', 'Contoso Ledger'],
    ['Contoso Ledger (64-bit)', 'Contoso Ledger'],
    ['Contoso Ledger 64 bit', 'Contoso Ledger'],
    ['Contoso Ledger 64-Bit Edition', 'Contoso Ledger'],
    ['Contoso Ledger [x86]', 'Contoso Ledger'],
    ['Contoso Ledger-x64', 'Contoso Ledger'],
    ['Contoso Ledger (64-разрядная)', 'Contoso Ledger'],
    ['Contoso Runtime x64 Additional', 'Contoso Runtime Additional'],
    // language
    ['Contoso Ledger - en-us', 'Contoso Ledger'],
    ['Contoso Ledger en-US', 'Contoso Ledger'],
    ['Contoso Ledger (x64 de)', 'Contoso Ledger'],
    ['Contoso Ledger - Deutsch', 'Contoso Ledger'],
    ['Contoso Ledger - English, Français, Deutsch', 'Contoso Ledger'],
    ['Contoso Ledger (Português (Brasil))', 'Contoso Ledger'],
    ['Contoso Ledger - 简体中文', 'Contoso Ledger'],
    ['Contoso Ledger ENU', 'Contoso Ledger'],
    ['Contoso Ledger MUI', 'Contoso Ledger'],
    // how it was installed
    ['Contoso Ledger (User)', 'Contoso Ledger'],
    ['Contoso Ledger (remove only)', 'Contoso Ledger'],
    ['Contoso Ledger Setup', 'Contoso Ledger'],
    ['Contoso Ledger Machine-Wide Installer', 'Contoso Ledger'],
    ['Contoso_Ledger_4.2', 'Contoso Ledger'],
    ['ContosoLedger.exe', 'ContosoLedger'],
    // store packages
    ['Contoso.Ledger_10.1906.55.0_x64__8wekyb3d8bbwe', 'Contoso.Ledger'],
    ['Contoso.Runtime.140.00.Desktop', 'Contoso.Runtime.Desktop'],
  ])('cleans %j to %j', (name, cleaned) => {
    expect(cleanName(name, 'WINDOWS').name).toBe(cleaned);
  });

  it.each([
    'Postal 2',
    'Office 365',
    'Windows 8.1',
    'Windows 10',
    'Contoso Ledger 2021',
    'Contoso Ledger (2021)',
    'Contoso Ledger Professional',
    'Contoso Redistributable 2015-2022',
    'Oracle Database 11g Release 2',
    'USB 3.0 Driver',
    'Web 2.0 Composer',
    'Broadcom 802.11 Network Adapter',
    'F1 2020',
    '4K Video Downloader',
    'Half-Life 2',
    'Microsoft Office Word MUI 2010',
    'Windows Installer',
    'Revo Uninstaller',
    'App Installer',
    'Hi-Fi Player',
    'Win32 Disk Imager',
    'x64dbg',
    'Setup',
    '1984',
    '2.0',
    'Foo (Beta)',
    'Yahoo!',
    'C++ Builder',
  ])('leaves %j alone', (name) => {
    expect(cleanName(name, 'WINDOWS')).toEqual({ name, steps: [] });
  });

  it('knows what is different on macOS', () => {
    expect(cleanName('Contacts_1', 'MACOS').name).toBe('Contacts');
    expect(cleanName('Contoso Ledger.app', 'MACOS').name).toBe('Contoso Ledger');
    expect(cleanName('Contoso Ledger (Apple Silicon)', 'MACOS').name).toBe('Contoso Ledger');
    expect(cleanName('Contoso Installer', 'MACOS').name).toBe('Contoso Installer');
  });

  it('keeps versions for a look-up that needs them', () => {
    expect(cleanName('Camtasia 9.1.2 (64-bit)', 'WINDOWS', { keepVersions: true }).name).toBe('Camtasia 9.1.2');
  });

  it('tells each thing that it did', () => {
    expect(cleanName('Contoso Ledger 4.2.1 (x64) - Deutsch', 'WINDOWS').steps).toEqual([
      expect.objectContaining({ rule: 'name.brackets', after: 'Contoso Ledger 4.2.1 - Deutsch' }),
      expect.objectContaining({ rule: 'name.language', before: 'Contoso Ledger 4.2.1 - Deutsch' }),
      expect.objectContaining({ rule: 'name.version', after: 'Contoso Ledger' }),
    ]);
  });

  it('changes nothing the second time, and never leaves nothing', () => {
    const part = fc.constantFrom(
      'Foo',
      'Bar',
      '1.2',
      'v2',
      '(x64)',
      '64-bit',
      '-',
      ' - ',
      'en-us',
      'Deutsch',
      '(',
      ')',
      '[',
      '2021',
      'beta',
      'Setup',
      'Update',
      '3',
      'SP1',
      'version',
      '_',
      '.',
      ',',
      'MUI',
      'x64',
      'Service Pack',
      'Installer',
      '&',
      '+',
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 9 }), fc.constantFrom(' ', ''), (parts, glue) => {
        const name = tidyText(parts.join(glue));
        const cleaned = cleanName(name, 'WINDOWS').name;
        expect(cleanName(cleaned, 'WINDOWS').name).toBe(cleaned);
        expect(cleaned === '').toBe(name === '');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('closeGaps', () => {
  it.each([
    ['Foo ()', 'Foo'],
    ['Foo ( - ) Bar', 'Foo Bar'],
    ['Foo - ', 'Foo'],
    ['Foo - - Bar', 'Foo - Bar'],
    ['Foo -   - Bar', 'Foo - Bar'],
    ['Foo - () - Bar', 'Foo - Bar'],
    ['- Foo,', 'Foo'],
    ['.NET Foo', '.NET Foo'],
    ['---', '---'],
  ])('%j → %j', (name, closed) => {
    expect(closeGaps(name)).toBe(closed);
  });
});
