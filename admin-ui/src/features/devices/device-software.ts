import { Component, input, numberAttribute } from '@angular/core';

import { devicesExportSoftware, devicesSoftware } from '../../api/devices';
import type { DeviceSoftwareResponse } from '../../api/model';
import { ThingLink } from '../../core/ability/thing-link';
import { formatDate, formatInstant } from '../../core/format';
import { options, productKindWords } from '../../core/words';
import { Cell, type Column, DataTable, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';

/** What is installed on a device, and what was. */
@Component({
  selector: 'app-device-software',
  imports: [Cell, DataTable, EmptyState, ThingLink],
  template: `
    <app-data-table label="Software" i18n-label [source]="software" [columns]="columns">
      <ng-container *appCell="'product' of software; let row">
        <app-thing-link subject="Product" [to]="['/software', row.product.id]">{{ row.product.name }}</app-thing-link>
      </ng-container>
      <app-empty-state
        tableEmpty
        icon="software"
        heading="No software"
        i18n-heading
        text="The inventory agent of this device has not reported any."
        i18n-text
      />
    </app-data-table>
  `,
})
export class DeviceSoftware {
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly software = listSource({
    key: 'device-software',
    list: (params: Parameters<typeof devicesSoftware>[1]) => devicesSoftware(this.id(), params),
    export: (params) => devicesExportSoftware(this.id(), params),
    filters: [
      { kind: 'choice', key: 'kind', label: $localize`Kind`, options: options(productKindWords) },
      {
        kind: 'choice',
        key: 'removed',
        label: $localize`Show`,
        single: true,
        options: [{ value: 'true', label: $localize`Removed software` }],
      },
    ],
    defaultSort: 'product',
    topics: ['devices', 'software'],
  });

  protected readonly columns: readonly Column<DeviceSoftwareResponse>[] = [
    { key: 'product', label: $localize`Product`, sortable: true, width: '28%' },
    { key: 'version', label: $localize`Version`, sortable: true, value: ({ version }) => version ?? '' },
    { key: 'publisher', label: $localize`Publisher`, sortable: true, value: ({ publisher }) => publisher ?? '' },
    { key: 'kind', label: $localize`Kind`, sortable: true, value: ({ kind }) => productKindWords[kind] },
    { key: 'title', label: $localize`As reported`, hiddenByDefault: true, value: ({ title }) => title.name },
    { key: 'installedOn', label: $localize`Installed`, sortable: true, value: (row) => formatDate(row.installedOn) },
    {
      key: 'lastUsedOn',
      label: $localize`Last used`,
      sortable: true,
      hiddenByDefault: true,
      value: (row) => formatDate(row.lastUsedOn),
    },
    {
      key: 'firstSeenAt',
      label: $localize`First seen`,
      sortable: true,
      hiddenByDefault: true,
      value: (row) => formatInstant(row.firstSeenAt),
    },
    {
      key: 'removedAt',
      label: $localize`Removed`,
      hiddenByDefault: true,
      value: (row) => formatInstant(row.removedAt),
    },
  ];
}
