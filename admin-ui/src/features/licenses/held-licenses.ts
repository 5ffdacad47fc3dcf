import { Component, computed, inject, input, numberAttribute } from '@angular/core';

import { devicesExportLicenses } from '../../api/devices';
import { locationsExportLicenses } from '../../api/locations';
import type { DevicesExportLicensesParams, DevicesLicensesParams, HeldLicenseResponse } from '../../api/model';
import { peopleExportLicenses } from '../../api/people';
import { formatDate } from '../../core/format';
import { Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { Dialogs } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { UsageBar } from '../../ui/usage-bar/usage-bar';
import { ComplianceBadge } from './compliance-badge';
import { licenseColumns } from './license-columns';
import { licenseFilters } from './license-filters';
import { type SeatHolder, heldLicenses } from './seat-holder';
import type { HolderKind } from './license-kinds.rules';
import { LicenseName } from './license-name';
import { endReasonText, originText } from './seat-words';
import { partlySeen } from './whole-license';
import { whyInAddress } from './why-in-address';

const exports = { DEVICE: devicesExportLicenses, PERSON: peopleExportLicenses, LOCATION: locationsExportLicenses };

/**
 * Asset → Licenses, a tab of a page whose route names the kind of holder: the licenses that a device, a person or a location holds a seat of, with the columns of every list of
 * licenses and those of the seat; with the filter also what was held before. `?why=7` in the address explains license 7.
 *
 * @example
 * ```ts
 * { path: 'licenses', loadComponent: () => import('../licenses/held-licenses').then((m) => m.HeldLicenses), data: { holder: 'DEVICE' } }
 * ```
 */
@Component({
  selector: 'app-held-licenses',
  imports: [Cell, ComplianceBadge, DataTable, EmptyState, Icon, LicenseName, UsageBar],
  template: `
    <app-data-table
      label="Licenses"
      i18n-label
      [source]="licenses"
      [columns]="columns"
      [rowLink]="link"
      [rowActions]="rowActions"
    >
      <button tableActions type="button" class="button" (click)="explanation.ask('')">
        <app-icon name="help" /> <ng-container i18n>Why is this license not here?</ng-container>
      </button>
      <app-license-name *appCell="'name' of licenses; let license" [license]="license" />
      <app-usage-bar
        *appCell="'usage' of licenses; let license"
        [usage]="license.usage"
        [quantity]="license.quantity"
        [of]="license.scope.complete ? 'PURCHASED' : 'PART'"
        [unknown]="partly"
      />
      <app-compliance-badge *appCell="'compliance' of licenses; let license" [compliance]="license.compliance" />
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
  readonly #dialogs = inject(Dialogs);

  /** From the route: what holds the seats. */
  readonly holder = input.required<HolderKind>();
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });
  /** From the address of a location, where `id` is its organization. */
  readonly locationId = input<string>();
  /** From the address: the license to explain; empty to ask which. */
  readonly why = input<string>();

  readonly #holder = computed<SeatHolder>(() => {
    const kind = this.holder();
    return { kind, id: kind === 'LOCATION' ? Number(this.locationId()) : this.id() };
  });

  protected readonly licenses = listSource({
    key: 'held-licenses',
    list: (params: DevicesLicensesParams) => heldLicenses(this.#holder(), params),
    export: (params: DevicesExportLicensesParams) => exports[this.#holder().kind](this.#holder().id, params),
    filters: [
      ...licenseFilters,
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
    // What matters here is the seat: the scope of its license is there for those who ask.
    ...licenseColumns.map((column) => (column.key === 'scope' ? { ...column, hiddenByDefault: true } : column)),
    { key: 'assignedOn', label: $localize`Assigned on`, sortable: true, value: (row) => formatDate(row.assignedOn) },
    {
      key: 'origin',
      label: $localize`Origin`,
      sortable: true,
      value: (row) => originText(row.origin),
    },
    { key: 'seats', label: $localize`Seats`, sortable: true, align: 'end', width: '80px' },
    {
      key: 'endedOn',
      label: $localize`Ended on`,
      sortable: true,
      hiddenByDefault: true,
      value: (row) => formatDate(row.endedOn),
    },
    {
      key: 'endReason',
      label: $localize`Why it ended`,
      hiddenByDefault: true,
      value: (row) => endReasonText(row.endReason),
    },
    { key: 'note', label: $localize`Note`, hiddenByDefault: true },
  ];

  protected readonly partly = partlySeen;
  protected readonly explanation = whyInAddress(
    this.why,
    () => true,
    (licenseId) =>
      this.#dialogs.open(() => import('./why-not-here').then((m) => m.WhyNotHere), {
        place: this.#holder(),
        licenseId,
      }),
  );
  protected readonly link = ({ id }: HeldLicenseResponse): readonly unknown[] => ['/licenses', id];
  protected readonly rowActions = ({ id }: HeldLicenseResponse): readonly RowAction[] => [
    { label: $localize`Why?`, icon: 'help', run: () => this.explanation.ask(id) },
  ];
}
