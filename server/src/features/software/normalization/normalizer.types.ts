/** A title as an agent reported it, before anything was understood about it. */
export interface RawTitle {
  name: string;
  publisher: string | null;
  platform: 'WINDOWS' | 'MACOS' | 'LINUX' | 'OTHER' | null;
  /** Where the agent found it: `registry`, `uwp`, `wmi`, `deb`, `rpm`, `snap`, `flatpak`, … */
  source?: string | null;
  /** The section or category of the source, such as `libs` or `System Environment/Libraries`. */
  systemCategory?: string | null;
  /**
   * Accepted because agents report it, and deliberately not read: a title is name, publisher and platform,
   * many versions share one title, and one title stands for one product.
   */
  version?: string | null;
}

/**
 * What a product is: software that people use (application), a part, runtime or driver that comes with something
 * else (component), a patch (update), or a package of an operating system's distribution (system package).
 */
export type ProductKind = 'APPLICATION' | 'COMPONENT' | 'UPDATE' | 'SYSTEM_PACKAGE';

/** One thing that normalization did to a title, told so that a technician can follow it. */
export interface NormalizationStep {
  /** Stable id of the rule, such as `name.version`. */
  rule: string;
  before: string;
  after: string;
  /** One sentence for a person. */
  note: string;
}

/** The product that a title stands for, and why. */
export interface NormalizedTitle {
  product: { name: string; publisher: string | null };
  kind: ProductKind;
  /** What decided: a technician's rule, our catalog, or the general rules for all other software. */
  matchedBy: { type: 'RULE' | 'CATALOG' | 'GENERAL'; id: string };
  steps: NormalizationStep[];
  /** Two titles with the same key are the same product. Stable across releases of the catalog's spelling. */
  productKey: string;
  /** Whether a technician's rule or the catalog knew the title; false means that a technician may want to look. */
  reviewed: boolean;
}

/** How a technician's pattern is compared; always without regard to case, spacing, or trademark signs. */
export type TechnicianRuleOperator = 'EQUALS' | 'STARTS_WITH' | 'CONTAINS' | 'WILDCARD';

/**
 * A technician's own word on what a title is. Rules are tried by ascending `priority`, then by `id`; the first
 * that matches decides, before the catalog and the general rules.
 */
export interface TechnicianRule {
  id: number;
  priority: number;
  field: 'NAME' | 'PUBLISHER';
  operator: TechnicianRuleOperator;
  /** For `WILDCARD`, `*` stands for any run of characters and everything else for itself. Empty matches nothing. */
  pattern: string;
  /** A wildcard pattern that the reported publisher must match as well. */
  publisherPattern?: string | null;
  productName: string;
  /** Absent: the publisher that the title reports. */
  publisherName: string | null;
  /** Absent: the kind that the general rules see. */
  kind: ProductKind | null;
}
