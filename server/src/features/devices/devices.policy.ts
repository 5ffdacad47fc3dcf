import { organizationPolicy } from '../../platform/authorization/policy.js';

/** Devices follow their own area, in their organization. */
export const devicesPolicy = organizationPolicy({ subject: 'Device', area: 'DEVICES' });
