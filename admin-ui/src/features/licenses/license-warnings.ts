import { Component, input } from '@angular/core';

import type { LicenseResponse } from '../../api/model';
import { Icon } from '../../ui/icon/icon';

/** What of a license does nothing, such as a rule that can give nobody a seat; nothing where all is well. */
@Component({
  selector: 'app-license-warnings',
  imports: [Icon],
  template: `
    @for (warning of license().warnings; track warning) {
      <div class="notice notice-warning"><app-icon name="alert" /> {{ warning }}</div>
    }
  `,
  styles: `
    .notice {
      margin-bottom: var(--space-3);
    }
  `,
})
export class LicenseWarnings {
  readonly license = input.required<Pick<LicenseResponse, 'warnings'>>();
}
