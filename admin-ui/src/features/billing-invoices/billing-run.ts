import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';

import { billingInvoicesRun } from '../../api/billing-invoices';
import type { RunInvoicesRequest, RunInvoicesResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { LiveEvents } from '../../core/live/live-events';
import { Problem } from '../../core/problem/problem';
import { problemMessage } from '../../core/problem/problem-message';
import { Session } from '../../core/session/session';
import { Toasts } from '../../core/toasts';
import { invoiceCountText } from './invoice-words';

/** A run of billing that was begun in this tab. */
export interface RunProgress {
  /** Agreements that were due when it began; `null` where that is not known. */
  readonly due: number | null;
  /** Invoices that are there so far. */
  readonly made: number;
  /** What came of it; `null` while it runs. */
  readonly result: RunInvoicesResponse | null;
  /** Why it could not be run. */
  readonly problem: string | null;
}

/**
 * Bills what is due. The server carries a run out whether anybody waits for it or not, so that every page can be left
 * meanwhile, and comes back to its progress.
 */
@Injectable({ providedIn: 'root' })
export class BillingRun {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);
  readonly #progress = signal<RunProgress | null>(null);
  /** Those that the server has told of: one may be told of twice. */
  readonly #made = new Set<number>();

  readonly progress = this.#progress.asReadonly();
  readonly running = computed(() => {
    const progress = this.#progress();
    return progress !== null && progress.result === null && progress.problem === null;
  });

  constructor() {
    inject(LiveEvents)
      .changes('billing-invoices')
      .pipe(takeUntilDestroyed())
      .subscribe(({ ids }) => {
        if (!this.running()) return;
        for (const id of ids) this.#made.add(id);
        this.#change({ made: this.#made.size });
      });
    const session = inject(Session);
    effect(() => {
      if (!session.signedIn()) untracked(() => this.dismiss());
    });
  }

  /** Begins a run. @param due how many agreements are due, where that is known */
  async start(request: RunInvoicesRequest, due: number | null): Promise<void> {
    if (this.running()) return;
    this.#made.clear();
    this.#progress.set({ due, made: 0, result: null, problem: null });
    try {
      const result = await this.#api.send(billingInvoicesRun(request));
      this.#change({ made: result.created, result });
      this.#tell(result);
    } catch (error) {
      this.#change({ problem: problemMessage(Problem.of(error)) });
    }
  }

  /** Forgets what came of the last run. */
  dismiss(): void {
    this.#progress.set(null);
  }

  #change(changes: Partial<RunProgress>): void {
    this.#progress.update((progress) => progress && { ...progress, ...changes });
  }

  /** Whoever has gone elsewhere meanwhile hears of it there. */
  #tell({ created, complete }: RunInvoicesResponse): void {
    if (this.#router.url.split(/[?#]/, 1)[0] === '/billing/invoices') return;
    const count = invoiceCountText(created);
    const made = created === 1 ? $localize`${count}:invoices: was made.` : $localize`${count}:invoices: were made.`;
    const text = complete
      ? made
      : $localize`${made}:made: Billing stopped before everything that is due was looked at.`;
    this.#toasts.done(text, {
      label: $localize`Show`,
      run: () => void this.#router.navigate(['/billing/invoices']),
    });
  }
}
