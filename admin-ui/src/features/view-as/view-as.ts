import { Injectable, inject } from '@angular/core';

import { authStopViewingAs, authViewAs } from '../../api/auth';
import type { ViewAsRequest } from '../../api/model';
import { Api } from '../../core/api/api';
import { Session } from '../../core/session/session';
import { Toasts } from '../../core/toasts';
import { UnsavedChanges } from '../../ui/form/unsaved-changes';

/**
 * Looks at the panel as a role or another technician would, and ends it. The server decides what is seen; the panel
 * starts anew, so that nothing that was read before is left anywhere.
 */
@Injectable({ providedIn: 'root' })
export class ViewAs {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #toasts = inject(Toasts);
  readonly #unsaved = inject(UnsavedChanges);

  begin(target: ViewAsRequest): Promise<void> {
    return this.#change(() => this.#api.send(authViewAs(target)), '/');
  }

  /** Leads back to whom was viewed. */
  end(): Promise<void> {
    const viewed = this.#session.actor()?.viewingAs;
    const page = viewed?.kind === 'TECHNICIAN' ? `/people/${viewed.id}/access` : `/technician-roles/${viewed?.id}`;
    return this.#change(() => this.#api.send(authStopViewingAs()), viewed ? page : '/');
  }

  async #change(run: () => Promise<unknown>, page: string): Promise<void> {
    if (this.#unsaved.any() && !(await this.#unsaved.mayDiscard())) return;
    try {
      await run();
      this.#session.restart(page);
    } catch (error) {
      this.#toasts.failed(error);
    }
  }
}
