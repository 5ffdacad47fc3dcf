import { versionOf } from '../../platform/http/versions.js';
import type { NormalizationStep, NormalizedTitle } from './normalization/normalizer.rules.js';
import type { TitleMatch } from './software.types.js';

/** The product that a title stands for. */
interface CurrentProduct {
  name: string;
  publisher: string | null;
}

/** A product's name with its publisher, as a step shows it. */
function shown(product: CurrentProduct): string {
  return product.publisher === null ? product.name : `${product.name} (${product.publisher})`;
}

/**
 * How a title became its product: what the normalizer did, and what technicians decided after it. What they call the
 * product, or into which product they merged it, shows where the names differ.
 */
export function explanationOf(
  answer: NormalizedTitle,
  matchedBy: TitleMatch,
  product: CurrentProduct,
): NormalizationStep[] {
  const step = { before: shown(answer.product), after: shown(product) };
  if (matchedBy === 'MANUAL') {
    return [...answer.steps, { rule: 'technician.mapping', ...step, note: 'A technician mapped this title by hand.' }];
  }
  if (step.before === step.after) return answer.steps;
  const note = 'A technician renamed this product, or merged it into this one.';
  return [...answer.steps, { rule: 'technician.product', ...step, note }];
}

/** The version of what a title stands for, and why: what agents reported of it never changes. */
export function titleVersionOf(productId: number, matchedBy: TitleMatch, matchedById: string | null): number {
  return versionOf([productId, matchedBy, matchedById ?? '']);
}
