import { endUserRolesCreate, endUserRolesDelete, endUserRolesUpdate } from '../../api/end-user-roles';
import type { RoleKind } from '../roles/role-kind';

const words: RoleKind['words'] = {
  all: $localize`End-user roles`,
  table: $localize`End-user roles`,
  add: $localize`Add end-user role`,
  edit: $localize`Edit end-user role`,
  noneYet: $localize`No end-user roles yet`,
  about: $localize`A role says what end users do, such as Designer or Finance. Licenses can be assigned by role.`,
  deletable: $localize`Only a role that nobody has and no license rule names can be deleted.`,
  holders: $localize`People`,
};

export const endUserRoleKind: RoleKind = {
  subject: 'EndUserRole',
  openForm: (dialogs, role) =>
    dialogs.open(() => import('../roles/role-form').then((m) => m.RoleForm), {
      words,
      role,
      create: endUserRolesCreate,
      update: endUserRolesUpdate,
    }),
  delete: endUserRolesDelete,
  peopleFilter: 'roleId',
  words,
};
