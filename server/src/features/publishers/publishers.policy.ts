import { globalPolicy } from '../../platform/authorization/policy.js';

/** Publishers belong to no organization. */
export const publishersPolicy = globalPolicy({ subject: 'Publisher', area: 'PUBLISHERS_VENDORS' });
