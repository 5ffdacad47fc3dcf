import { Component } from '@angular/core';

import type { Confirmation } from './confirmations';
import { DialogFrame } from './dialog-frame';
import { type DialogContent, dialogData } from './dialogs';

/** Shows a {@link Confirmation}. */
@Component({
  selector: 'app-confirm-dialog',
  imports: [DialogFrame],
  template: `
    <app-dialog
      [heading]="data.title"
      [submitLabel]="data.confirmLabel"
      [cancelLabel]="data.cancelLabel ?? ''"
      [danger]="data.danger ?? false"
      [submit]="submit"
    >
      <p>{{ data.message }}</p>
      @if (data.consequences?.length) {
        <ul>
          @for (consequence of data.consequences; track consequence) {
            <li>{{ consequence }}</li>
          }
        </ul>
      }
    </app-dialog>
  `,
  styles: `
    ul {
      margin-top: 8px;
      padding-inline-start: 18px;
      list-style: disc;
    }
  `,
})
export class ConfirmDialog implements DialogContent {
  readonly data = dialogData<Confirmation>();

  readonly submit = async (): Promise<true> => {
    await this.data.run?.();
    return true;
  };
}
