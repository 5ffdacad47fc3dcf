import type { AuditEventResponse } from '../../api/model';
import { formatDate, formatInstant } from '../../core/format';
import { withinSentence } from '../../core/words';
import { constantText, fieldText } from './event-words';

/** One field of an event, as it was and as it is since; absent where nothing was there. */
export interface ChangedField {
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

type Told = Pick<AuditEventResponse, 'before' | 'after'>;

/** How many characters of a summary are worth a line. */
const summaryLength = 160;

/** The fields that an event tells of, in words, those inside of others by their path; the name comes first. */
export function changedFields({ before, after }: Told): readonly ChangedField[] {
  const [was, is] = [leaves(before), leaves(after)];
  return [...new Set(['name', ...was.keys(), ...is.keys()])]
    .filter((field) => was.get(field) !== is.get(field))
    .map((field) => {
      const [old, present] = [was.get(field), is.get(field)];
      return {
        field: fieldWords(field),
        ...(old === undefined ? {} : { before: old }),
        ...(present === undefined ? {} : { after: present }),
      };
    });
}

/** The changes of an event in one line: `Quantity: 3 → 5, Note: Two more`. */
export function summaryOf(event: Told): string {
  const parts = changedFields(event).map(({ field, before, after }) => {
    if (before === undefined || after === undefined) return `${field}: ${after ?? before ?? ''}`;
    return `${field}: ${before} → ${after}`;
  });
  const text = parts.join(', ');
  return text.length > summaryLength ? `${text.slice(0, summaryLength - 1)}…` : text;
}

/** `purchaseDate` as `Purchase date`; `cost.amount` as `Cost amount`. */
export function fieldWords(path: string): string {
  const [first = '', ...inner] = path.split('.').map(fieldText);
  return [first, ...inner.map((part) => withinSentence(part))].join(' ');
}

/** The values of an object by their path; what is empty says so by nothing. */
function leaves(value: unknown, path = ''): Map<string, string> {
  if (value === null || value === undefined) return new Map();
  if (isPlainObject(value) && (path === '' || !isOnlyNamed(value))) {
    return new Map(
      Object.entries(value).flatMap(([key, item]) => [...leaves(item, path === '' ? key : `${path}.${key}`)]),
    );
  }
  // Names are what people made them, even one that is written as a constant is.
  const text = typeof value === 'string' && /\b(name|label)$/i.test(path) ? value : textOf(value);
  if (text === '') return new Map();
  // A number that stands for a thing is none to reckon with.
  return new Map([[path, /Ids?$/.test(path) && /^[\d, ]+$/.test(text) ? text.replaceAll(/\d+/g, '#$&') : text]]);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? $localize`yes` : $localize`no`;
  if (Array.isArray(value))
    return value
      .map(textOf)
      .filter((text) => text !== '')
      .join(', ');
  if (isPlainObject(value)) {
    const { name } = value;
    if (typeof name === 'string') return name;
    return [...leaves(value)].map(([field, text]) => `${withinSentence(fieldWords(field))} ${text}`).join(' ');
  }
  return typeof value === 'string' ? wordsOf(value) : JSON.stringify(value);
}

/** Dates and constants as people read them. */
function wordsOf(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return formatDate(text);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return formatInstant(text);
  return constantText(text);
}

/** Whether an object says no more than which thing is meant. */
function isOnlyNamed(thing: Record<string, unknown>): boolean {
  const { name } = thing;
  return typeof name === 'string' && Object.keys(thing).every((key) => ['id', 'kind', 'name'].includes(key));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
