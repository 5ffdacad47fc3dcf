import type { CriterionField, CriterionOperator } from './criteria.types';

/** One way to compare, with the words that stand between a field and its value. */
export interface OperatorChoice {
  readonly operator: CriterionOperator;
  readonly negated: boolean;
  readonly label: string;
}

/** What edits the value of a criterion. */
export type CriterionEditor = 'things' | 'choices' | 'words' | 'text' | 'date' | 'days';

interface FieldDescription {
  readonly label: string;
  /** In the order in which they are offered; the first is what a new criterion starts with. */
  readonly operators: readonly OperatorChoice[];
}

const setOperators: readonly OperatorChoice[] = [
  { operator: 'in', negated: false, label: $localize`is any of` },
  { operator: 'notIn', negated: false, label: $localize`is none of` },
];

const textOperators: readonly OperatorChoice[] = [
  { operator: 'contains', negated: false, label: $localize`contains` },
  { operator: 'contains', negated: true, label: $localize`does not contain` },
  { operator: 'startsWith', negated: false, label: $localize`starts with` },
  { operator: 'startsWith', negated: true, label: $localize`does not start with` },
  { operator: 'equals', negated: false, label: $localize`is` },
  { operator: 'equals', negated: true, label: $localize`is not` },
  ...setOperators,
];

/** Fields that a criterion can look at, in the order in which they are offered. */
export const criterionFields: Readonly<Record<CriterionField, FieldDescription>> = {
  product: {
    label: $localize`Installed software`,
    operators: [
      { operator: 'containsAny', negated: false, label: $localize`has any of` },
      { operator: 'containsAll', negated: false, label: $localize`has all of` },
      { operator: 'notContainsAny', negated: false, label: $localize`has none of` },
      { operator: 'notContainsAll', negated: false, label: $localize`does not have all of` },
    ],
  },
  deviceClass: { label: $localize`Class`, operators: setOperators },
  osName: { label: $localize`Operating system`, operators: textOperators },
  osVersion: { label: $localize`OS version`, operators: textOperators },
  organizationId: { label: $localize`Organization`, operators: setOperators },
  locationId: { label: $localize`Location`, operators: setOperators },
  name: { label: $localize`Name`, operators: textOperators },
  serialNumber: { label: $localize`Serial number`, operators: textOperators },
  tag: {
    label: $localize`Tag`,
    operators: [
      { operator: 'in', negated: false, label: $localize`is any of` },
      { operator: 'notIn', negated: false, label: $localize`is none of` },
      { operator: 'contains', negated: false, label: $localize`contains` },
      { operator: 'contains', negated: true, label: $localize`does not contain` },
      { operator: 'startsWith', negated: false, label: $localize`starts with` },
    ],
  },
  lastSeenAt: {
    label: $localize`Last seen`,
    operators: [
      { operator: 'olderThanDays', negated: false, label: $localize`more than … days ago` },
      { operator: 'olderThanDays', negated: true, label: $localize`within … days, or never` },
      { operator: 'before', negated: false, label: $localize`before` },
      { operator: 'after', negated: false, label: $localize`after` },
    ],
  },
  status: { label: $localize`Status`, operators: setOperators },
  device: {
    label: $localize`Device`,
    operators: [
      { operator: 'isOneOf', negated: false, label: $localize`is one of` },
      { operator: 'isOneOf', negated: true, label: $localize`is not one of` },
    ],
  },
};

/** What edits the value that a field is compared with. */
export function editorOf(field: CriterionField, operator: CriterionOperator): CriterionEditor {
  if (field === 'product' || field === 'device' || field === 'organizationId' || field === 'locationId')
    return 'things';
  if (field === 'deviceClass' || field === 'status') return 'choices';
  if (operator === 'olderThanDays') return 'days';
  if (operator === 'before' || operator === 'after') return 'date';
  return operator === 'in' || operator === 'notIn' ? 'words' : 'text';
}

/**
 * The ways to compare a field, with the present one among them: criteria that were written elsewhere may use one that is
 * not offered.
 */
export function operatorChoices(
  field: CriterionField,
  operator: CriterionOperator,
  negated: boolean,
): readonly OperatorChoice[] {
  const { operators } = criterionFields[field];
  if (operators.some((choice) => choice.operator === operator && choice.negated === negated)) return operators;
  const affirmed = [...operators, ...textOperators].find((choice) => choice.operator === operator && !choice.negated);
  const label = affirmed?.label ?? operator;
  return [...operators, { operator, negated, label: negated ? $localize`not: ${label}:comparison:` : label }];
}

/** The words for a comparison, as in "is none of". */
export function operatorLabel(field: CriterionField, operator: CriterionOperator, negated: boolean): string {
  const choices = operatorChoices(field, operator, negated);
  return choices.find((choice) => choice.operator === operator && choice.negated === negated)?.label ?? operator;
}
