import type {
  ApiCriteria,
  CriteriaGroup,
  CriteriaNode,
  Criterion,
  CriterionField,
  CriterionOperator,
  CriterionValue,
  NamedThing,
} from './criteria.types';
import { criterionFields, editorOf } from './criterion-fields.rules';

/** Names of the things that criteria name by id. */
export type ThingNames = (field: CriterionField, id: number) => NamedThing;

let lastKey = 0;

const noValue: CriterionValue = { things: [], words: [], text: '', moment: null, days: null };

/** A criterion that nobody has filled in. */
export function newCriterion(field: CriterionField = 'product'): Criterion {
  const [first] = criterionFields[field].operators;
  return {
    kind: 'criterion',
    key: (lastKey += 1),
    field,
    operator: first?.operator ?? 'in',
    negated: first?.negated ?? false,
    value: noValue,
  };
}

/** A group of criteria, with one to fill in where none are given. */
export function newGroup(
  children: readonly CriteriaNode[] = [newCriterion()],
  match: CriteriaGroup['match'] = 'all',
): CriteriaGroup {
  return { kind: 'group', key: (lastKey += 1), match, negated: false, children };
}

/** A criterion that is one of these devices. */
export function fixedDevices(devices: readonly NamedThing[]): Criterion {
  return { ...newCriterion('device'), value: { ...noValue, things: devices } };
}

/** The devices of criteria that are a fixed list; `null` for all others. */
export function fixedDeviceIds(criteria: unknown): readonly number[] | null {
  const tree = record(criteria);
  return Array.isArray(tree['deviceIds']) ? ids(tree['deviceIds']) : null;
}

/**
 * Criteria of the API as a tree to edit, with a group at its top. What cannot be read is left out: the server writes
 * nothing that it does not understand itself.
 */
export function readCriteria(criteria: unknown, names: ThingNames): CriteriaGroup {
  const node = readNode(criteria, names, false);
  if (node === null) return newGroup([]);
  return node.kind === 'group' ? node : newGroup([node]);
}

/** A tree as criteria of the API. Criteria without a value are written as they are: the server says what is missing. */
export function writeCriteria(node: CriteriaNode): ApiCriteria {
  const written =
    node.kind === 'group' ? { [node.match]: node.children.map((child) => writeCriteria(child)) } : writeCriterion(node);
  return node.negated ? { not: written } : written;
}

/** Whether criteria of the API ask for the same in the same words. */
export function sameCriteria(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Path of a group's child in the criteria of the API, as errors name it. */
export function childPath(group: CriteriaGroup, path: string, index: number): string {
  return `${innerPath(group, path)}.${group.match}.${index}`;
}

/** Path of what a node writes inside its `not`. */
export function innerPath(node: CriteriaNode, path: string): string {
  return node.negated ? `${path}.not` : path;
}

/** Whether a criterion still lacks its value, or a group its criteria. Only the top may be empty: it means everything. */
export function isIncomplete(node: CriteriaNode, top = true): boolean {
  if (node.kind === 'group') {
    return (!top && node.children.length === 0) || node.children.some((child) => isIncomplete(child, false));
  }
  const { things, words, text, moment, days } = node.value;
  switch (editorOf(node.field, node.operator)) {
    case 'things':
      return things.length === 0;
    case 'choices':
    case 'words':
      return words.length === 0;
    case 'text':
      return text.trim() === '';
    case 'date':
      return moment === null;
    case 'days':
      return days === null;
  }
}

/** Ids that criteria name, by field, to load their names. */
export function namedIds(criteria: unknown): ReadonlyMap<CriterionField, ReadonlySet<number>> {
  const found = new Map<CriterionField, Set<number>>();
  const note = (field: CriterionField, id: number): NamedThing => {
    const known = found.get(field) ?? new Set();
    found.set(field, known.add(id));
    return { id, name: '' };
  };
  readCriteria(criteria, note);
  return found;
}

function writeCriterion({ field, operator, value }: Criterion): ApiCriteria {
  const { things, words, text, moment, days } = value;
  if (field === 'device') return { deviceIds: things.map(({ id }) => id) };
  const values = {
    things: things.map(({ id }) => id),
    choices: words,
    words,
    text: text.trim(),
    date: moment,
    days,
  } as const;
  return { field, operator, value: values[editorOf(field, operator)] };
}

function readNode(criteria: unknown, names: ThingNames, negated: boolean): CriteriaNode | null {
  const tree = record(criteria);
  if ('not' in tree) return readNode(tree['not'], names, !negated);
  for (const match of ['all', 'any'] as const) {
    const list: unknown = tree[match];
    if (!Array.isArray(list)) continue;
    const children = list.map((child: unknown) => readNode(child, names, false)).filter((child) => child !== null);
    return { ...newGroup(children, match), negated };
  }
  if (Array.isArray(tree['deviceIds'])) {
    return { ...fixedDevices(ids(tree['deviceIds']).map((id) => names('device', id))), negated };
  }
  const { field, operator, value } = tree;
  return isField(field) && isOperator(operator) ? readCriterion(field, operator, value, names, negated) : null;
}

function readCriterion(
  field: CriterionField,
  operator: CriterionOperator,
  value: unknown,
  names: ThingNames,
  negated: boolean,
): Criterion {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  // One of several is the same as equal to one: the pickers know the first alone.
  const picked = operator === 'equals' && editorOf(field, 'in') !== 'words' ? 'in' : operator;
  const texts = values.filter((each) => typeof each === 'string');
  const read: CriterionValue = {
    things: editorOf(field, picked) === 'things' ? ids(values).map((id) => names(field, id)) : [],
    words: field === 'deviceClass' || field === 'status' ? texts.map((text) => text.toUpperCase()) : texts,
    text: texts[0] ?? '',
    moment: texts[0] ?? null,
    days: values.find((each) => typeof each === 'number') ?? null,
  };
  return { ...newCriterion(field), operator: picked, negated, value: read };
}

function isField(value: unknown): value is CriterionField {
  return typeof value === 'string' && Object.hasOwn(criterionFields, value);
}

const operators: ReadonlySet<unknown> = new Set<CriterionOperator>([
  'in',
  'notIn',
  'equals',
  'contains',
  'startsWith',
  'before',
  'after',
  'olderThanDays',
  'containsAny',
  'containsAll',
  'notContainsAny',
  'notContainsAll',
]);

function isOperator(value: unknown): value is CriterionOperator {
  return operators.has(value);
}

function ids(values: readonly unknown[]): number[] {
  return values.filter((id) => typeof id === 'number');
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
