import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';

import { billingAgreementsList } from '../../api/billing-agreements';
import { billingProductsList } from '../../api/billing-products';
import type { BillingAgreementResponse, BillingProductResponse, UnbilledSeatsResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { apiResource } from '../../core/api/api-resource';
import { formatMoney } from '../../core/format';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Icon } from '../../ui/icon/icon';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { AgreementStatusBadge } from '../billing-agreements/agreement-status';
import { BillingAgreementActions } from '../billing-agreements/billing-agreement-actions';
import { BillingProductActions } from '../billing-products/billing-product-actions';
import { unbilledSentence } from './unbilled.rules';

/** How many products and agreements are offered. */
const mostOffered = 5;

/** How seats come to be billed: makes a product of the license, and puts it on an agreement of the organization. */
@Component({
  selector: 'app-bill-seats',
  imports: [AgreementStatusBadge, DialogFrame, Icon, ResourceState, RouterLink],
  templateUrl: './bill-seats.html',
  styleUrl: './bill-seats.scss',
})
export class BillSeats implements DialogContent {
  readonly #abilities = inject(Abilities);
  readonly #agreementActions = inject(BillingAgreementActions);
  readonly #dialog = inject<DialogRef>(DialogRef);
  readonly #productActions = inject(BillingProductActions);
  readonly data = dialogData<{ readonly row: UnbilledSeatsResponse }>();

  protected readonly row = this.data.row;
  protected readonly sentence = unbilledSentence(this.row);
  protected readonly cost = this.row.monthlyCost === null ? '' : formatMoney(this.row.monthlyCost, this.row.currency);
  protected readonly seesProducts = computed(() => this.#abilities.can('read', 'BillingProduct'));
  protected readonly mayAddProducts = computed(() => this.#abilities.can('create', 'BillingProduct'));
  protected readonly mayTurnProducts = computed(() => this.#productActions.mayUpdate());
  protected readonly mayAddAgreements = computed(() => this.#agreementActions.mayCreate(this.row.organization.id));

  protected readonly products = apiResource(
    () =>
      this.seesProducts()
        ? billingProductsList({ licenseId: [this.row.license.id], pageSize: mostOffered })
        : undefined,
    { topics: ['billing-products'] },
  );
  /** What can begin to charge for them, also what was not activated yet. */
  protected readonly agreements = apiResource(
    () =>
      billingAgreementsList({
        organizationId: [this.row.organization.id],
        status: ['ACTIVE', 'DRAFT'],
        pageSize: mostOffered,
      }),
    { topics: ['billing-agreements'] },
  );

  readonly #offered = computed(() =>
    this.products.hasValue() ? (this.products.value()?.items ?? []).filter(({ active }) => active) : [],
  );
  protected readonly chooses = computed(() => this.#offered().length > 1);
  readonly #picked = signal<number | null>(null);
  /** What is put on an agreement: the one that was picked or just made, else the first. */
  protected readonly chosen = computed(
    () => this.#offered().find(({ id }) => id === this.#picked()) ?? this.#offered()[0] ?? null,
  );

  /** There is nothing to save. */
  readonly submit = (): Promise<void> => Promise.resolve();

  protected pick({ id }: BillingProductResponse): void {
    this.#picked.set(id);
  }

  protected async makeProduct(): Promise<void> {
    const made = await this.#productActions.add(this.row.license);
    if (!made) return;
    this.#picked.set(made.id);
    this.products.reload();
  }

  protected async activateProduct(product: BillingProductResponse): Promise<void> {
    if (await this.#productActions.setActive([product], true)) this.products.reload();
  }

  protected mayPutOn(agreement: BillingAgreementResponse): boolean {
    return this.chosen() !== null && !this.isOn(agreement) && this.#agreementActions.mayUpdate(agreement);
  }

  /** What has the product, and needs nothing but to begin. */
  protected mayActivate(agreement: BillingAgreementResponse): boolean {
    return this.isOn(agreement) && this.#agreementActions.mayActivate(agreement);
  }

  protected isOn({ products }: BillingAgreementResponse): boolean {
    return products.some(({ productId }) => productId === this.chosen()?.id);
  }

  protected async putOn(agreement: BillingAgreementResponse): Promise<void> {
    this.#follow(await this.#agreementActions.editProducts(agreement, this.chosen()));
  }

  protected async activate(agreement: BillingAgreementResponse): Promise<void> {
    this.#follow(await this.#agreementActions.activate(agreement));
  }

  protected async addAgreement(): Promise<void> {
    this.#follow(await this.#agreementActions.add(null, this.row.organization, this.chosen()));
  }

  /** Once an active agreement has the product there is nothing left to do. */
  #follow(changed: BillingAgreementResponse | undefined): void {
    if (!changed) return;
    if (changed.status === 'ACTIVE' && this.isOn(changed)) this.#dialog.close();
    else this.agreements.reload();
  }
}
