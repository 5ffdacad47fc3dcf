import type { EntityOption } from '../../ui/form';

/** What a criterion looks at; `device` is a fixed list of devices. */
export type CriterionField =
  | 'organizationId'
  | 'locationId'
  | 'deviceClass'
  | 'status'
  | 'osName'
  | 'osVersion'
  | 'name'
  | 'serialNumber'
  | 'tag'
  | 'lastSeenAt'
  | 'product'
  | 'device';

/** How a criterion compares, as the API calls it; `isOneOf` is that of a fixed list, which has none. */
export type CriterionOperator =
  | 'in'
  | 'notIn'
  | 'equals'
  | 'contains'
  | 'startsWith'
  | 'before'
  | 'after'
  | 'olderThanDays'
  | 'containsAny'
  | 'containsAll'
  | 'notContainsAny'
  | 'notContainsAll'
  | 'isOneOf';

/** Something that a criterion names: an organization, a location, a product or a device. */
export interface NamedThing extends EntityOption {
  /** Active devices that it has, where that is known. */
  readonly deviceCount?: number;
  /** Where a location or a device belongs. */
  readonly organization?: EntityOption | null;
}

/**
 * Values of a criterion, one of each sort: switching the field or the operator to and fro loses nothing that was chosen.
 * {@link editorOf} tells which of them counts.
 */
export interface CriterionValue {
  readonly things: readonly NamedThing[];
  readonly words: readonly string[];
  readonly text: string;
  /** A calendar date or an instant. */
  readonly moment: string | null;
  readonly days: number | null;
}

/** One comparison. */
export interface Criterion {
  readonly kind: 'criterion';
  /** Tells nodes apart on the screen; no part of the criteria. */
  readonly key: number;
  readonly field: CriterionField;
  readonly operator: CriterionOperator;
  /** Whether the opposite is asked for. */
  readonly negated: boolean;
  readonly value: CriterionValue;
}

/** Several criteria that are combined. */
export interface CriteriaGroup {
  readonly kind: 'group';
  readonly key: number;
  readonly match: 'all' | 'any';
  /** Whether the opposite is asked for: not all, or none. */
  readonly negated: boolean;
  readonly children: readonly CriteriaNode[];
}

/** A tree of criteria, as it is edited. */
export type CriteriaNode = Criterion | CriteriaGroup;

/** Criteria as the API has them. */
export type ApiCriteria = { [key: string]: unknown };
