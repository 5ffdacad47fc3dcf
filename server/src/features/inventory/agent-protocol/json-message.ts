import { AgentMessageError } from './agent-protocol.errors.js';
import { assertJsonStructure } from './json-structure.js';
import { absentSection, maxReportedSoftware, type RawMessage, type SectionReader } from './raw-message.js';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads a message of GLPI Agent in its JSON mode: `contact`, or an `inventory`, full or partial.
 *
 * Only what is read is checked, and that strictly: agents and their plug-ins add sections of their own.
 *
 * @throws AgentMessageError `agent.json-broken`, `agent.json-shape` (naming the path), `agent.too-large`,
 *   `agent.query-unsupported`
 */
export function readJsonMessage(text: string): RawMessage {
  const message = objectAt(parsedJson(text), 'the message');
  if (message === null) throw shapeError('the message', 'an object');
  const agentId = textAt(message['deviceid'], 'deviceid');
  const tag = textAt(message['tag'], 'tag');

  // The schema's own default: proxies pass on inventories without the action.
  const action = textAt(message['action'], 'action') ?? 'inventory';
  if (action === 'contact') return { kind: 'contact', agentId, tag };
  if (action !== 'inventory') throw unsupported(action);

  const content = objectAt(message['content'], 'content');
  if (content === null) throw shapeError('content', 'an object');
  const partial = booleanAt(message['partial'], 'partial');
  const software = listAt(content['softwares'], 'content.softwares');
  return {
    kind: 'inventory',
    inventory: {
      agentId,
      partial,
      itemType: textAt(message['itemtype'], 'itemtype'),
      tag: tag ?? tagOf(content),
      agent: textAt(content['versionclient'], 'content.versionclient'),
      hardware: sectionAt(content, 'hardware'),
      bios: sectionAt(content, 'bios'),
      operatingSystem: sectionAt(content, 'operatingsystem'),
      users: listAt(content['users'], 'content.users') ?? [],
      // An agent leaves an empty section out: in a full inventory that means that nothing is installed.
      software: software ?? (partial ? null : []),
    },
  };
}

function parsedJson(text: string): unknown {
  assertJsonStructure(text);
  try {
    return JSON.parse(text);
  } catch {
    throw new AgentMessageError(
      'agent.json-broken',
      'The JSON cannot be parsed: it is cut off or malformed. Let the agent send it again; if that does not help, ' +
        'look for what cuts or changes it on the way.',
      'JSON',
    );
  }
}

/** Agents before 1.0 write the tag into the content, as XML agents do. */
function tagOf(content: JsonObject): string | null {
  const infos = listAt(content['accountinfo'], 'content.accountinfo') ?? [];
  return infos.find((info) => info('KEYNAME') === 'TAG')?.('KEYVALUE') ?? null;
}

function sectionAt(content: JsonObject, name: string): SectionReader {
  const path = `content.${name}`;
  const section = objectAt(content[name], path);
  return section === null ? absentSection : readerOf(section, path);
}

function listAt(value: unknown, path: string): SectionReader[] | null {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value)) throw shapeError(path, 'a list');
  if (value.length > maxReportedSoftware) throw tooLong(path);
  return value.map((item: unknown, index) => {
    const section = objectAt(item, `${path}[${index}]`);
    if (section === null) throw shapeError(`${path}[${index}]`, 'an object');
    return readerOf(section, `${path}[${index}]`);
  });
}

function readerOf(section: JsonObject, path: string): SectionReader {
  return (field) => {
    const key = field.toLowerCase();
    return textAt(section[key], path, key);
  };
}

function objectAt(value: unknown, path: string): JsonObject | null {
  if (value === undefined || value === null) return null;
  if (!isObject(value)) throw shapeError(path, 'an object');
  return value;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text, or a number where an agent takes a version or a serial number for one. Empty is as good as absent. */
function textAt(value: unknown, path: string, key?: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw shapeError(key === undefined ? path : `${path}.${key}`, 'a text');
}

function booleanAt(value: unknown, path: string): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value !== 'boolean') throw shapeError(path, 'true or false');
  return value;
}

function unsupported(action: string): AgentMessageError {
  return new AgentMessageError(
    'agent.query-unsupported',
    `The action "${action.slice(0, 40)}" is not supported; contact and inventory are. ` +
      'Let the agent run its inventory task only (option --tasks=inventory).',
    'JSON',
  );
}

function shapeError(path: string, expected: string): AgentMessageError {
  return new AgentMessageError(
    'agent.json-shape',
    `In the JSON, ${path} has to be ${expected}. Send the message as the inventory format of GLPI describes it.`,
    'JSON',
  );
}

function tooLong(path: string): AgentMessageError {
  return new AgentMessageError(
    'agent.too-large',
    `In the JSON, ${path} has more than ${maxReportedSoftware} entries. Check what fills the list on that device.`,
    'JSON',
  );
}
