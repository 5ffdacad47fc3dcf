import { organizationPolicy } from '../../platform/authorization/policy.js';

/** Invoices belong to the organization that is charged. */
export const billingInvoicesPolicy = organizationPolicy({ subject: 'BillingInvoice', area: 'BILLING_INVOICES' });
