import { globalPolicy, organizationPolicy } from '../../platform/authorization/policy.js';

/** Agreements belong to the organization that is charged. */
export const billingAgreementsPolicy = organizationPolicy({ subject: 'BillingAgreement', area: 'BILLING_AGREEMENTS' });

/** Templates belong to no organization: the default level of the area decides. */
export const billingTemplatesPolicy = globalPolicy({ subject: 'BillingAgreementTemplate', area: 'BILLING_AGREEMENTS' });
