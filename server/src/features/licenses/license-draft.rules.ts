import { isDeepStrictEqual } from 'node:util';
import { Decimal } from 'decimal.js';
import type { FieldError } from '../../platform/http/app-error.js';
import { parseVersionRange } from '../device-criteria/version-range.rules.js';
import type { AssignmentRule, LicenseScope, LicenseType } from '../reconciliation/license-rule.rules.js';
import type { AssignmentRuleRequest, CreateLicenseRequest, UpdateLicenseRequest } from './license-request.dto.js';
import { notificationsOf, nothingSaid } from './license-notifications.rules.js';
import { termErrors } from './license-terms.rules.js';
import type { License } from './licenses.entity.js';
import type { LicenseColumns, LicenseReferences } from './licenses.types.js';
import type { WholeLicense } from './whole-license.rules.js';

/** A license as a request would leave it: its columns and its scope. */
export interface LicenseDraft {
  columns: LicenseColumns;
  organizationIds: number[];
  locationIds: number[];
  /** The rule that is in force; what it names already may be named on. */
  ruleBefore?: AssignmentRule;
}

/** What a new license has where the request says nothing. */
const blank: LicenseColumns = {
  name: '',
  description: '',
  note: '',
  tags: [],
  publisherId: null,
  vendorId: null,
  type: 'CUSTOM',
  assignmentMode: null,
  scopeGlobal: true,
  quantity: 0,
  customUsage: null,
  enforceQuantity: false,
  purchaseDate: null,
  costMode: null,
  costAmount: null,
  costCurrency: null,
  expiresOn: null,
  autoRenew: false,
  renewalUnit: null,
  renewalCount: null,
  renewalDay: null,
  noticeDays: [],
  assignmentRule: {},
  notifications: nothingSaid,
};

/** The draft of a new license. */
export function draftOfNew(request: CreateLicenseRequest): LicenseDraft {
  return applyRequest({ columns: blank, organizationIds: [], locationIds: [] }, request);
}

/** The draft of a license as it is shown, with changes: to tell whether they would change anything. */
export function draftOfShown(license: WholeLicense, request: UpdateLicenseRequest): LicenseDraft {
  const { publisher, vendor, scope, cost, term, usage } = license;
  const base = {
    columns: {
      ...pick(license, ['name', 'description', 'note', 'tags', 'type', 'assignmentMode', 'quantity']),
      ...pick(license, ['enforceQuantity', 'purchaseDate', 'assignmentRule', 'notifications']),
      publisherId: publisher?.id ?? null,
      vendorId: vendor?.id ?? null,
      scopeGlobal: scope.global,
      customUsage: license.type === 'CUSTOM' ? usage : null,
      costMode: cost?.mode ?? null,
      costAmount: cost?.amount ?? null,
      costCurrency: cost?.currency ?? null,
      ...term,
      renewalDay: null,
    },
    organizationIds: scope.organizations.map((each) => each.id),
    locationIds: scope.locations.map((each) => each.id),
  };
  return applyRequest(base, request);
}

/** True when saving one draft in place of the other changes nothing. */
export function isSameDraft(a: LicenseDraft, b: LicenseDraft): boolean {
  return isDeepStrictEqual(comparable(a), comparable(b));
}

function comparable({ columns, organizationIds, locationIds }: LicenseDraft): object {
  const { costAmount, noticeDays } = columns;
  return {
    ...columns,
    costAmount: costAmount === null ? null : new Decimal(costAmount).toFixed(),
    noticeDays: [...noticeDays].sort((a, b) => b - a),
    organizationIds: [...organizationIds].sort((a, b) => a - b),
    locationIds: [...locationIds].sort((a, b) => a - b),
  };
}

function pick<T extends object, Key extends keyof T>(from: T, keys: readonly Key[]): Pick<T, Key>;
function pick<T extends object>(from: T, keys: readonly (keyof T)[]): Partial<T> {
  const picked: Partial<T> = {};
  for (const key of keys) picked[key] = from[key];
  return picked;
}

/** The draft of a saved license with changes. */
export function draftOfChange(license: License, scope: LicenseScope, request: UpdateLicenseRequest): LicenseDraft {
  const {
    id: _id,
    version: _version,
    createdAt: _created,
    updatedAt: _updated,
    reconcileRequestedAt: _,
    ...columns
  } = license;
  const base = {
    columns,
    organizationIds: [...scope.organizationIds],
    locationIds: scope.locations.map((location) => location.id),
  };
  return { ...applyRequest(base, request), ruleBefore: license.assignmentRule };
}

/** Every group of fields is changed as a whole where it is given. */
function applyRequest(base: LicenseDraft, request: UpdateLicenseRequest): LicenseDraft {
  const { scope, cost, term, usage, assignmentRule, notifications, ...plain } = request;
  const given = Object.fromEntries(
    Object.entries(plain).filter(([key, value]) => value !== undefined && Object.hasOwn(blank, key)),
  );
  const columns: LicenseColumns = { ...base.columns, ...given };
  if (columns.type === 'CUSTOM') {
    if (request.assignmentMode === undefined) columns.assignmentMode = null;
    columns.customUsage = usage ?? base.columns.customUsage ?? 0;
  } else {
    columns.customUsage = usage ?? null;
  }
  if (cost !== undefined) {
    columns.costMode = cost?.mode ?? null;
    columns.costAmount = cost?.amount ?? null;
    columns.costCurrency = cost?.currency ?? null;
  }
  if (term !== undefined) {
    columns.expiresOn = term?.expiresOn ?? null;
    // Another date that somebody chose is the one that renewals come back to.
    if (columns.expiresOn !== base.columns.expiresOn) columns.renewalDay = null;
    columns.autoRenew = term?.autoRenew ?? false;
    columns.renewalUnit = term?.renewalUnit ?? null;
    columns.renewalCount = term?.renewalCount ?? null;
    columns.noticeDays = [...(term?.noticeDays ?? [])].sort((a, b) => b - a);
  }
  if (assignmentRule !== undefined) columns.assignmentRule = ruleOf(assignmentRule);
  if (notifications !== undefined) columns.notifications = notificationsOf(notifications);
  columns.assignmentRule = sectionsOfType(columns.assignmentRule, columns.type);
  // Only an automatic license has a rule: what is left over from another mode must not come back unseen.
  if (columns.assignmentMode !== 'AUTOMATIC') columns.assignmentRule = {};
  if (scope !== undefined) columns.scopeGlobal = scope.global;
  return {
    columns,
    organizationIds: scope === undefined ? base.organizationIds : [...new Set(scope.organizationIds ?? [])],
    locationIds: scope === undefined ? base.locationIds : [...new Set(scope.locationIds ?? [])],
  };
}

