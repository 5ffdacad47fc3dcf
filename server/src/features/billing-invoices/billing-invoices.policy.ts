import { organizationPolicy } from '../../platform/authorization/policy.js';

/** An invoice belongs to the organization that it charges. */
export const billingInvoicesPolicy = organizationPolicy({ subject: 'BillingInvoice', area: 'BILLING_INVOICES' });
