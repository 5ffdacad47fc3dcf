import { Location } from '@angular/common';
import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';

import type { SavedViewResponse } from '../../api/model';
import { savedViewsCreate, savedViewsDelete, savedViewsUpdate } from '../../api/saved-views';
import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../dialog';

/** What is done with saved views. */
@Injectable({ providedIn: 'root' })
export class ViewActions {
  readonly #api = inject(Api);
  readonly #dialogs = inject(Dialogs);
  readonly #confirmations = inject(Confirmations);
  readonly #toasts = inject(Toasts);
  readonly #router = inject(Router);
  readonly #location = inject(Location);

  /** Asks for a name. @returns the new view, or nothing when it was left. */
  async saveAsNew(table: string, query: string): Promise<SavedViewResponse | undefined> {
    const saved = await this.#dialogs.open(() => import('./view-form').then((m) => m.ViewForm), {
      view: null,
      save: (choices) => this.#api.send(savedViewsCreate({ table, query, ...choices })),
    });
    return this.#told(saved, $localize`View saved`);
  }

  /** Changes its name, and who has it. */
  async edit(view: SavedViewResponse): Promise<void> {
    const saved = await this.#dialogs.open(() => import('./view-form').then((m) => m.ViewForm), {
      view,
      save: ({ isDefault, ...choices }) => {
        const fields = view.own ? { ...choices, isDefault } : choices;
        return this.#api.send(savedViewsUpdate(view.id, fields), { ifMatch: view.version });
      },
    });
    this.#told(saved, $localize`View saved`);
  }

  /** Lets a view be as the table is now. */
  async saveChanges(view: SavedViewResponse, query: string): Promise<void> {
    try {
      await this.#api.send(savedViewsUpdate(view.id, { query }), { ifMatch: view.version });
      this.#toasts.done($localize`View saved`);
    } catch (error) {
      this.#toasts.failed(error);
    }
  }

  async delete(view: SavedViewResponse): Promise<boolean> {
    return this.#confirmations.ask({
      title: $localize`Delete the view ${view.name}:name:?`,
      message: view.shared
        ? $localize`Nobody sees it any more. The rows stay as they are.`
        : $localize`The rows stay as they are.`,
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(savedViewsDelete(view.id)),
    });
  }

  /** Copies the address of this page with another query; the organization that the panel is scoped to stays. */
  async copyLink(query: string): Promise<void> {
    const [path = '', present = ''] = this.#router.url.split(/[?#]/);
    const params = new URLSearchParams(query);
    for (const id of new URLSearchParams(present).getAll('organizationId')) params.append('organizationId', id);
    const text = params.toString();
    const link = location.origin + this.#location.prepareExternalUrl(text === '' ? path : `${path}?${text}`);
    try {
      await navigator.clipboard.writeText(link);
      this.#toasts.done($localize`Link copied`);
    } catch {
      this.#toasts.done($localize`The browser keeps its clipboard closed. Copy the link from the address bar.`);
    }
  }

  #told(saved: SavedViewResponse | undefined, message: string): SavedViewResponse | undefined {
    if (saved) this.#toasts.done(message);
    return saved;
  }
}
