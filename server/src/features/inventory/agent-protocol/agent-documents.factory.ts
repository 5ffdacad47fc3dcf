import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

/** A device to write a document about. What is left out is left out of the document. */
export interface DocumentDevice {
  readonly agentId: string;
  readonly name?: string;
  readonly serialNumber?: string;
  readonly hardwareUuid?: string;
  readonly manufacturer?: string;
  readonly model?: string;
  readonly chassisType?: string;
  readonly vmSystem?: string;
  readonly osName?: string;
  readonly osVersion?: string;
  readonly kernelName?: string;
  readonly lastLoggedUser?: string;
  readonly tag?: string;
}

/** A program to list; dates are ISO dates, and written as the kind of agent writes them. */
export interface DocumentSoftware {
  readonly name?: string;
  readonly publisher?: string;
  readonly version?: string;
  readonly installedOn?: string;
  readonly lastUsedOn?: string;
  readonly source?: string;
  readonly systemCategory?: string;
  readonly architecture?: string;
}

/** A Windows laptop, complete. */
export function documentDevice(changes: Partial<DocumentDevice> = {}): DocumentDevice {
  return {
    agentId: 'pc-017-2026-01-15-09-30-00',
    name: 'pc-017',
    serialNumber: '5CG1234XYZ',
    hardwareUuid: '4C4C4544-0034-3010-8048-B6C04F503732',
    manufacturer: 'HP',
    model: 'HP EliteBook 840 G8',
    chassisType: 'Notebook',
    vmSystem: 'Physical',
    osName: 'Microsoft Windows 11 Pro',
    osVersion: '23H2',
    kernelName: 'MSWin32',
    lastLoggedUser: 'alice',
    ...changes,
  };
}

/** Which agent's dialect an XML document is written in. */
export type XmlDialect = 'FUSION' | 'OCS';

type Fields = Readonly<Record<string, string | undefined>>;

/** The first request of an XML agent. */
export function prologXml(agentId: string): string {
  return requestXml(element('DEVICEID', agentId) + element('QUERY', 'PROLOG') + element('TOKEN', '12345678'));
}

/** The inventory of FusionInventory Agent, or in the dialect of OCS Inventory Agent. */
export function inventoryXml(
  device: DocumentDevice,
  software: readonly DocumentSoftware[] = [],
  dialect: XmlDialect = 'FUSION',
): string {
  const content = dialect === 'FUSION' ? fusionContent(device, software) : ocsContent(device, software);
  const tag = device.tag === undefined ? '' : section('ACCOUNTINFO', { KEYNAME: 'TAG', KEYVALUE: device.tag });
  return requestXml(
    `<CONTENT>${tag}${content}</CONTENT>${element('DEVICEID', device.agentId)}${element('QUERY', 'INVENTORY')}`,
  );
}

/** The JSON contact of GLPI Agent. */
export function contactJson(agentId: string, tag?: string): string {
  return JSON.stringify({
    action: 'contact',
    deviceid: agentId,
    'enabled-tasks': ['inventory'],
    'installed-tasks': ['inventory'],
    name: 'GLPI-Agent',
    tag,
    version: '1.12',
  });
}

/** What a JSON inventory may have beside device and software. */
export interface JsonInventoryOptions {
  readonly partial?: boolean;
  readonly itemType?: string;
}

/** The JSON inventory of GLPI Agent. Without software the section is left out, as the agent does. */
export function inventoryJson(
  device: DocumentDevice,
  software?: readonly DocumentSoftware[],
  options: JsonInventoryOptions = {},
): string {
  return JSON.stringify({
    action: 'inventory',
    content: {
      bios: lowerCase(biosFields(device)),
      hardware: lowerCase(hardwareFields(device)),
      operatingsystem: lowerCase(operatingSystemFields(device)),
      softwares: software?.map((entry) => ({
        ...lowerCase(softwareFields(entry)),
        install_date: entry.installedOn,
        last_used_date: entry.lastUsedOn,
      })),
      versionclient: 'GLPI-Agent_v1.12',
    },
    deviceid: device.agentId,
    itemtype: options.itemType ?? 'Computer',
    partial: options.partial,
    tag: device.tag,
  });
}

