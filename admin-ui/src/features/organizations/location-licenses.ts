import { Component, computed, input, numberAttribute } from '@angular/core';

import { HeldLicenses, type SeatHolder } from '../licenses/held-licenses';

/** Asset → Licenses of a location. */
@Component({
  selector: 'app-location-licenses',
  imports: [HeldLicenses],
  template: `<app-held-licenses [holder]="holder()" [why]="why()" />`,
  styles: `
    :host {
      display: flex;
      flex: 1 1 auto;
      flex-direction: column;
      min-width: 0;
      min-height: 0;
    }
  `,
})
export class LocationLicenses {
  /** From the address. */
  readonly locationId = input.required({ transform: numberAttribute });
  /** From the address: the license to explain. */
  readonly why = input<string>();

  protected readonly holder = computed((): SeatHolder => ({ kind: 'LOCATION', id: this.locationId() }));
}
