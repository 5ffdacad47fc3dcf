import { Component } from '@angular/core';

import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import type { RefusedStep } from './invoice-actions';

/** The invoices of several that stayed as they were, and why. */
@Component({
  selector: 'app-refused-steps',
  imports: [DialogFrame],
  template: `
    <app-dialog heading="Some stayed as they were" i18n-heading [submits]="false" [submit]="submit">
      <ul>
        @for (each of data.refused; track each.id) {
          <li>
            <strong>{{ each.number }}</strong> <span>{{ each.message }}</span>
          </li>
        }
      </ul>
    </app-dialog>
  `,
  styles: `
    li {
      display: flex;
      flex-direction: column;
      padding: 8px 0;
    }
    li + li {
      border-top: 1px solid var(--border);
    }
  `,
})
export class RefusedSteps implements DialogContent {
  readonly data = dialogData<{ readonly refused: readonly RefusedStep[] }>();
  readonly submit = (): Promise<void> => Promise.resolve();
}
