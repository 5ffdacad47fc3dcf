import { Component, computed, inject } from '@angular/core';

import { identityProvidersExport, identityProvidersList } from '../../api/identity-providers';
import type { IdentityProviderResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { formatInstant, formatNumber } from '../../core/format';
import { Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { IdentityProviderActions } from './identity-provider-actions';

/** The providers that people sign in by. */
@Component({
  selector: 'app-identity-provider-list',
  imports: [Can, Cell, DataTable, EmptyState, Icon, PageHeader],
  template: `
    <app-page-header heading="Sign-in providers" i18n-heading>
      <button
        *appCan="'create'; subject: 'IdentityProvider'"
        type="button"
        class="button button-primary"
        (click)="add()"
      >
        <app-icon name="add" /> <ng-container i18n>Add provider</ng-container>
      </button>
    </app-page-header>

    <app-data-table
      label="Sign-in providers"
      i18n-label
      [source]="providers"
      [columns]="columns"
      [rowActions]="rowActions"
      [openable]="mayUpdate()"
      (opened)="open($event)"
    >
      <ng-container *appCell="'active' of providers; let provider">
        @if (provider.active) {
          <span class="badge badge-good" i18n>Offered</span>
        } @else {
          <span class="badge" i18n>Off</span>
        }
      </ng-container>
      <app-empty-state
        tableEmpty
        icon="lock"
        heading="No sign-in providers yet"
        i18n-heading
        text="Let technicians sign in with Entra ID, Google, Keycloak, Authentik, or any other OpenID Connect provider."
        i18n-text
      >
        <button
          *appCan="'create'; subject: 'IdentityProvider'"
          type="button"
          class="button button-primary"
          (click)="add()"
        >
          <ng-container i18n>Add provider</ng-container>
        </button>
      </app-empty-state>
    </app-data-table>
  `,
  styles: `
    :host {
      display: flex;
      flex: 1 1 auto;
      flex-direction: column;
      gap: var(--space-4);
      min-width: 0;
      min-height: 0;
    }
  `,
})
export class IdentityProviderList {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(IdentityProviderActions);

  protected readonly mayUpdate = computed(() => this.#abilities.can('update', 'IdentityProvider'));

  protected readonly providers = listSource({
    key: 'identity-providers',
    list: identityProvidersList,
    export: identityProvidersExport,
    defaultSort: 'name',
    topics: ['identity-providers'],
  });

  protected readonly columns: readonly Column<IdentityProviderResponse>[] = [
    { key: 'name', label: $localize`Name`, sortable: true, width: '24%' },
    { key: 'issuer', label: $localize`Issuer`, sortable: true, width: '26%' },
    { key: 'active', label: $localize`Sign-in page`, width: '120px' },
    { key: 'roles', label: $localize`Roles`, width: '18%', value: (provider) => rolesText(provider) },
    {
      key: 'technicianCount',
      label: $localize`Technicians`,
      align: 'end',
      width: '120px',
      value: ({ technicianCount }) => formatNumber(technicianCount),
    },
    {
      key: 'createdAt',
      label: $localize`Created`,
      sortable: true,
      hiddenByDefault: true,
      value: ({ createdAt }) => formatInstant(createdAt),
    },
  ];

  protected readonly rowActions = (provider: IdentityProviderResponse): readonly RowAction[] => {
    if (!provider.manageable) return [];
    const actions: RowAction[] = [];
    if (this.mayUpdate()) {
      const { active } = provider;
      actions.push(
        { label: $localize`Edit`, icon: 'edit', run: () => void this.edit(provider) },
        { label: $localize`Test`, icon: 'check', run: () => void this.#actions.test(provider) },
        {
          label: active ? $localize`Switch off` : $localize`Offer for signing in`,
          icon: active ? 'close' : 'lock',
          run: () => void this.#then(this.#actions.setActive(provider, !active)),
        },
      );
    }
    if (this.#abilities.can('delete', 'IdentityProvider')) {
      const run = (): void => void this.#then(this.#actions.delete(provider));
      actions.push({ label: $localize`Delete`, icon: 'trash', danger: true, run });
    }
    return actions;
  };

  protected add(): Promise<void> {
    return this.#then(this.#actions.add());
  }

  protected open(provider: IdentityProviderResponse): void {
    if (provider.manageable) void this.edit(provider);
  }

  protected edit(provider: IdentityProviderResponse): Promise<void> {
    return this.#then(this.#actions.edit(provider));
  }

  async #then(action: Promise<boolean>): Promise<void> {
    if (await action) this.providers.reload();
  }
}

/** How people get their roles. */
function rolesText({ rolesClaim, roleMappings, defaultTechnicianRole }: IdentityProviderResponse): string {
  if (rolesClaim !== null) {
    return roleMappings.length === 1
      ? $localize`1 role mapped from “${rolesClaim}:claim:”`
      : $localize`${roleMappings.length}:count: roles mapped from “${rolesClaim}:claim:”`;
  }
  return defaultTechnicianRole === null ? $localize`Given here` : defaultTechnicianRole.name;
}
