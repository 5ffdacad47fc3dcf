import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';

import type { OrganizationResponse } from '../../api/model';
import { organizationsExport, organizationsList } from '../../api/organizations';
import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { ThingLink } from '../../core/ability/thing-link';
import { formatInstant, formatNumber } from '../../core/format';
import { Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { ArchiveActions } from './archive-actions';
import { OrganizationActions } from './organization-actions';

/** All organizations. */
@Component({
  selector: 'app-organization-list',
  imports: [Can, Cell, DataTable, EmptyState, Icon, PageHeader, ThingLink],
  template: `
    <app-page-header heading="Organizations" i18n-heading>
      <button *appCan="'create'; subject: 'Organization'" type="button" class="button button-primary" (click)="add()">
        <app-icon name="add" /> <ng-container i18n>Add organization</ng-container>
      </button>
    </app-page-header>

    <app-data-table
      label="Organizations"
      i18n-label
      [source]="organizations"
      [columns]="columns"
      [rowLink]="link"
      [rowActions]="rowActions"
    >
      <app-thing-link
        *appCell="'locationCount' of organizations; let organization"
        subject="Location"
        [on]="{ organizationId: organization.id }"
        [to]="['/organizations', organization.id, 'locations']"
        >{{ number(organization.locationCount) }}</app-thing-link
      >
      <app-thing-link
        *appCell="'deviceCount' of organizations; let organization"
        subject="Device"
        [on]="{ organizationId: organization.id }"
        [to]="['/organizations', organization.id, 'devices']"
        [query]="{ status: 'ACTIVE' }"
        >{{ number(organization.deviceCount) }}</app-thing-link
      >
      <app-empty-state
        tableEmpty
        icon="organization"
        heading="No organizations yet"
        i18n-heading
        text="An organization is a customer, or a division of your own. Devices, people and licenses belong to one."
        i18n-text
      >
        <button *appCan="'create'; subject: 'Organization'" type="button" class="button button-primary" (click)="add()">
          <ng-container i18n>Add organization</ng-container>
        </button>
      </app-empty-state>
    </app-data-table>
  `,
})
export class OrganizationList {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(OrganizationActions);
  readonly #archives = inject(ArchiveActions);
  readonly #router = inject(Router);

  protected readonly number = formatNumber;

  protected readonly organizations = listSource({
    key: 'organizations',
    list: organizationsList,
    export: organizationsExport,
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
    topics: ['organizations', 'devices', 'locations'],
  });

  protected readonly columns: readonly Column<OrganizationResponse>[] = [
    { key: 'name', label: $localize`Name`, sortable: true, width: '30%' },
    { key: 'description', label: $localize`Description` },
    { key: 'locationCount', label: $localize`Locations`, sortable: true, align: 'end', width: '110px' },
    { key: 'deviceCount', label: $localize`Devices`, sortable: true, align: 'end', width: '110px' },
    {
      key: 'createdAt',
      label: $localize`Created`,
      sortable: true,
      hiddenByDefault: true,
      value: ({ createdAt }) => formatInstant(createdAt),
    },
  ];

  protected readonly link = ({ id }: OrganizationResponse): readonly unknown[] => ['/organizations', id];

  protected readonly rowActions = (organization: OrganizationResponse): readonly RowAction[] => {
    const on = { organizationId: organization.id };
    const actions: RowAction[] = [];
    if (this.#abilities.can('update', 'Organization', on)) {
      actions.push({ label: $localize`Edit`, icon: 'edit', run: () => void this.#edit(organization) });
      actions.push({
        label: this.#archives.label(organization),
        icon: 'archive',
        run: () => void this.#archive(organization),
      });
    }
    if (this.#abilities.can('delete', 'Organization', on)) {
      actions.push({
        label: $localize`Delete`,
        icon: 'trash',
        danger: true,
        run: () => void this.#delete(organization),
      });
    }
    return actions;
  };

  protected async add(): Promise<void> {
    const created = await this.#actions.add();
    if (created) await this.#router.navigate(['/organizations', created.id]);
  }

  async #edit(organization: OrganizationResponse): Promise<void> {
    if (await this.#actions.edit(organization)) this.organizations.reload();
  }

  async #archive(organization: OrganizationResponse): Promise<void> {
    if (await this.#archives.changeOrganization(organization)) this.organizations.reload();
  }

  async #delete(organization: OrganizationResponse): Promise<void> {
    if (await this.#actions.delete(organization)) this.organizations.reload();
  }
}
