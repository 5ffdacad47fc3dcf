import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';

import type { PermissionGrant } from '../../api/model';
import { OrganizationNames } from './organization-names';
import { type LevelAreas, atAGlance, differingOrganizations } from './permission-matrix.rules';
import { areaWords, levelWords } from './permission-words';

/** More organizations than this are shown when asked for. */
const shownAtFirst = 5;

/** Permissions at a glance: what is open by default, and where it differs. */
@Component({
  selector: 'app-permission-overview',
  template: `
    <h3 i18n>Default access</h3>
    @if (byDefault().length > 0) {
      <dl>
        @for (line of byDefault(); track line.level) {
          <dt>
            <span class="badge" [class.badge-accent]="line.level === 'FULL'">{{ words[line.level].short }}</span>
          </dt>
          <dd>{{ areas(line) }}</dd>
        }
      </dl>
    } @else {
      <p class="muted" i18n>No access, except where an organization differs.</p>
    }
    @for (place of differing(); track place.id) {
      <h3>{{ nameOf(place.id) }}</h3>
      <dl>
        @for (line of place.lines; track line.level) {
          <dt>
            <span class="badge" [class.badge-accent]="line.level === 'FULL'">{{ words[line.level].short }}</span>
          </dt>
          <dd>{{ areas(line) }}</dd>
        }
      </dl>
    }
    @if (hidden() > 0) {
      <button type="button" class="link" (click)="all.set(true)" i18n>
        {hidden(), plural,
          =1 {Show 1 more organization that differs}
          other {Show {{ hidden() }} more organizations that differ}
        }
      </button>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    h3 {
      margin: 14px 0 6px;
      font-size: var(--text-size);
      overflow-wrap: anywhere;
    }
    h3:first-child {
      margin-top: 0;
    }
    dl {
      display: grid;
      // Wide enough for most levels, so that those of one place stand below those of another.
      grid-template-columns: minmax(56px, max-content) minmax(0, 1fr);
      align-items: baseline;
      gap: 6px 12px;
      margin: 0;
    }
    dd {
      margin: 0;
    }
  `,
})
export class PermissionOverview {
  readonly #names = inject(OrganizationNames);

  readonly permissions = input.required<readonly PermissionGrant[]>();

  protected readonly words = levelWords;
  protected readonly all = signal(false);
  protected readonly byDefault = computed(() => atAGlance(this.permissions()));
  readonly #organizations = computed(() => differingOrganizations(this.permissions()));
  readonly #shown = computed(() => (this.all() ? this.#organizations() : this.#organizations().slice(0, shownAtFirst)));
  protected readonly hidden = computed(() => this.#organizations().length - this.#shown().length);
  protected readonly differing = computed(() =>
    this.#shown().map((id) => ({ id, lines: atAGlance(this.permissions(), id) })),
  );

  constructor() {
    effect(() => {
      const ids = this.#shown();
      untracked(() => this.#names.ask(ids));
    });
  }

  protected areas({ areas }: LevelAreas): string {
    return areas.map((area) => areaWords[area]).join(', ');
  }

  protected nameOf(id: number): string {
    return this.#names.of(id);
  }
}
