import { Component, computed, input, numberAttribute } from '@angular/core';

import { organizationsGet } from '../../api/organizations';
import { apiResource } from '../../core/api/api-resource';
import { formatInstant, formatNumber, nothing } from '../../core/format';
import { PlaceDetails, type PlaceFact } from './place-details';

/** What is known of an organization. */
@Component({
  selector: 'app-organization-overview',
  imports: [PlaceDetails],
  template: `<app-place-details [place]="organization" [facts]="facts()" />`,
})
export class OrganizationOverview {
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly organization = apiResource(() => organizationsGet(this.id()), {
    topics: ['organizations', 'locations', 'devices'],
  });
  protected readonly facts = computed<readonly PlaceFact[] | null>(() => {
    const shown = this.organization.hasValue() ? this.organization.value() : undefined;
    if (!shown) return null;
    const page = ['/organizations', shown.id];
    return [
      { label: $localize`Description`, text: shown.description || nothing },
      { label: $localize`Devices`, text: formatNumber(shown.deviceCount), link: [...page, 'devices'] },
      { label: $localize`Locations`, text: formatNumber(shown.locationCount), link: [...page, 'locations'] },
      { label: $localize`Created`, text: formatInstant(shown.createdAt) },
    ];
  });
}
