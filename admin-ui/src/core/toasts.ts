import { Injectable, signal } from '@angular/core';

import { Problem } from './problem/problem';
import { problemMessage } from './problem/problem-message';

const shownMilliseconds = 6_000;
/** Whoever notices a mistake needs a while longer. */
const undoMilliseconds = 12_000;

/** One short message at the edge of the screen. */
export interface Toast {
  readonly id: number;
  readonly kind: 'done' | 'failed';
  readonly message: string;
  /** One thing to do about it. */
  readonly action?: ToastAction;
  /** Takes it back; the keyboard's Undo does too while it shows. */
  readonly undo?: () => void;
}

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

/** How something is taken back: what it was before, it is then again. */
export interface Undo {
  readonly undo: () => Promise<unknown>;
}

/** Tells people that something was done, or that something failed which has no other place to say so. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  readonly #toasts = signal<readonly Toast[]>([]);
  #lastId = 0;

  readonly toasts = this.#toasts.asReadonly();

  /** Says that something was done, and what can be done about it; goes away by itself. */
  done(message: string, then?: ToastAction | Undo): void {
    if (then === undefined || 'run' in then) {
      const id = this.#add({ kind: 'done', message, action: then });
      setTimeout(() => this.dismiss(id), shownMilliseconds);
      return;
    }
    const id = this.#add({ kind: 'done', message, undo: () => void this.#undo(id, message, then) });
    setTimeout(() => this.dismiss(id), undoMilliseconds);
  }

  /** Says what failed; stays until it is dismissed. */
  failed(error: unknown): void {
    this.#add({ kind: 'failed', message: problemMessage(Problem.of(error)) });
  }

  /** Takes back what was done last, of what shows and can be. @returns whether there was any */
  undoLast(): boolean {
    const last = this.#toasts().findLast(({ undo }) => undo !== undefined);
    last?.undo?.();
    return last !== undefined;
  }

  dismiss(id: number): void {
    this.#toasts.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }

  async #undo(id: number, message: string, { undo }: Undo): Promise<void> {
    // Gone at once: it is taken back once, however often that is asked for.
    if (!this.#toasts().some((toast) => toast.id === id)) return;
    this.dismiss(id);
    try {
      await undo();
      this.done($localize`Undone: ${message}:what:`);
    } catch (error) {
      this.failed(error);
    }
  }

  #add(toast: Omit<Toast, 'id'>): number {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#toasts.update((toasts) => [...toasts.filter(({ message }) => message !== toast.message), { ...toast, id }]);
    return id;
  }
}
