import { Component, computed, debounced, input, linkedSignal, model, signal } from '@angular/core';

import { devicesList } from '../../api/devices';
import { apiResource } from '../../core/api/api-resource';
import { formatNumber } from '../../core/format';
import type { DeviceResponse } from '../../api/model';
import { ValueControl } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { deviceCountText } from './counts.rules';
import type { DeviceOption } from './license-form.model';
import { type Scope, deviceFilter } from './scope.rules';

const searchPauseMilliseconds = 200;
const pageSize = 50;

/** What is asked for. */
interface Asked {
  readonly q: string;
  readonly scope: string;
}

/** Picks many devices by search, from those that a scope holds. The value is the picked devices. */
@Component({
  selector: 'app-device-picker',
  imports: [Icon],
  template: `
    <div class="search">
      <app-icon name="search" />
      <input
        #text
        type="search"
        class="input"
        autocomplete="off"
        placeholder="Search by name or serial number"
        i18n-placeholder
        [id]="field?.controlId"
        [attr.aria-label]="field ? null : label()"
        [attr.aria-describedby]="field?.describedBy()"
        [attr.aria-invalid]="field?.message() ? true : null"
        (input)="query.set(text.value)"
        (blur)="left()"
      />
    </div>
    <div class="list" role="group" aria-label="Devices" i18n-aria-label [attr.aria-busy]="devices.isLoading()">
      @for (device of found(); track device.id) {
        <label class="row">
          <input
            type="checkbox"
            [checked]="picked().has(device.id)"
            [disabled]="disabled()"
            (change)="toggle(device)"
          />
          <span class="name">{{ device.name }}</span>
          <span class="muted small">{{ placeOf(device) }}</span>
        </label>
      } @empty {
        <p class="muted none">
          @if (devices.isLoading()) {
            <ng-container i18n>Searching…</ng-container>
          } @else if (devices.error()) {
            <ng-container i18n>The devices could not be loaded.</ng-container>
          } @else if (nowhere()) {
            <ng-container i18n>Choose an organization in the scope first.</ng-container>
          } @else {
            <ng-container i18n>No active device in scope fits.</ng-container>
          }
        </p>
      }
      @if (found().length < total()) {
        <button type="button" class="link more" (click)="page.set(page() + 1)" i18n>
          Show more of {{ number(total()) }}
        </button>
      }
    </div>
    <div class="foot">
      <span aria-live="polite">{{ pickedText() }}</span>
      <span class="tools">
        @if (unpicked().length > 0) {
          <button type="button" class="link" [disabled]="disabled()" (click)="pickShown()" i18n>
            Pick the {{ number(unpicked().length) }} shown
          </button>
        }
        @if (value().length > 0) {
          <button type="button" class="link" [disabled]="disabled()" (click)="choose([])" i18n>Clear</button>
        }
      </span>
    </div>
  `,
  styles: `
    :host {
      display: block;
      border: 1px solid var(--border-control);
      border-radius: var(--radius);
      background: var(--surface);
      overflow: hidden;
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
    .list {
      height: 232px;
      padding: 4px;
      overflow: auto;
    }
    .row {
      display: grid;
      grid-template-columns: auto minmax(120px, 220px) 1fr;
      align-items: center;
      gap: 0 10px;
      padding: 4px 8px;
      border-radius: var(--radius-small);
      cursor: pointer;
    }
    .row:hover {
      background: var(--surface-hover);
    }
    .name {
      overflow-wrap: anywhere;
    }
    .none,
    .more {
      padding: 8px;
    }
    .foot {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 4px 16px;
      padding: 6px 12px;
      border-top: 1px solid var(--border);
      background: var(--surface-recessed);
    }
    .tools {
      display: flex;
      gap: 16px;
    }
    @media (width <= 600px) {
      .row {
        grid-template-columns: auto 1fr;
      }
      .row .small {
        grid-column: 2;
      }
    }
  `,
})
export class DevicePicker extends ValueControl<readonly DeviceOption[]> {
  override readonly value = model<readonly DeviceOption[]>([]);
  /** Where the devices may stand. */
  readonly scope = input.required<Scope>();

  protected readonly number = formatNumber;
  protected readonly query = signal('');
  readonly #paused = debounced(this.query, searchPauseMilliseconds);
  readonly #filter = computed(() => deviceFilter(this.scope()));
  readonly #asked = computed<Asked>(
    () => ({ q: (this.#paused.value() ?? '').trim(), scope: JSON.stringify(this.#filter()) }),
    { equal: (a, b) => a.q === b.q && a.scope === b.scope },
  );
  /** Pages that are shown; another search starts over. */
  protected readonly page = linkedSignal({ source: this.#asked, computation: () => 1 });
  protected readonly devices = apiResource(() => {
    const filter = this.#filter();
    if (filter === null) return undefined;
    return devicesList({
      ...filter,
      q: this.#asked().q,
      status: ['ACTIVE'],
      sort: 'name',
      page: this.page(),
      pageSize,
    });
  });
  /** Rows of all pages that are shown. */
  readonly #rows = linkedSignal<
    { page: number; items: readonly DeviceResponse[] | undefined },
    readonly DeviceResponse[]
  >({
    source: () => ({
      page: this.page(),
      items: this.devices.hasValue() ? this.devices.value()?.items : undefined,
    }),
    computation: ({ page, items }, previous) => {
      const before = previous?.value ?? [];
      if (items === undefined) return before;
      return page === 1 ? items : [...before.slice(0, (page - 1) * pageSize), ...items];
    },
  });
  protected readonly total = linkedSignal<number | undefined, number>({
    source: () => (this.devices.hasValue() ? this.devices.value()?.total : undefined),
    computation: (total, previous) => total ?? previous?.value ?? 0,
  });
  protected readonly found = computed(() => (this.#filter() === null ? [] : this.#rows()));
  protected readonly nowhere = computed(() => this.#filter() === null);
  protected readonly picked = computed(() => new Set(this.value().map(({ id }) => id)));
  protected readonly unpicked = computed(() => this.found().filter(({ id }) => !this.picked().has(id)));
  protected readonly pickedText = computed(() =>
    this.value().length === 0
      ? $localize`None picked`
      : $localize`${deviceCountText(this.value().length)}:devices: picked`,
  );

  protected placeOf({ organization, location }: DeviceResponse): string {
    return `${organization.name} · ${location.name}`;
  }

  protected toggle(device: DeviceResponse): void {
    if (this.picked().has(device.id)) this.choose(this.value().filter(({ id }) => id !== device.id));
    else this.choose([...this.value(), this.#option(device)]);
  }

  protected pickShown(): void {
    this.choose([...this.value(), ...this.unpicked().map((device) => this.#option(device))]);
  }

  #option(device: DeviceResponse): DeviceOption {
    return { id: device.id, name: device.name, place: this.placeOf(device) };
  }
}
