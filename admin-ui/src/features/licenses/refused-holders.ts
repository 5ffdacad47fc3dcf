import { Component, inject } from '@angular/core';

import { formatNumber } from '../../core/format';
import { Toasts } from '../../core/toasts';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Icon } from '../../ui/icon/icon';
import { type RefusedHolder, refusalsAsText } from './refused-holders.rules';

/** More than this many are copied rather than read. */
const shownAtMost = 200;

/** Says what was done, and who was left out and why. */
@Component({
  selector: 'app-refused-holders',
  imports: [DialogFrame, Icon],
  template: `
    <app-dialog heading="Some were left out" i18n-heading [submits]="false" [submit]="submit">
      <p>{{ data.done }}</p>
      <p>
        <button type="button" class="button button-small" (click)="copy()">
          <app-icon name="copy" /> <ng-container i18n>Copy refused</ng-container>
        </button>
      </p>
      <ul>
        @for (holder of shown; track $index) {
          <li>
            <app-icon name="alert" />
            <div>
              <strong>{{ holder.name }}</strong>
              <p class="muted">{{ holder.reason }}</p>
            </div>
          </li>
        }
      </ul>
      @if (more > 0) {
        <p class="muted" i18n>And {{ count(more) }} more.</p>
      }
    </app-dialog>
  `,
  styles: `
    p + p {
      margin-top: 8px;
    }
    ul {
      display: flex;
      flex-direction: column;
      gap: 8px;
      margin-top: 12px;
    }
    li {
      display: flex;
      gap: 8px;
      overflow-wrap: anywhere;
    }
    li app-icon {
      margin-top: 2px;
      color: var(--warning);
    }
    li p {
      margin: 0;
    }
  `,
})
export class RefusedHolders implements DialogContent {
  readonly #toasts = inject(Toasts);
  readonly data = dialogData<{ readonly done: string; readonly refused: readonly RefusedHolder[] }>();
  readonly submit = (): Promise<void> => Promise.resolve();

  protected readonly shown = this.data.refused.slice(0, shownAtMost);
  protected readonly more = this.data.refused.length - this.shown.length;
  protected readonly count = formatNumber;

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(refusalsAsText(this.data.refused));
    this.#toasts.done($localize`Copied.`);
  }
}
