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
  /** What was done and not taken back, by the ids of its messages, the last at the end. */
  #deeds: readonly number[] = [];
  #held = false;
  #overdue: readonly number[] = [];

  readonly toasts = this.#toasts.asReadonly();

  /** Says that something was done, and what can be done about it; goes away by itself. */
  done(message: string, then?: ToastAction | Undo): void {
    if (then === undefined || 'run' in then) {
      this.#deeds = [...this.#deeds, this.#pass({ kind: 'done', message, action: then }, shownMilliseconds)];
      return;
    }
    const undo = (): void => void this.#undo(id, message, then);
    const id = this.#pass({ kind: 'done', message, undo }, undoMilliseconds);
    this.#deeds = [...this.#deeds, id];
  }

  /** Says what failed; stays until it is dismissed. */
  failed(error: unknown): void {
    this.#add({ kind: 'failed', message: problemMessage(Problem.of(error)) });
  }

  /** Takes back what was done last, where it shows and can be. @returns whether it was */
  undoLast(): boolean {
    const last = this.#toasts().find(({ id, undo }) => undo !== undefined && id === this.#deeds.at(-1));
    last?.undo?.();
    return last !== undefined;
  }

  /** Lets no message go by itself while somebody is at one. */
  hold(held: boolean): void {
    this.#held = held;
    if (held) return;
    for (const id of this.#overdue) this.dismiss(id);
    this.#overdue = [];
  }

  dismiss(id: number): void {
    this.#toasts.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }

  async #undo(id: number, message: string, { undo }: Undo): Promise<void> {
    // Gone at once: it is taken back once, however often that is asked for.
    if (!this.#toasts().some((toast) => toast.id === id)) return;
    this.dismiss(id);
    this.#deeds = this.#deeds.filter((deed) => deed !== id);
    try {
      await undo();
      this.#pass({ kind: 'done', message: $localize`Undone: ${message}:what:` }, shownMilliseconds);
    } catch (error) {
      this.failed(error);
    }
  }

  /** Shows a message for a while. */
  #pass(toast: Omit<Toast, 'id'>, milliseconds: number): number {
    const id = this.#add(toast);
    setTimeout(() => {
      if (this.#held) this.#overdue = [...this.#overdue, id];
      else this.dismiss(id);
    }, milliseconds);
    return id;
  }

  #add(toast: Omit<Toast, 'id'>): number {
    this.#lastId += 1;
    const id = this.#lastId;
    // The same once, but each that can be taken back.
    const others = (toasts: readonly Toast[]): readonly Toast[] =>
      toasts.filter(({ message, undo }) => message !== toast.message || undo !== undefined);
    this.#toasts.update((toasts) => [...others(toasts), { ...toast, id }]);
    return id;
  }
}
