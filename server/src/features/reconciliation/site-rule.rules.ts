import { allOfConditions, type DeviceCondition, noDevice } from '../device-criteria/device-criteria.rules.js';
import { type LicenseExceptions, noExceptions } from './license-exceptions.rules.js';
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
  /** What at least one device there satisfies, unless the location is pinned in; null where devices do not matter. */
  device: DeviceCondition | null;
  exceptions: LicenseExceptions;
  /** True when every location that may keep a seat is also given one. */
  gives: boolean;
}

/**
 * The locations of a license. By rule: those in scope with at least one device that satisfies every check, or pinned in.
 * By hand: those in scope. Every other type holds no seats for locations.
 */
export function siteTargetOf(license: LicenseRule, groups: GroupConditions): SiteTarget {
  const { scope, exceptions } = license;
  const nobody = { scope: null, device: null, exceptions: noExceptions, gives: false };
  if (license.type !== 'PER_SITE') return nobody;
  if (license.assignmentMode !== 'AUTOMATIC') return { ...nobody, scope };
  const hasRule = sectionsOf(license.rule, groups).length > 0;
  if (!hasRule && exceptions.included.length === 0) return nobody;
  const device = hasRule ? allOfConditions(checksOf(license, groups).map((check) => check.condition)) : noDevice;
  return { scope, device, exceptions, gives: true };
}
