import { describe, expect, it } from 'vitest';
import { bCubed } from './b-cubed.rules.js';
import { DEVELOPMENT_TITLES, type LabelledTitle, UNSEEN_TITLES } from './normalization.labelled.data.js';
import { createNormalizer } from './normalizer.rules.js';
import type { NormalizedTitle } from './normalizer.types.js';

const normalize = createNormalizer();

/** The grouping by key is what the database holds; the one by shown product is what a person sees. */
const groupings: Record<string, (result: NormalizedTitle) => string> = {
  'product key': (result) => result.productKey,
  'shown product': (result) => JSON.stringify(result.product),
};

const sets: Record<string, readonly LabelledTitle[]> = {
  'titles that the rules were written with': DEVELOPMENT_TITLES,
  'titles that the rules had not seen': UNSEEN_TITLES,
  'all titles': [...DEVELOPMENT_TITLES, ...UNSEEN_TITLES],
};

describe.each(Object.entries(sets))('%s', (_, titles) => {
  it.each(Object.entries(groupings))('agree with people by %s', (__, groupOf) => {
    const { precision, recall } = bCubed(
      titles.map(({ title, label }) => ({ group: groupOf(normalize(title)), truth: label })),
    );
    expect(precision).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });
});

it('is large enough to mean something, and mostly not in the catalog’s words', () => {
  expect(DEVELOPMENT_TITLES.length).toBeGreaterThanOrEqual(450);
  expect(UNSEEN_TITLES.length).toBeGreaterThanOrEqual(150);
});

it('does not pass for a grouping that puts all in one or each by itself', () => {
  const titles = [...DEVELOPMENT_TITLES, ...UNSEEN_TITLES];
  expect(bCubed(titles.map(({ label }) => ({ group: 'all', truth: label }))).precision).toBeLessThan(0.1);
  expect(bCubed(titles.map(({ label }, index) => ({ group: `${index}`, truth: label }))).recall).toBeLessThan(0.8);
});
