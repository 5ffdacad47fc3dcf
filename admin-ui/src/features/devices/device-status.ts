import { Component, input } from '@angular/core';

import type { DeviceResponseStatus } from '../../api/model';
import { deviceStatusWords } from '../../core/words';

/** Whether a device is in use. */
@Component({
  selector: 'app-device-status',
  template: `<span class="badge" [class.badge-good]="status() === 'ACTIVE'">{{ words[status()] }}</span>`,
})
export class DeviceStatus {
  readonly status = input.required<DeviceResponseStatus>();
  protected readonly words = deviceStatusWords;
}
