import { globalPolicy } from '../../platform/authorization/policy.js';

/** Sign-in providers belong to no organization: the default level of the settings decides. */
export const identityProvidersPolicy = globalPolicy({ subject: 'IdentityProvider', area: 'APPS_SETTINGS' });
