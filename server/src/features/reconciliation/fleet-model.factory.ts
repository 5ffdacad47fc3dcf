import type { LicenseExceptions } from './license-exceptions.rules.js';
import type { AssignmentRule, LicenseScope } from './license-rule.rules.js';

/*
 * What seats should be, worked out from facts in memory: device by device and license by license, straight from the
 * sentences of the domain, sharing nothing with the engine but the form in which rules are written.
 */

export interface ModelDevice {
  id: number;
  organizationId: number;
  locationId: number;
  name: string;
  deviceClass: string;
  status: 'ACTIVE' | 'DECOMMISSIONED';
  osName: string;
  osVersion: string;
  serialNumber: string | null;
  tags: string[];
  lastSeenAt: Date | null;
  installations: { titleId: number; version: string }[];
}

export interface ModelLicense {
  id: number;
  type: 'CUSTOM' | 'PER_DEVICE';
  assignmentMode: 'AUTOMATIC' | 'MANUAL' | null;
  scope: LicenseScope;
  rule: AssignmentRule;
  exceptions: LicenseExceptions;
}

/** Criteria as the API writes them. */
export type ModelCriteria =
  | { all: ModelCriteria[] }
  | { any: ModelCriteria[] }
  | { not: ModelCriteria }
  | { deviceIds: number[] }
  | { field: string; operator: string; value: unknown };

/** Version ranges that tests use, each with what it says, so that nobody has to parse it here. */
export const modelRanges: Record<string, (version: string) => boolean> = {
  '>=2': (version) => version !== '' && Number.parseFloat(version) >= 2,
  '<2': (version) => version !== '' && Number.parseFloat(version) < 2,
  '>1 <=2.5 || 9': (version) => ['1.5', '2', '2.5', '9'].includes(version),
  '2': (version) => version === '2',
};

/** Versions that tests install. */
export const modelVersions = ['', '1', '1.5', '2', '2.5', '10', '9'];

/** A fleet as a test knows it. */
export class FleetModel {
  readonly devices = new Map<number, ModelDevice>();
  readonly productOfTitle = new Map<number, number>();
  readonly groups = new Map<number, ModelCriteria>();
  readonly licenses = new Map<number, ModelLicense>();
  readonly archivedOrganizations = new Set<number>();
  readonly archivedLocations = new Set<number>();
  /** Every seat ever given. */
  readonly seats: { licenseId: number; deviceId: number; organizationId: number; seats: number; active: boolean }[] =
    [];

  device(id: number): ModelDevice {
    const device = this.devices.get(id);
    if (device === undefined) throw new Error(`The model has no device ${id}.`);
    return device;
  }

  license(id: number): ModelLicense {
    const license = this.licenses.get(id);
    if (license === undefined) throw new Error(`The model has no license ${id}.`);
    return license;
  }

  activeSeat(licenseId: number, deviceId: number) {
    return this.seats.find((seat) => seat.active && seat.licenseId === licenseId && seat.deviceId === deviceId);
  }

  /** Moves every seat to where the rules say. */
  settle(): void {
    for (const license of this.licenses.values()) {
      for (const device of this.devices.values()) {
        const seat = this.activeSeat(license.id, device.id);
        const keeps = this.mayKeep(license, device);
        if (seat !== undefined && (!keeps || seat.organizationId !== device.organizationId)) seat.active = false;
        const gets = keeps && license.assignmentMode === 'AUTOMATIC';
        if (gets && this.activeSeat(license.id, device.id) === undefined) this.give(license.id, device, 1);
      }
    }
  }

  /** Gives a seat by hand where the device may keep one and has none. */
  giveByHand(licenseId: number, deviceId: number, seats: number): boolean {
    const license = this.license(licenseId);
    const device = this.device(deviceId);
    const eligible = license.assignmentMode === 'MANUAL' && this.mayKeep(license, device);
    if (!eligible || this.activeSeat(licenseId, deviceId) !== undefined) return false;
    this.give(licenseId, device, seats);
    return true;
  }

  /** Whether the device satisfies everything that the license asks of it. */
  mayKeep(license: ModelLicense, device: ModelDevice): boolean {
    if (license.type !== 'PER_DEVICE') return false;
    if (device.status !== 'ACTIVE' || !inScope(license.scope, device)) return false;
    if (this.archivedOrganizations.has(device.organizationId) || this.archivedLocations.has(device.locationId))
      return false;
    if (license.assignmentMode === 'MANUAL') return true;
    if (license.exceptions.excluded.includes(device.id)) return false;
    if (license.exceptions.included.includes(device.id)) return true;
    const answers = this.sectionAnswers(license.rule, device);
    return answers.length > 0 && answers.every((answer) => answer);
  }

