import { Component, computed, input, output, signal } from '@angular/core';

import { organizationLocationsList } from '../../api/organization-locations';
import { apiResource } from '../../core/api/api-resource';
import type { EntityOption } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { type Scope, locationTicked, organizationTicked, toggleLocation, toggleOrganization } from './scope.rules';

const pageSize = 200;

/** One organization of the scope tree; its locations are read when it is opened. */
@Component({
  selector: 'app-scope-organization',
  imports: [Icon],
  template: `
    <div class="line">
      <button
        type="button"
        class="button button-icon button-quiet button-small"
        [attr.aria-label]="openLabel()"
        [attr.aria-expanded]="open()"
        (click)="open.set(!open())"
      >
        <app-icon [name]="open() ? 'chevron-down' : 'chevron-right'" />
      </button>
      <label class="check">
        <input
          type="checkbox"
          [checked]="ticked() === 'all'"
          [indeterminate]="ticked() === 'some'"
          [disabled]="disabled()"
          (change)="changed.emit(toggle())"
        />
        {{ organization().name }}
        @if (narrowed(); as text) {
          <span class="muted small">{{ text }}</span>
        }
      </label>
    </div>
    @if (open()) {
      <ul>
        @if (locations.hasValue()) {
          @let all = locations.value().items;
          @for (location of all; track location.id) {
            <li>
              <label class="check">
                <input
                  type="checkbox"
                  [checked]="has(location)"
                  [disabled]="disabled()"
                  (change)="changed.emit(toggleOne(location, all))"
                />
                {{ location.name }}
              </label>
            </li>
          } @empty {
            <li class="muted" i18n>No locations</li>
          }
        } @else if (locations.error()) {
          <li class="muted" i18n>The locations could not be loaded.</li>
        } @else {
          <li class="muted" i18n>Loading…</li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .line {
      display: flex;
      align-items: center;
      gap: 2px;
    }
    .check {
      flex: 1 1 auto;
      padding: 3px 4px;
    }
    ul {
      padding-inline-start: 48px;
    }
  `,
})
export class ScopeOrganization {
  readonly organization = input.required<EntityOption>();
  readonly scope = input.required<Scope>();
  readonly disabled = input(false);
  readonly changed = output<Scope>();

  protected readonly open = signal(false);
  protected readonly locations = apiResource(() =>
    this.open() ? organizationLocationsList(this.organization().id, { pageSize, sort: 'name' }) : undefined,
  );
  protected readonly ticked = computed(() => organizationTicked(this.scope(), this.organization().id));
  protected readonly openLabel = computed(() => $localize`Locations of ${this.organization().name}:organization:`);
  /** Which of its locations are in, where not all are. */
  protected readonly narrowed = computed(() => {
    const chosen = this.scope().organizations.find(({ id }) => id === this.organization().id)?.locations ?? [];
    return chosen.map(({ name }) => name).join(', ');
  });

  protected toggle(): Scope {
    return toggleOrganization(this.scope(), this.organization());
  }

  protected has(location: EntityOption): boolean {
    return locationTicked(this.scope(), this.organization().id, location.id);
  }

  protected toggleOne(location: EntityOption, all: readonly EntityOption[]): Scope {
    return toggleLocation(this.scope(), this.organization(), location, all);
  }
}
