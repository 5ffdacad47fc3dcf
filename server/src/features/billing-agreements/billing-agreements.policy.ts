import { organizationPolicy } from '../../platform/authorization/policy.js';

/** An agreement belongs to the organization that it charges. */
export const billingAgreementsPolicy = organizationPolicy({ subject: 'BillingAgreement', area: 'BILLING_AGREEMENTS' });
