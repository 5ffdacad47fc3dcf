import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';

import { organizationsList } from '../../api/organizations';
import { EntitySelect, type EntityOption } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { OrganizationNames } from './organization-names';
import type { Place } from './permission-matrix.rules';

const offered = 20;
/** More organizations than this are shown when asked for. */
const shownAtFirst = 12;

/**
 * Where the levels below apply: by default, or in one of the organizations that differ. Adds organizations and takes
 * them away.
 */
@Component({
  selector: 'app-permission-places',
  imports: [EntitySelect, Icon],
  template: `
    <div class="places" role="group" aria-label="Where the levels apply" i18n-aria-label>
      <span class="place" [class.chosen]="chosen() === null">
        <button type="button" [attr.aria-pressed]="chosen() === null" (click)="choose.emit(null)">
          <app-icon name="globe" [size]="14" /> <ng-container i18n>Default access</ng-container>
        </button>
      </span>
      @for (id of shown(); track id) {
        <span class="place" [class.chosen]="chosen() === id">
          <button type="button" [attr.aria-pressed]="chosen() === id" (click)="choose.emit(id)">
            <app-icon name="organization" [size]="14" /> {{ nameOf(id) }}
          </button>
          @if (!disabled()) {
            <button
              type="button"
              class="remove"
              [attr.aria-label]="removeLabel(id)"
              [disabled]="!mayRemove()(id)"
              [title]="mayRemove()(id) ? removeLabel(id) : refusal"
              (click)="remove.emit(id)"
            >
              <app-icon name="close" [size]="12" />
            </button>
          }
        </span>
      }
      @if (hidden() > 0) {
        <button type="button" class="button button-small button-quiet" (click)="all.set(true)" i18n>
          {{ hidden() }} more
        </button>
      }
    </div>
    @if (!disabled()) {
      <app-entity-select
        adding
        class="add"
        label="Add an organization with levels of its own"
        i18n-label
        placeholder="Add organization with levels of its own"
        i18n-placeholder
        [search]="find"
        [without]="present()"
        (picked)="take($event)"
      />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 8px;
    }
    .places {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
    .place {
      display: inline-flex;
      max-width: 100%;
      border: 1px solid var(--border-strong);
      border-radius: 15px;
      background: var(--surface);
    }
    .place button {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-width: 0;
      min-height: 28px;
      padding: 2px 12px;
      border: 0;
      border-radius: 15px;
      background: none;
      color: inherit;
      font: inherit;
      font-weight: 500;
      text-align: start;
      overflow-wrap: anywhere;
      cursor: pointer;
    }
    .place button:not(:only-child):first-child {
      padding-inline-end: 4px;
    }
    .place .remove {
      padding: 2px 10px 2px 6px;
    }
    .place button:disabled {
      opacity: 0.4;
      cursor: not-allowed;
    }
    .chosen {
      border-color: var(--accent);
      background: var(--accent-soft);
      color: var(--accent);
    }
    .add {
      max-width: 340px;
    }
    @media (pointer: coarse) {
      .place button {
        min-height: 40px;
      }
      .place {
        border-radius: 21px;
      }
    }
  `,
})
export class PermissionPlaces {
  readonly #names = inject(OrganizationNames);

  /** The organizations that differ, or are about to. */
  readonly organizations = input.required<readonly number[]>();
  readonly chosen = input.required<Place>();
  readonly disabled = input(false);
  /** Whether somebody may let an organization follow the default. */
  readonly mayRemove = input.required<(id: number) => boolean>();
  readonly choose = output<Place>();
  readonly add = output<number>();
  readonly remove = output<number>();

  protected readonly all = signal(false);
  protected readonly shown = computed(() => {
    const ids = this.organizations();
    const chosen = this.chosen();
    if (this.all() || ids.length <= shownAtFirst) return ids;
    const first = ids.slice(0, shownAtFirst);
    return chosen === null || first.includes(chosen) ? first : [...first, chosen];
  });
  protected readonly hidden = computed(() => this.organizations().length - this.shown().length);
  protected readonly present = computed<readonly EntityOption[]>(() =>
    this.organizations().map((id) => ({ id, name: this.nameOf(id) })),
  );
  protected readonly find = (q: string) => organizationsList({ q, pageSize: offered, sort: 'name' });
  protected readonly refusal = $localize`The default is beyond your own permissions in this organization`;

  constructor() {
    effect(() => {
      const ids = this.shown();
      untracked(() => this.#names.ask(ids));
    });
  }

  protected nameOf(id: number): string {
    return this.#names.of(id);
  }

  protected removeLabel(id: number): string {
    return $localize`Let ${this.nameOf(id)}:organization: follow the default`;
  }

  protected take(organization: EntityOption): void {
    this.#names.learn(organization);
    this.add.emit(organization.id);
  }
}
