import type { ProductKind } from './normalization/normalizer.types.js';

/** Every kind of product, in the order in which they are offered. */
export const productKinds: readonly ProductKind[] = ['APPLICATION', 'COMPONENT', 'UPDATE', 'SYSTEM_PACKAGE'];
