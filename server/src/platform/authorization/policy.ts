import type { ForcedSubject, MongoAbility, MongoQuery, RawRuleOf } from '@casl/ability';
import { sql, type Sql } from '../database/sql.js';
import {
  type Action,
  actions,
  type OrganizationReach,
  type PermissionArea,
  type Permissions,
  reachOf,
} from './permissions.js';

/** A permission of the ability language: an action on a subject. */
export type AppAbility = MongoAbility<[Action, string | (Record<string, unknown> & ForcedSubject<string>)]>;
export type Rule = RawRuleOf<AppAbility>;

/**
 * How a field that rules speak of is written in SQL: a column, or a relation of several values that a condition
 * is asked of each (`EXISTS`). `alias` is the table alias of the subject.
 */
export type PolicyField =
  { column: (alias: Sql) => Sql } | { exists: (alias: Sql, condition: (value: Sql) => Sql) => Sql };

/** What one subject allows to whom: pure rules, and how their fields are written in SQL. */
export interface Policy {
  subject: string;
  rules(permissions: Permissions): Rule[];
  fields: Record<string, PolicyField>;
}

/** The condition that a field lies in the organizations an area allows an action in; null when nowhere. */
export function reachCondition(
  permissions: Permissions,
  area: PermissionArea,
  action: Action,
  field: string,
): MongoQuery | undefined | null {
  const reach = reachOf(permissions, area, action);
  if ('onlyIn' in reach) return reach.onlyIn.length === 0 ? null : { [field]: { $in: reach.onlyIn } };
  return reach.everywhereExcept.length === 0 ? undefined : { [field]: { $nin: reach.everywhereExcept } };
}

/** A policy of things that belong to one organization. */
export function organizationPolicy(options: {
  subject: string;
  area: PermissionArea;
  /** The organization's column; `organization_id` when absent. */
  column?: (alias: Sql) => Sql;
}): Policy {
  return {
    subject: options.subject,
    fields: { organizationId: { column: options.column ?? ((alias) => sql`${alias}.organization_id`) } },
    rules: (permissions) =>
      actions.flatMap((action) => {
        const conditions = reachCondition(permissions, options.area, action, 'organizationId');
        if (conditions === null) return [];
        return [{ action, subject: options.subject, ...(conditions === undefined ? {} : { conditions }) }];
      }),
  };
}

/** A policy of things that belong to no organization: the default level of the area decides. */
export function globalPolicy(options: { subject: string; area: PermissionArea }): Policy {
  return {
    subject: options.subject,
    fields: {},
    rules: (permissions) =>
      actions
        .filter((action) => 'everywhereExcept' in reachOf(permissions, options.area, action))
        .map((action) => ({ action, subject: options.subject })),
  };
}

/** A policy of things that are in all organizations at once: they are for system administrators alone. */
export function administratorPolicy(subject: string): Policy {
  return {
    subject,
    fields: {},
    rules: ({ systemAdministrator }) => (systemAdministrator ? actions.map((action) => ({ action, subject })) : []),
  };
}

/**
 * The rules of things that have figures of every organization in their scope, and of all where the scope is global: each
 * of those must be within `reach`. Their fields are `global` and `organizationIds`.
 */
export function wholeScopeRules(subject: string, action: Action, reach: OrganizationReach): Rule[] {
  if ('everywhereExcept' in reach) {
    const { everywhereExcept } = reach;
    if (everywhereExcept.length === 0) return [{ action, subject }];
    return [{ action, subject, conditions: { global: false, organizationIds: { $nin: everywhereExcept } } }];
  }
  const { onlyIn } = reach;
  if (onlyIn.length === 0) return [];
  const elsewhere = { organizationIds: { $elemMatch: { $nin: onlyIn } } };
  return [
    { action, subject, conditions: { global: false, organizationIds: { $in: onlyIn } } },
    { action, subject, inverted: true, conditions: elsewhere },
  ];
}

/**
 * A rule without the organizations that are not within `seen`, where it excludes them. Of what it includes nothing is
 * left out: whatever an area opens is seen.
 */
export function withoutUnseen(rule: Rule, seen: OrganizationReach): Rule {
  if (!('everywhereExcept' in seen) || seen.everywhereExcept.length === 0 || rule.conditions === undefined) return rule;
  const unseen = new Set<unknown>(seen.everywhereExcept);
  return { ...rule, conditions: mapExclusions(rule.conditions, (ids) => ids.filter((id) => !unseen.has(id))) };
}

function mapExclusions<T>(condition: T, map: (ids: unknown[]) => unknown[]): T {
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) return condition;
  const entries = Object.entries(condition).map(([key, value]) => [
    key,
    key === '$nin' && Array.isArray(value) ? map(value) : mapExclusions<unknown>(value, map),
  ]);
  return Object.fromEntries(entries);
}
