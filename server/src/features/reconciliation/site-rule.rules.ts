import { allOfConditions, type DeviceCondition } from '../device-criteria/device-criteria.rules.js';
import {
  checksOf,
  type GroupConditions,
  type LicenseRule,
  type LicenseScope,
  sectionsOf,
} from './license-rule.rules.js';

/** Which locations keep a seat that they have, and which are given one. */
export interface SiteTarget {
  /** Null: no location keeps any. */
  scope: LicenseScope | null;
  /** What at least one device there satisfies; null where devices do not matter. */
  device: DeviceCondition | null;
  /** True when every location that may keep a seat is also given one. */
  gives: boolean;
}

/**
 * The locations of a license. By rule: those in scope with at least one device that satisfies every check. By hand: those
 * in scope. Every other type holds no seats for locations.
 */
export function siteTargetOf(license: LicenseRule, groups: GroupConditions): SiteTarget {
  if (license.type !== 'PER_SITE') return { scope: null, device: null, gives: false };
  if (license.assignmentMode !== 'AUTOMATIC') return { scope: license.scope, device: null, gives: false };
  if (sectionsOf(license.rule, groups).length === 0) return { scope: null, device: null, gives: false };
  const device = allOfConditions(checksOf(license, groups).map((check) => check.condition));
  return { scope: license.scope, device, gives: true };
}
