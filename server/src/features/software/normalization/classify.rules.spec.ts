import { describe, expect, it } from 'vitest';
import { classifyName, updateNumber } from './classify.rules.js';
import { foldText } from './text.rules.js';

const kindOf = (name: string, systemCategory?: string): string =>
  classifyName(foldText(name), { name, publisher: null, platform: 'WINDOWS', systemCategory });

describe('classifyName', () => {
  it.each([
    'Security Update for Contoso',
    'Update for Contoso Runtime',
    'Hotfix for Contoso',
    'Windows XP Service Pack 3',
    'Contoso Ledger Patch 2',
    'AutoCAD 2024 Update',
    'Definition Update for Contoso',
  ])('%j is an update', (name) => {
    expect(kindOf(name)).toBe('UPDATE');
  });

  it.each([
    'Microsoft Visual C++ 2013 Redistributable',
    'Contoso Runtime',
    'Windows Software Development Kit',
    'Contoso Language Pack',
    'Contoso Audio Driver',
    'Windows Driver Package - Contoso',
    'Contoso Outlook Add-in',
    'Microsoft Office Word MUI 2010',
    'Microsoft ODBC Driver 17 for SQL Server',
    'Microsoft.VCLibs',
    'AddressBook',
    'Contoso Update Helper',
  ])('%j is a component', (name) => {
    expect(kindOf(name)).toBe('COMPONENT');
  });

  it.each(['Contoso Ledger', 'Dell Update', 'Epic Games Launcher', 'Driver Booster', 'Java', 'Notepad++'])(
    '%j is an application',
    (name) => {
      expect(kindOf(name)).toBe('APPLICATION');
    },
  );

  it('hears what the agent says of the entry', () => {
    expect(kindOf('Contoso', 'system_component')).toBe('COMPONENT');
    expect(kindOf('Contoso', 'security_update')).toBe('UPDATE');
    expect(kindOf('Contoso', 'application')).toBe('APPLICATION');
  });
});

describe('updateNumber', () => {
  it.each([
    ['KB5031356', 'KB5031356'],
    ['Security Update for Microsoft Windows (KB5031356)', 'KB5031356'],
    ['Security Update for Windows XP (KB2536276-v2)', 'KB2536276'],
    ['{2BFC7AA0-544C-40B6-9A73-2B1E2D4C1BE1}.KB2565063', 'KB2565063'],
    ['KB12', null],
    ['AKB5031356', null],
    ['Contoso 4 KB', null],
  ])('%j → %j', (name, number) => {
    expect(updateNumber(name)).toBe(number);
  });
});
