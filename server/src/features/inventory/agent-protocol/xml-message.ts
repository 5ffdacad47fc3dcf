import { setImmediate } from 'node:timers/promises';

import { XMLParser } from 'fast-xml-parser';

import { AgentMessageError } from './agent-protocol.errors.js';
import { absentSection, maxReportedSoftware, type RawMessage, type SectionReader } from './raw-message.js';
import { decodeXmlEntities } from './xml-entities.js';
import { scanXml, type XmlElementRange } from './xml-structure.js';

/** The sections of CONTENT that are read. All others (processes, environment, drives, …) are never parsed. */
const sectionNames = new Set([
  'ACCOUNTINFO',
  'BIOS',
  'HARDWARE',
  'OPERATINGSYSTEM',
  'SOFTWARES',
  'USERS',
  'VERSIONCLIENT',
]);

/** So many characters are parsed in one go (some 20 ms); between two goes other requests have their turn. */
const charactersPerTurn = 128 * 1024;

/** No section that describes one thing is longer; real ones stay below a hundredth of it. */
const maxSectionCharacters = 1024 * 1024;

const ignoreEvent = (): void => undefined;

/** Values stay text, attributes and everything that could expand are off; references are resolved by our own code. */
const parser = new XMLParser({
  parseTagValue: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  trimValues: false,
  jPath: false,
  isArray: (name: string) => sectionNames.has(name),
  processEntities: true,
  entityDecoder: {
    decode: decodeXmlEntities,
    reset: ignoreEvent,
    setXmlVersion: ignoreEvent,
    setExternalEntities: ignoreEvent,
    addInputEntities: ignoreEvent,
  },
});

/**
 * Reads a REQUEST of FusionInventory Agent, OCS Inventory Agent, or GLPI Agent in its XML mode.
 *
 * @throws AgentMessageError `agent.xml-broken`, `agent.xml-forbidden`, `agent.xml-shape`, `agent.too-large`,
 *   `agent.query-unsupported`
 */
export async function readXmlMessage(text: string): Promise<RawMessage> {
  const outline = outlineOf(text);
  const heads = await parsed(text, outline.heads);
  const agentId = firstText(heads['DEVICEID']);
  const query = firstText(heads['QUERY'])?.trim().toUpperCase() ?? '';
  if (query === 'PROLOG') return { kind: 'prolog', agentId };
  if (query !== 'INVENTORY') throw unsupported(query);
  if (!outline.hasContent) throw shapeError('an INVENTORY without <CONTENT>');

  const sections = await parsed(text, outline.sections);
  const accountInfo = readersOf(sections['ACCOUNTINFO']);
  return {
    kind: 'inventory',
    inventory: {
      agentId,
      partial: false,
      itemType: null,
      tag: accountInfo.find((info) => info('KEYNAME')?.trim() === 'TAG')?.('KEYVALUE') ?? null,
      agent: firstText(sections['VERSIONCLIENT']),
      hardware: mergedReader(sections['HARDWARE']),
      bios: mergedReader(sections['BIOS']),
      operatingSystem: mergedReader(sections['OPERATINGSYSTEM']),
      users: readersOf(sections['USERS']),
      software: readersOf(sections['SOFTWARES']),
    },
  };
}

interface Outline {
  /** DEVICEID and QUERY. */
  readonly heads: readonly XmlElementRange[];
  /** What is read of CONTENT. */
  readonly sections: readonly XmlElementRange[];
  readonly hasContent: boolean;
}

