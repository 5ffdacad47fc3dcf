import { globalPolicy } from '../../platform/authorization/policy.js';

/** The welcome follows the area Apps & Settings. */
export const setupPolicy = globalPolicy({ subject: 'Setup', area: 'APPS_SETTINGS' });
