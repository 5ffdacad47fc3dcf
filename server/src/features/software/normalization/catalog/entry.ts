import type { ProductKind } from '../normalizer.types.js';

/**
 * One product of the catalog, or one family of products that differ by year and edition.
 *
 * Patterns are written without the publisher's brand, in the language of `pattern.rules.ts`, with what they stand
 * on before them:
 * - nothing: the name alone says it, whoever is reported as publisher ("google chrome")
 * - `~`: a common word or two; not when another publisher is reported ("sketch")
 * - `!`: only with the brand before it or with this publisher reported ("word")
 * - `pkg:`: the exact name of a Linux package
 */
export interface CatalogEntry {
  /** `{year}` and other captures of the patterns become part of the name; left out where nothing was captured. */
  name: string;
  kind: ProductKind;
  patterns: readonly string[];
}

/** The products of one publisher. */
export interface CatalogGroup {
  publisher: string;
  /** Folded words that products' names may or may not start with ("adobe photoshop", "photoshop"). */
  brands: readonly string[];
  /** Other publishers under which agents report the same products: former owners, resellers, package makers. */
  alsoReportedAs: readonly string[];
  entries: readonly CatalogEntry[];
}

/** An application of the catalog. */
export function app(name: string, ...patterns: string[]): CatalogEntry {
  return { name, kind: 'APPLICATION', patterns };
}

/** A runtime, driver, add-on or other part of the catalog. */
export function component(name: string, ...patterns: string[]): CatalogEntry {
  return { name, kind: 'COMPONENT', patterns };
}

/** The products of one publisher. */
export function group(
  publisher: string,
  names: { brands?: readonly string[]; alsoReportedAs?: readonly string[] },
  entries: readonly CatalogEntry[],
): CatalogGroup {
  return { publisher, brands: names.brands ?? [], alsoReportedAs: names.alsoReportedAs ?? [], entries };
}
