import { Component, computed, debounced, inject, linkedSignal, signal } from '@angular/core';

import { organizationsGet, organizationsList } from '../api/organizations';
import type { OrganizationResponse } from '../api/model';
import { Abilities } from '../core/ability/abilities';
import { apiResource } from '../core/api/api-resource';
import { OrganizationScope } from '../core/organization-scope';
import { Icon } from '../ui/icon/icon';
import { Popover } from '../ui/popover/popover';

const searchPauseMilliseconds = 150;
const shownOrganizations = 50;

/** Narrows the whole panel to one organization. */
@Component({
  selector: 'app-organization-switcher',
  imports: [Icon, Popover],
  template: `
    @if (mayChoose()) {
      <button
        type="button"
        class="button trigger"
        [class.narrowed]="scope.organizationId() !== null"
        [appPopover]="list"
        appPopoverLabel="Choose organization"
        i18n-appPopoverLabel
        #popover="appPopover"
        (click)="opened.set(true)"
        (appPopoverClosed)="query.set('')"
      >
        <app-icon name="organization" />
        <span class="name">{{ name() }}</span>
        <app-icon name="chevron-down" [size]="14" />
      </button>
      <ng-template #list>
        <div class="search">
          <input
            #text
            class="input"
            type="search"
            aria-label="Find organization"
            i18n-aria-label
            placeholder="Find organization"
            i18n-placeholder
            (input)="query.set(text.value)"
          />
        </div>
        <div class="options">
          @if (query() === '') {
            <button
              type="button"
              [attr.aria-pressed]="scope.organizationId() === null"
              (click)="choose(null); popover.close()"
            >
              <ng-container i18n>All organizations</ng-container>
              @if (scope.organizationId() === null) {
                <app-icon name="check" />
              }
            </button>
          }
          @for (organization of found(); track organization.id) {
            <button
              type="button"
              [attr.aria-pressed]="scope.organizationId() === organization.id"
              (click)="choose(organization.id); popover.close()"
            >
              {{ organization.name }}
              @if (scope.organizationId() === organization.id) {
                <app-icon name="check" />
              }
            </button>
          } @empty {
            @if (query() !== '' && !answer.isLoading()) {
              <p class="muted small" i18n>Nothing found.</p>
            }
          }
        </div>
      </ng-template>
    }
  `,
  styleUrl: './organization-switcher.scss',
})
export class OrganizationSwitcher {
  protected readonly scope = inject(OrganizationScope);
  readonly #abilities = inject(Abilities);

  protected readonly mayChoose = computed(() => this.#abilities.can('read', 'Organization'));
  protected readonly opened = signal(false);
  protected readonly query = signal('');
  readonly #paused = debounced(this.query, searchPauseMilliseconds);

  protected readonly answer = apiResource(() =>
    this.opened()
      ? organizationsList({ q: this.#paused.value(), sort: 'name', pageSize: shownOrganizations })
      : undefined,
  );
  protected readonly found = linkedSignal<readonly OrganizationResponse[] | undefined, readonly OrganizationResponse[]>(
    {
      source: () => (this.answer.hasValue() ? this.answer.value().items : undefined),
      computation: (items, previous) => items ?? previous?.value ?? [],
    },
  );

  readonly #current = apiResource(
    () => {
      const id = this.scope.organizationId();
      return id === null || !this.mayChoose() ? undefined : organizationsGet(id);
    },
    { topics: ['organizations'] },
  );
  protected readonly name = computed(() => {
    if (this.scope.organizationId() === null) return $localize`All organizations`;
    return this.#current.hasValue() ? this.#current.value().name : '…';
  });

  protected choose(organizationId: number | null): void {
    void this.scope.choose(organizationId);
  }
}
