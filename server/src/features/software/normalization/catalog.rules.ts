import { CATALOG } from './catalog/index.js';
import type { CatalogEntry, CatalogGroup } from './catalog/entry.js';
import { compilePattern, type CompiledPattern } from './catalog/pattern.rules.js';
import type { ProductKind } from './normalizer.types.js';
import { normalizePublisher } from './publisher.rules.js';
import { foldText } from './text.rules.js';

/** A product that the catalog knows. */
export interface CatalogMatch {
  /** Stable id of the entry, such as `adobe/photoshop`. */
  id: string;
  name: string;
  publisher: string;
  kind: ProductKind;
}

/** On what a pattern stands; see `CatalogEntry`. */
type Standing = 'NAME' | 'NO_OTHER_PUBLISHER' | 'THIS_PUBLISHER';

interface IndexedEntry {
  group: CatalogGroup;
  entry: CatalogEntry;
  id: string;
  /** The product's name with places for what the pattern captures. */
  template: string;
}

interface IndexedPattern extends IndexedEntry {
  standing: Standing;
  compiled: CompiledPattern;
}

interface CatalogIndex {
  literals: ReadonlyMap<string, readonly IndexedPattern[]>;
  byFirstWord: ReadonlyMap<string, readonly IndexedPattern[]>;
  byNumber: readonly IndexedPattern[];
  packages: ReadonlyMap<string, IndexedEntry>;
  groupsByBrand: ReadonlyMap<string, ReadonlySet<CatalogGroup>>;
}

/** Stable id of an entry: publisher and name without captures. */
export function catalogId(group: CatalogGroup, entry: CatalogEntry): string {
  const slug = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}+#]+/gu, '-');
  return `${slug(group.publisher)}/${slug(entry.name.replace(/\{[a-z]+\}/g, ' '))}`;
}

function withoutBrand(folded: string, group: CatalogGroup): string {
  const brand = group.brands.find((candidate) => folded.startsWith(`${candidate} `));
  return brand === undefined ? folded : folded.slice(brand.length + 1);
}

/** The entry's own name as a pattern, so that normalizing a product's name yields the product. */
function ownPattern(group: CatalogGroup, entry: CatalogEntry): string[] {
  return entry.name.includes('{') ? [] : [`!${withoutBrand(foldText(entry.name), group)}`];
}

function standingOf(pattern: string): Standing {
  if (pattern.startsWith('!')) {
    return 'THIS_PUBLISHER';
  }
  return pattern.startsWith('~') ? 'NO_OTHER_PUBLISHER' : 'NAME';
}

/** The name that a match of the pattern yields: a year that was matched is always part of it. */
function templateOf(pattern: string, entry: CatalogEntry): string {
  return pattern.includes('{year}') && !entry.name.includes('{year}') ? `${entry.name} {year}` : entry.name;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) {
    map.set(key, [value]);
  } else {
    values.push(value);
  }
}

function buildIndex(groups: readonly CatalogGroup[]): CatalogIndex {
  const literals = new Map<string, IndexedPattern[]>();
  const byFirstWord = new Map<string, IndexedPattern[]>();
  const byNumber: IndexedPattern[] = [];
  const packages = new Map<string, IndexedEntry>();
  const groupsByBrand = new Map<string, Set<CatalogGroup>>();
  for (const group of groups) {
    for (const brand of group.brands) {
      groupsByBrand.set(brand, (groupsByBrand.get(brand) ?? new Set()).add(group));
    }
    for (const entry of group.entries) {
      const id = catalogId(group, entry);
      for (const pattern of [...entry.patterns, ...ownPattern(group, entry)]) {
        if (pattern.startsWith('pkg:')) {
          packages.set(pattern.slice(4), { group, entry, id, template: entry.name });
          continue;
        }
        const compiled = compilePattern(pattern.replace(/^[~!]/, ''));
        const indexed = {
          group,
          entry,
          id,
          template: templateOf(pattern, entry),
          standing: standingOf(pattern),
          compiled,
        };
        if (compiled.literal !== null) {
          append(literals, compiled.literal, indexed);
          continue;
        }
        for (const word of compiled.firstWords) {
          if (word === null) {
            byNumber.push(indexed);
          } else {
            append(byFirstWord, word, indexed);
          }
        }
      }
    }
  }
  return { literals, byFirstWord, byNumber, packages, groupsByBrand };
}

