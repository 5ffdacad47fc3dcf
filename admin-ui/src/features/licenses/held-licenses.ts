import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';

import { devicesExportLicenses, devicesLicenses } from '../../api/devices';
import type { DevicesLicensesParams, HeldLicenseResponse } from '../../api/model';
import { peopleExportLicenses, peopleLicenses } from '../../api/people';
import { formatDate } from '../../core/format';
import { assignmentModeWords, licenseTypeWords, wordFor } from '../../core/words';
import { type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { endReasonText, originText } from './seat-words';

/** Who holds seats. */
export interface SeatHolder {
  readonly kind: 'DEVICE' | 'PERSON';
  readonly id: number;
}

/**
 * Asset → Licenses: the licenses that a device or a person holds a seat of, with the filter also those that it held.
 *
 * @example
 * ```html
 * <app-held-licenses [holder]="{ kind: 'DEVICE', id: id() }" />
 * ```
 */
@Component({
  selector: 'app-held-licenses',
  imports: [DataTable, EmptyState],
  template: `
    <app-data-table
      label="Licenses"
      i18n-label
      [source]="licenses"
      [columns]="columns"
      [rowLink]="link"
      [rowActions]="explains() ? rowActions : undefined"
    >
      <app-empty-state
        tableEmpty
        icon="license"
        heading="No licenses"
        i18n-heading
        text="Seats are given on the page of a license, by hand or by its rule."
        i18n-text
      />
    </app-data-table>
  `,
  styles: `
    :host {
      display: flex;
      flex: 1 1 auto;
      flex-direction: column;
      min-width: 0;
      min-height: 0;
    }
  `,
})
export class HeldLicenses {
  readonly #router = inject(Router);
  readonly holder = input.required<SeatHolder>();

  protected readonly licenses = listSource({
    key: 'held-licenses',
    list: (params: DevicesLicensesParams) => {
      const { kind, id } = this.holder();
      return kind === 'DEVICE' ? devicesLicenses(id, params) : peopleLicenses(id, params);
    },
    export: (params) => {
      const { kind, id } = this.holder();
      return kind === 'DEVICE' ? devicesExportLicenses(id, params) : peopleExportLicenses(id, params);
    },
    filters: [
      {
        kind: 'choice',
        key: 'active',
        label: $localize`Seats`,
        single: true,
        options: [
          { value: 'true', label: $localize`Held now` },
          { value: 'false', label: $localize`Ended ones too` },
        ],
      },
    ],
    defaultSort: 'name',
    topics: ['licenses'],
    // A license that was held more than once has several seats.
    rowId: ({ assignmentId }) => assignmentId,
  });
  protected readonly columns: readonly Column<HeldLicenseResponse>[] = [
    { key: 'name', label: $localize`License`, sortable: true, width: '28%' },
    { key: 'type', label: $localize`Type`, sortable: true, value: kindText },
    { key: 'assignedOn', label: $localize`Assigned on`, sortable: true, value: (row) => formatDate(row.assignedOn) },
    { key: 'endedOn', label: $localize`Ended on`, sortable: true, value: (row) => formatDate(row.endedOn) },
    { key: 'endReason', label: $localize`Why it ended`, value: (row) => endReasonText(row.endReason) },
    { key: 'seats', label: $localize`Seats`, sortable: true, align: 'end', width: '80px' },
    { key: 'origin', label: $localize`Origin`, sortable: true, value: (row) => originText(row.origin) },
    { key: 'note', label: $localize`Note`, hiddenByDefault: true },
  ];

  protected readonly link = ({ id }: HeldLicenseResponse): readonly unknown[] => ['/licenses', id];
  /** Devices can be explained. */
  protected readonly explains = computed(() => this.holder().kind === 'DEVICE');
  protected readonly rowActions = ({ id }: HeldLicenseResponse): readonly RowAction[] => [
    { label: $localize`Why?`, icon: 'help', run: () => this.#explain(id) },
  ];

  #explain(licenseId: number): void {
    void this.#router.navigate(['/licenses', licenseId, 'devices'], { queryParams: { why: this.holder().id } });
  }
}

/** Type and mode; words that the contract leaves open here. */
function kindText({ type, assignmentMode }: HeldLicenseResponse): string {
  const word = wordFor(licenseTypeWords, type);
  return assignmentMode === null ? word : `${word} (${wordFor(assignmentModeWords, assignmentMode)})`;
}
