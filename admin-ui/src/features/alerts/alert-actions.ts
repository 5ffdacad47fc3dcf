import { Injectable, inject } from '@angular/core';

import { alertsAcknowledge } from '../../api/alerts';
import type { AlertResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import { formatNumber } from '../../core/format';
import { Toasts } from '../../core/toasts';
import { Dialogs } from '../../ui/dialog';

/** What can be done about alerts. */
@Injectable({ providedIn: 'root' })
export class AlertActions {
  readonly #abilities = inject(Abilities);
  readonly #api = inject(Api);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  /** Whether it is there to be acknowledged, by this person. */
  mayAcknowledge({ state, scope }: Pick<AlertResponse, 'state' | 'scope'>): boolean {
    return state === 'OPEN' && this.#abilities.can('update', 'Alert', scope);
  }

  /**
   * Acknowledges those that are open. What is over by then needs none.
   * @returns whether any was acknowledged
   */
  async acknowledge(alerts: readonly AlertResponse[]): Promise<boolean> {
    const open = alerts.filter((alert) => this.mayAcknowledge(alert));
    const outcomes = await Promise.allSettled(open.map(({ id }) => this.#api.send(alertsAcknowledge(id))));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    const count = outcomes.filter(({ status }) => status === 'fulfilled').length;
    if (count > 0) this.#toasts.done(acknowledgedText(count));
    if (failed) this.#toasts.failed(failed.reason);
    return count > 0;
  }

  /** Acknowledges one with a few words on it. @returns whether it was */
  async acknowledgeWithNote(alert: AlertResponse): Promise<boolean> {
    const done = await this.#dialogs.open(() => import('./acknowledge-form').then((m) => m.AcknowledgeForm), { alert });
    return done !== undefined;
  }
}

function acknowledgedText(count: number): string {
  return count === 1
    ? $localize`The alert was acknowledged.`
    : $localize`${formatNumber(count)}:count: alerts were acknowledged.`;
}
