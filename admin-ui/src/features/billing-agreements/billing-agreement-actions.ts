import { Injectable, inject } from '@angular/core';

import { billingAgreementsDelete } from '../../api/billing-agreements';
import type { BillingAgreementResponse, BillingProductResponse, BillingTemplateResponse } from '../../api/model';
import { organizationsGet } from '../../api/organizations';
import { Abilities, type AbilityAction } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import { formatDate } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import { Toasts } from '../../core/toasts';
import type { RowAction } from '../../ui/data-table';
import { Confirmations, Dialogs } from '../../ui/dialog';
import type { EntityOption } from '../../ui/form';
import { today } from '../licenses/today';
import { AgreementChanges } from './agreement-changes';
import type { AgreementStart } from './billing-agreement-form';
import { monthOf, nextPeriod } from './billing-periods.rules';
import { BillingTemplateActions } from './billing-template-actions';
import { addedProduct, termsOf, usualTerms } from './billing-terms.model';
import { periodText } from './billing-terms.rules';

/** What can be done with an agreement, wherever it is shown. */
@Injectable({ providedIn: 'root' })
export class BillingAgreementActions {
  readonly #abilities = inject(Abilities);
  readonly #api = inject(Api);
  readonly #changes = inject(AgreementChanges);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #scope = inject(OrganizationScope);
  readonly #templates = inject(BillingTemplateActions);
  readonly #toasts = inject(Toasts);

