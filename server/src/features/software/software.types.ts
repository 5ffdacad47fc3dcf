import type { ProductKind } from './normalization/normalizer.types.js';

/** Every kind of product, in the order in which they are offered. */
export const productKinds: readonly ProductKind[] = ['APPLICATION', 'COMPONENT', 'UPDATE', 'SYSTEM_PACKAGE'];

export const aliasOrigins = ['MERGE', 'NAME'] as const;

/** How a further key came to stand for a product: by a merge, or by a technician's renaming. */
export type AliasOrigin = (typeof aliasOrigins)[number];

export const platforms = ['WINDOWS', 'MACOS', 'LINUX', 'OTHER'] as const;

/** The kind of operating system that a title was reported from. */
export type Platform = (typeof platforms)[number];

export const titleMatches = ['CATALOG', 'RULE', 'GENERAL', 'MANUAL'] as const;

/** What made a title stand for its product: the normalizer in one of three ways, or a technician by hand. */
export type TitleMatch = (typeof titleMatches)[number];

export const licenseCoverages = ['COVERED', 'UNCOVERED'] as const;

/** Whether a product on a device that licenses name has a seat of one. */
export type LicenseCoverage = (typeof licenseCoverages)[number];
