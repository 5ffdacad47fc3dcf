import { Injectable, inject } from '@angular/core';

import { alertsAcknowledge, alertsReopen } from '../../api/alerts';
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
    const done = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    if (done.length > 0) this.#tell(done, open);
    if (failed) this.#toasts.failed(failed.reason);
    return done.length > 0;
  }

  /** Acknowledges one with a few words on it. @returns whether it was */
  async acknowledgeWithNote(alert: AlertResponse): Promise<boolean> {
    const done = await this.#dialogs.open(() => import('./acknowledge-form').then((m) => m.AcknowledgeForm), { alert });
    if (done) this.#tell([done], [alert]);
    return done !== undefined;
  }

  #tell(done: readonly AlertResponse[], before: readonly AlertResponse[]): void {
    // What somebody else acknowledged meanwhile is not taken back with these.
    const versions = new Map(before.map(({ id, version }) => [id, version + 1]));
    const own = done.filter(({ id, version }) => versions.get(id) === version);
    const undo = (): Promise<unknown> =>
      Promise.all(own.map(({ id, version }) => this.#api.send(alertsReopen(id), { ifMatch: version })));
    this.#toasts.done(acknowledgedText(done.length), own.length === 0 ? undefined : { undo });
  }
}

function acknowledgedText(count: number): string {
  return count === 1
    ? $localize`The alert was acknowledged.`
    : $localize`${formatNumber(count)}:count: alerts were acknowledged.`;
}
