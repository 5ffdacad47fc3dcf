import { Injectable, inject } from '@angular/core';

import { billingAgreementTemplatesDelete } from '../../api/billing-agreement-templates';
import type { BillingAgreementResponse, BillingTemplateResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../../ui/dialog';
import type { TemplateStart } from './billing-template-form';
import { termsOf, usualTerms } from './billing-terms.model';

/** What can be done with a template of agreements. Each says whether something changed. */
@Injectable({ providedIn: 'root' })
export class BillingTemplateActions {
  readonly #abilities = inject(Abilities);
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  mayCreate(): boolean {
    return this.#abilities.can('create', 'BillingAgreementTemplate');
  }

  mayUpdate(): boolean {
    return this.#abilities.can('update', 'BillingAgreementTemplate');
  }

  mayDelete(): boolean {
    return this.#abilities.can('delete', 'BillingAgreementTemplate');
  }

  add(): Promise<boolean> {
    return this.#add({ name: '', description: '', terms: usualTerms(), products: [] });
  }

  duplicate({ name, description, products, ...terms }: BillingTemplateResponse): Promise<boolean> {
    const copy = $localize`Copy of ${name}:name:`;
    return this.#add({ name: copy, description, terms: termsOf(terms), products });
  }

  /** Makes a template of the terms and products of an agreement. */
  saveAsTemplate({ name, products, ...terms }: BillingAgreementResponse): Promise<boolean> {
    return this.#add({ name, description: '', terms: termsOf(terms), products });
  }

  async edit(template: BillingTemplateResponse): Promise<boolean> {
    const { name, description, products } = template;
    const saved = await this.#openForm({ name, description, terms: termsOf(template), products }, template);
    if (saved) this.#toasts.done($localize`${saved.name}:name: was saved.`);
    return saved !== undefined;
  }

  async delete({ id, name, version }: BillingTemplateResponse): Promise<boolean> {
    const deleted = await this.#confirmations.ask({
      title: $localize`Delete ${name}:name:?`,
      message: $localize`Agreements that were made from it stay as they are. New ones can’t be made from it any more.`,
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(billingAgreementTemplatesDelete(id), { ifMatch: version }),
    });
    if (deleted) this.#toasts.done($localize`${name}:name: was deleted.`);
    return deleted;
  }

  async #add(start: TemplateStart): Promise<boolean> {
    const added = await this.#openForm(start, null);
    if (added) this.#toasts.done($localize`The template ${added.name}:name: was added.`);
    return added !== undefined;
  }

  #openForm(start: TemplateStart, saved: BillingTemplateResponse | null) {
    return this.#dialogs.open(() => import('./billing-template-form').then((m) => m.BillingTemplateForm), {
      start,
      saved,
    });
  }
}
