import { organizationPolicy } from '../../platform/authorization/policy.js';

/** Shares follow the area Software Licenses in their organization. */
export const licenseAllocationsPolicy = organizationPolicy({ subject: 'LicenseAllocation', area: 'SOFTWARE_LICENSES' });