function outlineOf(text: string): Outline {
  const heads: XmlElementRange[] = [];
  const sections: XmlElementRange[] = [];
  let hasContent = false;
  let root = '';
  let software = 0;
  scanXml(text, 3, (element) => {
    const [first = '', second = '', name] = element.path;
    const isHead = element.path.length === 2 && (second === 'DEVICEID' || second === 'QUERY');
    const isSection = second === 'CONTENT' && name !== undefined && sectionNames.has(name);
    if ((isHead || isSection) && element.end - element.start > maxSectionCharacters) throw tooLong(name ?? second);
    if (element.path.length === 1) root = first;
    if (second === 'CONTENT') hasContent = true;
    if (isHead) heads.push(element);
    if (isSection) sections.push(element);
    if (isSection && name === 'SOFTWARES') software += 1;
    if (software > maxReportedSoftware) throw tooMuchSoftware();
  });
  if (root !== 'REQUEST') throw shapeError(root === '' ? 'an empty document' : `<${root.slice(0, 40)}>`);
  return { heads, sections, hasContent };
}

/** Elements by name. A tag that is repeated appears as often as it was written. */
type Elements = Partial<Record<string, unknown[]>>;

async function parsed(text: string, elements: readonly XmlElementRange[]): Promise<Elements> {
  const result: Elements = {};
  for (let from = 0; from < elements.length;) {
    let length = 0;
    let to = from;
    while (to < elements.length && (to === from || length < charactersPerTurn)) {
      const element = elements[to];
      length += element ? element.end - element.start : 0;
      to += 1;
    }
    const batch = elements.slice(from, to).map(({ start, end }) => text.slice(start, end));
    addAll(result, parsedBatch(batch.join('')));
    from = to;
    if (from < elements.length) await setImmediate();
  }
  return result;
}

function parsedBatch(xml: string): Record<string, unknown> {
  try {
    const tree: unknown = parser.parse(`<batch>${xml}</batch>`);
    const batch = isRecord(tree) ? tree['batch'] : undefined;
    return isRecord(batch) ? batch : {};
  } catch {
    throw new AgentMessageError(
      'agent.xml-broken',
      'The XML holds tags that no inventory agent writes. Send the document as the agent made it.',
      'XML',
    );
  }
}

function addAll(result: Elements, batch: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(batch)) {
    const list = (result[name] ??= []);
    // push(...values) would overflow the stack with a batch of very small elements.
    for (const item of Array.isArray(value) ? value : [value]) list.push(item);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a field: of an element that is repeated the first, of one with children in it what stands between. */
function textOf(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value.find((item) => textOf(item) !== null) : value;
  const text = isRecord(first) ? first['#text'] : first;
  return typeof text === 'string' && text.trim() !== '' ? text : null;
}

function firstText(values: unknown[] | undefined): string | null {
  return textOf(values);
}

function readerOf(element: unknown): SectionReader {
  return isRecord(element) ? (field) => textOf(element[field]) : absentSection;
}

function readersOf(elements: unknown[] | undefined): SectionReader[] {
  return (elements ?? []).map(readerOf);
}

/** A section that describes the one device: where it is written twice, the first that has the field counts. */
function mergedReader(elements: unknown[] | undefined): SectionReader {
  const readers = readersOf(elements);
  return (field) => {
    for (const reader of readers) {
      const text = reader(field);
      if (text !== null) return text;
    }
    return null;
  };
}

function unsupported(query: string): AgentMessageError {
  const what = query === '' ? 'no QUERY' : `the QUERY "${query.slice(0, 40)}"`;
  return new AgentMessageError(
    'agent.query-unsupported',
    `The request has ${what}; PROLOG and INVENTORY are understood. Let the agent run its inventory task only (option --tasks=inventory).`,
    'XML',
  );
}

function shapeError(what: string): AgentMessageError {
  return new AgentMessageError(
    'agent.xml-shape',
    `The XML is ${what}, not the <REQUEST> of an inventory agent. Send what the agent wrote, unchanged.`,
    'XML',
  );
}

function tooLong(name: string): AgentMessageError {
  return new AgentMessageError(
    'agent.too-large',
    `One <${name}> of the XML has more than ${maxSectionCharacters} characters. Send what the agent wrote, unchanged.`,
    'XML',
  );
}

function tooMuchSoftware(): AgentMessageError {
  return new AgentMessageError(
    'agent.too-large',
    `The inventory lists more than ${maxReportedSoftware} programs. Check what fills the list on that device.`,
    'XML',
  );
}
