/** Lighthouse on pages of the panel, as somebody who is signed in. */
import lighthouse from 'lighthouse';
import desktop from 'lighthouse/core/config/desktop-config.js';
import { quantile, sortedOf } from './results.mjs';

const categories = /** @type {const} */ (['performance', 'accessibility', 'best-practices']);

/** What each category has to reach, of 100. */
const toReach = 95;

/** The stream of changes never ends: a page is as loaded as it gets after so long. */
const longestLoadMilliseconds = 20_000;

/**
 * @param {{ page: string, url: string, cookie: string | null, port: number, repeats: number }} given
 *   `port` is that of the browser's debugger
 * @returns {Promise<import('./results.mjs').Finding[]>} one for each category: the median of all repeats
 */
export async function lighthouseOf({ page, url, cookie, port, repeats }) {
  /** @type {Map<string, number[]>} */
  const scores = new Map(categories.map((category) => [category, []]));
  /** @type {Set<string>} */
  const short = new Set();
  for (let round = 0; round < repeats; round++) {
    const flags = {
      port,
      logLevel: /** @type {const} */ ('error'),
      onlyCategories: [...categories],
      maxWaitForLoad: longestLoadMilliseconds,
      ...(cookie === null ? {} : { extraHeaders: { cookie } }),
    };
    const result = await lighthouse(url, flags, desktop);
    if (result === undefined) throw new Error(`Lighthouse says nothing of ${url}.`);
    const { categories: found, audits, runtimeError } = result.lhr;
    if (runtimeError) throw new Error(`Lighthouse on ${url}: ${runtimeError.message}`);
    for (const category of categories) {
      scores.get(category)?.push((found[category]?.score ?? 0) * 100);
      for (const { id, weight } of found[category]?.auditRefs ?? []) {
        const score = audits[id]?.score;
        if (weight > 0 && typeof score === 'number' && score < 0.9) short.add(id);
      }
    }
  }
  return categories.map((category) => {
    const median = quantile(sortedOf(scores.get(category) ?? []), 0.5);
    return {
      work: `Lighthouse, ${category}: ${page}`,
      unit: 'of 100',
      median: Math.round(median),
      toReach: `≥ ${toReach}`,
      reached: median >= toReach,
      ...(median >= toReach || short.size === 0 ? {} : { note: `short of: ${[...short].join(', ')}` }),
    };
  });
}
