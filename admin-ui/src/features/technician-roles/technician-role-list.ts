import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';

import type { TechnicianRoleResponse } from '../../api/model';
import { technicianRolesExport, technicianRolesList } from '../../api/technician-roles';
import { Can } from '../../core/ability/can';
import { Session } from '../../core/session/session';
import { type Column, type RowAction, listSource } from '../../ui/data-table';
import { Icon } from '../../ui/icon/icon';
import { permissionSummary } from '../permissions/permission-summary';
import { RoleList } from '../roles/role-list';
import { ViewAs } from '../view-as/view-as';
import { mayViewAs } from '../view-as/view-as.rules';
import { technicianRoleKind } from './technician-role-kind';

/** All technician roles. */
@Component({
  selector: 'app-technician-role-list',
  imports: [Can, Icon, RoleList, RouterLink],
  template: `
    <app-role-list [kind]="kind" [source]="roles" [ownColumns]="columns" [link]="link" [ownActions]="actions">
      <ng-container headerAction>
        <a
          *appCan="'read'; subject: 'Person'; on: { kind: 'TECHNICIAN' }"
          class="button"
          routerLink="/people"
          [queryParams]="{ kind: 'TECHNICIAN' }"
        >
          <app-icon name="person" /> <ng-container i18n>All technicians</ng-container>
        </a>
      </ng-container>
    </app-role-list>
  `,
})
export class TechnicianRoleList {
  readonly #session = inject(Session);
  readonly #viewAs = inject(ViewAs);

  protected readonly kind = technicianRoleKind;
  protected readonly roles = listSource({
    key: 'technician-roles',
    list: technicianRolesList,
    export: technicianRolesExport,
    defaultSort: 'name',
    topics: ['technician-roles', 'people', 'licenses'],
  });
  protected readonly columns: readonly Column<TechnicianRoleResponse>[] = [
    {
      key: 'permissions',
      label: $localize`Permissions`,
      width: '24%',
      value: ({ permissions }) => permissionSummary(permissions),
    },
  ];
  protected readonly link = ({ id }: TechnicianRoleResponse): readonly unknown[] => ['/technician-roles', id];

  protected readonly actions = ({ id, permissions }: TechnicianRoleResponse): readonly RowAction[] =>
    mayViewAs(this.#session.actor(), { systemAdministrator: false, permissions })
      ? [
          {
            label: $localize`View as this role`,
            icon: 'eye',
            run: () => void this.#viewAs.begin({ technicianRoleId: id }),
          },
        ]
      : [];
}
