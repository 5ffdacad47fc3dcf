import { Component, computed, inject } from '@angular/core';

import { apiClientsExport, apiClientsList } from '../../api/api-clients';
import type { ApiClientResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { ThingLink } from '../../core/ability/thing-link';
import { formatAgo, formatInstant, nothing } from '../../core/format';
import { Session } from '../../core/session/session';
import { Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { apiClientState } from './api-client.rules';
import { ApiClientActions } from './api-client-actions';

/** Programs that sign in by themselves. */
@Component({
  selector: 'app-api-client-list',
  imports: [Cell, DataTable, EmptyState, Icon, PageHeader, ThingLink],
  template: `
    <app-page-header
      heading="API clients"
      i18n-heading
      text="Programs that sign in by themselves, each with the permissions of a technician role."
      i18n-text
    >
      @if (mayAdd()) {
        <button type="button" class="button button-primary" (click)="add()">
          <app-icon name="add" /> <ng-container i18n>Add API client</ng-container>
        </button>
      }
    </app-page-header>

    <app-data-table
      label="API clients"
      i18n-label
      [source]="clients"
      [columns]="columns"
      [rowActions]="rowActions"
      [openable]="mayUpdate()"
      (opened)="open($event)"
    >
      <ng-container *appCell="'clientId' of clients; let client">
        <span class="mono">{{ client.clientId }}</span>
      </ng-container>
      <ng-container *appCell="'technicianRole' of clients; let client">
        @if (client.technicianRole; as role) {
          <app-thing-link subject="TechnicianRole" [to]="['/technician-roles', role.id]">{{
            role.name
          }}</app-thing-link>
        } @else {
          <span class="badge badge-accent" i18n>System administrator</span>
        }
      </ng-container>
      <ng-container *appCell="'status' of clients; let client">
        @switch (stateOf(client)) {
          @case ('ACTIVE') {
            <span class="badge badge-good" i18n>Active</span>
          }
          @case ('EXPIRED') {
            <span class="badge badge-warning" i18n>Expired</span>
          }
          @case ('REVOKED') {
            <span class="badge" i18n>Revoked</span>
          }
        }
      </ng-container>
      <app-empty-state
        tableEmpty
        icon="agent"
        heading="No API clients yet"
        i18n-heading
        text="With an API client a program, such as a ticket system or a script, reads and changes what a technician role allows."
        i18n-text
      >
        @if (mayAdd()) {
          <button type="button" class="button button-primary" (click)="add()" i18n>Add API client</button>
        }
      </app-empty-state>
    </app-data-table>
  `,
})
export class ApiClientList {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(ApiClientActions);
  readonly #session = inject(Session);

  protected readonly stateOf = apiClientState;
  protected readonly clients = listSource({
    key: 'api-clients',
    list: apiClientsList,
    export: apiClientsExport,
    filters: [
      {
        kind: 'choice',
        key: 'active',
        label: $localize`Status`,
        single: true,
        options: [
          { value: 'true', label: $localize`Active` },
          { value: 'false', label: $localize`Expired or revoked` },
        ],
      },
    ],
    defaultSort: 'name',
    topics: ['api-clients', 'technician-roles'],
  });
  protected readonly columns: readonly Column<ApiClientResponse>[] = [
    { key: 'name', label: $localize`Name`, sortable: true, width: '24%' },
    { key: 'technicianRole', label: $localize`May do`, sortable: true },
    { key: 'status', label: $localize`Status` },
    {
      key: 'expiresAt',
      label: $localize`Expires`,
      sortable: true,
      value: ({ expiresAt }) => (expiresAt === null ? $localize`Never` : formatInstant(expiresAt)),
    },
    {
      key: 'lastUsedAt',
      label: $localize`Last used`,
      sortable: true,
      value: ({ lastUsedAt }) => (lastUsedAt === null ? $localize`Never` : formatAgo(lastUsedAt)),
    },
    { key: 'clientId', label: $localize`Client ID` },
    { key: 'secretHint', label: $localize`Secret`, value: ({ secretHint }) => `…${secretHint}`, hiddenByDefault: true },
    {
      key: 'createdAt',
      label: $localize`Created`,
      sortable: true,
      hiddenByDefault: true,
      value: ({ createdAt }) => formatInstant(createdAt) || nothing,
    },
  ];

  readonly #mayReadRoles = computed(() => this.#abilities.can('read', 'TechnicianRole'));
  readonly #administrator = computed(() => this.#session.actor()?.systemAdministrator === true);
  /** A client is of a role, and somebody who may see no role can name none. */
  protected readonly mayAdd = computed(
    () => this.#abilities.can('create', 'ApiClient') && (this.#administrator() || this.#mayReadRoles()),
  );
  protected readonly mayUpdate = computed(() => this.#abilities.can('update', 'ApiClient'));

  protected readonly rowActions = (client: ApiClientResponse): readonly RowAction[] => {
    if (!client.manageable) return [];
    const actions: RowAction[] = [];
    if (this.mayUpdate()) {
      actions.push({ label: $localize`Edit`, icon: 'edit', run: () => void this.#then(this.#actions.edit(client)) });
      if (client.revokedAt === null) {
        const rotate = (): void => void this.#then(this.#actions.rotate(client));
        const revoke = (): void => void this.#then(this.#actions.revoke(client));
        actions.push({ label: $localize`New secret`, icon: 'key', run: rotate });
        actions.push({ label: $localize`Revoke`, icon: 'lock', danger: true, run: revoke });
      }
    }
    if (this.#abilities.can('delete', 'ApiClient')) {
      const run = (): void => void this.#then(this.#actions.delete(client));
      actions.push({ label: $localize`Delete`, icon: 'trash', danger: true, run });
    }
    return actions;
  };

  protected add(): Promise<void> {
    return this.#then(this.#actions.add());
  }

  protected open(client: ApiClientResponse): void {
    if (client.manageable) void this.#then(this.#actions.edit(client));
  }

  async #then(action: Promise<boolean>): Promise<void> {
    if (await action) this.clients.reload();
  }
}
