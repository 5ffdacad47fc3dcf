import { Component, input } from '@angular/core';

import type { LicenseResponse } from '../../api/model';
import { UsageBar } from '../../ui/usage-bar/usage-bar';
import { SeatUpdateRing } from './seat-update';

/** What is in use of a license in a list of them, and whether its seats are being moved. */
@Component({
  selector: 'app-license-usage',
  imports: [SeatUpdateRing, UsageBar],
  template: `
    <app-seat-update-ring [update]="license().seatUpdate" />
    <app-usage-bar
      [usage]="license().usage"
      [quantity]="license().quantity"
      [of]="license().scope.complete ? 'PURCHASED' : 'PART'"
      [unknown]="unknown()"
    />
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class LicenseUsage {
  readonly license = input.required<Pick<LicenseResponse, 'usage' | 'quantity' | 'scope' | 'seatUpdate'>>();
  /** What is said where its usage is not known to whoever looks. */
  readonly unknown = input('');
}