  /** Whether the device is in a group with these criteria. */
  satisfies(device: ModelDevice, criteria: ModelCriteria): boolean {
    if ('all' in criteria) return criteria.all.every((child) => this.satisfies(device, child));
    if ('any' in criteria) return criteria.any.some((child) => this.satisfies(device, child));
    if ('not' in criteria) return !this.satisfies(device, criteria.not);
    if ('deviceIds' in criteria) return criteria.deviceIds.includes(device.id);
    const values = (Array.isArray(criteria.value) ? criteria.value : [criteria.value]) as (string | number)[];
    if (criteria.field === 'product') return this.satisfiesSoftware(device, criteria.operator, values as number[], []);
    return satisfiesField(device, criteria.field, criteria.operator, values);
  }

  private give(licenseId: number, device: ModelDevice, seats: number): void {
    const { id: deviceId, organizationId } = device;
    this.seats.push({ licenseId, deviceId, organizationId, seats, active: true });
  }

  private sectionAnswers(rule: AssignmentRule, device: ModelDevice): boolean[] {
    const answers: boolean[] = [];
    const { products, deviceGroups } = rule;
    if (products !== undefined && products.items.length > 0) {
      const held = products.items.map(({ productId, versionRange }) =>
        device.installations.some(
          ({ titleId, version }) =>
            this.productOfTitle.get(titleId) === productId &&
            (versionRange == null || (modelRanges[versionRange]?.(version) ?? false)),
        ),
      );
      answers.push(products.match === 'ALL' ? held.every(Boolean) : held.some(Boolean));
    }
    if (deviceGroups !== undefined && deviceGroups.ids.length > 0) {
      const member = deviceGroups.ids.map((id) => {
        const criteria = this.groups.get(id);
        return criteria !== undefined && this.satisfies(device, criteria);
      });
      answers.push(deviceGroups.match === 'ALL' ? member.every(Boolean) : member.some(Boolean));
    }
    for (const { condition, productIds, titleIds } of rule.software ?? []) {
      answers.push(this.satisfiesSoftware(device, condition, productIds, titleIds));
    }
    return answers;
  }

  private satisfiesSoftware(
    device: ModelDevice,
    condition: string,
    productIds: readonly number[],
    titleIds: readonly number[],
  ): boolean {
    const products = new Set(device.installations.map(({ titleId }) => this.productOfTitle.get(titleId)));
    const titles = new Set(device.installations.map(({ titleId }) => titleId));
    const held = [...productIds.map((id) => products.has(id)), ...titleIds.map((id) => titles.has(id))];
    switch (condition.replaceAll('_', '').toLowerCase()) {
      case 'containsany':
        return held.includes(true);
      case 'containsall':
        return !held.includes(false);
      case 'notcontainsany':
        return !held.includes(true);
      case 'notcontainsall':
        return held.includes(false);
      default:
        throw new Error(`The model knows no software condition ${condition}.`);
    }
  }
}

function inScope(scope: LicenseScope, device: ModelDevice): boolean {
  if (scope.global) return true;
  if (!scope.organizationIds.includes(device.organizationId)) return false;
  const narrowed = scope.locations.filter((location) => location.organizationId === device.organizationId);
  return narrowed.length === 0 || narrowed.some((location) => location.id === device.locationId);
}

function satisfiesField(device: ModelDevice, field: string, operator: string, values: (string | number)[]): boolean {
  if (field === 'lastSeenAt') return satisfiesMoment(device.lastSeenAt, operator, values[0] ?? '');
  const wanted = values.map((value) => String(value).toLowerCase());
  const first = wanted[0] ?? '';
  const held = heldValues(device, field).map((value) => value.toLowerCase());
  switch (operator) {
    case 'equals':
    case 'in':
      return held.some((value) => wanted.includes(value));
    case 'notIn':
      return !held.some((value) => wanted.includes(value));
    case 'contains':
      return held.some((value) => value.includes(first));
    case 'startsWith':
      return held.some((value) => value.startsWith(first));
    default:
      throw new Error(`The model knows no operator ${operator}.`);
  }
}

function heldValues(device: ModelDevice, field: string): string[] {
  switch (field) {
    case 'organizationId':
      return [String(device.organizationId)];
    case 'locationId':
      return [String(device.locationId)];
    case 'deviceClass':
      return [device.deviceClass];
    case 'status':
      return [device.status];
    case 'osName':
      return [device.osName];
    case 'osVersion':
      return [device.osVersion];
    case 'name':
      return [device.name];
    case 'serialNumber':
      return [device.serialNumber ?? ''];
    case 'tag':
      return device.tags;
    default:
      throw new Error(`The model knows no field ${field}.`);
  }
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Dates begin in UTC here; the installation's time zone has a test of its own. */
function satisfiesMoment(seen: Date | null, operator: string, value: string | number): boolean {
  if (seen === null) return false;
  if (operator === 'olderThanDays') return seen.getTime() < Date.now() - Number(value) * dayMilliseconds;
  const moment = new Date(value).getTime();
  return operator === 'before' ? seen.getTime() < moment : seen.getTime() > moment;
}
