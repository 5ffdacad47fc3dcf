import { Component, computed, inject, input, numberAttribute } from '@angular/core';
import { RouterLink } from '@angular/router';

import { enrollmentTokensList } from '../../api/enrollment-tokens';
import { locationsGet, locationsLicenses } from '../../api/locations';
import { Abilities } from '../../core/ability/abilities';
import { ThingLink } from '../../core/ability/thing-link';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { formatInstant, formatNumber, nothing } from '../../core/format';
import { Card } from '../../ui/card/card';
import { type Figure, Figures } from '../../ui/figures/figures';
import { Icon } from '../../ui/icon/icon';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { HeldLicensesCard } from '../licenses/held-licenses-card';
import { seesLicenses } from '../licenses/sees-licenses';
import type { SeatHolder } from '../licenses/seat-holder';

/** A location at a glance. */
@Component({
  selector: 'app-location-overview',
  imports: [Card, Figures, HeldLicensesCard, Icon, KeyValue, KeyValues, ResourceState, RouterLink, ThingLink],
  template: `
    @if (shown(); as location) {
      <app-figures label="Figures" i18n-label [figures]="figures()" />
      <div class="card-grid">
        <app-card heading="Details" i18n-heading>
          <app-key-values>
            <app-key-value label="Organization" i18n-label>
              <app-thing-link
                subject="Organization"
                [on]="{ organizationId: location.organization.id }"
                [to]="['/organizations', location.organization.id]"
                >{{ location.organization.name }}</app-thing-link
              >
            </app-key-value>
            <app-key-value label="Address" i18n-label>
              <span class="text">{{ location.address || nothing }}</span>
            </app-key-value>
            <app-key-value label="Created" i18n-label>{{ instant(location.createdAt) }}</app-key-value>
            @if (location.archivedAt) {
              <app-key-value label="Archived" i18n-label>{{ instant(location.archivedAt) }}</app-key-value>
            }
          </app-key-values>
        </app-card>
        @if (seesTokens()) {
          <app-card heading="Enroll devices" i18n-heading>
            <p class="muted" i18n>
              An inventory agent that reports with an enrollment token of this location adds its device here, and keeps
              it up to date.
            </p>
            <a class="button" [routerLink]="tab('enrollment')">
              <app-icon name="agent" /> <ng-container i18n>Tokens and agent commands</ng-container>
            </a>
          </app-card>
        }
        @if (seesLicenses()) {
          <app-held-licenses-card [holder]="holder()" [tab]="tab('licenses')" />
        }
      </div>
    } @else {
      <app-resource-state [resource]="resource" />
    }
  `,
  styles: `
    .text {
      white-space: pre-line;
    }
    p {
      margin-bottom: 12px;
    }
  `,
})
export class LocationOverview {
  readonly #abilities = inject(Abilities);

  /** From the address: the organization. */
  readonly id = input.required({ transform: numberAttribute });
  /** From the address. */
  readonly locationId = input.required({ transform: numberAttribute });

  readonly #on = computed(() => ({ organizationId: this.id() }));
  readonly #seesDevices = computed(() => this.#abilities.can('read', 'Device', this.#on()));
  protected readonly seesTokens = computed(() => this.#abilities.can('read', 'EnrollmentToken', this.#on()));
  protected readonly seesLicenses = seesLicenses();

  protected readonly resource = apiResource(() => locationsGet(this.locationId()), {
    topics: ['locations', 'devices'],
  });
  protected readonly shown = lastKnown(this.resource);
  readonly #licenses = lastKnown(
    apiResource(() => (this.seesLicenses() ? locationsLicenses(this.locationId(), { pageSize: 1 }) : undefined), {
      topics: ['licenses'],
    }),
  );
  readonly #tokens = lastKnown(
    apiResource(() => (this.seesTokens() ? enrollmentTokensList(this.locationId(), { pageSize: 200 }) : undefined), {
      topics: ['enrollment-tokens'],
    }),
  );
  protected readonly holder = computed((): SeatHolder => ({ kind: 'LOCATION', id: this.locationId() }));

  protected readonly figures = computed<readonly Figure[]>(() => {
    const location = this.shown();
    const [licenses, tokens] = [this.#licenses(), this.#tokens()];
    return [
      ...(this.#seesDevices()
        ? [
            {
              label: $localize`Active devices`,
              value: location ? formatNumber(location.deviceCount) : null,
              link: this.tab('devices'),
              query: { status: 'ACTIVE' },
            },
          ]
        : []),
      ...(this.seesLicenses()
        ? [
            {
              label: $localize`Licenses held`,
              value: licenses ? formatNumber(licenses.total) : null,
              link: this.tab('licenses'),
            },
          ]
        : []),
      ...(this.seesTokens()
        ? [
            {
              label: $localize`Active tokens`,
              value: tokens ? formatNumber(tokens.items.filter(({ revokedAt }) => !revokedAt).length) : null,
              link: this.tab('enrollment'),
            },
          ]
        : []),
    ];
  });
  protected readonly nothing = nothing;
  protected readonly instant = formatInstant;

  protected tab(name: string): readonly unknown[] {
    return ['/organizations', this.id(), 'locations', this.locationId(), name];
  }
}
