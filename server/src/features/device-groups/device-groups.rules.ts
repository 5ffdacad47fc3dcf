import type { FieldError } from '../../platform/http/app-error.js';
import {
  cleanValue,
  type DeviceCriteria,
  type NamedIds,
  parseCriteria,
} from '../device-criteria/device-criteria.parse.rules.js';

type Leaf = Extract<DeviceCriteria, { deviceIds: number[] } | { field: string }>;

/** How many ids a message names; there may be thousands. */
const namedInMessage = 10;

/** True for criteria that can be read as they are. */
export function isCriteria(value: unknown): value is DeviceCriteria {
  return parseCriteria(value).error === null;
}

/** The criteria as they are kept: the texts in them as the parser understands them, everything else as given. */
export function cleanedCriteria(criteria: DeviceCriteria): DeviceCriteria {
  return mapLeaves(criteria, (leaf) => ('field' in leaf ? { ...leaf, value: cleaned(leaf.value) } : leaf));
}

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => cleaned(item));
  return typeof value === 'string' ? cleanValue(value) : value;
}

/**
 * The criteria without the ids that the reader may not know of. What is left is for reading only: it finds other
 * devices than the whole.
 */
export function withoutIds(criteria: DeviceCriteria, hidden: NamedIds): DeviceCriteria {
  return mapLeaves(criteria, (leaf) => {
    const ids = hiddenFor(leaf, hidden);
    if (ids === null || ids.size === 0) return leaf;
    const shown = (value: unknown) => (Array.isArray(value) ? value : [value]).filter((id: number) => !ids.has(id));
    return 'field' in leaf ? { ...leaf, value: shown(leaf.value) } : { deviceIds: shown(leaf.deviceIds) };
  });
}

/** One error for every place that names an id among `unknown`, with the path of that place. */
export function unknownIdErrors(criteria: DeviceCriteria, unknown: NamedIds, field = 'criteria'): FieldError[] {
  if ('all' in criteria) {
    return criteria.all.flatMap((child, index) => unknownIdErrors(child, unknown, `${field}.all.${index}`));
  }
  if ('any' in criteria) {
    return criteria.any.flatMap((child, index) => unknownIdErrors(child, unknown, `${field}.any.${index}`));
  }
  if ('not' in criteria) return unknownIdErrors(criteria.not, unknown, `${field}.not`);
  const [things, place] = 'field' in criteria ? [thingsOf(criteria.field), 'value'] : ['devices', 'deviceIds'];
  const ids = hiddenFor(criteria, unknown);
  const value: unknown = 'field' in criteria ? criteria.value : criteria.deviceIds;
  const missing = (Array.isArray(value) ? value : [value]).filter((id: number) => ids?.has(id));
  if (missing.length === 0) return [];
  const more = missing.length > namedInMessage ? ` and ${missing.length - namedInMessage} more` : '';
  const message = `There are no such ${things}, or you may not see them: ${missing.slice(0, namedInMessage).join(', ')}${more}.`;
  return [{ field: `${field}.${place}`, code: 'reference.unknown', message }];
}

/** Whether nothing is named at all. */
export function namesNothing(ids: NamedIds): boolean {
  return Object.values(ids).every((list: number[]) => list.length === 0);
}

function mapLeaves(criteria: DeviceCriteria, change: (leaf: Leaf) => Leaf): DeviceCriteria {
  if ('all' in criteria) return { all: criteria.all.map((child) => mapLeaves(child, change)) };
  if ('any' in criteria) return { any: criteria.any.map((child) => mapLeaves(child, change)) };
  if ('not' in criteria) return { not: mapLeaves(criteria.not, change) };
  return change(criteria);
}

/** Of the ids, those of the kind that a leaf names; null when it names none of a kind. */
function hiddenFor(leaf: Leaf, ids: NamedIds): Set<number> | null {
  if ('deviceIds' in leaf) return new Set(ids.deviceIds);
  switch (leaf.field) {
    case 'organizationId':
      return new Set(ids.organizationIds);
    case 'locationId':
      return new Set(ids.locationIds);
    case 'product':
      return new Set(ids.productIds);
    default:
      return null;
  }
}

function thingsOf(field: string): string {
  return field === 'organizationId' ? 'organizations' : field === 'locationId' ? 'locations' : 'products';
}
