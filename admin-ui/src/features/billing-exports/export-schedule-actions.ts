import { Injectable, inject } from '@angular/core';

import { billingExportSchedulesDelete, billingExportSchedulesUpdate } from '../../api/billing-export-schedules';
import type { ExportScheduleResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { formatDate } from '../../core/format';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../../ui/dialog';

/** What can be done with export schedules. Each says whether something changed. */
@Injectable({ providedIn: 'root' })
export class ExportScheduleActions {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  async add(): Promise<boolean> {
    const added = await this.#openForm(null);
    if (added?.nextDay) {
      this.#toasts.done(
        $localize`${added.name}:name: exports for the first time on ${formatDate(added.nextDay)}:day:.`,
      );
    }
    return added !== undefined;
  }

  async edit(schedule: ExportScheduleResponse): Promise<boolean> {
    const saved = await this.#openForm(schedule);
    if (saved) this.#toasts.done($localize`${saved.name}:name: was saved.`);
    return saved !== undefined;
  }

  async setActive({ id, name, version }: ExportScheduleResponse, active: boolean): Promise<boolean> {
    try {
      await this.#api.send(billingExportSchedulesUpdate(id, { active }), { ifMatch: version });
    } catch (error) {
      this.#toasts.failed(error);
      return false;
    }
    this.#toasts.done(active ? $localize`${name}:name: is on.` : $localize`${name}:name: is switched off.`);
    return true;
  }

  async delete({ id, name, version }: ExportScheduleResponse): Promise<boolean> {
    const deleted = await this.#confirmations.ask({
      title: $localize`Delete ${name}:name:?`,
      message: $localize`Its exports stay, and can be downloaded. Files that were not delivered yet never will be.`,
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(billingExportSchedulesDelete(id), { ifMatch: version }),
    });
    if (deleted) this.#toasts.done($localize`${name}:name: was deleted.`);
    return deleted;
  }

  #openForm(schedule: ExportScheduleResponse | null): Promise<ExportScheduleResponse | undefined> {
    return this.#dialogs.open(() => import('./export-schedule-form').then((m) => m.ExportScheduleForm), { schedule });
  }
}
