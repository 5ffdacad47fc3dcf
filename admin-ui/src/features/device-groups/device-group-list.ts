import { Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';

import { deviceGroupsExport, deviceGroupsList } from '../../api/device-groups';
import type { DeviceGroupItem } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { formatInstant, formatNumber } from '../../core/format';
import { Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { DeviceGroupActions } from './device-group-actions';

/** All device groups. */
@Component({
  selector: 'app-device-group-list',
  imports: [Can, Cell, DataTable, EmptyState, Icon, PageHeader, RouterLink],
  template: `
    <app-page-header heading="Device groups" i18n-heading>
      <button *appCan="'create'; subject: 'DeviceGroup'" type="button" class="button button-primary" (click)="add()">
        <app-icon name="add" /> <ng-container i18n>Add device group</ng-container>
      </button>
    </app-page-header>

    <app-data-table
      label="Device groups"
      i18n-label
      [source]="groups"
      [columns]="columns"
      [rowLink]="link"
      [rowActions]="rowActions"
    >
      <ng-container *appCell="'deviceCount' of groups; let group">
        <a [routerLink]="['/device-groups', group.id, 'devices']">{{ number(group.deviceCount) }}</a>
      </ng-container>
      <app-empty-state
        tableEmpty
        icon="device-group"
        heading="No device groups yet"
        i18n-heading
        text="A group is a saved search over devices that is always up to date. License rules can ask for it."
        i18n-text
      >
        <button *appCan="'create'; subject: 'DeviceGroup'" type="button" class="button button-primary" (click)="add()">
          <ng-container i18n>Add device group</ng-container>
        </button>
      </app-empty-state>
    </app-data-table>
  `,
})
export class DeviceGroupList {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(DeviceGroupActions);
  readonly #router = inject(Router);

  protected readonly number = formatNumber;

  protected readonly groups = listSource({
    key: 'device-groups',
    list: deviceGroupsList,
    export: deviceGroupsExport,
    defaultSort: 'name',
    topics: ['device-groups', 'devices', 'software'],
  });

  protected readonly columns: readonly Column<DeviceGroupItem>[] = [
    { key: 'name', label: $localize`Name`, sortable: true, width: '34%' },
    { key: 'description', label: $localize`Description` },
    { key: 'deviceCount', label: $localize`Devices`, sortable: true, align: 'end', width: '110px' },
    {
      key: 'createdAt',
      label: $localize`Created`,
      sortable: true,
      hiddenByDefault: true,
      value: ({ createdAt }) => formatInstant(createdAt),
    },
  ];

  protected readonly link = ({ id }: DeviceGroupItem): readonly unknown[] => ['/device-groups', id];

  protected readonly rowActions = (group: DeviceGroupItem): readonly RowAction[] => {
    const actions: RowAction[] = [];
    if (this.#abilities.can('update', 'DeviceGroup')) {
      actions.push({ label: $localize`Edit`, icon: 'edit', run: () => void this.#then(this.#actions.edit(group)) });
    }
    if (this.#abilities.can('delete', 'DeviceGroup')) {
      const run = (): void => void this.#then(this.#actions.delete(group));
      actions.push({ label: $localize`Delete`, icon: 'trash', danger: true, run });
    }
    return actions;
  };

  protected async add(): Promise<void> {
    const created = await this.#actions.add();
    if (created) await this.#router.navigate(['/device-groups', created.id]);
  }

  async #then(action: Promise<unknown>): Promise<void> {
    if (await action) this.groups.reload();
  }
}
