import { Injectable, inject } from '@angular/core';

import { billingExportsDeliver } from '../../api/billing-exports';
import type { BillingExportResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import { Dialogs } from '../../ui/dialog';

/** What can be done with exports. */
@Injectable({ providedIn: 'root' })
export class BillingExportActions {
  readonly #api = inject(Api);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  /** Asks what to export, makes the file, and shows how far it is. @returns whether one was made. */
  async make(): Promise<boolean> {
    const made = await this.#dialogs.open(() => import('./new-export').then((m) => m.NewExport), {});
    if (!made) return false;
    await this.show(made);
    return true;
  }

  /** Shows an export: how far it is, why it failed, and its file. */
  async show(item: BillingExportResponse): Promise<void> {
    await this.#dialogs.open(() => import('./export-detail').then((m) => m.ExportDetail), { item });
  }

  /** Has a file delivered now. @returns whether that was asked for. */
  async deliver({ id, fileName }: BillingExportResponse): Promise<boolean> {
    try {
      await this.#api.send(billingExportsDeliver(id));
    } catch (error) {
      this.#toasts.failed(error);
      return false;
    }
    this.#toasts.done($localize`${fileName}:file: is being delivered.`);
    return true;
  }
}
