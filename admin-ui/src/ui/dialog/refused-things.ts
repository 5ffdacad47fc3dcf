import { Component } from '@angular/core';

import { DialogFrame } from './dialog-frame';
import { type DialogContent, dialogData } from './dialogs';

/** One of several things with which something could not be done. */
export interface RefusedThing {
  readonly id: number;
  /** By which a person knows it. */
  readonly name: string;
  readonly message: string;
}

/** Those of several things that stayed as they were, and why. */
@Component({
  selector: 'app-refused-things',
  imports: [DialogFrame],
  template: `
    <app-dialog heading="Some stayed as they were" i18n-heading [submits]="false" [submit]="submit">
      <ul>
        @for (each of data.refused; track each.id) {
          <li>
            <strong>{{ each.name }}</strong> <span>{{ each.message }}</span>
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
export class RefusedThings implements DialogContent {
  readonly data = dialogData<{ readonly refused: readonly RefusedThing[] }>();
  readonly submit = (): Promise<void> => Promise.resolve();
}
