import { type AgentFormat, AgentMessageError } from './agent-protocol.errors.js';
import { cleanText, textLimits } from './clean-text.js';
import { type AgentBodyLimits, type BodyCompression, decodeBody, defaultAgentBodyLimits } from './decode-body.js';
import { decodeText } from './decode-text.js';
import { type DeviceClass, deviceClassOf } from './device-class.rules.js';
import { readJsonMessage } from './json-message.js';
import { operatingSystemOf, type OsPlatform } from './operating-system.rules.js';
import {
  canonicalHardwareUuid,
  isPlaceholderName,
  isPlaceholderSerialNumber,
} from './placeholder-identifiers.rules.js';
import type { RawInventory, RawMessage } from './raw-message.js';
import { lastBelievableDay } from './reported-date.rules.js';
import { type ReportedSoftware, reportedSoftware } from './reported-software.rules.js';
import { readXmlMessage } from './xml-message.js';

export type { DeviceClass, OsPlatform, ReportedSoftware };

/**
 * A device as one message of its agent describes it, cleaned. In a partial inventory, null says that the message does
 * not speak of it: what is known stays.
 */
export interface ReportedDevice {
  /** The id that the agent gave itself. */
  readonly agentId: string;
  readonly name: string | null;
  /** null also where the firmware holds a placeholder. */
  readonly serialNumber: string | null;
  /** Canonical form; null also where boards of a series share it. */
  readonly hardwareUuid: string | null;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly deviceClass: DeviceClass | null;
  readonly osName: string | null;
  readonly osVersion: string | null;
  readonly osPlatform: OsPlatform | null;
  readonly lastLoggedUser: string | null;
  /** What the installer of the agent was given with `--tag`. */
  readonly tag: string | null;
  /** Only what the message carries is meant to change. */
  readonly partial: boolean;
  /** Name and version of the agent. */
  readonly agent: string | null;
  /** Everything installed; null when a partial inventory does not carry the section. */
  readonly software: readonly ReportedSoftware[] | null;
}

/** What an agent says: it asks what to do, introduces itself, or reports its device. */
export type AgentMessage =
  | { readonly kind: 'prolog'; readonly agentId: string }
  | { readonly kind: 'contact'; readonly agentId: string; readonly tag: string | null }
  | { readonly kind: 'inventory'; readonly device: ReportedDevice };

/** The headers of a request that matter for reading it. */
export interface AgentRequestHeaders {
  readonly contentType?: string | undefined;
  readonly contentEncoding?: string | undefined;
  readonly userAgent?: string | undefined;
}

/** A message together with the form it came in, which the answer has to match. */
export interface ReadAgentMessage {
  readonly format: AgentFormat;
  readonly compression: BodyCompression;
  readonly message: AgentMessage;
}

/** The longest id of an agent. Real ones are a host name and a time, or a UUID. */
const maxAgentIdLength = 255;

/**
 * Reads what GLPI Agent, FusionInventory Agent and OCS Inventory Agent send, whatever the compression, encoding and
 * format. Names that are too long or hold control characters are cleaned, dates that do not exist left out; what
 * cannot be understood is refused as a whole.
 *
 * @param limits how much is read
 * @param today the current day: reported dates that lie later than tomorrow are left out
 * @throws AgentMessageError and nothing else, whatever the bytes are
 * @example
 * ```ts
 * const { message } = await readAgentMessage(Buffer.from('<REQUEST><DEVICEID>pc-1</DEVICEID><QUERY>PROLOG</QUERY></REQUEST>'), {});
 * // { kind: 'prolog', agentId: 'pc-1' }
 * ```
 */
export async function readAgentMessage(
  body: Buffer,
  headers: AgentRequestHeaders,
  limits: AgentBodyLimits = defaultAgentBodyLimits,
  today: Temporal.PlainDate = Temporal.Now.plainDateISO('UTC'),
): Promise<ReadAgentMessage> {
  const { bytes, compression } = await decodeBody(body, headers.contentType, headers.contentEncoding, limits);
  const text = decodeText(bytes);
  const format = formatOf(text, headers.contentType);
  try {
    const raw = format === 'XML' ? await readXmlMessage(text) : readJsonMessage(text);
    return { format, compression, message: messageOf(raw, headers, today) };
  } catch (error) {
    throw error instanceof AgentMessageError ? error.inFormat(format) : error;
  }
}

