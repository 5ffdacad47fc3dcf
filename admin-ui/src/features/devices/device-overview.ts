import { Component, computed, inject, input, numberAttribute } from '@angular/core';

import { devicesGet, devicesSoftware } from '../../api/devices';
import { Abilities } from '../../core/ability/abilities';
import { ThingLink } from '../../core/ability/thing-link';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { formatAgo, formatInstant, formatNumber, nothing } from '../../core/format';
import { deviceClassWords } from '../../core/words';
import { Card } from '../../ui/card/card';
import { type Figure, Figures } from '../../ui/figures/figures';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { HeldLicensesCard } from '../licenses/held-licenses-card';
import type { SeatHolder } from '../licenses/seat-holder';
import { seesLicenses } from '../licenses/sees-licenses';
import { DeviceGroupsCard } from './device-groups-card';
import { UncoveredSoftwareCard } from './uncovered-software-card';

/** A device at a glance: whose it is, what it is, what it holds and what it lacks. */
@Component({
  selector: 'app-device-overview',
  imports: [
    Card,
    DeviceGroupsCard,
    Figures,
    HeldLicensesCard,
    KeyValue,
    KeyValues,
    ResourceState,
    ThingLink,
    UncoveredSoftwareCard,
  ],
  templateUrl: './device-overview.html',
  styles: `
    .tags {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
  `,
})
export class DeviceOverview {
  readonly #abilities = inject(Abilities);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly resource = apiResource(() => devicesGet(this.id()), { topics: ['devices', 'licenses'] });
  protected readonly shown = lastKnown(this.resource);
  protected readonly seesLicenses = seesLicenses();
  protected readonly seesGroups = computed(() => this.#abilities.can('read', 'DeviceGroup'));
  readonly #uncovered = lastKnown(
    apiResource(
      () => (this.seesLicenses() ? devicesSoftware(this.id(), { coverage: ['UNCOVERED'], pageSize: 1 }) : undefined),
      { topics: ['devices', 'software', 'licenses'] },
    ),
  );
  protected readonly holder = computed((): SeatHolder => ({ kind: 'DEVICE', id: this.id() }));

  protected readonly figures = computed<readonly Figure[]>(() => {
    const device = this.shown();
    if (!device) return [];
    const uncovered = this.#uncovered();
    return [
      { label: $localize`Programs installed`, value: formatNumber(device.softwareCount), link: this.tab('software') },
      ...(this.seesLicenses()
        ? [
            {
              label: $localize`Licenses held`,
              value: formatNumber(device.licenseCount),
              link: this.tab('licenses'),
            },
            {
              label: $localize`Not covered`,
              value: uncovered ? formatNumber(uncovered.total) : null,
              ...(uncovered && uncovered.total > 0 ? ({ tone: 'warning' } as const) : {}),
              link: this.tab('software'),
              query: { coverage: 'UNCOVERED' },
            },
          ]
        : []),
      { label: $localize`Last seen`, value: device.lastSeenAt ? formatAgo(device.lastSeenAt) : $localize`Never` },
    ];
  });
  protected readonly classWords = deviceClassWords;
  protected readonly nothing = nothing;
  protected readonly ago = formatAgo;
  protected readonly instant = formatInstant;

  protected tab(name: string): readonly unknown[] {
    return ['/devices', this.id(), name];
  }
}
