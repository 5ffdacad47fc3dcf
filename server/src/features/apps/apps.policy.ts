import { globalPolicy } from '../../platform/authorization/policy.js';

/** Apps follow the area Apps & Settings. */
export const appsPolicy = globalPolicy({ subject: 'App', area: 'APPS_SETTINGS' });
