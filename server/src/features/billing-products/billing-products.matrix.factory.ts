import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { aManualLicense } from '../assignments/assignments.factory.js';
import { aBillingProduct, activateBilling, aProductRequest } from './billing-products.factory.js';

const path = ({ id }: { id: number }) => `/billing/products/${id}`;

const aProduct = {
  area: 'BILLING_PRODUCTS',
  belonging: 'nobody',
  async row({ server }: MatrixStage) {
    await activateBilling(server);
    return aBillingProduct(server);
  },
} as const;

/** What a product would inherit is asked of a license, which has to be seen besides. */
const aLicense = {
  area: 'BILLING_PRODUCTS',
  belonging: 'nobody',
  besides: { SOFTWARE_LICENSES: 'VIEW' },
  async row({ server }: MatrixStage) {
    await activateBilling(server);
    return aManualLicense(server);
  },
} as const;

const ofProducts = entriesOn(aProduct, {
  'billingProducts.list': { needs: 'read', lists: 'nobody', path: () => '/billing/products' },
  'billingProducts.export': { needs: 'read', lists: 'nobody', path: () => '/billing/products/export' },
  'billingProducts.create': { needs: 'create', path: () => '/billing/products', body: () => aProductRequest() },
  'billingProducts.get': { needs: 'read', path },
  'billingProducts.update': { needs: 'update', path, body: () => ({ includedCount: 3 }) },
  'billingProducts.activate': {
    needs: 'update',
    path: () => '/billing/products/activate',
    body: ({ id }) => ({ ids: [id] }),
  },
  'billingProducts.deactivate': {
    needs: 'update',
    path: () => '/billing/products/deactivate',
    body: ({ id }) => ({ ids: [id] }),
  },
  'billingProducts.quantities': { needs: 'read', path: (row) => `${path(row)}/quantities` },
  'billingProducts.exportQuantities': { needs: 'read', path: (row) => `${path(row)}/quantities/export` },
  'billingProducts.delete': { needs: 'delete', path },
});

export const matrix = [
  ...ofProducts,
  ...entriesOn(aLicense, {
    'billingProducts.inheritedCost': { needs: 'read', path: ({ id }) => `/billing/products/inherited-cost/${id}` },
  }),
];
