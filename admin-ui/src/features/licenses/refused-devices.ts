import { Component } from '@angular/core';

import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Icon } from '../../ui/icon/icon';
import { seatCountText } from './counts.rules';
import type { RefusedDevice } from './refused-devices.rules';

/** Says which devices got no seat, and why. */
@Component({
  selector: 'app-refused-devices',
  imports: [DialogFrame, Icon],
  template: `
    <app-dialog heading="Some devices got no seat" i18n-heading [submits]="false" [submit]="submit">
      <p>{{ given }}</p>
      <ul>
        @for (device of data.refused; track device.name) {
          <li>
            <app-icon name="alert" />
            <div>
              <strong>{{ device.name }}</strong>
              <p class="muted">{{ device.reason }}</p>
            </div>
          </li>
        }
      </ul>
    </app-dialog>
  `,
  styles: `
    ul {
      display: flex;
      flex-direction: column;
      gap: 8px;
      margin-top: 12px;
    }
    li {
      display: flex;
      gap: 8px;
    }
    app-icon {
      margin-top: 2px;
      color: var(--warning);
    }
  `,
})
export class RefusedDevices implements DialogContent {
  readonly data = dialogData<{ readonly given: number; readonly refused: readonly RefusedDevice[] }>();
  readonly submit = (): Promise<void> => Promise.resolve();
  protected readonly given =
    this.data.given === 0
      ? $localize`No seat was assigned.`
      : $localize`${seatCountText(this.data.given)}:seats: assigned.`;
}
