import type {
  BillingPriceRequest,
  CostSourceRequest,
  CreateBillingProductRequest,
  QuantitySourceRequest,
} from '../../api/model';
import { type ProductFormValue, percentOf } from './billing-product-form.model';

/** What the form says, as the API takes it. Of each source, cost and price only what belongs to its type is sent. */
export function productRequest(value: ProductFormValue): CreateBillingProductRequest {
  return {
    name: value.name.trim(),
    description: value.description,
    accountId: value.account?.id ?? null,
    quantitySource: sourceRequest(value.quantitySource),
    costSource: costRequest(value.costSource),
    price: priceRequest(value.price),
    includedCount: value.includedCount ?? 0,
    taxable: value.taxable,
    active: value.active,
  };
}

/**
 * A license, a group or roles that are gone, or not seen, are sent as they are shown: then they stay what they are.
 */
function sourceRequest(source: ProductFormValue['quantitySource']): QuantitySourceRequest {
  const { type } = source;
  switch (type) {
    case 'MANUAL':
      return { type, quantity: source.quantity ?? 0 };
    case 'DEVICE_COUNT':
      return source.devices === 'ALL' ? { type } : { type, deviceGroupId: source.deviceGroup?.id ?? null };
    case 'END_USER_COUNT':
      return source.endUsers === 'ALL' ? { type } : { type, roleIds: source.roles.map(({ id }) => id) };
    case 'SOFTWARE_LICENSE':
      return { type, licenseId: source.license?.id ?? null, count: source.count };
  }
}

/** Without an amount it costs nothing. */
function costRequest({ type, amount }: ProductFormValue['costSource']): CostSourceRequest {
  return type === 'FIXED' ? { type, amount: amount ?? '0' } : { type };
}

function priceRequest({ type, amount, percent }: ProductFormValue['price']): BillingPriceRequest {
  return type === 'FIXED' ? { type, amount: amount ?? '0' } : { type, percent: percentOf(percent) ?? percent };
}
