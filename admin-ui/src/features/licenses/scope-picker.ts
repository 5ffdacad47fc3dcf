import { Component, computed, debounced, linkedSignal, model, signal } from '@angular/core';

import type { OrganizationResponse } from '../../api/model';
import { organizationsList } from '../../api/organizations';
import { apiResource } from '../../core/api/api-resource';
import { formatNumber } from '../../core/format';
import { ValueControl } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { ScopeOrganization } from './scope-organization';
import { type Scope, globalScope } from './scope.rules';

const searchPauseMilliseconds = 200;
const pageSize = 100;

/** Where a license may hold seats: everywhere, or in organizations and locations that are ticked in a tree. */
@Component({
  selector: 'app-scope-picker',
  imports: [Icon, ScopeOrganization],
  template: `
    <div class="ways" role="radiogroup" [attr.aria-label]="label() || null" [attr.aria-labelledby]="field?.labelId">
      <label class="check">
        <input
          type="radio"
          [name]="name"
          [id]="field?.controlId"
          [checked]="value().global"
          [disabled]="disabled()"
          (change)="limit(false)"
        />
        <ng-container i18n>All organizations</ng-container>
      </label>
      <label class="check">
        <input type="radio" [name]="name" [checked]="!value().global" [disabled]="disabled()" (change)="limit(true)" />
        <ng-container i18n>Only some organizations or locations</ng-container>
      </label>
    </div>
    @if (!value().global) {
      <div class="tree" [class.wrong]="field?.message()">
        <div class="search">
          <app-icon name="search" />
          <input
            #text
            type="search"
            class="input"
            autocomplete="off"
            aria-label="Search organizations"
            i18n-aria-label
            placeholder="Search organizations"
            i18n-placeholder
            [attr.aria-describedby]="field?.describedBy()"
            [attr.aria-invalid]="field?.message() ? true : null"
            (input)="query.set(text.value)"
            (blur)="left()"
          />
        </div>
        <ul>
          @for (organization of shown(); track organization.id) {
            <app-scope-organization
              role="listitem"
              [organization]="organization"
              [scope]="value()"
              [disabled]="disabled()"
              (changed)="choose($event)"
            />
          } @empty {
            <li class="muted none">
              @if (organizations.isLoading()) {
                <ng-container i18n>Searching…</ng-container>
              } @else if (organizations.error()) {
                <ng-container i18n>The organizations could not be loaded.</ng-container>
              } @else {
                <ng-container i18n>No organization fits.</ng-container>
              }
            </li>
          }
        </ul>
        @if (hidden() > 0) {
          <p class="muted small none" i18n>{{ number(hidden()) }} more: search to find them.</p>
        }
        <p class="foot" aria-live="polite">{{ summary() }}</p>
      </div>
    }
  `,
  styles: `
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 24px;
      padding: 5px 0;
    }
    .tree {
      margin-top: 6px;
      border: 1px solid var(--border-control);
      border-radius: var(--radius);
      background: var(--surface);
      overflow: hidden;
    }
    .wrong {
      border-color: var(--danger);
    }
    .search {
      position: relative;
    }
    .search app-icon {
      position: absolute;
      inset: 0 auto 0 10px;
      align-items: center;
      color: var(--text-faint);
      pointer-events: none;
    }
    .search input {
      padding-inline-start: 34px;
      border-width: 0 0 1px;
      border-color: var(--border);
      border-radius: 0;
    }
    ul {
      max-height: 220px;
      padding: 4px;
      overflow: auto;
    }
    .none {
      padding: 6px 10px;
    }
    .foot {
      padding: 6px 12px;
      border-top: 1px solid var(--border);
      background: var(--surface-recessed);
    }
  `,
})
export class ScopePicker extends ValueControl<Scope> {
  override readonly value = model<Scope>(globalScope);

  protected readonly name = `scope-${(lastId += 1)}`;
  protected readonly number = formatNumber;
  protected readonly query = signal('');
  readonly #paused = debounced(this.query, searchPauseMilliseconds);
  protected readonly organizations = apiResource(() =>
    this.value().global
      ? undefined
      : organizationsList({ q: (this.#paused.value() ?? '').trim(), sort: 'name', pageSize }),
  );
  readonly #answer = linkedSignal<
    { items: readonly OrganizationResponse[]; total: number } | undefined,
    { items: readonly OrganizationResponse[]; total: number }
  >({
    source: () => (this.organizations.hasValue() ? this.organizations.value() : undefined),
    computation: (answer, previous) => answer ?? previous?.value ?? { items: [], total: 0 },
  });
  /** Chosen organizations that the answer does not hold come first, unless somebody searches. */
  protected readonly shown = computed(() => {
    const { items } = this.#answer();
    const searching = this.query().trim() !== '';
    const chosen = searching
      ? []
      : this.value().organizations.filter(({ id }) => !items.some((item) => item.id === id));
    return [...chosen, ...items];
  });
  protected readonly hidden = computed(() => this.#answer().total - this.#answer().items.length);
  protected readonly summary = computed(() => {
    const { organizations } = this.value();
    if (organizations.length === 0) return $localize`None chosen`;
    const names = organizations.map(({ name, locations }) =>
      locations.length === 0 ? name : `${name} (${locations.map((location) => location.name).join(', ')})`,
    );
    return names.join(' · ');
  });

  protected limit(limited: boolean): void {
    this.choose({ ...this.value(), global: !limited });
  }
}

let lastId = 0;
