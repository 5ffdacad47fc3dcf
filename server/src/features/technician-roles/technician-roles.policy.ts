import { globalPolicy } from '../../platform/authorization/policy.js';

/** Technician roles belong to no organization, like technicians. */
export const technicianRolesPolicy = globalPolicy({ subject: 'TechnicianRole', area: 'TECHNICIANS_ROLES' });
