import type { RuleSoftwareRequestCondition } from '../../api/model';
import type { Words } from '../../core/words';

/** Whether any or all of some things are asked for. */
export type Match = 'ANY' | 'ALL';

/** A product that a rule asks for. */
export interface RuleProduct {
  readonly productId: number;
  /** As in `>=2019 <2022 || 2024.1`; `null` for every version. */
  readonly versionRange: string | null;
}

/** A condition on all software of a device. */
export interface SoftwareCondition {
  readonly condition: RuleSoftwareRequestCondition;
  readonly productIds: readonly number[];
  readonly titleIds: readonly number[];
}

/** Roles that a rule asks for. */
export interface RuleRoles {
  readonly match: Match;
  readonly roleIds: readonly number[];
}

/** Who gets seats of an automatic license. A section without entries asks for nothing. */
export interface AssignmentRule {
  readonly products: { readonly match: Match; readonly items: readonly RuleProduct[] };
  readonly deviceGroups: { readonly match: Match; readonly ids: readonly number[] };
  readonly software: readonly SoftwareCondition[];
  /** Of end users. */
  readonly endUsers: RuleRoles;
  /** Of technicians, who have one role each: any of them is enough. */
  readonly technicians: RuleRoles;
}

export const conditionWords: Words<RuleSoftwareRequestCondition> = {
  CONTAINS_ANY: $localize`Contains any of`,
  CONTAINS_ALL: $localize`Contains all of`,
  NOT_CONTAINS_ANY: $localize`Does not contain any of`,
  NOT_CONTAINS_ALL: $localize`Does not contain all of`,
};

/** Reads the rule of a license, which the contract describes as an object and no more. What makes no sense is left out. */
export function readRule(value: unknown): AssignmentRule {
  const rule = record(value);
  const products = record(rule['products']);
  const groups = record(rule['deviceGroups']);
  return {
    endUsers: ruleRoles(rule['endUsers']),
    technicians: ruleRoles(rule['technicians']),
    products: { match: match(products['match']), items: list(products['items']).flatMap(ruleProduct) },
    deviceGroups: { match: match(groups['match']), ids: numbers(groups['ids']) },
    software: list(rule['software']).flatMap(softwareCondition),
  };
}

/** Whether the rule asks for nothing, and so gives no seat. */
export function isEmptyRule({ products, deviceGroups, software, endUsers, technicians }: AssignmentRule): boolean {
  const sections = [products.items, deviceGroups.ids, software, endUsers.roleIds, technicians.roleIds];
  return sections.every((section) => section.length === 0);
}

/** What a rule names, by id. */
export interface NamedInRule {
  readonly productIds: readonly number[];
  readonly groupIds: readonly number[];
  readonly endUserRoleIds: readonly number[];
  readonly technicianRoleIds: readonly number[];
}

/** The products, groups and roles that a rule names, each once. */
export function namedIn({ products, deviceGroups, software, endUsers, technicians }: AssignmentRule): NamedInRule {
  const productIds = [
    ...products.items.map(({ productId }) => productId),
    ...software.flatMap((condition) => condition.productIds),
  ];
  return {
    productIds: [...new Set(productIds)],
    groupIds: [...new Set(deviceGroups.ids)],
    endUserRoleIds: [...new Set(endUsers.roleIds)],
    technicianRoleIds: [...new Set(technicians.roleIds)],
  };
}

function ruleProduct(value: unknown): RuleProduct[] {
  const { productId, versionRange } = record(value);
  if (typeof productId !== 'number') return [];
  return [{ productId, versionRange: typeof versionRange === 'string' && versionRange !== '' ? versionRange : null }];
}

function ruleRoles(value: unknown): RuleRoles {
  const { match: asked, roleIds } = record(value);
  return { match: match(asked), roleIds: numbers(roleIds) };
}

function softwareCondition(value: unknown): SoftwareCondition[] {
  const { condition, productIds, titleIds } = record(value);
  const known = isCondition(condition) ? condition : null;
  return known === null ? [] : [{ condition: known, productIds: numbers(productIds), titleIds: numbers(titleIds) }];
}

function isCondition(value: unknown): value is RuleSoftwareRequestCondition {
  return typeof value === 'string' && Object.hasOwn(conditionWords, value);
}

function match(value: unknown): Match {
  return value === 'ALL' ? 'ALL' : 'ANY';
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function numbers(value: unknown): number[] {
  return list(value).filter((entry) => typeof entry === 'number');
}
