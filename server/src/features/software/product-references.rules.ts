/**
 * Rewrites the product ids in the saved assignment rule of a license or the saved criteria of a device group, whose
 * forms are those of the API: `products.items[].productId`, `software[].productIds`, and `{field: 'product', value}`.
 * Ids that become equal in one list are kept once; an item that then says the same as another is dropped.
 *
 * @returns the very value that was given when it does not name the product
 */
export function withProductReplaced(saved: unknown, fromProductId: number, toProductId: number): unknown {
  const replaceId = (id: unknown): unknown => (id === fromProductId ? toProductId : id);

  const replaceIds = (value: unknown): unknown => {
    if (!Array.isArray(value)) return replaceId(value);
    return value.includes(fromProductId) ? [...new Set(value.map(replaceId))] : value;
  };

  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return visitList(value);
    if (typeof value !== 'object' || value === null) return value;
    const isProductLeaf = 'field' in value && value.field === 'product';
    const entries = Object.entries(value).map(([key, child]): [string, unknown] => {
      if (key === 'productId') return [key, replaceId(child)];
      if (key === 'productIds' || (key === 'value' && isProductLeaf)) return [key, replaceIds(child)];
      return [key, visit(child)];
    });
    const original = new Map<string, unknown>(Object.entries(value));
    return entries.some(([key, child]) => original.get(key) !== child) ? Object.fromEntries(entries) : value;
  };

  const visitList = (list: unknown[]): unknown[] => {
    const visited = list.map(visit);
    if (visited.every((each, index) => each === list[index])) return list;
    const seen = new Set<string>();
    return visited.filter((each) => {
      const text = JSON.stringify(each);
      return !seen.has(text) && seen.add(text);
    });
  };

  return visit(saved);
}
