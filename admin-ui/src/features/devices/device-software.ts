import { Component, inject, input, numberAttribute } from '@angular/core';
import { RouterLink } from '@angular/router';

import { devicesExportSoftware, devicesSoftware } from '../../api/devices';
import type { DeviceSoftwareResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { formatDate, formatInstant } from '../../core/format';
import { options, productKindWords } from '../../core/words';
import { Cell, type Column, DataTable, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';

/** What is installed on a device, and what was. */
@Component({
  selector: 'app-device-software',
  imports: [Cell, DataTable, EmptyState, RouterLink],
  template: `
    <app-data-table label="Software" i18n-label [source]="software" [columns]="columns" [rowLink]="link">
      <ng-container *appCell="'product' of software; let row">{{ row.product.name }}</ng-container>
      <ng-container *appCell="'coverage' of software; let row">
        @if (row.coverage === 'UNCOVERED') {
          <span class="licenses">
            <span class="badge badge-warning" i18n>Not covered</span>
            @if (row.withoutSeat[0]; as license) {
              <a
                [routerLink]="['/devices', id(), 'licenses']"
                [queryParams]="{ why: license.id }"
                [attr.aria-label]="whyLabel(license.name)"
                i18n
                >Why?</a
              >
            }
          </span>
        } @else {
          <span class="licenses">
            @for (license of row.licenses; track license.id) {
              <a [routerLink]="['/licenses', license.id]">{{ license.name }}</a>
            } @empty {
              <span class="muted">–</span>
            }
          </span>
        }
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
  styles: `
    .licenses {
      display: inline-flex;
      gap: 10px;
    }
  `,
})
export class DeviceSoftware {
  readonly #abilities = inject(Abilities);

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
        key: 'coverage',
        label: $localize`License`,
        single: true,
        options: [
          { value: 'COVERED', label: $localize`Covered by a license` },
          { value: 'UNCOVERED', label: $localize`Not covered` },
        ],
      },
      {
        kind: 'choice',
        key: 'removed',
        label: $localize`Show`,
        single: true,
        options: [{ value: 'true', label: $localize`Removed software` }],
      },
    ],
    defaultSort: 'product',
    topics: ['devices', 'software', 'licenses'],
  });

  protected readonly columns: readonly Column<DeviceSoftwareResponse>[] = [
    { key: 'product', label: $localize`Product`, sortable: true, width: '24%', maxWidth: 'clamp(200px, 19vw, 320px)' },
    { key: 'version', label: $localize`Version`, sortable: true, value: ({ version }) => version ?? '' },
    { key: 'coverage', label: $localize`Covered by` },
    {
      key: 'publisher',
      label: $localize`Publisher`,
      sortable: true,
      maxWidth: '180px',
      value: ({ publisher }) => publisher ?? '',
    },
    {
      key: 'kind',
      label: $localize`Kind`,
      sortable: true,
      hiddenByDefault: true,
      value: ({ kind }) => productKindWords[kind],
    },
    { key: 'title', label: $localize`As reported`, hiddenByDefault: true, value: ({ title }) => title.name },
    { key: 'installedOn', label: $localize`Installed`, sortable: true, value: (row) => formatDate(row.installedOn) },
    {
      key: 'lastUsedOn',
      label: $localize`Last used`,
      sortable: true,
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

  protected readonly link = ({ product }: DeviceSoftwareResponse): readonly unknown[] | null =>
    this.#abilities.can('read', 'Product') ? ['/software', product.id] : null;

  protected whyLabel(name: string): string {
    return $localize`Why is ${name}:license: not here?`;
  }
}
