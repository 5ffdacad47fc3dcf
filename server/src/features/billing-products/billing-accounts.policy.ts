import { globalPolicy } from '../../platform/authorization/policy.js';

/** Accounts belong to no organization. */
export const billingAccountsPolicy = globalPolicy({ subject: 'BillingAccount', area: 'BILLING_PRODUCTS' });
