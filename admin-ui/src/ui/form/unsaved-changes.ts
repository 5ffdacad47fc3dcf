import { DestroyRef, Injectable, inject } from '@angular/core';
import type { CanActivateChildFn } from '@angular/router';
import { Router } from '@angular/router';

import { type Confirmation, Confirmations } from '../dialog/confirmations';

/**
 * What has been typed and not saved. A form or dialog registers itself; leaving the page, by link, by the browser's back
 * button or by closing the tab, then asks first.
 */
@Injectable({ providedIn: 'root' })
export class UnsavedChanges {
  readonly #confirmations = inject(Confirmations);
  readonly #sources = new Map<() => boolean, Partial<Confirmation> | undefined>();

  constructor() {
    const warn = (event: Event): void => {
      if (this.any()) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    inject(DestroyRef).onDestroy(() => removeEventListener('beforeunload', warn));
  }

  /**
   * Registers a form until its component is gone. Needs an injection context.
   *
   * @param question what is asked in place of "Discard changes?", where something else than typed text would be lost
   */
  watch(hasChanges: () => boolean, question?: Partial<Confirmation>): void {
    this.#sources.set(hasChanges, question);
    inject(DestroyRef).onDestroy(() => this.#sources.delete(hasChanges));
  }

  any(): boolean {
    return [...this.#sources.keys()].some((hasChanges) => hasChanges());
  }

  /**
   * Asks whether what was typed may be lost.
   *
   * @param question another question than the one that was registered
   */
  mayDiscard(question: Partial<Confirmation> = this.#question()): Promise<boolean> {
    return this.#confirmations.ask({
      title: $localize`Discard changes?`,
      message: $localize`What you have entered is not saved.`,
      confirmLabel: $localize`Discard`,
      cancelLabel: $localize`Keep editing`,
      danger: true,
      ...question,
    });
  }

  /** The question of what would be lost. */
  #question(): Partial<Confirmation> {
    return [...this.#sources].find(([hasChanges]) => hasChanges())?.[1] ?? {};
  }
}

/** Keeps a page with unsaved changes open until the person agrees to lose them. Changes of the query don't leave a page. */
export const unsavedChangesGuard: CanActivateChildFn = (_route, state) => {
  const unsaved = inject(UnsavedChanges);
  const path = (url: string): string => url.split(/[?#]/, 1)[0] ?? '';
  if (!unsaved.any() || path(state.url) === path(inject(Router).url)) return true;
  return unsaved.mayDiscard();
};
