import { Component, input, numberAttribute } from '@angular/core';

import { deviceGroupsDevices, deviceGroupsExportDevices } from '../../api/device-groups';
import type { DeviceGroupDevice } from '../../api/model';
import { formatAgo } from '../../core/format';
import { deviceClassWords, deviceStatusWords, wordFor } from '../../core/words';
import { type Column, DataTable, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';

/** The devices that are in a group now. */
@Component({
  selector: 'app-device-group-devices',
  imports: [DataTable, EmptyState],
  template: `
    <app-data-table label="Devices" i18n-label [source]="devices" [columns]="columns" [rowLink]="link">
      <app-empty-state
        tableEmpty
        icon="device"
        heading="No device is in this group"
        i18n-heading
        text="No device meets the criteria now. It appears here as soon as one does."
        i18n-text
      />
    </app-data-table>
  `,
})
export class DeviceGroupDevices {
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly devices = listSource({
    key: 'device-group-devices',
    list: (params: Parameters<typeof deviceGroupsDevices>[1]) => deviceGroupsDevices(this.id(), params),
    export: (params) => deviceGroupsExportDevices(this.id(), params),
    defaultSort: 'name',
    topics: ['device-groups', 'devices', 'software'],
  });

  protected readonly columns: readonly Column<DeviceGroupDevice>[] = [
    { key: 'name', label: $localize`Name`, sortable: true, width: '24%' },
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
      value: ({ deviceClass }) => wordFor(deviceClassWords, deviceClass),
    },
    { key: 'os', label: $localize`Operating system`, sortable: 'osName', value: ({ os }) => os.name },
    { key: 'serialNumber', label: $localize`Serial number`, hiddenByDefault: true },
    {
      key: 'status',
      label: $localize`Status`,
      sortable: true,
      hiddenByDefault: true,
      value: ({ status }) => wordFor(deviceStatusWords, status),
    },
    {
      key: 'lastSeenAt',
      label: $localize`Last seen`,
      sortable: true,
      value: ({ lastSeenAt }) => formatAgo(lastSeenAt),
    },
  ];

  protected readonly link = ({ id }: DeviceGroupDevice): readonly unknown[] => ['/devices', id];
}
