import { Dialog } from '@angular/cdk/dialog';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

/** Work that takes long: the dialog says how far it is, and can stop it. */
export interface LongWork {
  readonly tell: (progress: string) => void;
  readonly stopped: () => boolean;
}

/** A question that is answered with yes or no. */
export interface Confirmation {
  readonly title: string;
  readonly message: string;
  /** What goes along with it, one thing a line. */
  readonly consequences?: readonly string[];
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  /** Destroys something. */
  readonly danger?: boolean;
  /** Carries it out, while the dialog waits; a problem is shown in the dialog, which stays open. */
  readonly run?: (work: LongWork) => Promise<unknown>;
}

/**
 * Asks before something is done that can't be taken back.
 *
 * @example
 * ```ts
 * const deleted = await this.#confirmations.ask({
 *   title: $localize`Delete Acme?`,
 *   message: $localize`Its devices and their seats go with it.`,
 *   confirmLabel: $localize`Delete`,
 *   danger: true,
 *   run: () => this.#api.send(organizationsDelete(id)),
 * });
 * ```
 */
@Injectable({ providedIn: 'root' })
export class Confirmations {
  readonly #dialog = inject(Dialog);

  /** @returns whether the person agreed, and it was carried out */
  async ask(confirmation: Confirmation): Promise<boolean> {
    const { ConfirmDialog } = await import('./confirm-dialog');
    const dialog = this.#dialog.open<boolean, Confirmation>(ConfirmDialog, {
      data: confirmation,
      disableClose: true,
      // Enter must not destroy anything by habit.
      autoFocus: confirmation.danger ? '.foot [type=button]' : '[type=submit]',
      role: 'alertdialog',
      backdropClass: 'app-scrim',
    });
    return (await firstValueFrom(dialog.closed)) === true;
  }
}