  /** Whether an agreement can be added for an organization, or somewhere. */
  mayCreate(organizationId?: number): boolean {
    return this.#abilities.can(
      'create',
      'BillingAgreement',
      organizationId === undefined ? undefined : { organizationId },
    );
  }

  mayUpdate(agreement: BillingAgreementResponse): boolean {
    return this.#may('update', agreement);
  }

  /** What was never billed, or has ended and was given a later end. */
  mayActivate(agreement: BillingAgreementResponse): boolean {
    const { status, endOn, nextStartOn } = agreement;
    return status !== 'ACTIVE' && (endOn === null || endOn >= nextStartOn) && this.mayUpdate(agreement);
  }

  /**
   * The menu of an agreement.
   *
   * @param done what follows a change: gets the agreement as it is now, another one that was added, or `null` when it was
   *   deleted
   */
  menu(
    agreement: BillingAgreementResponse,
    done: (agreement: BillingAgreementResponse | null) => void,
  ): readonly RowAction[] {
    const run = (action: () => Promise<BillingAgreementResponse | null | undefined>) => (): void =>
      void action().then((result) => {
        if (result !== undefined) done(result);
      });
    const actions: RowAction[] = [];
    if (this.mayActivate(agreement)) {
      actions.push({ label: $localize`Activate`, icon: 'check', run: run(() => this.activate(agreement)) });
    }
    if (this.mayUpdate(agreement)) {
      actions.push(
        { label: $localize`Edit terms`, icon: 'edit', run: run(() => this.edit(agreement)) },
        { label: $localize`Edit products`, icon: 'software', run: run(() => this.editProducts(agreement)) },
      );
    }
    if (this.mayCreate(agreement.organization.id)) {
      actions.push({ label: $localize`Duplicate`, icon: 'copy', run: run(() => this.duplicate(agreement)) });
    }
    if (this.#templates.mayCreate()) {
      const save = (): void => void this.#templates.saveAsTemplate(agreement);
      actions.push({ label: $localize`Save as template`, icon: 'file', run: save });
    }
    if (agreement.status === 'ACTIVE' && this.mayUpdate(agreement)) {
      actions.push({ label: $localize`End`, icon: 'archive', danger: true, run: run(() => this.end(agreement)) });
    }
    // What has invoices is kept with them.
    if (agreement.periodsBilled === 0 && this.#may('delete', agreement)) {
      actions.push({ label: $localize`Delete`, icon: 'trash', danger: true, run: run(() => this.delete(agreement)) });
    }
    return actions;
  }

  /**
   * Adds an agreement.
   *
   * @param template what it begins with
   * @param organization whose it is; that of the switcher without one
   * @param product what it begins with besides
   */
  async add(
    template: BillingTemplateResponse | null = null,
    organization?: EntityOption,
    product: BillingProductResponse | null = null,
  ): Promise<BillingAgreementResponse | undefined> {
    const start: AgreementStart = {
      organization: organization ?? (await this.#chosenOrganization()),
      template,
      name: template?.name ?? '',
      terms: template ? termsOf(template) : usualTerms(),
      startOn: monthOf(today()).first,
      endOn: null,
      products: [...(template?.products ?? []), ...(product ? [addedProduct(product)] : [])],
    };
    return this.#add(start);
  }

  /** A copy that begins with the month. */
  duplicate({ name, organization, products, ...terms }: BillingAgreementResponse) {
    return this.#add({
      organization,
      template: null,
      name: $localize`Copy of ${name}:name:`,
      terms: termsOf(terms),
      startOn: monthOf(today()).first,
      endOn: null,
      products,
    });
  }

  async edit(agreement: BillingAgreementResponse): Promise<BillingAgreementResponse | undefined> {
    const { organization, name, startOn, endOn, products } = agreement;
    const start = { organization, template: null, name, terms: termsOf(agreement), startOn, endOn, products };
    return this.#told(await this.#openForm(start, agreement));
  }

  /** @param added a product that is put on it, as a last line that can still be changed */
  async editProducts(
    agreement: BillingAgreementResponse,
    added: BillingProductResponse | null = null,
  ): Promise<BillingAgreementResponse | undefined> {
    const form = () => import('./agreed-products-form').then((m) => m.AgreedProductsForm);
    return this.#told(await this.#dialogs.open(form, { agreement, added }));
  }

  /** Begins to bill. */
  async activate(agreement: BillingAgreementResponse): Promise<BillingAgreementResponse | undefined> {
    const { name, autoApprove } = agreement;
    let activated: BillingAgreementResponse | undefined;
    await this.#confirmations.ask({
      title: $localize`Activate ${name}:name:?`,
      message: activationText(agreement),
      consequences: [
        ...(chargesNothing(agreement)
          ? [$localize`Periods that come due before are passed, and not billed later.`]
          : []),
        autoApprove
          ? $localize`Invoices are approved as they are made.`
          : $localize`Each invoice is pending until somebody approves it.`,
      ],
      confirmLabel: $localize`Activate`,
      run: async () => {
        activated = await this.#changes.activate(agreement);
      },
    });
    if (activated) this.#toasts.done($localize`${name}:name: is active.`);
    return activated;
  }

  async end(agreement: BillingAgreementResponse): Promise<BillingAgreementResponse | undefined> {
    const form = () => import('./end-agreement-form').then((m) => m.EndAgreementForm);
    const ended = await this.#dialogs.open(form, { agreement });
    if (ended) this.#toasts.done(endedText(ended));
    return ended;
  }

  /** @returns `null` when it was deleted; `undefined` when it was not */
  async delete({ id, name, organization, version, products }: BillingAgreementResponse): Promise<null | undefined> {
    const deleted = await this.#confirmations.ask({
      title: $localize`Delete ${name}:name:?`,
      message: $localize`${organization.name}:organization: is not charged by it any more. It was never billed, so no invoice goes with it.`,
      consequences:
        products.length === 0
          ? []
          : [
              $localize`Its products stay, and can be put on another agreement: their seats are billed to nobody until then.`,
            ],
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(billingAgreementsDelete(id), { ifMatch: version }),
    });
    if (!deleted) return undefined;
    this.#toasts.done($localize`${name}:name: was deleted.`);
    return null;
  }

  async #add(start: AgreementStart): Promise<BillingAgreementResponse | undefined> {
    const added = await this.#openForm(start, null);
    if (added) this.#toasts.done($localize`${added.name}:name: was added as a draft.`);
    return added;
  }

  #told(saved: BillingAgreementResponse | undefined): BillingAgreementResponse | undefined {
    if (saved) this.#toasts.done($localize`${saved.name}:name: was saved.`);
    return saved;
  }

  #openForm(start: AgreementStart, saved: BillingAgreementResponse | null) {
    return this.#dialogs.open(() => import('./billing-agreement-form').then((m) => m.BillingAgreementForm), {
      start,
      saved,
    });
  }

  /** The organization that the panel is narrowed to. */
  async #chosenOrganization(): Promise<EntityOption | null> {
    const id = this.#scope.organizationId();
    if (id === null || !this.mayCreate(id)) return null;
    try {
      const { name } = await this.#api.send(organizationsGet(id));
      return { id, name };
    } catch {
      // It is asked for in the form.
      return null;
    }
  }

  #may(action: AbilityAction, { organization }: BillingAgreementResponse): boolean {
    return this.#abilities.can(action, 'BillingAgreement', { organizationId: organization.id });
  }
}

function chargesNothing({ products }: BillingAgreementResponse): boolean {
  return products.every(({ active }) => !active);
}

function activationText(agreement: BillingAgreementResponse): string {
  if (chargesNothing(agreement)) return $localize`It has no active products: until it has some, no invoices are made.`;
  const period = nextPeriod(agreement, agreement);
  const [on, days] = [formatDate(period.invoicedOn), periodText(period)];
  return period.invoicedOn <= today()
    ? $localize`The next run makes the invoice of ${on}:date: for ${days}:period:, and any that are due after it.`
    : $localize`The first invoice is made on ${on}:date: for ${days}:period:.`;
}

function endedText({ name, status, endOn }: BillingAgreementResponse): string {
  return status === 'ENDED'
    ? $localize`${name}:name: has ended.`
    : $localize`${name}:name: ends on ${formatDate(endOn)}:date:.`;
}
