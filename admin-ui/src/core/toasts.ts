import { Injectable, signal } from '@angular/core';

import { Problem } from './problem/problem';
import { problemMessage } from './problem/problem-message';

const shownMilliseconds = 6_000;

/** One short message at the edge of the screen. */
export interface Toast {
  readonly id: number;
  readonly kind: 'done' | 'failed';
  readonly message: string;
  /** One thing to do about it. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Tells people that something was done, or that something failed which has no other place to say so. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  readonly #toasts = signal<readonly Toast[]>([]);
  #lastId = 0;

  readonly toasts = this.#toasts.asReadonly();

  /** Says that something was done; goes away by itself. */
  done(message: string, action?: Toast['action']): void {
    const id = this.#add({ kind: 'done', message, action });
    setTimeout(() => this.dismiss(id), shownMilliseconds);
  }

  /** Says what failed; stays until it is dismissed. */
  failed(error: unknown): void {
    this.#add({ kind: 'failed', message: problemMessage(Problem.of(error)) });
  }

  dismiss(id: number): void {
    this.#toasts.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }

  #add(toast: Omit<Toast, 'id'>): number {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#toasts.update((toasts) => [...toasts.filter(({ message }) => message !== toast.message), { ...toast, id }]);
    return id;
  }
}
