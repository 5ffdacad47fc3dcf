import { Component, computed, inject, input } from '@angular/core';

import { devicesList } from '../../api/devices';
import { licensesGet } from '../../api/licenses';
import { peopleList } from '../../api/people';
import { Abilities } from '../../core/ability/abilities';
import type { ApiRequest } from '../../core/api/api-request';
import { apiResource } from '../../core/api/api-resource';
import { formatNumber } from '../../core/format';
import { Icon } from '../../ui/icon/icon';
import { liveValue } from '../licenses/live-value';
import type { ProductForm } from './billing-product-form.model';
import { measuredLicense } from './measured-line.rules';
import { unitText } from './quantity-source.rules';

/** What would be counted now, in one line that follows what is chosen. */
@Component({
  selector: 'app-measured-line',
  imports: [Icon],
  template: `
    <p aria-live="polite">
      @if (text(); as shown) {
        <app-icon name="info" /> <span>{{ shown }}</span>
      }
    </p>
  `,
  styles: `
    p {
      display: flex;
      gap: 8px;
      min-height: 20px;
    }
    app-icon {
      margin-top: 2px;
      color: var(--accent);
    }
    /* Above the buttons it takes no room while it says nothing. */
    @media (width <= 600px) {
      p:empty {
        min-height: 0;
      }
    }
  `,
})
export class MeasuredLine {
  readonly #abilities = inject(Abilities);
  readonly form = input.required<ProductForm>();

  readonly #value = liveValue(() => this.form());
  readonly #source = computed(() => this.#value().quantitySource);

  // The same question is the same value: what is typed elsewhere in the form asks for nothing.
  readonly #licenseRequest = computed(
    () => {
      const { type, license } = this.#source();
      return type === 'SOFTWARE_LICENSE' && license !== null ? licensesGet(license.id) : undefined;
    },
    { equal: sameAddress },
  );
  readonly #deviceRequest = computed(
    () => {
      const { type, devices, deviceGroup } = this.#source();
      if (type !== 'DEVICE_COUNT' || !this.#abilities.can('read', 'Device')) return undefined;
      if (devices === 'SOME' && deviceGroup === null) return undefined;
      const deviceGroupId = devices === 'SOME' && deviceGroup !== null ? [deviceGroup.id] : undefined;
      return devicesList({ status: ['ACTIVE'], deviceGroupId, pageSize: 1 });
    },
    { equal: sameAddress },
  );
  readonly #endUserRequest = computed(
    () => {
      const { type, endUsers, roles } = this.#source();
      if (type !== 'END_USER_COUNT' || !this.#abilities.can('read', 'Person')) return undefined;
      if (endUsers === 'SOME' && roles.length === 0) return undefined;
      const roleId = endUsers === 'SOME' ? roles.map(({ id }) => id) : undefined;
      return peopleList({ kind: ['END_USER'], roleId, pageSize: 1 });
    },
    { equal: sameAddress },
  );
  readonly #license = apiResource(this.#licenseRequest);
  readonly #devices = apiResource(this.#deviceRequest);
  readonly #endUsers = apiResource(this.#endUserRequest);

  protected readonly text = computed(() => {
    const { type, count, quantity } = this.#source();
    switch (type) {
      case 'SOFTWARE_LICENSE':
        return this.#license.hasValue() ? measuredLicense(this.#license.value(), count) : null;
      case 'DEVICE_COUNT':
        return this.#devices.hasValue() ? nowText(unitText(type, this.#devices.value().total)) : null;
      case 'END_USER_COUNT':
        return this.#endUsers.hasValue() ? nowText(unitText(type, this.#endUsers.value().total)) : null;
      case 'MANUAL':
        return quantity === null ? null : $localize`${formatNumber(quantity)}:count: on every agreement.`;
    }
  });
}

function sameAddress(one: ApiRequest<unknown> | undefined, other: ApiRequest<unknown> | undefined): boolean {
  return one?.url === other?.url;
}

function nowText(counted: string): string {
  return $localize`${counted}:count: now. Each organization is charged for its own.`;
}
