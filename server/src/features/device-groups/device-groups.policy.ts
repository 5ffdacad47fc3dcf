import { globalPolicy } from '../../platform/authorization/policy.js';

/** Groups belong to no organization; which of their devices somebody sees is the devices' own question. */
export const deviceGroupsPolicy = globalPolicy({ subject: 'DeviceGroup', area: 'DEVICE_GROUPS' });
