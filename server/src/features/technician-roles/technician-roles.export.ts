import type { ExportDefinition } from '../../platform/http/export-columns.js';
import { type Role, roleColumns } from '../roles/roles.types.js';

export const technicianRoleExport: ExportDefinition<Role> = { name: 'technician-roles', columns: roleColumns };
