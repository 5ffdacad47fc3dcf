import { technicianRolesCreate, technicianRolesDelete, technicianRolesUpdate } from '../../api/technician-roles';
import type { RoleKind } from '../roles/role-kind';

export const technicianRoleKind: RoleKind = {
  subject: 'TechnicianRole',
  create: technicianRolesCreate,
  update: technicianRolesUpdate,
  delete: technicianRolesDelete,
  peopleFilter: 'technicianRoleId',
  words: {
    all: $localize`Technician roles`,
    add: $localize`Add technician role`,
    edit: $localize`Edit technician role`,
    noneYet: $localize`No technician roles yet`,
    about: $localize`A role says what technicians do, such as Service desk. Licenses can be assigned by role.`,
    deletable: $localize`Only a role that nobody has and no license rule names can be deleted.`,
  },
};
