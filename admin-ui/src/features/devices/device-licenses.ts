import { Component, input, numberAttribute } from '@angular/core';

import { devicesLicenses } from '../../api/devices';
import type { DeviceLicenseResponse } from '../../api/model';
import { formatDate, formatNumber } from '../../core/format';
import { endReasonText, originText } from '../licenses/seat-words';
import { type Column, DataTable, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';

/** Asset → Licenses of a device: the licenses that it holds a seat of, and those that it held. */
@Component({
  selector: 'app-device-licenses',
  imports: [DataTable, EmptyState],
  template: `
    <app-data-table label="Licenses" i18n-label [source]="licenses" [columns]="columns" [rowLink]="link">
      <app-empty-state
        tableEmpty
        icon="license"
        heading="No licenses"
        i18n-heading
        text="No license gives this device a seat. The page of a license says why, check by check."
        i18n-text
      />
    </app-data-table>
  `,
})
export class DeviceLicenses {
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly licenses = listSource({
    key: 'device-licenses',
    list: (params: Parameters<typeof devicesLicenses>[1]) => devicesLicenses(this.id(), params),
    topics: ['devices', 'licenses'],
    rowId: ({ assignmentId }) => assignmentId,
  });

  protected readonly columns: readonly Column<DeviceLicenseResponse>[] = [
    { key: 'name', label: $localize`License`, sortable: true, width: '32%' },
    { key: 'assignedOn', label: $localize`Assigned on`, sortable: true, value: (row) => formatDate(row.assignedOn) },
    { key: 'endedOn', label: $localize`Ended on`, sortable: true, value: (row) => formatDate(row.endedOn) },
    { key: 'endReason', label: $localize`Why it ended`, value: (row) => endReasonText(row.endReason) ?? '' },
    { key: 'seats', label: $localize`Seats`, align: 'end', width: '80px', value: (row) => formatNumber(row.seats) },
    { key: 'origin', label: $localize`Given`, value: (row) => originText(row.origin) },
  ];

  /** Why the license is here, check by check. */
  protected readonly link = ({ id }: DeviceLicenseResponse): readonly unknown[] => ['/licenses', id];
}
