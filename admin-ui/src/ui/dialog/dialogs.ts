import { DIALOG_DATA, Dialog } from '@angular/cdk/dialog';
import { Injectable, type Type, inject } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter, firstValueFrom, takeUntil } from 'rxjs';

import { pageContent } from '../focus/keep-focus';

/** A component that is a dialog: its template is one `<app-dialog>`. */
export interface DialogContent {
  /** What it was opened with: `readonly data = dialogData<…>()`. */
  readonly data: unknown;
  /** What its main button does; what it resolves to is the dialog's result. */
  readonly submit: () => Promise<unknown>;
}

/** Where the focus goes: what is to be filled in, not a button that closes or explains. */
const firstField =
  'app-dialog .content :is(input, select, textarea, button:not([data-explains])):enabled, app-dialog .foot button';

/** How wide a dialog is: one column of fields, a form with sections, or a form with a preview beside it. */
export type DialogSize = 'small' | 'medium' | 'wide';

/**
 * Opens dialogs. Their code is loaded when they are first opened.
 *
 * @example
 * ```ts
 * const saved = await this.#dialogs.open(() => import('./organization-form').then((m) => m.OrganizationForm), { organization });
 * if (saved) this.#toasts.done($localize`Saved`);
 * ```
 */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  readonly #dialog = inject(Dialog);
  readonly #router = inject(Router);

  /**
   * @param load gives the dialog's component
   * @returns what `submit` resolved to; `undefined` when the dialog was left without it
   */
  async open<Content extends DialogContent>(
    load: () => Promise<Type<Content>> | Type<Content>,
    data: Content['data'],
  ): Promise<Awaited<ReturnType<Content['submit']>> | undefined> {
    const dialog = this.#dialog.open<Awaited<ReturnType<Content['submit']>>, unknown, Content>(await load(), {
      data,
      // The frame decides when Escape and a click outside close it.
      disableClose: true,
      closeOnNavigation: true,
      autoFocus: firstField,
      backdropClass: 'app-scrim',
      panelClass: 'app-dialog-panel',
    });
    // The browser's back button closes it by `closeOnNavigation`; a link within leads away from below it.
    const page = pathOf(this.#router.url);
    this.#router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd && pathOf(event.urlAfterRedirects) !== page),
        takeUntil(dialog.closed),
      )
      .subscribe(() => {
        dialog.close();
      });
    const result = await firstValueFrom(dialog.closed);
    // What opened it may be gone, as the button of an empty list: the keyboard goes on at the page.
    setTimeout(() => {
      if (document.activeElement === document.body) pageContent()?.focus({ preventScroll: true });
    });
    return result;
  }
}

/** What a dialog was opened with. Needs an injection context. */
export function dialogData<Data>(): Data {
  return inject<Data>(DIALOG_DATA);
}

/** An address without query and fragment: those are choices on a page. */
function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? '';
}
