import { describe, expect, it } from 'vitest';

import { inventoryXml, prologXml } from './agent-documents.factory.js';
import type { RawInventory } from './raw-message.js';
import { readXmlMessage } from './xml-message.js';

async function inventoryOf(content: string): Promise<RawInventory> {
  const raw = await readXmlMessage(
    `<REQUEST><CONTENT>${content}</CONTENT><DEVICEID>pc-1</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>`,
  );
  if (raw.kind !== 'inventory') throw new Error(`not an inventory but ${raw.kind}`);
  return raw.inventory;
}

describe('readXmlMessage', () => {
  it('reads a prolog', async () => {
    await expect(readXmlMessage(prologXml('pc-1'))).resolves.toEqual({ kind: 'prolog', agentId: 'pc-1' });
  });

  it('reads the query however it is spelled, before or after the content', async () => {
    const text = '<REQUEST><QUERY> inventory\n</QUERY><DEVICEID>pc-1</DEVICEID><CONTENT/></REQUEST>';
    await expect(readXmlMessage(text)).resolves.toMatchObject({ kind: 'inventory' });
  });

  it('makes lists of one, none and many', async () => {
    const one = '<SOFTWARES><NAME>A</NAME></SOFTWARES>';
    expect((await inventoryOf('')).software).toEqual([]);
    expect((await inventoryOf(one)).software).toHaveLength(1);
    expect((await inventoryOf(one.repeat(3))).software).toHaveLength(3);
    expect((await inventoryOf('<USERS><LOGIN>alice</LOGIN></USERS>')).users[0]?.('LOGIN')).toBe('alice');
  });

  it('keeps every value a text', async () => {
    const { software, hardware } = await inventoryOf(
      '<HARDWARE><NAME>007</NAME></HARDWARE><SOFTWARES><NAME>1e3</NAME><VERSION>1.10</VERSION></SOFTWARES>',
    );
    expect(hardware('NAME')).toBe('007');
    expect(software?.[0]?.('NAME')).toBe('1e3');
    expect(software?.[0]?.('VERSION')).toBe('1.10');
  });

  it('resolves references in text but not in CDATA', async () => {
    const { hardware } = await inventoryOf(
      '<HARDWARE><NAME>R&amp;D &lt;1&gt;</NAME><UUID><![CDATA[R&amp;D <2>]]></UUID></HARDWARE>',
    );
    expect(hardware('NAME')).toBe('R&D <1>');
    expect(hardware('UUID')).toBe('R&amp;D <2>');
  });

  it('takes the first filled field of a section that is written twice', async () => {
    const { hardware } = await inventoryOf(
      '<HARDWARE><NAME> </NAME></HARDWARE><HARDWARE><NAME>a</NAME><NAME>b</NAME></HARDWARE>',
    );
    expect(hardware('NAME')).toBe('a');
    expect(hardware('UUID')).toBeNull();
  });

  it('reads the tag and the agent', async () => {
    const inventory = await inventoryOf(
      '<ACCOUNTINFO><KEYNAME>OTHER</KEYNAME><KEYVALUE>x</KEYVALUE></ACCOUNTINFO>' +
        '<ACCOUNTINFO><KEYNAME>TAG</KEYNAME><KEYVALUE>berlin</KEYVALUE></ACCOUNTINFO>' +
        '<VERSIONCLIENT>FusionInventory-Agent_v2.6-3</VERSIONCLIENT>',
    );
    expect(inventory).toMatchObject({ agentId: 'pc-1', tag: 'berlin', agent: 'FusionInventory-Agent_v2.6-3' });
  });

  it('does not mind what stands in sections that it does not read', async () => {
    const { software } = await inventoryOf(
      '<PROCESSES><CMD><constructor>x</constructor></CMD></PROCESSES><SOFTWARES><NAME>A</NAME></SOFTWARES>',
    );
    expect(software).toHaveLength(1);
  });

  it('reads sections that are texts, or hold what they should not, as empty', async () => {
    const { software, bios } = await inventoryOf(
      '<SOFTWARES>text</SOFTWARES><SOFTWARES/><BIOS><SSN><DEEP>1</DEEP></SSN><toString>x</toString></BIOS>',
    );
    expect(software?.map((entry) => entry('NAME'))).toEqual([null, null]);
    expect(bios('SSN')).toBeNull();
    expect(bios('toString')).toBeNull();
  });

  it('reads everything of a document that takes several turns', async () => {
    const software = Array.from({ length: 5000 }, (_, index) => ({ name: `Program ${index}`, version: '1.0' }));
    const raw = await readXmlMessage(inventoryXml({ agentId: 'pc-1' }, software));
    const names = raw.kind === 'inventory' ? raw.inventory.software?.map((entry) => entry('NAME')) : [];
    expect(names).toEqual(software.map(({ name }) => name));
  });

  it('lets others have their turn while it reads a large document', async () => {
    const software = Array.from({ length: 5000 }, (_, index) => ({ name: `Program ${index}` }));
    const order: string[] = [];
    const reading = readXmlMessage(inventoryXml({ agentId: 'pc-1' }, software)).then(() => order.push('read'));
    const other = new Promise((done) => setImmediate(done)).then(() => order.push('other'));
    await Promise.all([reading, other]);
    expect(order).toEqual(['other', 'read']);
  });

  it.each([
    ['SNMPQUERY', '<REQUEST><DEVICEID>a</DEVICEID><QUERY>SNMPQUERY</QUERY></REQUEST>'],
    ['no QUERY', '<REQUEST><DEVICEID>a</DEVICEID></REQUEST>'],
  ])('refuses a query that it does not know: %s', async (name, text) => {
    await expect(readXmlMessage(text)).rejects.toMatchObject({ code: 'agent.query-unsupported', status: 422 });
    await expect(readXmlMessage(text)).rejects.toThrow(name);
  });

  it.each([
    ['another document', '<html><body/></html>'],
    ['nothing', '<!-- -->'],
    ['no content', '<REQUEST><DEVICEID>a</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>'],
  ])('refuses %s', async (_what, text) => {
    await expect(readXmlMessage(text)).rejects.toMatchObject({ code: 'agent.xml-shape', status: 422 });
  });

  it('refuses tags that could reach into the program', async () => {
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      await expect(inventoryOf(`<BIOS><${name}><SSN>1</SSN></${name}></BIOS>`)).rejects.toMatchObject({
        code: 'agent.xml-broken',
      });
    }
    expect({}).not.toHaveProperty('SSN');
  });

  it('refuses a single section without end', async () => {
    const long = 'x'.repeat(1024 * 1024);
    await expect(inventoryOf(`<BIOS><SSN>${long}</SSN></BIOS>`)).rejects.toMatchObject({ code: 'agent.too-large' });
    await expect(readXmlMessage(prologXml(long))).rejects.toMatchObject({ code: 'agent.too-large' });
    await expect(inventoryOf(`<PROCESSES><CMD>${long}</CMD></PROCESSES>`)).resolves.toMatchObject({ software: [] });
  });

  it('refuses more than 50,000 programs', async () => {
    await expect(inventoryOf('<SOFTWARES/>'.repeat(50_001))).rejects.toMatchObject({ code: 'agent.too-large' });
  });
});
