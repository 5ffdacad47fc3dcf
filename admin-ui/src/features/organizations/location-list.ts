import { Component, inject, input, numberAttribute } from '@angular/core';

import type { LocationResponse, OrganizationLocationsListParams } from '../../api/model';
import { organizationLocationsExport, organizationLocationsList } from '../../api/organization-locations';
import { type AbilityAction, Abilities } from '../../core/ability/abilities';
import { ThingLink } from '../../core/ability/thing-link';
import { formatNumber } from '../../core/format';
import { Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { ArchiveActions } from './archive-actions';
import { OrganizationActions } from './organization-actions';

/** The locations of one organization, and the enrollment of devices at them. */
@Component({
  selector: 'app-location-list',
  imports: [Cell, DataTable, EmptyState, Icon, ThingLink],
  template: `
    <app-data-table
      label="Locations"
      i18n-label
      [source]="locations"
      [columns]="columns"
      [rowLink]="link"
      [rowActions]="rowActions"
    >
      @if (may('create')) {
        <button tableActions type="button" class="button" (click)="add()">
          <app-icon name="add" /> <ng-container i18n>Add location</ng-container>
        </button>
      }
      <app-thing-link
        *appCell="'deviceCount' of locations; let location"
        subject="Device"
        [on]="{ organizationId: id() }"
        [to]="['/organizations', id(), 'locations', location.id, 'devices']"
        [query]="{ status: 'ACTIVE' }"
        >{{ number(location.deviceCount) }}</app-thing-link
      >
      <app-empty-state
        tableEmpty
        icon="location"
        heading="No locations yet"
        i18n-heading
        text="Devices report to a location: its enrollment token tells an inventory agent where a device belongs."
        i18n-text
      >
        @if (may('create')) {
          <button type="button" class="button button-primary" (click)="add()" i18n>Add location</button>
        }
      </app-empty-state>
    </app-data-table>
  `,
})
export class LocationList {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(OrganizationActions);
  readonly #archives = inject(ArchiveActions);

  /** The organization, from the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly number = formatNumber;

  protected readonly locations = listSource({
    key: 'locations',
    list: (params: OrganizationLocationsListParams) => organizationLocationsList(this.id(), params),
    export: (params) => organizationLocationsExport(this.id(), params),
    defaultSort: 'name',
    filters: [
      {
        kind: 'choice',
        key: 'archived',
        label: $localize`Archived`,
        single: true,
        options: [{ value: 'true', label: $localize`Archived` }],
      },
    ],
    topics: ['locations', 'devices'],
  });

  protected readonly columns: readonly Column<LocationResponse>[] = [
    { key: 'name', label: $localize`Name`, sortable: true, width: '30%' },
    { key: 'address', label: $localize`Address`, sortable: true },
    { key: 'deviceCount', label: $localize`Devices`, sortable: true, align: 'end', width: '110px' },
  ];

  protected readonly link = ({ id }: LocationResponse): readonly unknown[] => [
    '/organizations',
    this.id(),
    'locations',
    id,
  ];
  protected readonly rowActions = (location: LocationResponse): readonly RowAction[] => {
    const actions: RowAction[] = [];
    if (this.mayEnroll()) {
      actions.push({ label: $localize`Enroll devices`, icon: 'agent', run: () => this.enroll(location) });
    }
    if (this.may('update')) {
      actions.push({ label: $localize`Edit`, icon: 'edit', run: () => void this.#edit(location) });
      actions.push({ label: this.#archives.label(location), icon: 'archive', run: () => void this.#archive(location) });
    }
    if (this.may('delete')) {
      actions.push({ label: $localize`Delete`, icon: 'trash', danger: true, run: () => void this.#delete(location) });
    }
    return actions;
  };

  protected may(action: AbilityAction): boolean {
    return this.#abilities.can(action, 'Location', { organizationId: this.id() });
  }

  protected mayEnroll(): boolean {
    return this.#abilities.can('read', 'EnrollmentToken', { organizationId: this.id() });
  }

  protected enroll(location: LocationResponse): void {
    void this.#actions.showEnrollment(location);
  }

  protected async add(): Promise<void> {
    const added = await this.#actions.addLocation(this.id());
    if (!added) return;
    this.locations.reload();
    if (this.mayEnroll()) this.enroll(added);
  }

  async #edit(location: LocationResponse): Promise<void> {
    if (await this.#actions.editLocation(this.id(), location)) this.locations.reload();
  }

  async #archive(location: LocationResponse): Promise<void> {
    if (await this.#archives.changeLocation(location)) this.locations.reload();
  }

  async #delete(location: LocationResponse): Promise<void> {
    if (await this.#actions.deleteLocation(this.id(), location)) this.locations.reload();
  }
}
