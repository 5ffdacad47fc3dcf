import { AppError, type FieldError } from '../../platform/http/app-error.js';
import { deviceClasses } from '../devices/devices.rules.js';
import type { ReportedInstallation } from '../software/installations.rules.js';
import { textLimits } from './agent-protocol/clean-text.js';
import { deviceClassOf } from './agent-protocol/device-class.rules.js';
import { osPlatformOf } from './agent-protocol/operating-system.rules.js';
import { canonicalHardwareUuid, isPlaceholderSerialNumber } from './agent-protocol/placeholder-identifiers.rules.js';
import { maxReportedSoftware } from './agent-protocol/raw-message.js';
import type { CheckIn } from './check-ins.rules.js';
import { FieldErrors, FieldReader } from './field-reader.js';

/** The most devices of one call. */
export const maximumDevices = 1_000;

/** How many characters of each text are kept; an `externalId` that is longer is refused. */
export const reportLimits = { ...textLimits, externalId: 255 } as const;

/** What a program reported of one device: ready to be written, or what is wrong with it. */
export type ReadReport = { readonly report: CheckIn } | { readonly errors: readonly FieldError[] };

const deviceFields = new Set([
  ...['externalId', 'organizationId', 'locationId', 'name', 'deviceClass', 'os', 'osName', 'osVersion'],
  ...['serialNumber', 'hardwareUuid', 'manufacturer', 'model', 'lastLoggedUser', 'software'],
]);

const osFields = new Set(['name', 'version']);

const softwareFields = new Set(['name', 'publisher', 'version', 'installedOn', 'lastUsedOn']);

/**
 * The devices of a request, not yet looked at.
 * @throws AppError 400 for a body of another shape, 422 for too many devices.
 */
export function reportedDevices(body: unknown): readonly unknown[] {
  const shape = new FieldErrors();
  const whole = FieldReader.of(body, '', new Set(['devices']), shape);
  if (whole === null) throw new AppError('malformed', 400, 'A JSON object with a list of devices is expected.');
  const devices = whole.raw('devices');
  if (!Array.isArray(devices)) whole.fault('devices', 'isArray', 'must be a list');
  if (shape.found.length > 0 || !Array.isArray(devices)) throw refusal('malformed', 400, shape.found);
  if (devices.length > maximumDevices) {
    whole.fault('devices', 'arrayMaxSize', `has at most ${maximumDevices} entries. Send the others in another call`);
    throw refusal('invalid', 422, shape.found);
  }
  return devices;
}

function refusal(code: string, status: number, errors: FieldError[]): AppError {
  return new AppError(code, status, errors[0]?.message ?? 'The request is invalid.', { errors });
}

/** Reads one device: what can be cleaned is cleaned, what is wrong is named field by field. */
export function readReport(value: unknown): ReadReport {
  const errors = new FieldErrors();
  const device = FieldReader.of(value, '', deviceFields, errors);
  if (device === null) return { errors: errors.found };
  const report = reportOf(device, errors);
  return errors.found.length > 0 ? { errors: errors.found } : { report };
}

function reportOf(device: FieldReader, errors: FieldErrors): CheckIn {
  const os = osOf(device, errors);
  const platform = os.name === null ? null : osPlatformOf([os.name]);
  const serialNumber = serialNumberOf(device);
  const hardwareUuid = hardwareUuidOf(device);
  const manufacturer = device.text('manufacturer', reportLimits.label);
  const model = device.text('model', reportLimits.label);
  return {
    identity: {
      organizationId: device.id('organizationId'),
      agentId: device.requiredKey('externalId', reportLimits.externalId),
      serialNumber,
      hardwareUuid,
    },
    locationId: device.id('locationId'),
    fields: {
      name: device.requiredText('name', reportLimits.deviceName),
      deviceClass: device.oneOf('deviceClass', deviceClasses),
      suggestedClass: deviceClassOf({
        ...{ itemType: null, chassisType: null, vmSystem: null },
        ...{ manufacturer, model, osName: os.name, osPlatform: platform },
      }),
      ...{ osName: os.name, osVersion: os.version, serialNumber, hardwareUuid, manufacturer, model },
      lastLoggedUser: device.text('lastLoggedUser', reportLimits.label),
      agent: null,
    },
    platform,
    software: softwareOf(device, errors),
    firstTags: [],
  };
}

function osOf(device: FieldReader, errors: FieldErrors): { name: string | null; version: string | null } {
  const given = device.raw('os');
  const short = typeof given === 'string' || given === undefined || given === null;
  const os = short ? null : FieldReader.of(given, 'os', osFields, errors);
  const shortName = short ? device.text('os', reportLimits.label) : (os?.text('name', reportLimits.label) ?? null);
  return {
    name: device.text('osName', reportLimits.label) ?? shortName,
    version: device.text('osVersion', reportLimits.version) ?? os?.text('version', reportLimits.version) ?? null,
  };
}

function serialNumberOf(device: FieldReader): string | null {
  const serialNumber = device.text('serialNumber', reportLimits.label);
  return serialNumber === null || isPlaceholderSerialNumber(serialNumber) ? null : serialNumber;
}

function hardwareUuidOf(device: FieldReader): string | null {
  const text = device.text('hardwareUuid', reportLimits.label);
  if (text !== null && !/^\{?[\da-f-]{32,36}\}?$/i.test(text)) device.fault('hardwareUuid', 'isUuid', 'must be a UUID');
  return canonicalHardwareUuid(text);
}

function softwareOf(device: FieldReader, errors: FieldErrors): ReportedInstallation[] | null {
  const entries = device.list('software', maxReportedSoftware);
  return entries === null ? null : entries.flatMap((entry, index) => installationOf(entry, index, errors) ?? []);
}

function installationOf(value: unknown, index: number, errors: FieldErrors): ReportedInstallation | null {
  const entry = FieldReader.of(value, `software.${index}`, softwareFields, errors);
  if (entry === null) return null;
  return {
    name: entry.requiredText('name', reportLimits.softwareName),
    publisher: entry.text('publisher', reportLimits.publisher),
    version: entry.text('version', reportLimits.version),
    installedOn: entry.date('installedOn'),
    lastUsedOn: entry.date('lastUsedOn'),
    source: null,
    systemCategory: null,
  };
}
