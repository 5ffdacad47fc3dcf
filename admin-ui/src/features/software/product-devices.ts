import { Component, inject, input, numberAttribute } from '@angular/core';

import type { SoftwareDeviceResponse } from '../../api/model';
import { softwareDevices, softwareExportDevices } from '../../api/software';
import { OrganizationScope } from '../../core/organization-scope';
import { deviceClassWords, wordFor } from '../../core/words';
import { type Column, DataTable, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';

/** The active devices that have a product. */
@Component({
  selector: 'app-product-devices',
  imports: [DataTable, EmptyState],
  template: `
    <app-data-table label="Devices" i18n-label [source]="devices" [columns]="columns" [rowLink]="link">
      <app-empty-state
        tableEmpty
        icon="device"
        heading="Not installed"
        i18n-heading
        text="No active device has this product now."
        i18n-text
      />
    </app-data-table>
  `,
})
export class ProductDevices {
  readonly #scope = inject(OrganizationScope);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly devices = listSource({
    key: 'software-devices',
    list: (params: Parameters<typeof softwareDevices>[1]) => softwareDevices(this.id(), params),
    export: (params) => softwareExportDevices(this.id(), params),
    params: () => ({ organizationId: this.#scope.ids() }),
    defaultSort: 'name',
    topics: ['software', 'devices'],
  });

  protected readonly columns: readonly Column<SoftwareDeviceResponse>[] = [
    { key: 'name', label: $localize`Name`, sortable: true, width: '30%' },
    {
      key: 'organization',
      label: $localize`Organization`,
      sortable: true,
      value: ({ organization }) => organization.name,
    },
    {
      key: 'deviceClass',
      label: $localize`Class`,
      sortable: true,
      value: ({ deviceClass }) => wordFor(deviceClassWords, deviceClass),
    },
    { key: 'versions', label: $localize`Versions`, value: ({ versions }) => versions.join(', ') },
  ];

  protected readonly link = ({ id }: SoftwareDeviceResponse): readonly unknown[] => ['/devices', id];
}
