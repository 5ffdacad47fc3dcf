import { Component, inject, input, output } from '@angular/core';

import type { LicenseResponse } from '../../api/model';
import { Toasts } from '../../core/toasts';
import { Dialogs } from '../../ui/dialog';
import { Icon } from '../../ui/icon/icon';
import { changedText } from './holder-changes.rules';
import { refusedHolders } from './refused-holders.rules';

/** The button that gives or ends seats of a manual license by a list of names. */
@Component({
  selector: 'app-paste-holders',
  imports: [Icon],
  template: `
    <button type="button" class="button" (click)="open()">
      <app-icon name="file" /> <ng-container i18n>Paste a list</ng-container>
    </button>
  `,
})
export class PasteHolders {
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  readonly license = input.required<LicenseResponse>();
  /** Seats were given or ended. */
  readonly changed = output();

  protected async open(): Promise<void> {
    const license = this.license();
    const changed = await this.#dialogs.open(() => import('./add-holders-by-name').then((m) => m.AddHoldersByName), {
      license,
    });
    if (!changed) return;
    this.changed.emit();
    if (changed.rejected.length === 0) this.#toasts.done(changedText(changed));
    else
      await this.#dialogs.open(() => import('./refused-holders').then((m) => m.RefusedHolders), {
        done: changedText(changed),
        refused: refusedHolders({ alreadyHeld: [], rejected: changed.rejected }, []),
      });
  }
}
