import { Component, computed, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';

import { deviceGroupsGet } from '../../api/device-groups';
import { apiResource } from '../../core/api/api-resource';
import { formatInstant, formatNumber, nothing } from '../../core/format';
import { Card } from '../../ui/card/card';
import { Line, Lines } from '../../ui/card/lines';
import { Icon } from '../../ui/icon/icon';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { CriteriaNames } from './criteria-names';
import { CriteriaText } from './criteria-text';
import { fixedDeviceIds, sameCriteria } from './criteria.rules';

/** What is known of a device group: its criteria in words, and the licenses that use it. */
@Component({
  selector: 'app-device-group-overview',
  imports: [Card, CriteriaText, Icon, KeyValue, KeyValues, Line, Lines, ResourceState, RouterLink, Skeleton],
  template: `
    @if (group.hasValue()) {
      @let shown = group.value();
      <div class="card-grid">
        <div class="stack">
          <app-card heading="Details" i18n-heading>
            <app-key-values>
              <app-key-value label="Description" i18n-label>{{ shown.description || nothing }}</app-key-value>
              <app-key-value label="Devices" i18n-label>
                <a routerLink="../devices">{{ number(shown.deviceCount) }}</a>
              </app-key-value>
              <app-key-value label="Created" i18n-label>{{ instant(shown.createdAt) }}</app-key-value>
            </app-key-values>
          </app-card>
          <app-card heading="Used by licenses" i18n-heading>
            <app-lines>
              @for (license of shown.usedBy; track license.id) {
                <app-line>
                  <a [routerLink]="['/licenses', license.id]">{{ license.name }}</a>
                </app-line>
              } @empty {
                <p class="muted none" i18n>No license rule asks for this group. Name it in the rule of a license.</p>
              }
            </app-lines>
          </app-card>
        </div>
        <app-card heading="Criteria" i18n-heading>
          @if (fixedCount() !== null) {
            <p i18n>A fixed list of {{ number(fixedCount()) }} devices.</p>
          } @else if (criteria.hasValue()) {
            <app-criteria-text [node]="criteria.value()" />
          } @else {
            <app-skeleton width="70%" />
          }
          @if (!shown.criteriaComplete) {
            <p class="notice incomplete">
              <app-icon name="info" />
              <span i18n>Some of the criteria name things that you can’t see. They are left out here.</span>
            </p>
          }
        </app-card>
      </div>
    } @else {
      <app-resource-state [resource]="group" />
    }
  `,
  styles: `
    .none {
      padding-block: 7px;
    }
    .incomplete {
      margin-top: 12px;
    }
  `,
})
export class DeviceGroupOverview {
  readonly #names = inject(CriteriaNames);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly group = apiResource(() => deviceGroupsGet(this.id()), {
    topics: ['device-groups', 'devices', 'software', 'licenses'],
  });
  protected readonly fixedCount = computed(() =>
    this.group.hasValue() ? (fixedDeviceIds(this.group.value().criteria)?.length ?? null) : null,
  );
  // The group is read again with every change of a device; its criteria seldom change.
  readonly #written = computed(
    () => (this.group.hasValue() && this.fixedCount() === null ? this.group.value().criteria : undefined),
    { equal: sameCriteria },
  );
  protected readonly criteria = resource({
    params: () => this.#written(),
    loader: ({ params }) => this.#names.read(params),
  });
  protected readonly nothing = nothing;
  protected readonly number = formatNumber;
  protected readonly instant = formatInstant;
}
