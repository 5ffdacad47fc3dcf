import { formatDate, formatInstant, formatNumber } from '../../core/format';
import { deviceClassWords, deviceStatusWords } from '../../core/words';
import type { CriteriaGroup, CriteriaNode, Criterion } from './criteria.types';
import { criterionFields, editorOf, operatorLabel } from './criterion-fields.rules';

/** Criteria as people read them: a sentence, or a heading with what stands below it. */
export interface CriteriaLine {
  readonly key: number;
  readonly text: string;
  /** What is compared with, each on its own; empty for a group. */
  readonly values: readonly string[];
  readonly lines: readonly CriteriaLine[];
}

/** What a group asks of its criteria, as in "All of these". */
export function groupWords({ match, negated }: Pick<CriteriaGroup, 'match' | 'negated'>): string {
  if (match === 'all') return negated ? $localize`Not all of these` : $localize`All of these`;
  return negated ? $localize`None of these` : $localize`Any of these`;
}

/** A tree of criteria in words. */
export function criteriaInWords(node: CriteriaNode): CriteriaLine {
  if (node.kind === 'criterion') return criterionInWords(node);
  return {
    key: node.key,
    text: node.children.length === 0 ? emptyWords(node) : groupWords(node),
    values: [],
    lines: node.children.map((child) => criteriaInWords(child)),
  };
}

function criterionInWords(criterion: Criterion): CriteriaLine {
  const { key, field, operator, negated } = criterion;
  const { label } = criterionFields[field];
  const words = operatorLabel(field, operator, negated);
  if (operator === 'olderThanDays') {
    const text = `${label} ${words.replace('…', formatNumber(criterion.value.days))}`;
    return { key, text, values: [], lines: [] };
  }
  return { key, text: `${label} ${words}`, values: valuesOf(criterion), lines: [] };
}

function valuesOf({ field, operator, value }: Criterion): readonly string[] {
  switch (editorOf(field, operator)) {
    case 'things':
      return value.things.map(({ name }) => name);
    case 'choices':
      return value.words.map((word) => choiceWords.get(word) ?? word);
    case 'words':
      return value.words;
    case 'text':
      return [value.text];
    case 'date':
      return [value.moment?.includes('T') ? formatInstant(value.moment) : formatDate(value.moment)];
    case 'days':
      return [formatNumber(value.days)];
  }
}

const choiceWords: ReadonlyMap<string, string> = new Map(Object.entries({ ...deviceClassWords, ...deviceStatusWords }));

/** All of nothing holds for every device, any of nothing for none. */
function emptyWords({ match, negated }: CriteriaGroup): string {
  return (match === 'all') === negated ? $localize`No device` : $localize`Every device`;
}
