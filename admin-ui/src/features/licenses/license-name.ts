import { Component, computed, input } from '@angular/core';

import type { LicenseResponse } from '../../api/model';
import { StatusIcon } from '../../ui/status-icon/status-icon';
import { statusView } from './license-status.rules';

/** A license's name, with its status as an icon before it. */
@Component({
  selector: 'app-license-name',
  imports: [StatusIcon],
  template: `<app-status-icon [tone]="status().tone" [label]="status().text" /> {{ license().name }}`,
  styles: `
    app-status-icon {
      margin-inline-end: 6px;
    }
  `,
})
export class LicenseName {
  readonly license = input.required<Pick<LicenseResponse, 'name' | 'status' | 'purchaseDate' | 'term'>>();
  protected readonly status = computed(() => statusView(this.license()));
}
