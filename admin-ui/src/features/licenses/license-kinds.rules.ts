import type { LicenseResponse } from '../../api/model';
import { licenseKind } from '../../core/words';

type TypeAndMode = Pick<LicenseResponse, 'type' | 'assignmentMode'>;

/** Who or what holds the seats of a license. */
export type HolderKind = 'DEVICE' | 'PERSON' | 'LOCATION';

/** Type and mode as people choose them, in one. */
export type LicenseKind =
  | 'CUSTOM'
  | 'PER_DEVICE_AUTOMATIC'
  | 'PER_DEVICE_MANUAL'
  | 'PER_USER_AUTOMATIC'
  | 'PER_USER_MANUAL'
  | 'PER_SITE_AUTOMATIC'
  | 'PER_SITE_MANUAL';

const kinds: Readonly<Record<LicenseKind, TypeAndMode & { readonly hint: string }>> = {
  CUSTOM: { type: 'CUSTOM', assignmentMode: null, hint: $localize`You set how many are in use.` },
  PER_DEVICE_AUTOMATIC: {
    type: 'PER_DEVICE',
    assignmentMode: 'AUTOMATIC',
    hint: $localize`A rule gives seats to devices by their software and groups, and takes them back.`,
  },
  PER_DEVICE_MANUAL: { type: 'PER_DEVICE', assignmentMode: 'MANUAL', hint: $localize`You give seats to devices.` },
  PER_USER_AUTOMATIC: {
    type: 'PER_USER',
    assignmentMode: 'AUTOMATIC',
    hint: $localize`A rule gives seats to end users and technicians by their roles, and takes them back.`,
  },
  PER_USER_MANUAL: {
    type: 'PER_USER',
    assignmentMode: 'MANUAL',
    hint: $localize`You give seats to end users, technicians and contacts.`,
  },
  PER_SITE_AUTOMATIC: {
    type: 'PER_SITE',
    assignmentMode: 'AUTOMATIC',
    hint: $localize`A rule gives a seat to every location that has a matching device, and takes it back.`,
  },
  PER_SITE_MANUAL: { type: 'PER_SITE', assignmentMode: 'MANUAL', hint: $localize`You give seats to locations.` },
};

/** The kinds of licenses in the order in which they are offered, each with what it means. */
export const licenseKinds: readonly { readonly value: LicenseKind; readonly label: string; readonly hint: string }[] =
  Object.keys(kinds)
    .filter(isKind)
    .map((value) => ({ value, label: kindLabel(value), hint: kinds[value].hint }));

/** Type and mode of a license in one. */
export function kindOf({ type, assignmentMode }: TypeAndMode): LicenseKind {
  if (type === 'CUSTOM') return 'CUSTOM';
  return `${type}_${assignmentMode ?? 'MANUAL'}`;
}

/** Type and mode as the API has them. */
export function typeAndMode(kind: LicenseKind): TypeAndMode {
  const { type, assignmentMode } = kinds[kind];
  return { type, assignmentMode };
}

/** "Per end user (manual)". */
export function kindLabel(kind: LicenseKind): string {
  const { type, assignmentMode } = kinds[kind];
  return licenseKind(type, assignmentMode);
}

/** Who or what holds seats of this type; `null` for custom licenses, which have none. */
export function holderKindOf(type: LicenseResponse['type']): HolderKind | null {
  switch (type) {
    case 'CUSTOM':
      return null;
    case 'PER_DEVICE':
      return 'DEVICE';
    case 'PER_USER':
      return 'PERSON';
    case 'PER_SITE':
      return 'LOCATION';
  }
}

function isKind(value: string): value is LicenseKind {
  return Object.hasOwn(kinds, value);
}
