import type { rulesToAST } from '@casl/ability/extra';
import { allOf, anyOf, sql, type Sql } from '../database/sql.js';
import type { PolicyField } from './policy.js';

/** A rule's condition as CASL parses it. */
type Condition = NonNullable<ReturnType<typeof rulesToAST>>;

interface CompoundLike {
  operator: string;
  value: unknown;
}

/**
 * Writes a parsed rule condition as SQL. Only the operators below are known: an operator or a field that is not
 * declared throws, so that a rule can never silently allow more in the database than it does in memory.
 * @throws Error for an unknown operator or field.
 */
export function conditionToSql(condition: Condition, fields: Record<string, PolicyField>, alias: Sql): Sql {
  switch (condition.operator) {
    case 'and':
      return allOf(childrenOf(condition).map((child) => conditionToSql(child, fields, alias)));
    case 'or':
      return anyOf(childrenOf(condition).map((child) => conditionToSql(child, fields, alias)));
    case 'not':
      return sql`NOT (${allOf(childrenOf(condition).map((child) => conditionToSql(child, fields, alias)))})`;
    default:
      return fieldToSql(condition, fields, alias);
  }
}

function childrenOf(condition: CompoundLike): Condition[] {
  if (!Array.isArray(condition.value)) throw new Error(`A rule has ${condition.operator} without conditions.`);
  return condition.value;
}

function fieldToSql(condition: Condition, fields: Record<string, PolicyField>, alias: Sql): Sql {
  const name = 'field' in condition && typeof condition.field === 'string' ? condition.field : '';
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field === undefined) throw new Error(`A rule speaks of the field ${name}, which its policy does not declare.`);
  if ('column' in field) return compare(condition, field.column(alias));
  // A list satisfies "elemMatch" when the condition holds of one of its values.
  if (condition.operator === 'elemMatch') {
    const ofValue = operatorOf(condition.value);
    return field.exists(alias, (value) => compare(ofValue, value));
  }
  // Like in memory: a list satisfies "in" when one of its values does, and "not in" when none is among them.
  return negative.has(condition.operator)
    ? sql`NOT ${field.exists(alias, (value) => compare(positiveOf(condition), value))}`
    : field.exists(alias, (value) => compare(condition, value));
}

function operatorOf(condition: unknown): { operator: string; value: unknown } {
  if (typeof condition === 'object' && condition !== null && 'operator' in condition && 'value' in condition) {
    const { operator, value } = condition;
    if (typeof operator === 'string') return { operator, value };
  }
  throw new Error('A rule asks of the values of a list something that is no comparison.');
}

const negative = new Set(['ne', 'nin']);

function positiveOf(condition: Condition): { operator: string; value: unknown } {
  return { operator: condition.operator === 'ne' ? 'eq' : 'in', value: condition.value };
}

/** NULL counts as a value that equals nothing, as it does in memory: every comparison is true or false. */
function compare(condition: { operator: string; value: unknown }, column: Sql): Sql {
  const { operator, value } = condition;
  switch (operator) {
    case 'eq':
      return value === null ? sql`${column} IS NULL` : sql`${column} IS NOT DISTINCT FROM ${scalar(value)}`;
    case 'ne':
      return value === null ? sql`${column} IS NOT NULL` : sql`${column} IS DISTINCT FROM ${scalar(value)}`;
    case 'in':
      return isEmptyList(value) ? sql`FALSE` : sql`coalesce(${column} = ANY(${list(value)}), FALSE)`;
    case 'nin':
      return isEmptyList(value) ? sql`TRUE` : sql`coalesce(${column} <> ALL(${list(value)}), TRUE)`;
    default:
      throw new Error(`A rule uses the operator ${operator}, which cannot be written in SQL.`);
  }
}

/** An empty list has no type of its own that SQL could compare with. */
function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function scalar(value: unknown): string | number | boolean {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new Error('A rule compares with something that is neither text, number nor flag.');
}

function list(value: unknown): Sql {
  if (!Array.isArray(value)) throw new Error('A rule compares with a list that is none.');
  const items: unknown[] = value;
  if (items.every((item) => Number.isSafeInteger(item))) return sql`${items}::bigint[]`;
  if (items.every((item) => typeof item === 'string')) return sql`${items}::text[]`;
  throw new Error('A rule compares with a list that is neither all ids nor all text.');
}
