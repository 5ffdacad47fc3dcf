import type {
  AlertResponseKind,
  AlertResponseState,
  DeviceResponseDeviceClass,
  DeviceResponseStatus,
  DeviceSoftwareResponseKind,
  LicenseResponseAssignmentMode,
  LicenseResponseCompliance,
  LicenseResponseStatus,
  LicenseResponseType,
  LicenseTermPeriodResponseState,
  PersonResponseKind,
  RenewalResponseKind,
} from '../api/model';
import { language } from './locale';

/**
 * What the API's constants are called, once for the whole panel. Every value has a name: a value that the contract gains
 * stops the build here.
 */
export type Words<Value extends string> = Readonly<Record<Value, string>>;

export const alertKindWords: Words<AlertResponseKind> = {
  UNDER_LICENSED: $localize`Under-licensed`,
  NEARLY_FULL: $localize`Nearly full`,
  EXPIRING: $localize`Expiring`,
  EXPIRED: $localize`Expired`,
  RENEWED: $localize`Renewed`,
  BILLING_FAILED: $localize`Billing failed`,
};

export const alertStateWords: Words<AlertResponseState> = {
  OPEN: $localize`Open`,
  ACKNOWLEDGED: $localize`Acknowledged`,
  RESOLVED: $localize`Resolved`,
};

export const deviceClassWords: Words<DeviceResponseDeviceClass> = {
  WORKSTATION: $localize`Workstation`,
  LAPTOP: $localize`Laptop`,
  SERVER: $localize`Server`,
  VIRTUAL_MACHINE: $localize`Virtual machine`,
  MOBILE: $localize`Mobile`,
  OTHER: $localize`Other`,
};

export const deviceStatusWords: Words<DeviceResponseStatus> = {
  ACTIVE: $localize`Active`,
  DECOMMISSIONED: $localize`Decommissioned`,
};

export const personKindWords: Words<PersonResponseKind> = {
  END_USER: $localize`End user`,
  TECHNICIAN: $localize`Technician`,
  CONTACT: $localize`Contact`,
};

/** The role of those whom no role limits. */
export const administratorWord = $localize`System administrator`;

export const licenseStatusWords: Words<LicenseResponseStatus> = {
  NOT_STARTED: $localize`Not started`,
  ACTIVE: $localize`Active`,
  EXPIRING: $localize`Expiring`,
  EXPIRED: $localize`Expired`,
  PERPETUAL: $localize`Perpetual`,
};

export const complianceWords: Words<NonNullable<LicenseResponseCompliance>> = {
  COMPLIANT: $localize`Compliant`,
  FULL: $localize`:compliance|All seats are in use:Full`,
  UNDER_LICENSED: $localize`Under-licensed`,
};

export const licenseTermWords: Words<LicenseTermPeriodResponseState> = {
  PAST: $localize`Past`,
  CURRENT: $localize`Current`,
  NEXT: $localize`Next`,
};

export const renewalKindWords: Words<RenewalResponseKind> = {
  RENEWS: $localize`Renews`,
  EXPIRES: $localize`Expires`,
};

export const licenseTypeWords: Words<LicenseResponseType> = {
  CUSTOM: $localize`Custom`,
  PER_DEVICE: $localize`Per device`,
  PER_USER: $localize`Per end user`,
  PER_SITE: $localize`Per site`,
};

export const assignmentModeWords: Words<NonNullable<LicenseResponseAssignmentMode>> = {
  AUTOMATIC: $localize`automatic`,
  MANUAL: $localize`manual`,
};

/** A license's type and mode as people know them: "Per device (automatic)". */
export function licenseKind(type: LicenseResponseType, mode: LicenseResponseAssignmentMode): string {
  const word = licenseTypeWords[type];
  return mode === null ? word : `${word} (${assignmentModeWords[mode]})`;
}

/** Words as the options of a filter or a select, in their order. */
export function options<Value extends string>(
  words: Words<Value>,
): readonly { readonly value: string; readonly label: string }[] {
  return Object.entries<string>(words).map(([value, label]) => ({ value, label }));
}

/** What a product is. */
export const productKindWords: Words<DeviceSoftwareResponseKind> = {
  APPLICATION: $localize`Application`,
  COMPONENT: $localize`Component`,
  UPDATE: $localize`Update`,
  SYSTEM_PACKAGE: $localize`System package`,
};

/** The word for a constant that the contract leaves open; one that this panel does not know as it is. */
export function wordFor(words: Readonly<Record<string, string>>, value: string): string {
  return Object.hasOwn(words, value) ? (words[value] ?? value) : value;
}

/** A label as it stands within a sentence: in small letters, but for acronyms, and but for languages with other rules. */
export function withinSentence(label: string, textsIn = language): string {
  if (!textsIn.startsWith('en')) return label;
  return label.replaceAll(/\b\p{Lu}(?!\p{Lu})/gu, (letter) => letter.toLocaleLowerCase());
}
