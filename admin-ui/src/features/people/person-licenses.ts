import { Component, input, numberAttribute } from '@angular/core';

import type { PersonLicenseResponse } from '../../api/model';
import { peopleLicenses } from '../../api/people';
import { formatDate } from '../../core/format';
import { type Column, DataTable, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { endReasonText, originText } from '../licenses/seat-words';

/** Asset → Licenses of a person: the licenses that they hold a seat of; with the filter, those that they held. */
@Component({
  selector: 'app-person-licenses',
  imports: [DataTable, EmptyState],
  template: `
    <app-data-table label="Licenses" i18n-label [source]="licenses" [columns]="columns" [rowLink]="link">
      <app-empty-state
        tableEmpty
        icon="license"
        heading="No licenses"
        i18n-heading
        text="This person holds no license seat. Seats are given on the page of a license, by hand or by rule."
        i18n-text
      />
    </app-data-table>
  `,
})
export class PersonLicenses {
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly licenses = listSource({
    key: 'person-licenses',
    list: (params: Parameters<typeof peopleLicenses>[1]) => peopleLicenses(this.id(), params),
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
    topics: ['people', 'licenses'],
    rowId: ({ assignmentId }) => assignmentId,
  });

  protected readonly columns: readonly Column<PersonLicenseResponse>[] = [
    { key: 'name', label: $localize`License`, sortable: true, width: '32%' },
    { key: 'assignedOn', label: $localize`Assigned on`, sortable: true, value: (row) => formatDate(row.assignedOn) },
    { key: 'endedOn', label: $localize`Ended on`, sortable: true, value: (row) => formatDate(row.endedOn) },
    { key: 'endReason', label: $localize`Why it ended`, value: (row) => endReasonText(row.endReason) },
    { key: 'seats', label: $localize`Seats`, sortable: true, align: 'end', width: '80px' },
    { key: 'origin', label: $localize`Given`, sortable: true, value: (row) => originText(row.origin) },
    { key: 'note', label: $localize`Note`, hiddenByDefault: true },
  ];

  protected readonly link = ({ id }: PersonLicenseResponse): readonly unknown[] => ['/licenses', id];
}
