import { Component, input, numberAttribute } from '@angular/core';

import { devicesExport, devicesList } from '../../api/devices';
import type { DeviceResponse } from '../../api/model';
import { formatAgo } from '../../core/format';
import { type Column, DataTable, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';

/** The devices of one organization. */
@Component({
  selector: 'app-organization-devices',
  imports: [DataTable, EmptyState],
  template: `
    <app-data-table label="Devices" i18n-label [source]="devices" [columns]="columns">
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

  protected readonly devices = listSource({
    key: 'organization-devices',
    list: devicesList,
    export: devicesExport,
    params: () => ({ organizationId: [this.id()] }),
    filters: [
      {
        kind: 'choice',
        key: 'deviceClass',
        label: $localize`Class`,
        options: [
          { value: 'WORKSTATION', label: $localize`Workstation` },
          { value: 'LAPTOP', label: $localize`Laptop` },
          { value: 'SERVER', label: $localize`Server` },
          { value: 'VIRTUAL_MACHINE', label: $localize`Virtual machine` },
          { value: 'MOBILE', label: $localize`Mobile` },
          { value: 'OTHER', label: $localize`Other` },
        ],
      },
      {
        kind: 'choice',
        key: 'status',
        label: $localize`Status`,
        single: true,
        options: [
          { value: 'ACTIVE', label: $localize`Active` },
          { value: 'DECOMMISSIONED', label: $localize`Decommissioned` },
        ],
      },
    ],
    defaultSort: 'name',
    topics: ['devices'],
  });

  protected readonly columns: readonly Column<DeviceResponse>[] = [
    { key: 'name', label: $localize`Name`, sortable: true, width: '28%' },
    { key: 'location', label: $localize`Location`, value: ({ location }) => location.name },
    { key: 'os', label: $localize`Operating system`, value: ({ os }) => os?.name },
    { key: 'serialNumber', label: $localize`Serial number` },
    {
      key: 'lastSeenAt',
      label: $localize`Last seen`,
      sortable: true,
      value: ({ lastSeenAt }) => formatAgo(lastSeenAt),
    },
  ];
}
