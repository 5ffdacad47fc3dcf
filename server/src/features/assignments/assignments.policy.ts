import { organizationPolicy } from '../../platform/authorization/policy.js';

/** Seats follow the area Software Licenses in the organization of their holder. */
export const assignmentsPolicy = organizationPolicy({ subject: 'Assignment', area: 'SOFTWARE_LICENSES' });
