import type { ExportDefinition } from '../../platform/http/export-columns.js';
import { type Role, roleColumns } from '../roles/roles.types.js';

export const endUserRoleExport: ExportDefinition<Role> = { name: 'end-user-roles', columns: roleColumns };
