import { Component, input, numberAttribute } from '@angular/core';
import { RouterLink } from '@angular/router';

import { organizationsGet } from '../../api/organizations';
import { apiResource } from '../../core/api/api-resource';
import { formatInstant, formatNumber } from '../../core/format';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { ResourceState } from '../../ui/resource-state/resource-state';

/** What is known of an organization. */
@Component({
  selector: 'app-organization-overview',
  imports: [KeyValue, KeyValues, ResourceState, RouterLink],
  template: `
    @if (organization.hasValue()) {
      @let shown = organization.value();
      <div class="card-grid">
        <section class="card">
          <h2 i18n>Details</h2>
          <app-key-values>
            <app-key-value label="Description" i18n-label>{{ shown.description || '–' }}</app-key-value>
            <app-key-value label="Devices" i18n-label>
              <a routerLink="../devices">{{ number(shown.deviceCount) }}</a>
            </app-key-value>
            <app-key-value label="Locations" i18n-label>
              <a routerLink="../locations">{{ number(shown.locationCount) }}</a>
            </app-key-value>
            <app-key-value label="Created" i18n-label>{{ instant(shown.createdAt) }}</app-key-value>
          </app-key-values>
        </section>
      </div>
    } @else {
      <app-resource-state [resource]="organization" />
    }
  `,
  styles: `
    h2 {
      margin-bottom: 12px;
    }
  `,
})
export class OrganizationOverview {
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly organization = apiResource(() => organizationsGet(this.id()), {
    topics: ['organizations', 'locations', 'devices'],
  });
  protected readonly number = formatNumber;
  protected readonly instant = formatInstant;
}
