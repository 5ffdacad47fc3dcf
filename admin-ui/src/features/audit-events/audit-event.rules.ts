import type { AuditEventResponse } from '../../api/model';
import { withinSentence, wordFor } from '../../core/words';
import { fieldLabels } from './audit-field-words';
import { constantText, isConstant, valueText } from './audit-value.rules';

/** One field of an event, as it was and as it is since; absent where nothing was there. */
export interface ChangedField {
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

type Told = Pick<AuditEventResponse, 'before' | 'after'>;

/** How many characters of a summary are worth a line. */
const summaryLength = 160;

/**
 * The fields that an event tells of, in words, those inside of others by their path. A recorded change never comes out
 * empty: what no words tell apart is told as it was written down.
 */
export function changedFields({ before, after }: Told): readonly ChangedField[] {
  const told = differences(before ?? undefined, after ?? undefined);
  if (told.length > 0 || !before || !after) return told;
  const [was, is]: Record<string, unknown>[] = [{ ...before }, { ...after }];
  return keysOf(was, is)
    .map((key) => changeOf(key, written(was?.[key]), written(is?.[key])))
    .filter((change) => change.before !== change.after);
}

/** The changes of an event in one line: `Quantity 3 → 5, Note Two more`. */
export function summaryOf(event: Told): string {
  const parts = changedFields(event).map(({ field, before, after }) => {
    if (before === undefined) return `${field} ${after ?? ''}`.trim();
    if (after === undefined) return `${field} ${before}`.trim();
    return `${field} ${before} → ${after}`;
  });
  const text = parts.join(', ');
  return text.length > summaryLength ? `${text.slice(0, summaryLength - 1)}…` : text;
}

/** `purchaseDate` as `Purchase date`; `cost.amount` as `Cost: amount`. */
export function fieldWords(path: string): string {
  const [first = '', ...others] = path.split('.').map(partWords);
  return [first, ...others.map((words) => withinSentence(words))].join(': ');
}

function partWords(part: string): string {
  if (isConstant(part)) return constantText(part);
  const thing = part.replace(/Ids?$/, '');
  const labeled = [part, thing].find((name) => Object.hasOwn(fieldLabels, name));
  if (labeled !== undefined) return wordFor(fieldLabels, labeled);
  const words = thing
    .replace(/^is(?=[A-Z])/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Where two values differ; what is empty says so by nothing. */
function differences(was: unknown, is: unknown, path = ''): readonly ChangedField[] {
  if (bare(was) === bare(is)) return [];
  const inner = isTold(was, path) && isTold(is, path) ? [] : insideOf(was, is, path);
  if (inner.length > 0 || path === '') return inner;
  const field = path.split('.').at(-1);
  const texts = [false, true].map((full): [string, string] => [textOf(was, field, full), textOf(is, field, full)]);
  const [before, after] = texts.find(([old, present]) => old !== present) ?? ['', ''];
  if (before !== after) return [changeOf(path, before, after)];
  return texts.some(([text]) => text !== '') ? [changeOf(path, written(was), written(is))] : [];
}

function insideOf(was: unknown, is: unknown, path: string): readonly ChangedField[] {
  const [old, present] = [isPlainObject(was) ? was : {}, isPlainObject(is) ? is : {}];
  return keysOf(old, present)
    .filter((key) => key !== 'id')
    .flatMap((key) => differences(old[key], present[key], path === '' ? key : `${path}.${key}`));
}

/** Whether a value is told in one text: all but objects that are more than a number and a name. */
function isTold(value: unknown, path: string): boolean {
  if (!isPlainObject(value)) return true;
  return (
    path !== '' && typeof value['name'] === 'string' && keysOf(value).every((key) => key === 'id' || key === 'name')
  );
}

function changeOf(path: string, before: string, after: string): ChangedField {
  return { field: fieldWords(path), ...(before === '' ? {} : { before }), ...(after === '' ? {} : { after }) };
}

function keysOf(...objects: readonly (object | undefined)[]): readonly string[] {
  return [...new Set(objects.flatMap((object) => Object.keys(object ?? {})))];
}

/** What is there to compare: nothing is nothing, however it was written. */
function bare(value: unknown): string | undefined {
  return JSON.stringify(value, (_, item: unknown) => {
    const empty = item === null || item === '' || (Array.isArray(item) && item.length === 0);
    return empty ? undefined : item;
  });
}

function written(value: unknown): string {
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

/**
 * A value in words. The number of a thing tells nobody anything, and what is named is told by its name: they are told in
 * full only where nothing else tells two things apart.
 */
function textOf(value: unknown, field = '', full = false): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? $localize`yes` : $localize`no`;
  if (Array.isArray(value)) return joined(value.map((item) => textOf(item, field, full)));
  if (isPlainObject(value)) return thingText(value, full);
  return typeof value === 'string' ? valueText(field, value) : JSON.stringify(value);
}

function thingText({ id, ...told }: Record<string, unknown>, full: boolean): string {
  const { name, ...others } = told;
  const number = full && typeof id === 'number' ? String(id) : '';
  if (typeof name !== 'string') return joined([number, partsText(told, full)], ' ');
  const called = number === '' ? name : `${name} (${number})`;
  return joined([called, partsText(full ? others : ownOf(others), full)], ': ');
}

function partsText(parts: Record<string, unknown>, full: boolean): string {
  const texts = Object.entries(parts).map(([key, value]) => [key, textOf(value, key, full)] as const);
  const [first, ...rest] = texts.filter(([, text]) => text !== '');
  if (first?.[0] === 'level' && rest.length === 0) return first[1];
  return joined(
    texts.map(([key, text]) => text && `${withinSentence(fieldWords(key))} ${text}`),
    ' ',
  );
}

function joined(texts: readonly string[], by = ', '): string {
  return texts.filter((text) => text !== '').join(by);
}

/** What a thing with a name says beside it; of which kind it is and the numbers of others tell nobody more. */
function ownOf(others: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(others).filter(([key]) => key !== 'kind' && !/Ids?$/.test(key)));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
