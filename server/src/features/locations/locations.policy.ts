import { organizationPolicy } from '../../platform/authorization/policy.js';

/** Locations are part of their organization and follow its area. */
export const locationsPolicy = organizationPolicy({ subject: 'Location', area: 'ORGANIZATIONS' });
