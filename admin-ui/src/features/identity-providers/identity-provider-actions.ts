import { Injectable, inject } from '@angular/core';

import { identityProvidersDelete, identityProvidersUpdate } from '../../api/identity-providers';
import type { IdentityProviderResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../../ui/dialog';

/** What can be done with a sign-in provider. Each says whether something changed. */
@Injectable({ providedIn: 'root' })
export class IdentityProviderActions {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  async add(): Promise<boolean> {
    const added = await this.#openForm(null);
    if (added) await this.test(added);
    return added !== undefined;
  }

  async edit(provider: IdentityProviderResponse): Promise<boolean> {
    const saved = await this.#openForm(provider);
    if (saved) this.#toasts.done($localize`${saved.name}:name: was saved.`);
    return saved !== undefined;
  }

  /** Shows whether people could sign in by it. */
  async test(provider: IdentityProviderResponse): Promise<void> {
    await this.#dialogs.open(() => import('./provider-check').then((m) => m.ProviderCheck), { provider });
  }

  /** Offers it on the sign-in page, or not any more. */
  async setActive({ id, name, version }: IdentityProviderResponse, active: boolean): Promise<boolean> {
    try {
      await this.#api.send(identityProvidersUpdate(id, { active }), { ifMatch: version });
    } catch (error) {
      this.#toasts.failed(error);
      return false;
    }
    this.#toasts.done(
      active ? $localize`${name}:name: is offered for signing in.` : $localize`${name}:name: is switched off.`,
    );
    return true;
  }

  async delete({ id, name, version, technicianCount }: IdentityProviderResponse): Promise<boolean> {
    const deleted = await this.#confirmations.ask({
      title: $localize`Delete ${name}:name:?`,
      message: deletionText(technicianCount),
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(identityProvidersDelete(id), { ifMatch: version }),
    });
    if (deleted) this.#toasts.done($localize`${name}:name: was deleted.`);
    return deleted;
  }

  #openForm(provider: IdentityProviderResponse | null): Promise<IdentityProviderResponse | undefined> {
    return this.#dialogs.open(() => import('./identity-provider-form').then((m) => m.IdentityProviderForm), {
      provider,
    });
  }
}

function deletionText(technicianCount: number): string {
  if (technicianCount === 0) return $localize`No technician signs in with it.`;
  return technicianCount === 1
    ? $localize`1 technician signs in by it. The account stays; without a password, they need an invitation.`
    : $localize`${technicianCount}:count: technicians sign in by it. Their accounts stay; those without a password need an invitation.`;
}