const INDEX = buildIndex(CATALOG);

/** Words that a captured edition keeps in this spelling; others get a capital. */
const SPELLED: ReadonlyMap<string, string> = new Map(
  'for and of with to LT R2 SE BI NT XP CS CS2 CS3 CS4 CS5 CS5.5 CS6 CC DC XI X IX VI VII VIII LTSC IoT PDF OCR SQL EX ERP VHD 2D 3D iOS macOS'
    .split(' ')
    .map((word) => [word.toLowerCase(), word]),
);

function displayed(captured: string): string {
  return captured
    .split(' ')
    .map((word) => SPELLED.get(word) ?? word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

function fillIn(name: string, captured: Readonly<Record<string, string>>): string {
  return name
    .replace(/\{([a-z]+)\}/g, (_, key: string) => displayed(captured[key] ?? ''))
    .replace(/ {2,}/g, ' ')
    .trim();
}

function toMatch(indexed: IndexedEntry, captured: Readonly<Record<string, string>>): CatalogMatch {
  const { group, entry, id, template } = indexed;
  return { id, name: fillIn(template, captured), publisher: group.publisher, kind: entry.kind };
}

const REPORTED_AS: ReadonlyMap<CatalogGroup, ReadonlySet<string>> = new Map(
  CATALOG.map((group) => [
    group,
    new Set([group.publisher, ...group.alsoReportedAs].map((name) => normalizePublisher(name).name ?? name)),
  ]),
);

function isReportedBy(group: CatalogGroup, publisher: string | null): boolean {
  return publisher !== null && REPORTED_AS.get(group)?.has(publisher) === true;
}

function stands(pattern: IndexedPattern, publisher: string | null): boolean {
  switch (pattern.standing) {
    case 'NAME':
      return true;
    case 'NO_OTHER_PUBLISHER':
      return publisher === null || isReportedBy(pattern.group, publisher);
    case 'THIS_PUBLISHER':
      return isReportedBy(pattern.group, publisher);
  }
}

function firstMatch(folded: string, accepts: (pattern: IndexedPattern) => boolean): CatalogMatch | null {
  for (const pattern of INDEX.literals.get(folded) ?? []) {
    if (accepts(pattern)) {
      return toMatch(pattern, {});
    }
  }
  const space = folded.indexOf(' ');
  const firstWord = space === -1 ? folded : folded.slice(0, space);
  const byWord = INDEX.byFirstWord.get(firstWord) ?? [];
  const candidates = /^\d/.test(firstWord) ? [...byWord, ...INDEX.byNumber] : byWord;
  for (const pattern of candidates) {
    if (accepts(pattern)) {
      const captured = pattern.compiled.match(folded);
      if (captured !== null) {
        return toMatch(pattern, captured);
      }
    }
  }
  return null;
}

/** Words of the longest brand, such as "palo alto networks". */
const BRAND_WORDS_LIMIT = 3;

/** The brands that the folded name starts with and does not end with, longest first. */
function brandsOf(folded: string): string[] {
  const brands: string[] = [];
  let space = folded.indexOf(' ');
  for (let words = 1; space !== -1 && words <= BRAND_WORDS_LIMIT; words++) {
    const brand = folded.slice(0, space);
    if (INDEX.groupsByBrand.has(brand)) {
      brands.unshift(brand);
    }
    space = folded.indexOf(' ', space + 1);
  }
  return brands;
}

/**
 * The catalog's product for a name.
 *
 * @param folded the folded name, as reported or cleaned
 * @param publisher the reported publisher as Seatwise spells it
 */
export function findInCatalog(folded: string, publisher: string | null): CatalogMatch | null {
  for (const brand of brandsOf(folded)) {
    const groups = INDEX.groupsByBrand.get(brand);
    const match = firstMatch(folded.slice(brand.length + 1), (pattern) => groups?.has(pattern.group) === true);
    if (match !== null) {
      return match;
    }
  }
  return firstMatch(folded, (pattern) => stands(pattern, publisher));
}

/** The catalog's product that a Linux package installs, if it is known to install one. */
export function findPackageInCatalog(packageName: string): CatalogMatch | null {
  const pattern = INDEX.packages.get(packageName.toLowerCase());
  return pattern === undefined ? null : toMatch(pattern, {});
}
