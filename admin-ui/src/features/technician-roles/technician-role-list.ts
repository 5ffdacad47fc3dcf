import { Component } from '@angular/core';

import { technicianRolesExport, technicianRolesList } from '../../api/technician-roles';
import { listSource } from '../../ui/data-table';
import { RoleList } from '../roles/role-list';
import { technicianRoleKind } from './technician-role-kind';

/** All technician roles. */
@Component({
  selector: 'app-technician-role-list',
  imports: [RoleList],
  template: `<app-role-list [kind]="kind" [source]="roles" />`,
})
export class TechnicianRoleList {
  protected readonly kind = technicianRoleKind;
  protected readonly roles = listSource({
    key: 'technician-roles',
    list: technicianRolesList,
    export: technicianRolesExport,
    defaultSort: 'name',
    topics: ['technician-roles', 'people', 'licenses'],
  });
}
