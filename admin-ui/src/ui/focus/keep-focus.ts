import { DestroyRef, ElementRef, afterEveryRender, inject } from '@angular/core';

/**
 * Hands the focus on when what has it goes, as a button does that has done its work: without it, whoever uses the keyboard
 * begins at the top of the page again. The focus of somebody who is elsewhere stays there.
 *
 * @param next what has the focus from then on, looked for from what is left of the place where it was.
 * @param turn `last` for what is around others that keep the focus, and leaves it to them.
 *
 * @example
 * ```ts
 * constructor() {
 *   keepFocus((place) => place.querySelector('button'));
 * }
 * ```
 */
export function keepFocus(
  next: (place: HTMLElement) => HTMLElement | null | undefined,
  turn: 'first' | 'last' = 'first',
): void {
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** What has the focus, and what it is in, up to the host; nothing while the focus is elsewhere. */
  let path: readonly HTMLElement[] = [];

  const come = ({ target }: FocusEvent): void => {
    path = pathOf(target, host);
  };
  const go = (): void => {
    // Some browsers say so of what is being removed, too: it is known a moment later.
    queueMicrotask(() => {
      const [focused] = path;
      // A button that is disabled while it works loses the focus, but nobody took it elsewhere.
      const left = focused?.isConnected === true && !focused.matches(':disabled');
      if (left && focused !== document.activeElement) path = [];
    });
  };
  host.addEventListener('focusin', come);
  host.addEventListener('focusout', go);
  inject(DestroyRef).onDestroy(() => {
    host.removeEventListener('focusin', come);
    host.removeEventListener('focusout', go);
  });

  const handOn = (): void => {
    const [focused, ...around] = path;
    if (focused === undefined || focused.isConnected) return;
    path = [];
    if (document.activeElement !== document.body) return;
    next(around.find(({ isConnected }) => isConnected) ?? host)?.focus({ preventScroll: turn === 'last' });
  };
  // What reads comes after everything else.
  afterEveryRender(turn === 'last' ? { read: handOn } : { mixedReadWrite: handOn });
}

/** The content of the page: from there, Tab leads to the first thing in it. */
export function pageContent(): HTMLElement | null {
  return document.querySelector('main');
}

/** The field or button that comes first in a place, or in what is around it. */
export function controlNear(place: HTMLElement): HTMLElement | null {
  for (let around: HTMLElement | null = place; around !== null; around = around.parentElement) {
    const control = around.querySelector<HTMLElement>(':is(input, select, textarea, button, a[href]):not(:disabled)');
    if (control) return control;
  }
  return null;
}

function pathOf(target: EventTarget | null, host: HTMLElement): readonly HTMLElement[] {
  const path: HTMLElement[] = [];
  for (let each = target; each instanceof HTMLElement; each = each.parentElement) {
    path.push(each);
    if (each === host) break;
  }
  return path;
}
