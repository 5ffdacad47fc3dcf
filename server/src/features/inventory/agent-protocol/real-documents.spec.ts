import { describe, expect, it } from 'vitest';

import { hasRealDocuments, packed, realDocument } from './agent-documents.factory.js';
import { readAgentMessage, type ReportedDevice } from './reported-inventory.js';

const today = Temporal.PlainDate.from('2026-11-21');

async function deviceIn(fileName: string): Promise<ReportedDevice> {
  const { body, contentType } = packed(realDocument(fileName), 'zlib');
  const { message } = await readAgentMessage(body, { contentType }, undefined, today);
  if (message.kind !== 'inventory') throw new Error(`not an inventory but ${message.kind}`);
  return message.device;
}

// The documents lie beside the repository, not in it: a clone elsewhere has the documents of the factory only.
describe.runIf(hasRealDocuments)('inventories that real agents wrote', () => {
  it('FusionInventory Agent 2.3 on a Windows notebook', async () => {
    const { software, ...device } = await deviceIn('fusion_2.xml');
    expect(device).toEqual({
      agentId: 'pc-arg-23.cedre.local-2017-04-18-09-26-44',
      name: 'pc-arg-23',
      serialNumber: 'CZC0479792',
      hardwareUuid: '33e737a8-f827-11df-9297-47c0a301005a',
      manufacturer: 'Hewlett-Packard',
      model: 'HP EliteBook 2540p',
      deviceClass: 'LAPTOP',
      osName: 'Microsoft Windows 8.1 Professionnel',
      osVersion: '6.3.9600',
      osPlatform: 'WINDOWS',
      lastLoggedUser: 'cvigneron',
      tag: '3923',
      partial: false,
      agent: 'FusionInventory-Agent_v2.3.19',
    });
    expect(software?.map(({ name }) => name)).toEqual([
      'CCleaner',
      'FusionInventory Agent 2.3.19 (x64 edition)',
      'Microsoft Visual Studio 2010 Tools for Office Runtime (x64)',
      'Module linguistique Microsoft Visual Studio 2010 Tools pour Office Runtime (x64) - FRA',
      'Microsoft Office Famille et Petite Entreprise 2010',
      'OpenVPN 2.3.8-I001',
      'Update for Microsoft Office 2010 (KB2553140) 64-Bit Edition',
      'KB4019215',
    ]);
    expect(software?.[0]).toMatchObject({
      publisher: 'Piriform',
      version: '5.09',
      installedOn: '2015-09-11',
      source: 'registry',
    });
    expect(software?.[7]).toMatchObject({
      version: null,
      installedOn: '2017-05-11',
      systemCategory: 'Security Update',
    });
  });

  it('FusionInventory Agent 2.3 on an iMac', async () => {
    const { software, ...device } = await deviceIn('fusion_4.xml');
    expect(device).toMatchObject({
      name: 'iMac de Marie',
      serialNumber: 'C02NG5A5FY11',
      deviceClass: 'WORKSTATION',
      osName: 'macOS',
      osVersion: '10.13.5 (17F77)',
      osPlatform: 'MACOS',
      lastLoggedUser: 'mariem',
    });
    expect(software).toHaveLength(7);
    expect(software?.find(({ name }) => name === 'TextEdit')).toMatchObject({
      version: '1.13',
      installedOn: '2018-06-21',
      systemCategory: 'Applications',
    });
  });

  it('a JSON inventory of a Fedora notebook, and the partial one after an update', async () => {
    const full = await deviceIn('computer_1.json');
    expect(full).toMatchObject({
      agentId: 'glpixps-2018-07-09-09-07-13',
      name: 'glpixps',
      serialNumber: '640HP72',
      hardwareUuid: '4c4c4544-0034-3010-8048-b6c04f503732',
      deviceClass: 'LAPTOP',
      osName: 'Fedora 31 (Workstation Edition)',
      osPlatform: 'LINUX',
      tag: '000005',
      partial: false,
    });
    const partial = await deviceIn('computer_1_partial_softs.json');
    expect(partial.partial).toBe(true);
    expect(partial.agentId).toBe(full.agentId);
    const versionOfGitg = (device: ReportedDevice) => device.software?.find(({ name }) => name === 'gitg')?.version;
    expect([versionOfGitg(full), versionOfGitg(partial)]).toEqual(['3.32.1-1.fc31', '3.33.0-1.fc31']);
  });

  it('JSON inventories with thousands of packages, before and after an update', async () => {
    const before = await deviceIn('computer_3.json');
    const after = await deviceIn('computer_3_updated.json');
    expect(after.agentId).toBe(before.agentId);
    // 3,033 and 3,184 entries; those installed for two architectures are one.
    expect([before.software?.length, after.software?.length]).toEqual([3005, 3155]);
    const installed = before.software?.find(({ name }) => name === 'xerces-j2');
    expect(installed).toMatchObject({ version: '2.11.0-24.fc24', installedOn: '2016-10-26', source: 'rpm' });
  });

  it('is not an inventory: the schema', async () => {
    await expect(deviceIn('inventory.schema.json')).rejects.toMatchObject({ code: 'agent.json-shape' });
  });
});
