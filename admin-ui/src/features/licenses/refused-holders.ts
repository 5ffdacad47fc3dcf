import { Component } from '@angular/core';

import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Icon } from '../../ui/icon/icon';
import { seatCountText } from './counts.rules';
import type { RefusedHolder } from './refused-holders.rules';

/** Says who got no seat, and why. */
@Component({
  selector: 'app-refused-holders',
  imports: [DialogFrame, Icon],
  template: `
    <app-dialog heading="Some got no seat" i18n-heading [submits]="false" [submit]="submit">
      <p>{{ given }}</p>
      <ul>
        @for (holder of data.refused; track $index) {
          <li>
            <app-icon name="alert" />
            <div>
              <strong>{{ holder.name }}</strong>
              <p class="muted">{{ holder.reason }}</p>
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
export class RefusedHolders implements DialogContent {
  readonly data = dialogData<{ readonly given: number; readonly refused: readonly RefusedHolder[] }>();
  readonly submit = (): Promise<void> => Promise.resolve();
  protected readonly given =
    this.data.given === 0
      ? $localize`No seat was assigned.`
      : $localize`${seatCountText(this.data.given)}:seats: assigned.`;
}
