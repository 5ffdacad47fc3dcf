import type { TechnicianRoleResponse } from '../../api/model';
import { technicianRolesList } from '../../api/technician-roles';
import type { EntityOption } from '../../ui/form';
import { permissionSummary } from './permission-summary';

const offered = 20;

/** A technician role in a field that picks one: what it allows is known once it was found. */
export type RoleOption = EntityOption & Partial<TechnicianRoleResponse>;

export const findTechnicianRoles = (q: string) => technicianRolesList({ q, pageSize: offered, sort: 'name' });

/** What a picked role allows, in short; empty where that is not known. */
export const summaryOfRole = (role: Partial<TechnicianRoleResponse> | null): string =>
  role?.permissions ? permissionSummary(role.permissions) : '';
