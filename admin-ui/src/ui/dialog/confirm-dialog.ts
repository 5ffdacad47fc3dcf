import { Component, signal } from '@angular/core';

import type { Confirmation, LongWork } from './confirmations';
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
      @if (progress(); as text) {
        <p class="muted progress">{{ text }}</p>
      }
      @if (progress()) {
        <button dialogFooter type="button" class="button" [disabled]="stopped()" (click)="stopped.set(true)" i18n>
          Stop
        </button>
      }
    </app-dialog>
  `,
  styles: `
    ul {
      margin-top: 8px;
      padding-inline-start: 18px;
      list-style: disc;
    }
    .progress {
      margin-top: 8px;
    }
  `,
})
export class ConfirmDialog implements DialogContent {
  readonly data = dialogData<Confirmation>();

  /** How far long work is, while it goes on. */
  protected readonly progress = signal('');
  protected readonly stopped = signal(false);
  readonly #work: LongWork = { tell: (progress) => this.progress.set(progress), stopped: this.stopped };

  readonly submit = async (): Promise<true> => {
    this.stopped.set(false);
    try {
      await this.data.run?.(this.#work);
    } finally {
      this.progress.set('');
    }
    return true;
  };
}
