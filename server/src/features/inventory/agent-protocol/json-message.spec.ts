import { describe, expect, it } from 'vitest';

import { contactJson, documentDevice, inventoryJson } from './agent-documents.factory.js';
import { readJsonMessage } from './json-message.js';
import type { RawInventory } from './raw-message.js';

function inventoryOf(message: object): RawInventory {
  const raw = readJsonMessage(JSON.stringify({ deviceid: 'pc-1', action: 'inventory', ...message }));
  if (raw.kind !== 'inventory') throw new Error(`not an inventory but ${raw.kind}`);
  return raw.inventory;
}

describe('readJsonMessage', () => {
  it('reads a contact', () => {
    expect(readJsonMessage(contactJson('pc-1', 'berlin'))).toEqual({ kind: 'contact', agentId: 'pc-1', tag: 'berlin' });
    expect(readJsonMessage(contactJson('pc-1'))).toMatchObject({ tag: null });
  });

  it('reads an inventory by the names of the XML fields', () => {
    const raw = readJsonMessage(inventoryJson(documentDevice({ tag: 'berlin' }), [{ name: 'Firefox', source: 'deb' }]));
    if (raw.kind !== 'inventory') throw new Error('not an inventory');
    const { inventory } = raw;
    expect(inventory).toMatchObject({ partial: false, itemType: 'Computer', tag: 'berlin', agent: 'GLPI-Agent_v1.12' });
    expect(inventory.hardware('CHASSIS_TYPE')).toBe('Notebook');
    expect(inventory.bios('SSN')).toBe('5CG1234XYZ');
    expect(inventory.operatingSystem('FULL_NAME')).toBe('Microsoft Windows 11 Pro');
    expect(inventory.software?.[0]?.('NAME')).toBe('Firefox');
    expect(inventory.software?.[0]?.('FROM')).toBe('deb');
  });

  it('takes an inventory without an action for one, as the schema says', () => {
    expect(readJsonMessage('{"deviceid":"a","content":{}}')).toMatchObject({ kind: 'inventory' });
  });

  it('tells "nothing installed" from "nothing said"', () => {
    expect(inventoryOf({ content: {} }).software).toEqual([]);
    expect(inventoryOf({ content: {}, partial: true }).software).toBeNull();
    expect(inventoryOf({ content: { softwares: null }, partial: true }).software).toBeNull();
    expect(inventoryOf({ content: { softwares: [] }, partial: true }).software).toEqual([]);
  });

  it('takes numbers for texts, and empty texts for nothing', () => {
    const { software, bios } = inventoryOf({
      content: { bios: { ssn: 4711, smodel: ' ' }, softwares: [{ name: 'A', version: 5.1, publisher: null }] },
    });
    expect(bios('SSN')).toBe('4711');
    expect(bios('SMODEL')).toBeNull();
    expect(software?.[0]?.('VERSION')).toBe('5.1');
    expect(software?.[0]?.('PUBLISHER')).toBeNull();
  });

  it('reads the tag of older agents from the content', () => {
    const content = { accountinfo: [{ keyname: 'TAG', keyvalue: 'rome' }] };
    expect(inventoryOf({ content }).tag).toBe('rome');
    expect(inventoryOf({ content, tag: 'paris' }).tag).toBe('paris');
  });

  it.each([
    ['the message', []],
    ['deviceid', { deviceid: {} }],
    ['tag', { tag: ['a'] }],
    ['action', { action: {} }],
    ['partial', { partial: 'yes', content: {} }],
    ['content', {}],
    ['content', { content: null }],
    ['content', { content: 'x' }],
    ['content', { content: [] }],
    ['itemtype', { itemtype: [], content: {} }],
    ['content.hardware', { content: { hardware: [] } }],
    ['content.bios', { content: { bios: 'x' } }],
    ['content.operatingsystem', { content: { operatingsystem: 1 } }],
    ['content.versionclient', { content: { versionclient: {} } }],
    ['content.softwares', { content: { softwares: {} } }],
    ['content.softwares', { content: { softwares: 'x' } }],
    ['content.softwares[1]', { content: { softwares: [{}, null] } }],
    ['content.softwares[0]', { content: { softwares: [[]] } }],
    ['content.users[0]', { content: { users: ['alice'] } }],
    ['content.users', { content: { users: { login: 'alice' } } }],
  ])('names the path of a wrong shape: %s', (path, message) => {
    const text = JSON.stringify(Array.isArray(message) ? message : { deviceid: 'pc-1', ...message });
    expect(() => readJsonMessage(text)).toThrow(
      expect.objectContaining({ code: 'agent.json-shape', status: 422, format: 'JSON' }),
    );
    expect(() => readJsonMessage(text)).toThrow(`${path} has to be`);
  });

  it('names the path of a wrong field', () => {
    const { software, hardware } = inventoryOf({
      content: { softwares: [{}, { name: { en: 'A' } }], hardware: { name: [] } },
    });
    expect(() => software?.[1]?.('NAME')).toThrow('content.softwares[1].name has to be a text');
    expect(() => hardware('NAME')).toThrow('content.hardware.name has to be a text');
  });

  it.each(['', '{', '{"a":1}}', "{'a':1}", '{"a":"\u0000"}', 'null x'])('refuses %j', (text) => {
    expect(() => readJsonMessage(text)).toThrow(expect.objectContaining({ code: 'agent.json-broken', status: 400 }));
  });

  it('refuses actions that it does not know', () => {
    expect(() => readJsonMessage('{"deviceid":"a","action":"netdiscovery"}')).toThrow(
      expect.objectContaining({ code: 'agent.query-unsupported' }),
    );
  });

  it('refuses more than 50,000 programs', () => {
    expect(() => inventoryOf({ content: { softwares: Array.from({ length: 50_001 }, () => ({})) } })).toThrow(
      expect.objectContaining({ code: 'agent.too-large', status: 413 }),
    );
  });

  it('is not confused by names that objects have anyway', () => {
    const raw = readJsonMessage('{"deviceid":"a","__proto__":{"tag":"x"},"content":{"__proto__":{"hardware":1}}}');
    expect(raw).toMatchObject({ kind: 'inventory', inventory: { tag: null } });
  });

  it('survives nesting without end', () => {
    expect(() => readJsonMessage('['.repeat(200_000))).toThrow(expect.objectContaining({ code: 'agent.too-large' }));
    expect(() => readJsonMessage(`{"content":${'['.repeat(200_000)}${']'.repeat(200_000)}}`)).toThrow(
      expect.objectContaining({ code: 'agent.too-large' }),
    );
  });
});
