import { describe, expect, it } from 'vitest';
import { isVersionWord, isYear, stripServiceLevel, stripVersions } from './version.rules.js';

describe('a year', () => {
  it.each([
    ['1980', true],
    ['1999', true],
    ['2000', true],
    ['2049', true],
    ['1979', false],
    ['2050', false],
    ['2019.1', false],
    ['02019', false],
    ['year', false],
  ])('%s: %j', (word, expected) => {
    expect(isYear(word)).toBe(expected);
  });
});

describe('a version in one word', () => {
  it.each([
    '1.2',
    '128.0.1',
    '10.0.19041.1',
    'v1.2',
    'V1.2',
    'v.1.2',
    'v3',
    '1.x',
    '3.X',
    '12,0,40664',
    '2024-01-15',
    '2024-1-5',
    '20240115',
    '1/15/2024',
    '15/1/24',
    'go1.20.5',
    'rev12.3.4b',
    '1_8_0',
    '1.2.3-beta.4',
    '1.2.3+build',
    '1.2.3~rc1',
  ])('%s', (word) => {
    expect(isVersionWord(word)).toBe(true);
  });

  it.each([
    '7',
    '365',
    '2019',
    'V7',
    '802.11ac',
    '2.4GHz',
    '3.5mm',
    '1.5x',
    '1.5TB',
    '27.5in',
    '20241315',
    '20240132',
    'go1.20',
    'python3',
    'longname1.2.3',
    '1,2',
    '64-bit',
    '7-Zip',
    '1_8',
    'C++',
    '(1.2)',
    '',
  ])('is not %j', (word) => {
    expect(isVersionWord(word)).toBe(false);
  });
});

describe('names without versions', () => {
  it.each([
    ['Mozilla Firefox', 'Mozilla Firefox'],
    ['Mozilla Firefox 128.0', 'Mozilla Firefox'],
    ['Foo version 1.2', 'Foo'],
    ['Foo version 7', 'Foo'],
    ['Foo version 1.2 beta 3', 'Foo'],
    ['Foo 1.2 beta', 'Foo'],
    ['Foo 1.2 RC1 Tools', 'Foo Tools'],
    ['Foo 1.2 beta 1234', 'Foo 1234'],
    ['Foo build 123', 'Foo'],
    ['Foo V7', 'Foo'],
    ['Foo V7 Tools', 'Foo V7 Tools'],
    ['Foo (1.2.3) Tools', 'Foo Tools'],
    ['Foo [1.2.3]', 'Foo'],
    ['Foo 1.2, Tools', 'Foo Tools'],
    ['Foo version 2019', 'Foo 2019'],
    ['Visual Studio Professional 2019', 'Visual Studio Professional 2019'],
    ['Visual Studio Professional 2022 17.4.1', 'Visual Studio Professional 2022'],
    ['AutoCAD 2024.1.2 Update', 'AutoCAD 2024 Update'],
    ['AutoCAD 2024.1.2 Hotfix 3', 'AutoCAD 2024 Hotfix 3'],
    ['AutoCAD 2024.1.2', 'AutoCAD'],
    ['USB 3.0 Driver', 'USB 3.0 Driver'],
    ['Tools for Windows 8.1', 'Tools for Windows 8.1'],
    ['Tools for Windows 8.2', 'Tools for Windows'],
    ['Foo 8.1', 'Foo'],
    ['Git-2.40.1', 'Git'],
    ['The Foo_v1.2', 'The Foo'],
    ['Foo-2', 'Foo-2'],
    ['1.2.3', '1.2.3'],
    ['7-Zip 24.08', '7-Zip'],
    ['3.5mm Jack', '3.5mm Jack'],
    ['Version 7', 'Version 7'],
    ['', ''],
  ])('%j is %j', (name, expected) => {
    expect(stripVersions(name)).toBe(expected);
  });
});

describe('names without service levels', () => {
  it.each([
    ['Foo Service Pack 2', 'Foo'],
    ['Foo - Service Pack 2', 'Foo'],
    ['Foo SP1', 'Foo'],
    ['Foo - SP 1a', 'Foo'],
    ['Foo SP1.2', 'Foo'],
    ['Foo Update 3', 'Foo'],
    ['Foo Build 123', 'Foo'],
    ['Foo (Build 123)', 'Foo'],
    ['Foo SP1 Tools', 'Foo SP1 Tools'],
    ['Windows Update 3', 'Windows Update 3'],
    ['Security Update 3', 'Security Update 3'],
    ['Foo Update 12345', 'Foo Update 12345'],
    ['Microsoft Office Service Pack 2', 'Microsoft Office Service Pack 2'],
    ['Windows 7 Service Pack 1', 'Windows 7 Service Pack 1'],
    ['Microsoft .NET Framework Service Pack 2', 'Microsoft .NET Framework'],
    ['SP1', 'SP1'],
    ['Foo', 'Foo'],
  ])('%j is %j', (name, expected) => {
    expect(stripServiceLevel(name)).toBe(expected);
  });
});
