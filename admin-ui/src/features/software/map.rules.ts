import type { MapTitleRequest, TitleProductKind } from '../../api/model';

/** A product to map to; one that does not exist yet has the id {@link newProductId}. */
export interface ProductOption {
  readonly id: number;
  readonly name: string;
  readonly publisher: string | null;
  readonly deviceCount: number;
}

/** Stands for a product that saving makes: the server's ids begin with 1. */
export const newProductId = 0;

/** What is sent to map a title to this product. */
export function mappingOf(
  product: ProductOption,
  created: { readonly publisher: string; readonly kind: TitleProductKind },
): MapTitleRequest {
  if (product.id !== newProductId) return { productId: product.id };
  const publisher = created.publisher.trim();
  return { name: product.name, publisher: publisher === '' ? null : publisher, kind: created.kind };
}
