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

/** The fields that an event tells of, in words, those inside of others by their path. */
export function changedFields({ before, after }: Told): readonly ChangedField[] {
  const [was, is] = [leaves(before), leaves(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
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
  const label = wordFor(fieldLabels, part);
  if (label !== part) return label;
  const words = part
    .replace(/^is(?=[A-Z])/, '')
    .replace(/Ids?$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * The values of an object by their path; what is empty says so by nothing. The number of a thing tells nobody anything,
 * and what is named is told by its name.
 */
function leaves(value: unknown, path = ''): Map<string, string> {
  if (value === null || value === undefined) return new Map();
  if (isPlainObject(value)) {
    const { id: _, ...told } = value;
    const [only, ...others] = Object.keys(told);
    if (path !== '' && only === 'name' && others.length === 0) return leaves(told['name'], path);
    return new Map(
      Object.entries(told).flatMap(([key, item]) => [...leaves(item, path === '' ? key : `${path}.${key}`)]),
    );
  }
  const text = textOf(value, path.split('.').at(-1));
  return text === '' ? new Map() : new Map([[path, text]]);
}

function textOf(value: unknown, field = ''): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? $localize`yes` : $localize`no`;
  if (Array.isArray(value))
    return value
      .map((item) => textOf(item, field))
      .filter((text) => text !== '')
      .join(', ');
  if (isPlainObject(value)) {
    const { id: _, name, ...others } = value;
    if (typeof name !== 'string') return [...leaves(value)].map(partText).join(' ');
    const rest = [...leaves(ownOf(others))];
    const [first] = rest;
    if (first === undefined) return name;
    return `${name}: ${rest.length === 1 && first[0] === 'level' ? first[1] : rest.map(partText).join(' ')}`;
  }
  return typeof value === 'string' ? valueText(field, value) : JSON.stringify(value);
}

function partText([path, text]: readonly [string, string]): string {
  return `${withinSentence(fieldWords(path))} ${text}`;
}

/** What a thing with a name says beside it; of which kind it is and the numbers of others tell nobody more. */
function ownOf(others: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(others).filter(([key]) => key !== 'kind' && !/Ids?$/.test(key)));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
