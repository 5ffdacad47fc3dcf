import { globalPolicy } from '../../platform/authorization/policy.js';

/** Vendors belong to no organization. */
export const vendorsPolicy = globalPolicy({ subject: 'Vendor', area: 'PUBLISHERS_VENDORS' });