function formatOf(text: string, contentType: string | undefined): AgentFormat {
  const first = text.trimStart().charAt(0);
  if (first === '<') return 'XML';
  if (first === '{' || first === '[') return 'JSON';
  if (/json/i.test(contentType ?? '')) return 'JSON';
  throw new AgentMessageError(
    'agent.format-unknown',
    'The message is neither XML nor JSON. Send what GLPI Agent, FusionInventory Agent or OCS Inventory Agent wrote, ' +
      'plain or compressed with zlib or gzip.',
  );
}

function messageOf(raw: RawMessage, headers: AgentRequestHeaders, today: Temporal.PlainDate): AgentMessage {
  switch (raw.kind) {
    case 'prolog':
      return { kind: 'prolog', agentId: agentIdOf(raw.agentId) };
    case 'contact':
      return { kind: 'contact', agentId: agentIdOf(raw.agentId), tag: tagOf(raw.tag) };
    case 'inventory':
      return { kind: 'inventory', device: deviceOf(raw.inventory, headers, today) };
  }
}

function agentIdOf(reported: string | null): string {
  const agentId = cleanText(reported, maxAgentIdLength + 1);
  if (agentId === null) {
    throw new AgentMessageError(
      'agent.device-id-missing',
      'The message does not say which device it is from (DEVICEID, deviceid). Send what the agent wrote, unchanged.',
    );
  }
  // A name may be cut; two devices whose ids begin alike must not become one.
  if (agentId.length > maxAgentIdLength) {
    throw new AgentMessageError(
      'agent.device-id-invalid',
      `The id of the device (DEVICEID, deviceid) is longer than ${maxAgentIdLength} characters. Give the device a shorter one.`,
    );
  }
  return agentId;
}

function deviceOf(raw: RawInventory, headers: AgentRequestHeaders, today: Temporal.PlainDate): ReportedDevice {
  const { hardware, bios } = raw;
  const os = operatingSystemOf(raw.operatingSystem, hardware);
  const osName = label(os.name);
  const manufacturer = named(bios('SMANUFACTURER'));
  const model = named(bios('SMODEL'));
  const serialNumber = label(bios('SSN'));
  return {
    agentId: agentIdOf(raw.agentId),
    name: cleanText(hardware('NAME'), textLimits.deviceName),
    serialNumber: serialNumber === null || isPlaceholderSerialNumber(serialNumber) ? null : serialNumber,
    hardwareUuid: canonicalHardwareUuid(hardware('UUID')),
    manufacturer,
    model,
    deviceClass: deviceClassOf({
      itemType: raw.itemType,
      // OCS keeps the chassis with the BIOS.
      chassisType: hardware('CHASSIS_TYPE') ?? bios('TYPE'),
      vmSystem: hardware('VMSYSTEM'),
      manufacturer,
      model,
      osName,
      // A partial inventory that tells no chassis must not turn a laptop into a workstation.
      osPlatform: raw.partial ? null : os.platform,
    }),
    osName,
    osVersion: cleanText(os.version, textLimits.version),
    osPlatform: os.platform,
    lastLoggedUser: label(hardware('LASTLOGGEDUSER') ?? raw.users[0]?.('LOGIN') ?? null),
    tag: tagOf(raw.tag),
    partial: raw.partial,
    agent: label(raw.agent ?? headers.userAgent ?? null),
    software: raw.software === null ? null : reportedSoftware(raw.software, lastBelievableDay(today)),
  };
}

function label(text: string | null): string | null {
  return cleanText(text, textLimits.label);
}

function named(text: string | null): string | null {
  const name = label(text);
  return name === null || isPlaceholderName(name) ? null : name;
}

/** "NA" is what OCS agents write when they were installed without a tag. */
function tagOf(text: string | null): string | null {
  const tag = label(text);
  return tag === 'NA' ? null : tag;
}
