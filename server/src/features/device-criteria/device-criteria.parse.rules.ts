import type { FieldError } from '../../platform/http/app-error.js';
import { isCalendarDate } from '../../platform/http/fields.js';
import { deviceClasses, deviceStatuses } from '../devices/devices.rules.js';
import {
  type DeviceCondition,
  deviceFields,
  type DeviceField,
  type FieldOperator,
  idFields,
  operatorsOfField,
  softwareCondition,
  type SoftwareMatch,
} from './device-criteria.rules.js';

/** Criteria as they are written in the API and kept in the database. */
export type DeviceCriteria =
  | { all: DeviceCriteria[] }
  | { any: DeviceCriteria[] }
  | { not: DeviceCriteria }
  | { deviceIds: number[] }
  | { field: string; operator: string; value: unknown };

const deepestNesting = 10;
const mostNodes = 500;
const mostValues = 10_000;

/** Fields that know only some values, in any case. */
const wordsOf: Partial<Record<DeviceField, readonly string[]>> = { deviceClass: deviceClasses, status: deviceStatuses };

const productOperators: Record<string, SoftwareMatch> = {
  containsAny: 'CONTAINS_ANY',
  containsAll: 'CONTAINS_ALL',
  notContainsAny: 'NOT_CONTAINS_ANY',
  notContainsAll: 'NOT_CONTAINS_ALL',
};

class CriteriaError extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

/** The criteria read, or what is wrong with them and where. */
export type ParsedCriteria = { condition: DeviceCondition; error: null } | { condition: null; error: FieldError };

/** Reads criteria of any shape; whatever comes in, the answer is a condition or a field error. */
export function parseCriteria(criteria: unknown, field = 'criteria'): ParsedCriteria {
  try {
    return { condition: parse(criteria, field, 0, { left: mostNodes }), error: null };
  } catch (error) {
    if (!(error instanceof CriteriaError)) throw error;
    return { condition: null, error: { field: error.field, code: 'criteria', message: error.message } };
  }
}

/** Ids of the products, organizations and locations that criteria name, to check that they exist. */
export interface NamedIds {
  productIds: number[];
  organizationIds: number[];
  locationIds: number[];
  deviceIds: number[];
}

/** Collects the ids that a condition names. */
export function namedIdsOf(condition: DeviceCondition): NamedIds {
  const named: NamedIds = { productIds: [], organizationIds: [], locationIds: [], deviceIds: [] };
  const visit = (each: DeviceCondition): void => {
    if (each.kind === 'all' || each.kind === 'any') each.conditions.forEach(visit);
    else if (each.kind === 'not') visit(each.condition);
    else if (each.kind === 'devices') named.deviceIds.push(...each.ids);
    else if (each.kind === 'installed') named.productIds.push(...each.productIds);
    else if (each.kind === 'openPlace') return;
    else if (each.field === 'organizationId') named.organizationIds.push(...each.values.map(Number));
    else if (each.field === 'locationId') named.locationIds.push(...each.values.map(Number));
  };
  visit(condition);
  return named;
}

/** A text that a field is compared with, as the database can hold it. */
export function cleanValue(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
}

function parse(criteria: unknown, field: string, depth: number, budget: { left: number }): DeviceCondition {
  if (depth > deepestNesting) throw new CriteriaError(field, `Criteria nest ${deepestNesting} deep at the most.`);
  if (budget.left-- <= 0) throw new CriteriaError(field, `A group has ${mostNodes} criteria at the most.`);
  if (typeof criteria !== 'object' || criteria === null || Array.isArray(criteria)) {
    throw new CriteriaError(field, 'Criteria are {all: […]}, {any: […]}, {not: …}, {deviceIds: […]} or a comparison.');
  }
  const keys = Object.keys(criteria);
  const only = (key: string) => keys.length === 1 && keys[0] === key;
  if (only('all') && 'all' in criteria) {
    return { kind: 'all', conditions: parseList(criteria.all, `${field}.all`, depth, budget) };
  }
  if (only('any') && 'any' in criteria) {
    return { kind: 'any', conditions: parseList(criteria.any, `${field}.any`, depth, budget) };
  }
  if (only('not') && 'not' in criteria) {
    return { kind: 'not', condition: parse(criteria.not, `${field}.not`, depth + 1, budget) };
  }
  if (only('deviceIds') && 'deviceIds' in criteria) {
    return { kind: 'devices', ids: parseIds(criteria.deviceIds, `${field}.deviceIds`, true) };
  }
  if ('field' in criteria && 'operator' in criteria && 'value' in criteria && keys.length === 3) {
    return parseLeaf(criteria.field, criteria.operator, criteria.value, field, budget);
  }
  throw new CriteriaError(field, 'A comparison has exactly the keys field, operator and value.');
}

