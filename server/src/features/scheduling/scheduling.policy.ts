import { globalPolicy } from '../../platform/authorization/policy.js';

/** Schedules belong to no organization: the default level of the settings decides. */
export const schedulingPolicy = globalPolicy({ subject: 'Schedule', area: 'APPS_SETTINGS' });
