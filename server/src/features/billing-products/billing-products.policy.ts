import { globalPolicy } from '../../platform/authorization/policy.js';

/** Products belong to no organization; which license they charge for is told to whoever sees the license. */
export const billingProductsPolicy = globalPolicy({ subject: 'BillingProduct', area: 'BILLING_PRODUCTS' });
