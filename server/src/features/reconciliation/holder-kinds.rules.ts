import type { LicenseType } from './license-rule.rules.js';

/** What can hold a seat. */
export type HolderKind = 'DEVICE' | 'PERSON' | 'LOCATION';

/** The kind of holder of each type of license; a custom license has none. */
const kindOfType: Record<LicenseType, HolderKind | null> = {
  CUSTOM: null,
  PER_DEVICE: 'DEVICE',
  PER_USER: 'PERSON',
  PER_SITE: 'LOCATION',
};

/** What can hold seats of licenses of a type; null: nothing. */
export function holderKindOf(type: LicenseType): HolderKind | null {
  return kindOfType[type];
}
