import { Component, ElementRef, effect, inject } from '@angular/core';

import { Toasts } from '../../core/toasts';
import { keepFocus } from '../focus/keep-focus';
import { Icon } from '../icon/icon';

/** Where {@link Toasts} appear. Once in the application. */
@Component({
  selector: 'app-toast-region',
  imports: [Icon],
  host: {
    role: 'status',
    'aria-live': 'polite',
    '(document:keydown)': 'onKey($event)',
    '(pointerenter)': 'hold({ pointed: true })',
    '(pointerleave)': 'hold({ pointed: false })',
    '(focusin)': 'come($event)',
    '(focusout)': 'hold({ focused: false })',
  },
  template: `
    @for (toast of toasts.toasts(); track toast.id) {
      <div class="toast" [class.failed]="toast.kind === 'failed'">
        <app-icon [name]="toast.kind === 'failed' ? 'alert' : 'check-circle'" />
        <span>{{ toast.message }}</span>
        @if (toast.action; as action) {
          <button type="button" class="link" (click)="action.run(); toasts.dismiss(toast.id)">
            {{ action.label }}
          </button>
        }
        @if (toast.undo; as undo) {
          <button type="button" class="link" aria-keyshortcuts="Control+Z Meta+Z" (click)="undo()" i18n>Undo</button>
        }
        <button
          type="button"
          class="button button-icon button-quiet button-small"
          aria-label="Dismiss"
          i18n-aria-label
          (click)="toasts.dismiss(toast.id)"
        >
          <app-icon name="close" [size]="14" />
        </button>
      </div>
    }
  `,
  styles: `
    :host {
      position: fixed;
      inset: auto 16px 16px auto;
      z-index: 1100;
      display: flex;
      flex-direction: column;
      gap: 8px;
      max-width: min(420px, calc(100vw - 32px));
    }
    .toast {
      display: flex;
      align-items: center;
      gap: 10px;
      padding: 6px 6px 6px 12px;
      border: 1px solid var(--border);
      border-radius: var(--radius);
      background: var(--surface-raised);
      box-shadow: var(--shadow-popover);
      animation: appear var(--quick);
    }
    .toast > app-icon {
      color: var(--good);
    }
    .failed > app-icon {
      color: var(--danger);
    }
    .toast > span {
      flex: 1 1 auto;
    }
    @keyframes appear {
      from {
        opacity: 0;
        translate: 0 6px;
      }
    }
  `,
})
export class ToastRegion {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly toasts = inject(Toasts);
  /** Where the focus came from. */
  #before: HTMLElement | null = null;
  #at = { pointed: false, focused: false };

  constructor() {
    keepFocus((place) => place.querySelector('button') ?? this.#back());
    // What goes under the pointer or the focus does not say so everywhere.
    effect(() => {
      if (this.toasts.toasts().length === 0) this.hold({ pointed: false, focused: false });
    });
  }

  protected come({ relatedTarget }: FocusEvent): void {
    const outside = relatedTarget instanceof HTMLElement && !this.#host.contains(relatedTarget);
    if (outside) this.#before = relatedTarget;
    this.hold({ focused: true });
  }

  protected hold(changed: { readonly pointed?: boolean; readonly focused?: boolean }): void {
    this.#at = { ...this.#at, ...changed };
    this.toasts.hold(this.#at.pointed || this.#at.focused);
  }

  /** Within a field, and in a dialog, Undo is about what was typed. */
  protected onKey(event: KeyboardEvent): void {
    const undoes =
      event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!undoes || event.defaultPrevented || !(event.target instanceof Element)) return;
    if (event.target.closest('input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog]')) return;
    if (this.toasts.undoLast()) event.preventDefault();
  }

  #back(): HTMLElement | null {
    return this.#before?.isConnected === true ? this.#before : document.querySelector('main');
  }
}
