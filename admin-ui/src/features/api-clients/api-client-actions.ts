import { Injectable, inject } from '@angular/core';

import { apiClientsDelete, apiClientsRevoke, apiClientsRotate } from '../../api/api-clients';
import type { ApiClientResponse, ApiClientWithSecretResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../../ui/dialog';

/** What can be done with an API client. Each says whether something changed. */
@Injectable({ providedIn: 'root' })
export class ApiClientActions {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  /** Adds one, and shows its secret this once. */
  async add(): Promise<boolean> {
    const added = await this.#openForm(null);
    if (added && 'clientSecret' in added) await this.#showSecret(added);
    return added !== undefined;
  }

  async edit(client: ApiClientResponse): Promise<boolean> {
    const saved = await this.#openForm(client);
    if (saved) this.#toasts.done($localize`${saved.name}:name: was saved.`);
    return saved !== undefined;
  }

  /** Makes another secret, and shows it this once. */
  async rotate({ id, name, version }: ApiClientResponse): Promise<boolean> {
    const made: ApiClientWithSecretResponse[] = [];
    const rotated = await this.#confirmations.ask({
      title: $localize`Make a new secret for ${name}:name:?`,
      message: $localize`The secret before stops working now, and so do the tokens that it opened. The program needs the new one at once.`,
      confirmLabel: $localize`Make new secret`,
      danger: true,
      run: async () => {
        made.push(await this.#api.send(apiClientsRotate(id), { ifMatch: version }));
      },
    });
    const [client] = made;
    if (rotated && client) await this.#showSecret(client);
    return rotated;
  }

  async revoke({ id, name, version }: ApiClientResponse): Promise<boolean> {
    const revoked = await this.#confirmations.ask({
      title: $localize`Revoke ${name}:name:?`,
      message: $localize`The program is refused from now on, for good. What it did stays in the audit log.`,
      confirmLabel: $localize`Revoke`,
      danger: true,
      run: () => this.#api.send(apiClientsRevoke(id), { ifMatch: version }),
    });
    if (revoked) this.#toasts.done($localize`${name}:name: was revoked.`);
    return revoked;
  }

  async delete({ id, name, version }: ApiClientResponse): Promise<boolean> {
    const deleted = await this.#confirmations.ask({
      title: $localize`Delete ${name}:name:?`,
      message: $localize`The program is refused from now on, and is not listed any more. What it did stays in the audit log.`,
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(apiClientsDelete(id), { ifMatch: version }),
    });
    if (deleted) this.#toasts.done($localize`${name}:name: was deleted.`);
    return deleted;
  }

  #openForm(client: ApiClientResponse | null): Promise<ApiClientResponse | ApiClientWithSecretResponse | undefined> {
    return this.#dialogs.open(() => import('./api-client-form').then((m) => m.ApiClientForm), { client });
  }

  async #showSecret(client: ApiClientWithSecretResponse): Promise<void> {
    await this.#dialogs.open(() => import('./api-client-secret').then((m) => m.ApiClientSecret), { client });
  }
}
