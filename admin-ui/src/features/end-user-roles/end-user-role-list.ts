import { Component } from '@angular/core';

import { endUserRolesExport, endUserRolesList } from '../../api/end-user-roles';
import { listSource } from '../../ui/data-table';
import { RoleList } from '../roles/role-list';
import { endUserRoleKind } from './end-user-role-kind';

/** All end-user roles. */
@Component({
  selector: 'app-end-user-role-list',
  imports: [RoleList],
  template: `<app-role-list [kind]="kind" [source]="roles" />`,
})
export class EndUserRoleList {
  protected readonly kind = endUserRoleKind;
  protected readonly roles = listSource({
    key: 'end-user-roles',
    list: endUserRolesList,
    export: endUserRolesExport,
    defaultSort: 'name',
    topics: ['end-user-roles', 'people', 'licenses'],
  });
}
