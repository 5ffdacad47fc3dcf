import { isImpossibleRange, parseVersionRange } from '../device-criteria/version-range.rules.js';
import type { AssignmentRule } from '../reconciliation/license-rule.rules.js';

/** Of which a device must have one to get a seat by a rule: products and titles, by keys of their own. */
interface Demand {
  /** What the section that demands it is called. */
  section: string;
  anyOf: readonly string[];
}

/** What no device with a seat has: none of some things, or not all of some things. */
interface Ban {
  section: string;
  things: readonly string[];
  /** True: it must not have any. False: it must not have all of them together. */
  any: boolean;
}

/** What a software condition of a rule is called. */
export function softwareSectionName(index: number, count: number): string {
  return count === 1 ? 'the software condition' : `software condition ${index + 1}`;
}

/**
 * Why no device can ever satisfy the sections of a rule, whatever is installed anywhere: one sentence a reason, with the
 * sections that it is about. Device groups are not looked into.
 */
export function contradictionsOf(rule: Pick<AssignmentRule, 'products' | 'software'>): string[] {
  const ranges = impossibleRanges(rule);
  return ranges.length > 0 ? ranges : exclusions(demandsOf(rule), bansOf(rule));
}

function impossibleRanges({ products }: Pick<AssignmentRule, 'products'>): string[] {
  const items = products?.items ?? [];
  const impossible = [...new Set(items.flatMap((item) => (isImpossible(item) ? [item.versionRange ?? ''] : [])))];
  const stops = products?.match === 'ALL' ? impossible.length > 0 : items.length > 0 && items.every(isImpossible);
  if (!stops) return [];
  const named = impossible.map((range) => `“${range}”`).join(', ');
  return [
    impossible.length === 1
      ? `The products: no version number is in the range ${named}. Widen it.`
      : `The products: no version number is in any of the ranges ${named}. Widen them.`,
  ];
}

function isImpossible({ versionRange }: { versionRange?: string | null }): boolean {
  const range = versionRange === undefined || versionRange === null ? null : parseVersionRange(versionRange);
  return range !== null && isImpossibleRange(range);
}

function demandsOf({ products, software = [] }: Pick<AssignmentRule, 'products' | 'software'>): Demand[] {
  const possible = (products?.items ?? []).filter((item) => !isImpossible(item));
  const named = possible.map((item) => productKey(item.productId));
  const demands = demandsFor('the products', named, products?.match === 'ALL');
  for (const [index, { condition, productIds, titleIds }] of software.entries()) {
    if (condition !== 'CONTAINS_ANY' && condition !== 'CONTAINS_ALL') continue;
    const things = thingsOf(productIds, titleIds);
    demands.push(...demandsFor(softwareSectionName(index, software.length), things, condition === 'CONTAINS_ALL'));
  }
  return demands;
}

function demandsFor(section: string, things: readonly string[], all: boolean): Demand[] {
  if (things.length === 0) return [];
  return all ? things.map((thing) => ({ section, anyOf: [thing] })) : [{ section, anyOf: things }];
}

function bansOf({ software = [] }: Pick<AssignmentRule, 'software'>): Ban[] {
  return software.flatMap(({ condition, productIds, titleIds }, index) => {
    if (condition !== 'NOT_CONTAINS_ANY' && condition !== 'NOT_CONTAINS_ALL') return [];
    const things = thingsOf(productIds, titleIds);
    return [{ section: softwareSectionName(index, software.length), things, any: condition === 'NOT_CONTAINS_ANY' }];
  });
}

/** What is demanded and banned: a demand of which everything is banned, or a ban of all of what is demanded one by one. */
function exclusions(demands: readonly Demand[], bans: readonly Ban[]): string[] {
  const single = demands.filter(({ anyOf }) => anyOf.length === 1);
  const said = new Set<string>();
  for (const demand of demands) {
    const banning = demand.anyOf.map((thing) =>
      bans.find((ban) => (ban.any || ban.things.length === 1) && ban.things.includes(thing)),
    );
    if (banning.every((ban) => ban !== undefined))
      said.add(sentence([demand.section, ...banning.map(({ section }) => section)]));
  }
  for (const ban of bans) {
    if (ban.any || ban.things.length < 2) continue;
    const demanding = ban.things.map((thing) => single.find(({ anyOf }) => anyOf.includes(thing)));
    if (demanding.every((demand) => demand !== undefined)) {
      said.add(sentence([...demanding.map(({ section }) => section), ban.section]));
    }
  }
  return [...said];
}

function sentence(sections: readonly string[]): string {
  const named = [...new Set(sections)];
  const last = named.at(-1) ?? '';
  const all = named.length === 1 ? last : `${named.slice(0, -1).join(', ')} and ${last}`;
  const text = `${all} exclude each other: a device would have to have a product and not to have it, and no device can.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function thingsOf(productIds: readonly number[], titleIds: readonly number[]): string[] {
  return [...productIds.map(productKey), ...titleIds.map((id) => `title ${id}`)];
}

function productKey(id: number): string {
  return `product ${id}`;
}
