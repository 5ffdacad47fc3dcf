import {
  allOfConditions,
  type DeviceCondition,
  installed,
  noDevice,
  softwareCondition,
  type SoftwareMatch,
} from '../device-criteria/device-criteria.rules.js';
import { type LicenseExceptions, withExceptions } from './license-exceptions.rules.js';

export const licenseTypes = ['CUSTOM', 'PER_DEVICE', 'PER_USER', 'PER_SITE'] as const;
export type LicenseType = (typeof licenseTypes)[number];
export type AssignmentMode = 'AUTOMATIC' | 'MANUAL';
export type AnyOrAll = 'ANY' | 'ALL';

/** Assignment rules as they are kept with a license and written in the API. */
export interface AssignmentRule {
  products?: { match: AnyOrAll; items: { productId: number; versionRange?: string | null }[] };
  deviceGroups?: { match: AnyOrAll; ids: number[] };
  software?: { condition: SoftwareMatch; productIds: number[]; titleIds: number[] }[];
  endUsers?: { match: AnyOrAll; roleIds: number[] };
  technicians?: { match: AnyOrAll; roleIds: number[] };
}

/** Where a license may hold seats. */
export interface LicenseScope {
  global: boolean;
  /** Organizations in scope; those without locations below are in scope whole. */
  organizationIds: readonly number[];
  locations: readonly { id: number; organizationId: number }[];
}

/** What reconciling needs to know of a license, saved or not. */
export interface LicenseRule {
  type: LicenseType;
  assignmentMode: AssignmentMode | null;
  scope: LicenseScope;
  rule: AssignmentRule;
  /** Those of automatic licenses only. */
  exceptions: LicenseExceptions;
}

/** The kinds of check of which a rule consists, in the order in which they are explained. */
export type CheckKind = 'STATUS' | 'SCOPE' | 'PRODUCTS' | 'DEVICE_GROUPS' | 'SOFTWARE';

/** One part of a rule; all of them together decide. */
export interface RuleCheck {
  kind: CheckKind;
  condition: DeviceCondition;
  /** The single things of which the check demands any or all, each with its own condition. */
  parts: readonly { id: number; condition: DeviceCondition }[];
  match: AnyOrAll;
  /** Of a software condition: which of the four. */
  softwareMatch?: SoftwareMatch;
}

/** Groups that rules name, as conditions. A group that is gone matches nothing. */
export type GroupConditions = ReadonlyMap<number, DeviceCondition>;

/** Only active devices hold seats, and none of archived places. */
const active: DeviceCondition = allOfConditions([
  { kind: 'field', field: 'status', operator: 'equals', values: ['ACTIVE'] },
  { kind: 'openPlace' },
]);

/** The scope as a condition on a device. */
export function scopeCondition(scope: LicenseScope): DeviceCondition {
  if (scope.global) return allOfConditions([]);
  const narrowed = new Set(scope.locations.map((location) => location.organizationId));
  const whole = scope.organizationIds.filter((id) => !narrowed.has(id));
  const conditions: DeviceCondition[] = [];
  if (whole.length > 0) {
    conditions.push({ kind: 'field', field: 'organizationId', operator: 'in', values: whole });
  }
  if (scope.locations.length > 0) {
    const values = scope.locations.map((location) => location.id);
    conditions.push({ kind: 'field', field: 'locationId', operator: 'in', values });
  }
  return { kind: 'any', conditions };
}

/** The sections of an automatic rule; without any, the rule assigns nothing. */
export function sectionsOf(rule: AssignmentRule, groups: GroupConditions): RuleCheck[] {
  const checks: RuleCheck[] = [];
  if (rule.products !== undefined && rule.products.items.length > 0) {
    const parts = rule.products.items.map((item) => ({
      id: item.productId,
      condition: installed({ productIds: [item.productId] }, item.versionRange ?? null),
    }));
    checks.push({ kind: 'PRODUCTS', ...combined(rule.products.match, parts) });
  }
  if (rule.deviceGroups !== undefined && rule.deviceGroups.ids.length > 0) {
    const parts = rule.deviceGroups.ids.map((id) => ({ id, condition: groups.get(id) ?? noDevice }));
    checks.push({ kind: 'DEVICE_GROUPS', ...combined(rule.deviceGroups.match, parts) });
  }
  for (const { condition, productIds, titleIds } of rule.software ?? []) {
    checks.push({
      kind: 'SOFTWARE',
      condition: softwareCondition(condition, productIds, titleIds),
      parts: [
        ...productIds.map((id) => ({ id, condition: installed({ productIds: [id] }) })),
        ...titleIds.map((id) => ({ id, condition: installed({ titleIds: [id] }) })),
      ],
      match: condition.endsWith('ALL') ? 'ALL' : 'ANY',
      softwareMatch: condition,
    });
  }
  return checks;
}

function combined(match: AnyOrAll, parts: RuleCheck['parts']): Pick<RuleCheck, 'condition' | 'parts' | 'match'> {
  const conditions = parts.map((part) => part.condition);
  return { match, parts, condition: { kind: match === 'ALL' ? 'all' : 'any', conditions } };
}

/** What a device must satisfy to hold a seat however it is given. */
function baseChecksOf(license: LicenseRule): RuleCheck[] {
  return [
    { kind: 'STATUS', condition: active, parts: [], match: 'ALL' },
    { kind: 'SCOPE', condition: scopeCondition(license.scope), parts: [], match: 'ALL' },
  ];
}

/** Everything that a device must satisfy to hold a seat by the rule, check by check. */
export function checksOf(license: LicenseRule, groups: GroupConditions): RuleCheck[] {
  const base = baseChecksOf(license);
  return license.assignmentMode === 'AUTOMATIC' ? [...base, ...sectionsOf(license.rule, groups)] : base;
}

/** Which devices keep a seat that they have, and which are given one. */
export interface DeviceTarget {
  keep: DeviceCondition;
  /** True when everything that may keep a seat is also given one. */
  gives: boolean;
}

/**
 * The devices of a license. By rule: those that satisfy every check, or are pinned in, are given a seat and keep it. By
 * hand: those that are active and in scope keep the seat that somebody gave them. Every other type holds no seats for
 * devices.
 */
export function deviceTargetOf(license: LicenseRule, groups: GroupConditions): DeviceTarget {
  if (license.type !== 'PER_DEVICE') return { keep: noDevice, gives: false };
  const base = baseChecksOf(license).map((check) => check.condition);
  if (license.assignmentMode !== 'AUTOMATIC') return { keep: allOfConditions(base), gives: false };
  const sections = sectionsOf(license.rule, groups);
  if (sections.length === 0 && license.exceptions.included.length === 0) return { keep: noDevice, gives: false };
  const byRule = sections.length === 0 ? null : sections.map((section) => section.condition);
  return { keep: allOfConditions(withExceptions(license.exceptions, base, byRule, deviceWords)), gives: true };
}

const deviceWords = {
  among: (ids: readonly number[]): DeviceCondition => ({ kind: 'devices', ids }),
  not: (condition: DeviceCondition): DeviceCondition => ({ kind: 'not', condition }),
  any: (conditions: readonly DeviceCondition[]): DeviceCondition => ({ kind: 'any', conditions }),
  all: allOfConditions,
};

/** Ids of the device groups that a rule names. */
export function groupIdsOf(rule: AssignmentRule): number[] {
  return rule.deviceGroups?.ids ?? [];
}