function parseList(list: unknown, field: string, depth: number, budget: { left: number }): DeviceCondition[] {
  if (!Array.isArray(list)) throw new CriteriaError(field, 'Here a list of criteria is expected.');
  const items: unknown[] = list;
  return items.map((item, index) => parse(item, `${field}.${index}`, depth + 1, budget));
}

function parseLeaf(
  field: unknown,
  operator: unknown,
  value: unknown,
  path: string,
  budget: { left: number },
): DeviceCondition {
  if (field === 'product') return parseProductLeaf(operator, value, path, budget);
  const known = deviceFields.find((candidate) => candidate === field);
  if (known === undefined) {
    const named = typeof field === 'string' ? `There is no field ${field}. ` : '';
    throw new CriteriaError(`${path}.field`, `${named}Fields: ${deviceFields.join(', ')}, product.`);
  }
  const allowed = operatorsOfField[known].find((candidate) => candidate === operator);
  if (allowed === undefined) {
    throw new CriteriaError(`${path}.operator`, `${known} understands ${operatorsOfField[known].join(', ')}.`);
  }
  return {
    kind: 'field',
    field: known,
    operator: allowed,
    values: parseValues(known, allowed, value, `${path}.value`),
  };
}

function parseProductLeaf(operator: unknown, value: unknown, path: string, budget: { left: number }): DeviceCondition {
  const match =
    typeof operator === 'string' && Object.hasOwn(productOperators, operator) ? productOperators[operator] : undefined;
  if (match === undefined) {
    throw new CriteriaError(`${path}.operator`, `product understands ${Object.keys(productOperators).join(', ')}.`);
  }
  const productIds = parseIds(value, `${path}.value`, false);
  // Each product that has to be there (or not) is a question of its own to the database.
  if (match.endsWith('ALL')) budget.left -= productIds.length;
  if (budget.left < 0) throw new CriteriaError(`${path}.value`, `A group has ${mostNodes} criteria at the most.`);
  return softwareCondition(match, productIds);
}

function parseIds(value: unknown, field: string, emptyAllowed: boolean): number[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (!emptyAllowed && list.length === 0) throw new CriteriaError(field, 'Name at least one.');
  if (list.length > mostValues) throw new CriteriaError(field, `Name ${mostValues} at the most.`);
  return list.map((item) => {
    if (typeof item !== 'number' || !Number.isSafeInteger(item) || item < 1) {
      throw new CriteriaError(field, 'Ids are whole numbers from 1.');
    }
    return item;
  });
}

function parseValues(field: DeviceField, operator: FieldOperator, value: unknown, path: string): (string | number)[] {
  if (idFields.has(field)) return parseIds(value, path, false);
  if (operator === 'olderThanDays') return [parseDays(value, path)];
  if (operator === 'before' || operator === 'after') return [parseMoment(value, path)];
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const many = operator === 'in' || operator === 'notIn';
  if (list.length === 0 || (list.length > 1 && !many)) {
    throw new CriteriaError(path, many ? 'Name at least one value.' : 'Here one value is expected.');
  }
  if (list.length > mostValues) throw new CriteriaError(path, `Name ${mostValues} values at the most.`);
  const words = wordsOf[field];
  return list.map((item) => {
    if (typeof item !== 'string' || item.length > 500)
      throw new CriteriaError(path, 'Values are texts of up to 500 characters.');
    const clean = cleanValue(item);
    if (clean === '') throw new CriteriaError(path, 'An empty text matches nothing in particular: give a value.');
    if (words !== undefined && !words.includes(clean.toUpperCase())) {
      throw new CriteriaError(path, `${field} is one of ${words.join(', ')}.`);
    }
    return clean;
  });
}

function parseDays(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 36_500) {
    throw new CriteriaError(path, 'A number of days from 0 to 36500 is expected.');
  }
  return value;
}

/**
 * A calendar date or an instant of the years 1900 to 9999, kept as text; a date is judged in the installation's time
 * zone.
 */
function parseMoment(value: unknown, path: string): string {
  if (typeof value === 'string' && isCalendarDate(value)) return value;
  if (typeof value === 'string' && value.length <= 40) {
    try {
      const instant = Temporal.Instant.from(value);
      if (isCalendarDate(instant.toZonedDateTimeISO('UTC').toPlainDate().toString())) return instant.toString();
    } catch {
      // Neither form: refused below.
    }
  }
  throw new CriteriaError(path, 'A date such as 2026-11-21 or an instant such as 2026-11-21T08:00:00Z is expected.');
}
