import { Injectable, inject } from '@angular/core';

import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../../ui/dialog';
import type { Role, RoleKind } from './role-kind';

/** What can be done with a role. Each says whether something changed. */
@Injectable({ providedIn: 'root' })
export class RoleActions {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  async add(kind: RoleKind): Promise<boolean> {
    const added = await this.#openForm(kind, null);
    if (added) this.#toasts.done($localize`${added.name}:name: was added.`);
    return added !== undefined;
  }

  async edit(kind: RoleKind, role: Role): Promise<boolean> {
    const saved = await this.#openForm(kind, role);
    if (saved) this.#toasts.done($localize`${saved.name}:name: was saved.`);
    return saved !== undefined;
  }

  async delete(kind: RoleKind, { id, name, version }: Role): Promise<boolean> {
    const deleted = await this.#confirmations.ask({
      title: $localize`Delete ${name}:name:?`,
      message: kind.words.deletable,
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(kind.delete(id), { ifMatch: version }),
    });
    if (deleted) this.#toasts.done($localize`${name}:name: was deleted.`);
    return deleted;
  }

  #openForm(kind: RoleKind, role: Role | null): Promise<Role | undefined> {
    return this.#dialogs.open(() => import('./role-form').then((m) => m.RoleForm), { kind, role });
  }
}
