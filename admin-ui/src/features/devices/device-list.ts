import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';

import { deviceGroupsGet, deviceGroupsList } from '../../api/device-groups';
import { devicesExport, devicesList } from '../../api/devices';
import { locationsGet, locationsList } from '../../api/locations';
import type { DeviceResponse } from '../../api/model';
import { softwareGet, softwareList } from '../../api/software';
import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { formatAgo } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import { deviceClassWords, deviceStatusWords, options } from '../../core/words';
import { Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { DeviceActions } from './device-actions';

/** All devices. */
@Component({
  selector: 'app-device-list',
  imports: [Can, Cell, DataTable, EmptyState, Icon, PageHeader],
  template: `
    <app-page-header heading="Devices" i18n-heading>
      <button *appCan="'create'; subject: 'Device'" type="button" class="button button-primary" (click)="add()">
        <app-icon name="add" /> <ng-container i18n>Add device</ng-container>
      </button>
    </app-page-header>

    <app-data-table
      label="Devices"
      i18n-label
      [source]="devices"
      [columns]="columns"
      [rowLink]="link"
      [rowActions]="rowActions"
    >
      <ng-container *appCell="'status' of devices; let device">
        @if (device.status === 'ACTIVE') {
          <span class="badge badge-good">{{ statusWords[device.status] }}</span>
        } @else {
          <span class="badge">{{ statusWords[device.status] }}</span>
        }
      </ng-container>
      <app-empty-state
        tableEmpty
        icon="device"
        heading="No devices yet"
        i18n-heading
        text="Install an inventory agent with the enrollment token of a location: the device appears with its first report. Devices without an agent can be added by hand."
        i18n-text
      />
    </app-data-table>
  `,
})
export class DeviceList {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(DeviceActions);
  readonly #router = inject(Router);
  readonly #scope = inject(OrganizationScope);

  protected readonly statusWords = deviceStatusWords;

  protected readonly devices = listSource({
    key: 'devices',
    list: devicesList,
    export: devicesExport,
    params: () => ({ organizationId: this.#scope.ids() }),
    filters: [
      {
        kind: 'choice',
        key: 'deviceClass',
        not: 'deviceClassNot',
        label: $localize`Class`,
        options: options(deviceClassWords),
      },
      { kind: 'choice', key: 'status', label: $localize`Status`, single: true, options: options(deviceStatusWords) },
      {
        kind: 'lookup',
        key: 'locationId',
        label: $localize`Location`,
        search: (q) => locationsList({ q, organizationId: this.#scope.ids() }),
        load: locationsGet,
      },
      {
        kind: 'lookup',
        key: 'productId',
        label: $localize`Software`,
        search: (q) => softwareList({ q, sort: '-deviceCount' }),
        load: softwareGet,
      },
      {
        kind: 'lookup',
        key: 'deviceGroupId',
        label: $localize`Device group`,
        search: (q) => deviceGroupsList({ q }),
        load: deviceGroupsGet,
      },
      { kind: 'text', key: 'tag', not: 'tagNot', label: $localize`Tag` },
    ],
    defaultSort: 'name',
    topics: ['devices', 'licenses'],
  });

  protected readonly columns: readonly Column<DeviceResponse>[] = [
    { key: 'name', label: $localize`Name`, sortable: true, width: '20%' },
    {
      key: 'organization',
      label: $localize`Organization`,
      sortable: true,
      value: ({ organization }) => organization.name,
    },
    {
      key: 'location',
      label: $localize`Location`,
      sortable: true,
      hiddenByDefault: true,
      value: ({ location }) => location.name,
    },
    {
      key: 'deviceClass',
      label: $localize`Class`,
      sortable: true,
      value: ({ deviceClass }) => deviceClassWords[deviceClass],
    },
    { key: 'osName', label: $localize`Operating system`, sortable: true, maxWidth: 'clamp(150px, 16vw, 320px)' },
    { key: 'osVersion', label: $localize`OS version`, sortable: true, hiddenByDefault: true },
    { key: 'serialNumber', label: $localize`Serial number`, sortable: true, hiddenByDefault: true },
    { key: 'manufacturer', label: $localize`Manufacturer`, hiddenByDefault: true },
    { key: 'model', label: $localize`Model`, hiddenByDefault: true },
    {
      key: 'primaryUser',
      label: $localize`Primary user`,
      hiddenByDefault: true,
      value: ({ primaryUser }) => primaryUser?.name ?? '',
    },
    { key: 'tags', label: $localize`Tags`, hiddenByDefault: true, value: ({ tags }) => tags.join(', ') },
    { key: 'licenseCount', label: $localize`Licenses`, align: 'end', width: '90px' },
    { key: 'status', label: $localize`Status`, sortable: true, width: '90px' },
    {
      key: 'lastSeenAt',
      label: $localize`Last seen`,
      sortable: true,
      value: ({ lastSeenAt }) => formatAgo(lastSeenAt),
    },
  ];

  protected readonly link = ({ id }: DeviceResponse): readonly unknown[] => ['/devices', id];

  protected readonly rowActions = (device: DeviceResponse): readonly RowAction[] => {
    const on = { organizationId: device.organization.id };
    const actions: RowAction[] = [];
    if (this.#abilities.can('update', 'Device', on)) {
      actions.push({ label: $localize`Edit`, icon: 'edit', run: () => void this.#then(this.#actions.edit(device)) });
      actions.push(
        device.status === 'ACTIVE'
          ? {
              label: $localize`Decommission`,
              icon: 'archive',
              run: () => void this.#then(this.#actions.decommission(device)),
            }
          : {
              label: $localize`Reactivate`,
              icon: 'refresh',
              run: () => void this.#then(this.#actions.reactivate(device)),
            },
      );
    }
    if (this.#abilities.can('delete', 'Device', on)) {
      const run = (): void => void this.#then(this.#actions.delete(device));
      actions.push({ label: $localize`Delete`, icon: 'trash', danger: true, run });
    }
    return actions;
  };

  protected async add(): Promise<void> {
    const created = await this.#actions.add();
    if (created) await this.#router.navigate(['/devices', created.id]);
  }

  async #then(action: Promise<unknown>): Promise<void> {
    if (await action) this.devices.reload();
  }
}
