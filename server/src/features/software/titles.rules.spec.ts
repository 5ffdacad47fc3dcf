import { describe, expect, it } from 'vitest';
import { createNormalizer } from './normalization/normalizer.rules.js';
import { explanationOf } from './titles.rules.js';

describe('explanationOf', () => {
  const answer = createNormalizer()({ name: 'Widget Maker 3.2', publisher: 'Acme', platform: 'WINDOWS' });
  const rules = (matchedBy: 'GENERAL' | 'MANUAL', name: string, publisher: string | null) =>
    explanationOf(answer, matchedBy, { name, publisher })
      .slice(answer.steps.length)
      .map((step) => [step.rule, step.before, step.after]);

  it('is what the normalizer did, where nobody decided otherwise', () => {
    expect(explanationOf(answer, 'GENERAL', answer.product)).toEqual(answer.steps);
  });

  it('ends with the mapping by hand', () => {
    expect(rules('MANUAL', 'Gadget', null)).toEqual([['technician.mapping', 'Widget Maker (Acme)', 'Gadget']]);
  });

  it('ends with the other name of a product that was renamed or merged', () => {
    expect(rules('GENERAL', 'Gadget', 'Acme')).toEqual([
      ['technician.product', 'Widget Maker (Acme)', 'Gadget (Acme)'],
    ]);
  });
});
