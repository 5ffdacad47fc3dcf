import { Component, computed, input, numberAttribute } from '@angular/core';

import { locationsGet, locationsLicenses } from '../../api/locations';
import { apiResource } from '../../core/api/api-resource';
import { formatInstant, formatNumber, nothing } from '../../core/format';
import { PlaceDetails, type PlaceFact } from './place-details';

/** What is known of a location. */
@Component({
  selector: 'app-location-overview',
  imports: [PlaceDetails],
  template: `<app-place-details [place]="location" [facts]="facts()" />`,
})
export class LocationOverview {
  /** From the address. */
  readonly locationId = input.required({ transform: numberAttribute });

  protected readonly location = apiResource(() => locationsGet(this.locationId()), {
    topics: ['locations', 'devices'],
  });
  readonly #licenses = apiResource(() => locationsLicenses(this.locationId(), { pageSize: 1 }), {
    topics: ['licenses'],
  });
  protected readonly facts = computed<readonly PlaceFact[] | null>(() => {
    const shown = this.location.hasValue() ? this.location.value() : undefined;
    if (!shown) return null;
    const { id, organization, address, deviceCount, createdAt } = shown;
    const page = ['/organizations', organization.id, 'locations', id];
    const licenseCount = this.#licenses.hasValue() ? this.#licenses.value()?.total : null;
    return [
      { label: $localize`Organization`, text: organization.name, link: ['/organizations', organization.id] },
      { label: $localize`Address`, text: address || nothing },
      { label: $localize`Devices`, text: formatNumber(deviceCount), link: [...page, 'devices'] },
      { label: $localize`Licenses`, text: formatNumber(licenseCount), link: [...page, 'licenses'] },
      { label: $localize`Created`, text: formatInstant(createdAt) },
    ];
  });
}
