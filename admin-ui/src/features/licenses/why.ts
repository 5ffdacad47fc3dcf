import { Component, ElementRef, Injector, afterNextRender, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';

import { devicesGet, devicesList } from '../../api/devices';
import { licensesExplain } from '../../api/licenses';
import type { DeviceResponse, LicenseResponse } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { formatDate } from '../../core/format';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { EntitySelect, Field } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { seatCountText } from './counts.rules';
import { WhyChecks } from './why-checks';

const offered = 20;

/** Why a device holds a seat of a license, or why it does not: asks for the device, and shows every check. */
@Component({
  selector: 'app-why',
  imports: [DialogFrame, EntitySelect, Field, Icon, ResourceState, WhyChecks],
  template: `
    <app-dialog [heading]="heading" size="medium" [submits]="false" [submit]="submit">
      @if (choosing()) {
        <app-field label="Device" i18n-label>
          <app-entity-select
            [value]="device()"
            [search]="find"
            [detail]="placeOf"
            [clearable]="false"
            placeholder="Search by name or serial number"
            i18n-placeholder
            (valueChange)="ask($event)"
          />
        </app-field>
      } @else {
        <div class="device">
          <div>
            <strong>{{ device()?.name ?? '…' }}</strong>
            @if (device(); as shown) {
              <p class="muted">{{ placeOf(shown) }}</p>
            }
          </div>
          <button type="button" class="button button-small" (click)="choose()" i18n>Another device</button>
        </div>
      }
      @if (deviceId() !== null) {
        @if (explanation.hasValue()) {
          @let shown = explanation.value();
          <p class="verdict" [class.holds]="shown.assigned" role="status">
            <app-icon [name]="shown.assigned ? 'check-circle' : 'close'" [size]="18" />
            {{ verdict() }}
          </p>
          <app-why-checks [explanation]="shown" />
        } @else {
          <div class="waiting"><app-resource-state [resource]="explanation" /></div>
        }
      } @else {
        <p class="muted intro" i18n>
          Choose a device to see, check by check, whether it gets a seat, and what would have to change.
        </p>
      }
    </app-dialog>
  `,
  styles: `
    .device {
      display: flex;
      align-items: flex-start;
      justify-content: space-between;
      gap: 16px;
      min-height: 40px;
    }
    .verdict {
      display: flex;
      align-items: center;
      gap: 8px;
      margin: var(--space-4) 0 10px;
      font-size: var(--text-size-large);
      font-weight: 600;
    }
    .verdict app-icon {
      color: var(--text-muted);
    }
    .holds app-icon {
      color: var(--good);
    }
    .waiting,
    .intro {
      min-height: 180px;
      margin-top: var(--space-4);
    }
  `,
})
export class Why implements DialogContent {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  readonly #router = inject(Router);
  readonly data = dialogData<{ readonly license: LicenseResponse; readonly deviceId: number | null }>();
  readonly submit = (): Promise<void> => Promise.resolve();

  protected readonly heading = $localize`Why? ${this.data.license.name}:license:`;
  protected readonly deviceId = signal(this.data.deviceId);
  /** Whether the device is asked for. A device that the address names is only shown: its field would open its list over the answer. */
  protected readonly choosing = signal(this.data.deviceId === null);

  /** Names the device that an address asked about. */
  readonly #named = apiResource(() => {
    const id = this.deviceId();
    return id === null || this.#picked()?.id === id ? undefined : devicesGet(id);
  });
  readonly #picked = signal<DeviceResponse | null>(null);
  protected readonly device = computed<DeviceResponse | null>(() => {
    const picked = this.#picked();
    if (picked) return picked;
    return this.#named.hasValue() ? (this.#named.value() ?? null) : null;
  });

  protected readonly explanation = apiResource(
    () => {
      const deviceId = this.deviceId();
      return deviceId === null ? undefined : licensesExplain(this.data.license.id, { deviceId });
    },
    { topics: ['licenses', 'devices', 'software', 'device-groups'] },
  );
  protected readonly verdict = computed(() => {
    const shown = this.explanation.hasValue() ? this.explanation.value() : undefined;
    const name = this.device()?.name ?? $localize`This device`;
    if (!shown?.assignment) return $localize`${name}:device: holds no seat`;
    const { assignedOn, seats } = shown.assignment;
    return seats === 1
      ? $localize`${name}:device: holds a seat since ${formatDate(assignedOn)}:date:`
      : $localize`${name}:device: holds ${seatCountText(seats)}:seats: since ${formatDate(assignedOn)}:date:`;
  });

  protected readonly find = (q: string) => devicesList({ q, pageSize: offered, sort: 'name' });
  protected readonly placeOf = ({ organization, location }: DeviceResponse): string =>
    `${organization.name} · ${location.name}`;

  /** Asks for another device; the field takes the focus that the button had. */
  protected choose(): void {
    this.choosing.set(true);
    afterNextRender(() => this.#host.nativeElement.querySelector('input')?.focus(), { injector: this.#injector });
  }

  /** The address names the device, so that it can be sent to somebody. */
  protected ask(device: DeviceResponse | null): void {
    if (!device || device.id === this.deviceId()) return;
    this.#picked.set(device);
    this.deviceId.set(device.id);
    void this.#router.navigate([], {
      queryParams: { why: device.id },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
