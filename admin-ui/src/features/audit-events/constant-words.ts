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

const words: Readonly<Record<string, string>> = {
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

/** A value of the log as people say it: a constant by its word, one that has none in small letters, and anything else as it is. */
export function constantText(value: string): string {
  const word = wordFor(words, value);
  return /^[A-Z]+(_[A-Z]+)+$/.test(word) ? word.replaceAll('_', ' ').toLowerCase() : word;
}
