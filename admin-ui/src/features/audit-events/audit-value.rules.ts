import { formatDate, formatInstant } from '../../core/format';
import {
  alertKindWords,
  alertStateWords,
  assignmentModeWords,
  deviceClassWords,
  deviceStatusWords,
  licenseStatusWords,
  licenseTypeWords,
  personKindWords,
  productKindWords,
  wordFor,
} from '../../core/words';
import { agreementStatusWords, intervalWords, timingWords } from '../billing-agreements/billing-words';
import { exportFormatWords, exportIntervalWords, exportTargetWords } from '../billing-exports/billing-export-words';
import { invoiceKindWords, invoiceStatusWords } from '../billing-invoices/invoice-words';
import { licenseCountWords, quantitySourceWords } from '../billing-products/quantity-source.rules';
import { originWords } from '../licenses/seat-words';
import { channelFormatWords, channelKindWords, digestWords, severityWords } from '../notifications/notification-words';
import { areaWords, levelWords } from '../permissions/permission-words';
import { matchedByWords, platformWords, ruleFieldWords, ruleOperatorWords } from '../software/software-words';

/** What levels of permissions are called; one of them is a kind of product as well. */
const levels = Object.fromEntries(Object.entries(levelWords).map(([level, { short }]) => [level, short]));

/** What the log's other constants are called elsewhere in the panel; none has two words. */
export const constantLists: readonly Readonly<Record<string, string>>[] = [
  areaWords,
  alertKindWords,
  alertStateWords,
  channelFormatWords,
  channelKindWords,
  severityWords,
  exportFormatWords,
  intervalWords,
  timingWords,
  agreementStatusWords,
  invoiceKindWords,
  invoiceStatusWords,
  productKindWords,
  deviceClassWords,
  deviceStatusWords,
  licenseTypeWords,
  licenseStatusWords,
  personKindWords,
  exportTargetWords,
  licenseCountWords,
  originWords,
  matchedByWords,
  platformWords,
  ruleFieldWords,
  ruleOperatorWords,
  { DAILY: exportIntervalWords.DAILY },
];

const words: Readonly<Record<string, string>> = Object.assign({}, ...constantLists);

/** Fields with words of their own for constants that others have too. */
const ownWords: readonly (readonly [RegExp, Readonly<Record<string, string>>])[] = [
  [/level$/i, levels],
  [/^assignmentMode$/, assignmentModeWords],
  [/^digest$/, digestWords],
  [/^(?:quantitySource|type)$/, { ...words, ...quantitySourceWords }],
];

/** Constants have one word, or more between underscores; so have names that people give, such as that of a vendor. */
const constant = /^[A-Z]+(?:_[A-Z]+)*$/;

/** The fields that hold constants, by what they end in. */
const constantField =
  /(?:kind|status|state|type|class|mode|format|interval|every|timing|severity|digest|platform|field|operator|origin|source|count|target|unit|level|scope|by)$/i;

const day = /^\d{4}-\d\d-\d\d$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A text of an event as a person reads it: days and instants as elsewhere, and constants by their words. */
export function valueText(field: string, value: string): string {
  if (day.test(value)) return formatDate(value);
  if (instant.test(value)) return formatInstant(value);
  return constantField.test(field) && constant.test(value) ? constantText(value, field) : value;
}

/** `CREDIT_NOTE` as `Credit note`; what has no word here, by its own name. */
export function constantText(value: string, field = ''): string {
  const known = wordsOf(field);
  if (Object.hasOwn(known, value)) return wordFor(known, value);
  return value.charAt(0) + value.slice(1).toLowerCase().replaceAll('_', ' ');
}

/** The words for the constants of a field. */
export function wordsOf(field: string): Readonly<Record<string, string>> {
  return ownWords.find(([fields]) => fields.test(field))?.[1] ?? words;
}

/** Whether a part of a path is a constant itself, as areas of permissions are. */
export function isConstant(part: string): boolean {
  return constant.test(part);
}
