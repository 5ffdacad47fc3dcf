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

  async add<Kind extends Role>(kind: RoleKind<Kind>): Promise<boolean> {
    const added = await kind.openForm(this.#dialogs, null);
    if (added) this.#toasts.done($localize`${added.name}:name: was added.`);
    return added !== undefined;
  }

  async edit<Kind extends Role>(kind: RoleKind<Kind>, role: Kind): Promise<boolean> {
    const saved = await kind.openForm(this.#dialogs, role);
    if (saved) this.#toasts.done($localize`${saved.name}:name: was saved.`);
    return saved !== undefined;
  }

  async delete<Kind extends Role>(kind: RoleKind<Kind>, { id, name, version }: Kind): Promise<boolean> {
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
}
