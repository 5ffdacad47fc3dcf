import { globalPolicy } from '../../platform/authorization/policy.js';

/** API clients belong to no organization: the default level of their area decides. */
export const apiClientsPolicy = globalPolicy({ subject: 'ApiClient', area: 'API_CLIENTS' });
