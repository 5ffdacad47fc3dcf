import {
  alertKindWords,
  alertStateWords,
  assignmentModeWords,
  complianceWords,
  deviceClassWords,
  deviceStatusWords,
  licenseStatusWords,
  licenseTypeWords,
  personKindWords,
  productKindWords,
  wordFor,
} from '../../core/words';

const constants: Readonly<Record<string, string>> = {
  ...alertKindWords,
  ...alertStateWords,
  ...assignmentModeWords,
  ...complianceWords,
  ...deviceClassWords,
  ...deviceStatusWords,
  ...licenseStatusWords,
  ...licenseTypeWords,
  ...personKindWords,
  ...productKindWords,
  PER_LICENSE: $localize`per license`,
  TOTAL: $localize`in total`,
  DAY: $localize`day`,
  MONTH: $localize`month`,
  YEAR: $localize`year`,
};

/** What fields of the API are called where it is not their own name that people know. */
const fields: Readonly<Record<string, string>> = {
  active: $localize`Active`,
  amount: $localize`Amount`,
  assignedOn: $localize`Assigned on`,
  cost: $localize`Cost`,
  currency: $localize`Currency`,
  description: $localize`Description`,
  device: $localize`Device`,
  email: $localize`E-mail`,
  endedOn: $localize`Ended on`,
  expiresOn: $localize`Expires`,
  kind: $localize`Kind`,
  label: $localize`Label`,
  location: $localize`Location`,
  name: $localize`Name`,
  note: $localize`Note`,
  organization: $localize`Organization`,
  person: $localize`Person`,
  product: $localize`Product`,
  publisher: $localize`Publisher`,
  purchaseDate: $localize`Purchase date`,
  quantity: $localize`Quantity`,
  roles: $localize`Roles`,
  scope: $localize`Scope`,
  seats: $localize`Seats`,
  status: $localize`Status`,
  tags: $localize`Tags`,
  term: $localize`Term`,
  type: $localize`Type`,
  usage: $localize`Usage`,
  vendor: $localize`Vendor`,
};

/** A field of the log as people say it: `vendorId` by its word, and one that has none by its name: `Notice days`. */
export function fieldText(field: string): string {
  const name = field.replace(/Ids?$/, '');
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return Object.hasOwn(fields, name) ? (fields[name] ?? name) : words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value of the log as people say it: a constant by its word, one that has none in small letters, and anything else as it is. */
export function constantText(value: string): string {
  const word = wordFor(constants, value);
  return /^[A-Z]+(_[A-Z]+)+$/.test(word) ? word.replaceAll('_', ' ').toLowerCase() : word;
}
