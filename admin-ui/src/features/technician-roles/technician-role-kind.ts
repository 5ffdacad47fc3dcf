import type { TechnicianRoleResponse } from '../../api/model';
import { technicianRolesDelete } from '../../api/technician-roles';
import type { RoleKind } from '../roles/role-kind';

export const technicianRoleKind: RoleKind<TechnicianRoleResponse> = {
  subject: 'TechnicianRole',
  openForm: (dialogs, role) =>
    dialogs.open(() => import('./technician-role-form').then((m) => m.TechnicianRoleForm), { role }),
  delete: technicianRolesDelete,
  peopleFilter: 'technicianRoleId',
  words: {
    all: $localize`Technicians & roles`,
    table: $localize`Technician roles`,
    add: $localize`Add technician role`,
    edit: $localize`Edit technician role`,
    noneYet: $localize`No technician roles yet`,
    about: $localize`A role says what technicians may do, such as Help desk: area by area, also for single organizations. Licenses can be assigned by role.`,
    deletable: $localize`Only a role that no technician and no API client has, and that no license rule names, can be deleted.`,
    holders: $localize`Technicians`,
  },
};
