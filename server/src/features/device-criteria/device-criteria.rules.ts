/**
 * A condition on a device: the small tree in which groups and license rules are written down. The same tree is
 * compiled to SQL for reconciling, for previews, and for the explanation of a single device.
 */
export type DeviceCondition =
  | { kind: 'all'; conditions: readonly DeviceCondition[] }
  | { kind: 'any'; conditions: readonly DeviceCondition[] }
  | { kind: 'not'; condition: DeviceCondition }
  | { kind: 'devices'; ids: readonly number[] }
  /** Its location is not archived, and neither is its organization. */
  | { kind: 'openPlace' }
  | { kind: 'field'; field: DeviceField; operator: FieldOperator; values: readonly (string | number)[] }
  | { kind: 'installed'; productIds: readonly number[]; titleIds: readonly number[]; versions: string | null };

export const deviceFields = [
  'organizationId',
  'locationId',
  'deviceClass',
  'osName',
  'osVersion',
  'name',
  'serialNumber',
  'tag',
  'lastSeenAt',
  'status',
] as const;
export type DeviceField = (typeof deviceFields)[number];

export const fieldOperators = [
  'in',
  'notIn',
  'equals',
  'contains',
  'startsWith',
  'before',
  'after',
  'olderThanDays',
] as const;
export type FieldOperator = (typeof fieldOperators)[number];

/** Which operators a field understands. */
export const operatorsOfField: Record<DeviceField, readonly FieldOperator[]> = {
  organizationId: ['in', 'notIn', 'equals'],
  locationId: ['in', 'notIn', 'equals'],
  deviceClass: ['in', 'notIn', 'equals'],
  status: ['in', 'notIn', 'equals'],
  osName: ['equals', 'contains', 'startsWith', 'in', 'notIn'],
  osVersion: ['equals', 'contains', 'startsWith', 'in', 'notIn'],
  name: ['equals', 'contains', 'startsWith', 'in', 'notIn'],
  serialNumber: ['equals', 'contains', 'startsWith', 'in', 'notIn'],
  tag: ['equals', 'in', 'notIn', 'contains', 'startsWith'],
  lastSeenAt: ['before', 'after', 'olderThanDays'],
};

/** Fields whose values are ids. */
export const idFields: ReadonlySet<DeviceField> = new Set<DeviceField>(['organizationId', 'locationId']);

/** True of every device. */
export const everyDevice: DeviceCondition = { kind: 'all', conditions: [] };

/** True of no device. */
export const noDevice: DeviceCondition = { kind: 'any', conditions: [] };

export function allOfConditions(conditions: readonly DeviceCondition[]): DeviceCondition {
  return { kind: 'all', conditions };
}

/** Has any of the software. */
export function installed(
  software: { productIds?: readonly number[]; titleIds?: readonly number[] },
  versions: string | null = null,
): DeviceCondition {
  return { kind: 'installed', productIds: software.productIds ?? [], titleIds: software.titleIds ?? [], versions };
}

export const softwareMatches = ['CONTAINS_ANY', 'CONTAINS_ALL', 'NOT_CONTAINS_ANY', 'NOT_CONTAINS_ALL'] as const;
export type SoftwareMatch = (typeof softwareMatches)[number];

/** The four software conditions, over products and raw titles. */
export function softwareCondition(
  match: SoftwareMatch,
  productIds: readonly number[],
  titleIds: readonly number[] = [],
): DeviceCondition {
  const any = installed({ productIds, titleIds });
  const all = allOfConditions([
    ...productIds.map((id) => installed({ productIds: [id] })),
    ...titleIds.map((id) => installed({ titleIds: [id] })),
  ]);
  switch (match) {
    case 'CONTAINS_ANY':
      return any;
    case 'CONTAINS_ALL':
      return all;
    case 'NOT_CONTAINS_ANY':
      return { kind: 'not', condition: any };
    case 'NOT_CONTAINS_ALL':
      return { kind: 'not', condition: all };
  }
}

/** What a condition looks at: which changed facts can change its answer. */
export interface ConditionDependencies {
  productIds: Set<number>;
  titleIds: Set<number>;
  /** Looks at the device's own fields. */
  fields: boolean;
  /** Looks at when the device was last seen: its answer also changes with time. */
  lastSeen: boolean;
}

/** Collects what a condition looks at. */
export function dependenciesOf(condition: DeviceCondition): ConditionDependencies {
  const found: ConditionDependencies = { productIds: new Set(), titleIds: new Set(), fields: false, lastSeen: false };
  collect(condition, found);
  return found;
}

function collect(condition: DeviceCondition, found: ConditionDependencies): void {
  switch (condition.kind) {
    case 'all':
    case 'any':
      for (const child of condition.conditions) collect(child, found);
      break;
    case 'not':
      collect(condition.condition, found);
      break;
    case 'devices':
      break;
    case 'openPlace':
      found.fields = true;
      break;
    case 'field':
      found.fields = true;
      found.lastSeen ||= condition.field === 'lastSeenAt';
      break;
    case 'installed':
      for (const id of condition.productIds) found.productIds.add(id);
      for (const id of condition.titleIds) found.titleIds.add(id);
  }
}

/** Of how many conditions a condition consists, itself included. */
export function sizeOf(condition: DeviceCondition): number {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.conditions.reduce((size, child) => size + sizeOf(child), 1);
    case 'not':
      return 1 + sizeOf(condition.condition);
    default:
      return 1;
  }
}

/**
 * Whether a device that has none of the software which the condition names could satisfy it, whatever else the device
 * is like. Where not, only devices that have some of it need to be asked.
 */
export function holdsWithoutSoftware(condition: DeviceCondition): boolean {
  return answerWithoutSoftware(condition) !== false;
}

/** The answer where nothing is installed; null where it also depends on something else. */
function answerWithoutSoftware(condition: DeviceCondition): boolean | null {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const decisive = condition.kind === 'any';
      const answers = condition.conditions.map((child) => answerWithoutSoftware(child));
      if (answers.includes(decisive)) return decisive;
      return answers.includes(null) ? null : !decisive;
    }
    case 'not': {
      const answer = answerWithoutSoftware(condition.condition);
      return answer === null ? null : !answer;
    }
    case 'installed':
      return false;
    default:
      return null;
  }
}