function ruleOf(request: AssignmentRuleRequest | null): AssignmentRule {
  const rule: AssignmentRule = {};
  if (request?.products !== undefined && request.products.items.length > 0) {
    const items = request.products.items.map(({ productId, versionRange }) => ({
      productId,
      versionRange: versionRange === undefined || versionRange === '' ? null : versionRange,
    }));
    rule.products = { match: request.products.match, items };
  }
  if (request?.deviceGroups !== undefined && request.deviceGroups.ids.length > 0) {
    rule.deviceGroups = { match: request.deviceGroups.match, ids: [...new Set(request.deviceGroups.ids)] };
  }
  if (request?.software !== undefined && request.software.length > 0) {
    rule.software = request.software.map(({ condition, productIds, titleIds }) => ({
      condition,
      productIds: [...new Set(productIds ?? [])],
      titleIds: [...new Set(titleIds ?? [])],
    }));
  }
  if (request?.endUsers !== undefined && request.endUsers.roleIds.length > 0) {
    rule.endUsers = { match: request.endUsers.match, roleIds: [...new Set(request.endUsers.roleIds)] };
  }
  if (request?.technicians !== undefined && request.technicians.roleIds.length > 0) {
    rule.technicians = { match: 'ANY', roleIds: [...new Set(request.technicians.roleIds)] };
  }
  return rule;
}

/** The part of a rule that a license of this type looks at: what is left over from another type must not come back. */
function sectionsOfType(rule: AssignmentRule, type: LicenseType): AssignmentRule {
  const { endUsers, technicians, ...ofDevices } = rule;
  if (type !== 'PER_USER') return ofDevices;
  return {
    ...(endUsers === undefined ? {} : { endUsers }),
    ...(technicians === undefined ? {} : { technicians }),
  };
}

/** Everything in a draft that does not fit together, before anything is looked up. */
export function draftErrors(draft: LicenseDraft): FieldError[] {
  const { columns, organizationIds, locationIds } = draft;
  const { costMode: mode, costAmount: amount, costCurrency: currency } = columns;
  const cost = mode === null || amount === null || currency === null ? null : { mode, amount, currency };
  return [...termErrors({ ...columns, organizationIds, locationIds, cost }), ...ruleErrors(columns.assignmentRule)];
}

function ruleErrors(rule: AssignmentRule): FieldError[] {
  const errors: FieldError[] = [];
  for (const [index, item] of (rule.products?.items ?? []).entries()) {
    if (item.versionRange === null || item.versionRange === undefined) continue;
    if (parseVersionRange(item.versionRange) !== null) continue;
    errors.push({
      field: `assignmentRule.products.items.${index}.versionRange`,
      code: 'version-range.malformed',
      message: `“${item.versionRange}” is no version range. Write one like >=2019 <2022 || 2024.1.`,
    });
  }
  for (const [index, condition] of (rule.software ?? []).entries()) {
    if (condition.productIds.length + condition.titleIds.length > 0) continue;
    const message = 'Name at least one product or title for this condition.';
    errors.push({ field: `assignmentRule.software.${index}.productIds`, code: 'software.empty', message });
  }
  return errors;
}

/** The ids that a draft names. */
export function referencesOf({ columns, organizationIds, locationIds }: LicenseDraft): LicenseReferences {
  const { assignmentRule: rule } = columns;
  return {
    publisherIds: columns.publisherId === null ? [] : [columns.publisherId],
    vendorIds: columns.vendorId === null ? [] : [columns.vendorId],
    organizationIds,
    locationIds,
    ...softwareOf(rule),
    deviceGroupIds: rule.deviceGroups?.ids ?? [],
    endUserRoleIds: rule.endUsers?.roleIds ?? [],
    technicianRoleIds: rule.technicians?.roleIds ?? [],
    channelIds: notificationsOf(columns.notifications).webhookIds,
  };
}

/** The software that a draft names, and the rule in force does not. */
export function softwareNamedAnew({ columns, ruleBefore = {} }: LicenseDraft): SoftwareReferences {
  const [named, before] = [softwareOf(columns.assignmentRule), softwareOf(ruleBefore)];
  return {
    productIds: named.productIds.filter((id) => !before.productIds.includes(id)),
    titleIds: named.titleIds.filter((id) => !before.titleIds.includes(id)),
  };
}

type SoftwareReferences = Pick<LicenseReferences, 'productIds' | 'titleIds'>;

function softwareOf(rule: AssignmentRule): SoftwareReferences {
  return {
    productIds: [
      ...(rule.products?.items.map((item) => item.productId) ?? []),
      ...(rule.software?.flatMap((condition) => condition.productIds) ?? []),
    ],
    titleIds: rule.software?.flatMap((condition) => condition.titleIds) ?? [],
  };
}
