import { Component, computed, inject, input, numberAttribute } from '@angular/core';

import { alertsList } from '../../api/alerts';
import { billingUnbilledList } from '../../api/billing-unbilled';
import { organizationsGet, organizationsLicensesSummary } from '../../api/organizations';
import { peopleList } from '../../api/people';
import { Abilities } from '../../core/ability/abilities';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { Apps } from '../../core/apps/apps';
import { formatInstant, nothing } from '../../core/format';
import { Card } from '../../ui/card/card';
import { Figures } from '../../ui/figures/figures';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { seesUnbilled, unbilledTopics } from '../billing-margins/unbilled.rules';
import { seesLicenses } from '../licenses/sees-licenses';
import { OrganizationAlerts } from './organization-alerts';
import { organizationFigures } from './organization-figures.rules';
import { OrganizationLocations } from './organization-locations';
import { OrganizationRenewals } from './organization-renewals';

/** An organization at a glance: its figures, what needs attention, what renews next. */
@Component({
  selector: 'app-organization-overview',
  imports: [
    Card,
    Figures,
    KeyValue,
    KeyValues,
    OrganizationAlerts,
    OrganizationLocations,
    OrganizationRenewals,
    ResourceState,
  ],
  template: `
    @if (shown(); as organization) {
      <app-figures label="Figures" i18n-label [figures]="figures()" />
      <div class="card-grid">
        @if (sees().alerts) {
          <app-organization-alerts [id]="id()" />
        }
        @if (sees().licenses) {
          <app-organization-renewals [id]="id()" />
        }
        <app-organization-locations [id]="id()" [archived]="organization.archivedAt !== null" />
        <app-card heading="Details" i18n-heading>
          <app-key-values>
            <app-key-value label="Description" i18n-label>
              <span class="text">{{ organization.description || nothing }}</span>
            </app-key-value>
            <app-key-value label="Created" i18n-label>{{ instant(organization.createdAt) }}</app-key-value>
            @if (organization.archivedAt) {
              <app-key-value label="Archived" i18n-label>{{ instant(organization.archivedAt) }}</app-key-value>
            }
          </app-key-values>
        </app-card>
      </div>
    } @else {
      <app-resource-state [resource]="resource" />
    }
  `,
  styles: `
    .text {
      white-space: pre-line;
    }
  `,
})
export class OrganizationOverview {
  readonly #abilities = inject(Abilities);
  readonly #apps = inject(Apps);
  readonly #seesLicenses = seesLicenses();

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly sees = computed(() => {
    const on = { organizationId: this.id() };
    const licenses = this.#seesLicenses() && this.#abilities.can('read', 'Assignment', on);
    return {
      devices: this.#abilities.can('read', 'Device', on),
      people: this.#abilities.can('read', 'Person', { kind: 'END_USER', ...on }),
      licenses,
      alerts: licenses && this.#abilities.can('read', 'Alert'),
      unbilled: licenses && this.#apps.isActive('billing') && seesUnbilled(this.#abilities, on),
    };
  });

  protected readonly resource = apiResource(() => organizationsGet(this.id()), {
    topics: ['organizations', 'locations', 'devices'],
  });
  protected readonly shown = lastKnown(this.resource);
  readonly #people = lastKnown(
    apiResource(() => (this.sees().people ? peopleList({ organizationId: [this.id()], pageSize: 1 }) : undefined), {
      topics: ['people'],
    }),
  );
  readonly #licenses = lastKnown(
    apiResource(() => (this.sees().licenses ? organizationsLicensesSummary(this.id()) : undefined), {
      topics: ['licenses'],
    }),
  );
  readonly #alerts = lastKnown(
    apiResource(
      () =>
        this.sees().alerts ? alertsList({ organizationId: [this.id()], state: ['OPEN'], pageSize: 1 }) : undefined,
      { topics: ['alerts', 'licenses'] },
    ),
  );
  readonly #unbilled = lastKnown(
    apiResource(
      () => (this.sees().unbilled ? billingUnbilledList({ organizationId: [this.id()], pageSize: 1 }) : undefined),
      { topics: unbilledTopics },
    ),
  );

  protected readonly figures = computed(() => {
    const organization = this.shown();
    const sees = this.sees();
    if (!organization) return [];
    return organizationFigures({
      organization,
      seesDevices: sees.devices,
      people: sees.people ? (this.#people()?.total ?? null) : undefined,
      licenses: sees.licenses ? (this.#licenses() ?? null) : undefined,
      alerts: sees.alerts ? (this.#alerts()?.total ?? null) : undefined,
      unbilled: sees.unbilled ? (this.#unbilled()?.totals ?? null) : undefined,
    });
  });
  protected readonly nothing = nothing;
  protected readonly instant = formatInstant;
}
