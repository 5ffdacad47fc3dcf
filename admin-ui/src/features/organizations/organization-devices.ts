import { Component, input, numberAttribute } from '@angular/core';

import { devicesExport, devicesList } from '../../api/devices';
import type { DeviceResponse } from '../../api/model';
import { formatAgo } from '../../core/format';
import { deviceClassWords, deviceStatusWords, options } from '../../core/words';
import { type Column, DataTable, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';

/** The devices of one organization, or of one of its locations. */
@Component({
  selector: 'app-organization-devices',
  imports: [DataTable, EmptyState],
  template: `
    <app-data-table label="Devices" i18n-label [source]="devices" [columns]="columns" [rowLink]="link">
      <app-empty-state
        tableEmpty
        icon="device"
        heading="No devices yet"
        i18n-heading
        text="Install an inventory agent with the enrollment token of a location: the device appears with its first report."
        i18n-text
      />
    </app-data-table>
  `,
})
export class OrganizationDevices {
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });
  /** From the address of a location. */
  readonly locationId = input<string>();

  protected readonly devices = listSource({
    key: 'organization-devices',
    list: devicesList,
    export: devicesExport,
    params: () => {
      const locationId = this.locationId();
      return { organizationId: [this.id()], ...(locationId === undefined ? {} : { locationId: [Number(locationId)] }) };
    },
    filters: [
      {
        kind: 'choice',
        key: 'deviceClass',
        label: $localize`Class`,
        options: options(deviceClassWords),
      },
      {
        kind: 'choice',
        key: 'status',
        label: $localize`Status`,
        single: true,
        options: options(deviceStatusWords),
      },
    ],
    defaultSort: 'name',
    topics: ['devices'],
  });

  protected readonly columns: readonly Column<DeviceResponse>[] = [
    { key: 'name', label: $localize`Name`, sortable: true, width: '28%' },
    { key: 'location', label: $localize`Location`, sortable: true, value: ({ location }) => location.name },
    {
      key: 'deviceClass',
      label: $localize`Class`,
      sortable: true,
      value: ({ deviceClass }) => deviceClassWords[deviceClass],
    },
    { key: 'osName', label: $localize`Operating system`, sortable: true },
    { key: 'serialNumber', label: $localize`Serial number`, sortable: true, hiddenByDefault: true },
    { key: 'licenseCount', label: $localize`Licenses`, align: 'end' },
    {
      key: 'lastSeenAt',
      label: $localize`Last seen`,
      sortable: true,
      value: ({ lastSeenAt }) => formatAgo(lastSeenAt),
    },
  ];

  protected readonly link = ({ id }: DeviceResponse): readonly unknown[] => ['/devices', id];
}
