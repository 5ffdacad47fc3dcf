import { Component, inject, input, numberAttribute, signal } from '@angular/core';

import { locationsGet } from '../../api/locations';
import type { CreatedEnrollmentTokenResponse } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { UnsavedChanges } from '../../ui/form';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { EnrollmentTokenList } from './enrollment-token-list';

/** The enrollment tokens of a location as a tab of its page. A token that is shown is not left without a question. */
@Component({
  selector: 'app-location-enrollment',
  imports: [EnrollmentTokenList, ResourceState],
  template: `
    @if (location.hasValue()) {
      <app-enrollment-token-list [location]="location.value()" [(created)]="created" />
    } @else {
      <app-resource-state [resource]="location" />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex: 1 1 auto;
      flex-direction: column;
      gap: var(--space-3);
      min-width: 0;
      min-height: 0;
    }
  `,
})
export class LocationEnrollment {
  /** From the address. */
  readonly locationId = input.required({ transform: numberAttribute });

  protected readonly location = apiResource(() => locationsGet(this.locationId()));
  protected readonly created = signal<CreatedEnrollmentTokenResponse | null>(null);

  constructor() {
    inject(UnsavedChanges).watch(() => this.created() !== null);
  }
}
