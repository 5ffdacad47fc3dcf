import { Component, input, numberAttribute } from '@angular/core';
import { RouterLink } from '@angular/router';

import { locationsGet, locationsLicenses } from '../../api/locations';
import { apiResource } from '../../core/api/api-resource';
import { formatInstant, formatNumber, nothing } from '../../core/format';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { ResourceState } from '../../ui/resource-state/resource-state';

/** What is known of a location. */
@Component({
  selector: 'app-location-overview',
  imports: [KeyValue, KeyValues, ResourceState, RouterLink],
  template: `
    @if (location.hasValue()) {
      @let shown = location.value();
      <div class="card-grid">
        <section class="card">
          <h2 i18n>Details</h2>
          <app-key-values>
            <app-key-value label="Organization" i18n-label>
              <a [routerLink]="['/organizations', shown.organization.id]">{{ shown.organization.name }}</a>
            </app-key-value>
            <app-key-value label="Address" i18n-label
              ><span class="text">{{ shown.address || nothing }}</span></app-key-value
            >
            <app-key-value label="Devices" i18n-label>
              <a routerLink="../devices">{{ number(shown.deviceCount) }}</a>
            </app-key-value>
            <app-key-value label="Licenses" i18n-label>
              <a routerLink="../licenses">{{ number(licenses.hasValue() ? licenses.value().total : null) }}</a>
            </app-key-value>
            <app-key-value label="Created" i18n-label>{{ instant(shown.createdAt) }}</app-key-value>
          </app-key-values>
        </section>
      </div>
    } @else {
      <app-resource-state [resource]="location" />
    }
  `,
  styles: `
    h2 {
      margin-bottom: 12px;
    }
    .text {
      white-space: pre-line;
    }
  `,
})
export class LocationOverview {
  /** From the address. */
  readonly locationId = input.required({ transform: numberAttribute });

  protected readonly location = apiResource(() => locationsGet(this.locationId()), {
    topics: ['locations', 'devices'],
  });
  protected readonly licenses = apiResource(() => locationsLicenses(this.locationId(), { pageSize: 1 }), {
    topics: ['licenses'],
  });
  protected readonly nothing = nothing;
  protected readonly number = formatNumber;
  protected readonly instant = formatInstant;
}