/** How a document is packed, and the content type that agents then send. */
export const packings = {
  zlib: { contentType: 'application/x-compress-zlib', pack: (bytes: Buffer): Buffer => deflateSync(bytes) },
  gzip: { contentType: 'application/x-compress-gzip', pack: (bytes: Buffer): Buffer => gzipSync(bytes) },
  deflate: { contentType: 'application/x-deflate', pack: (bytes: Buffer): Buffer => deflateRawSync(bytes) },
  xml: { contentType: 'application/xml', pack: (bytes: Buffer): Buffer => bytes },
  json: { contentType: 'application/json', pack: (bytes: Buffer): Buffer => bytes },
} as const;

/** A document as the body of a request, with its content type. */
export function packed(
  document: string | Uint8Array,
  packing: keyof typeof packings,
): { readonly body: Buffer; readonly contentType: string } {
  const { contentType, pack } = packings[packing];
  return { body: pack(Buffer.from(document)), contentType };
}

const realDocumentsFolder = resolve(process.cwd(), '../shared/data/inventories');

/**
 * Whether the inventories of real devices lie beside the repository. They belong to their own project and are not
 * copied into this one, so a clone elsewhere has to do without the checks against them.
 */
export const hasRealDocuments = existsSync(realDocumentsFolder);

/** A document that a real agent wrote, by its file name. */
export function realDocument(fileName: string): Buffer {
  return readFileSync(resolve(realDocumentsFolder, fileName));
}

function fusionContent(device: DocumentDevice, software: readonly DocumentSoftware[]): string {
  return [
    section('HARDWARE', { ...hardwareFields(device), OSNAME: device.osName, OSVERSION: device.osVersion }),
    section('BIOS', biosFields(device)),
    section('OPERATINGSYSTEM', operatingSystemFields(device)),
    ...software.map((entry) =>
      section('SOFTWARES', {
        ...softwareFields(entry),
        INSTALLDATE: entry.installedOn?.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1'),
        LASTUSEDDATE: entry.lastUsedOn,
      }),
    ),
    element('VERSIONCLIENT', 'FusionInventory-Agent_v2.6-3'),
  ].join('');
}

/** No OPERATINGSYSTEM and no version of the agent, the chassis with the BIOS, dates with a time. */
function ocsContent(device: DocumentDevice, software: readonly DocumentSoftware[]): string {
  const { CHASSIS_TYPE: chassisType, ...hardware } = hardwareFields(device);
  return [
    section('HARDWARE', { ...hardware, OSNAME: device.osName, OSVERSION: device.osVersion }),
    section('BIOS', { ...biosFields(device), TYPE: chassisType }),
    ...software.map((entry) =>
      section('SOFTWARES', {
        ARCHITECTURE: entry.architecture,
        FROM: entry.source,
        INSTALLDATE: entry.installedOn === undefined ? undefined : `${entry.installedOn.replaceAll('-', '/')} 10:20:30`,
        NAME: entry.name,
        PUBLISHER: entry.publisher,
        VERSION: entry.version,
      }),
    ),
  ].join('');
}

function hardwareFields(device: DocumentDevice): Fields {
  return {
    NAME: device.name,
    UUID: device.hardwareUuid,
    CHASSIS_TYPE: device.chassisType,
    VMSYSTEM: device.vmSystem,
    LASTLOGGEDUSER: device.lastLoggedUser,
  };
}

function biosFields(device: DocumentDevice): Fields {
  return { SSN: device.serialNumber, SMANUFACTURER: device.manufacturer, SMODEL: device.model };
}

function operatingSystemFields(device: DocumentDevice): Fields {
  return { FULL_NAME: device.osName, VERSION: device.osVersion, KERNEL_NAME: device.kernelName };
}

function softwareFields(software: DocumentSoftware): Fields {
  return {
    ARCH: software.architecture,
    FROM: software.source,
    NAME: software.name,
    PUBLISHER: software.publisher,
    SYSTEM_CATEGORY: software.systemCategory,
    VERSION: software.version,
  };
}

function lowerCase(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));
}

function requestXml(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>\n<REQUEST>${content}</REQUEST>\n`;
}

function section(name: string, fields: Fields): string {
  const children = Object.entries(fields).map(([field, value]) => (value === undefined ? '' : element(field, value)));
  return `<${name}>\n${children.join('')}</${name}>\n`;
}

function element(name: string, text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<${name}>${escaped}</${name}>\n`;
}
