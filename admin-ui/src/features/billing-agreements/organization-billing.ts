import { Component, computed, inject, input, numberAttribute } from '@angular/core';

import { Abilities } from '../../core/ability/abilities';
import { seesUnbilled } from '../billing-margins/unbilled.rules';
import { OrganizationAgreements } from './organization-agreements';
import { OrganizationInvoices } from './organization-invoices';
import { OrganizationMargin } from './organization-margin';
import { OrganizationUnbilled } from './organization-unbilled';

/**
 * Billing of an organization: its agreements and latest invoices, what stays of them, and the seats that are billed to
 * nobody. Each part is there for whoever may see it.
 */
@Component({
  selector: 'app-organization-billing',
  imports: [OrganizationAgreements, OrganizationInvoices, OrganizationMargin, OrganizationUnbilled],
  template: `
    @if (seesAgreements()) {
      <app-organization-agreements [id]="id()" />
    }
    <div class="card-grid">
      @if (seesUnbilled()) {
        <app-organization-unbilled [id]="id()" />
      }
      @if (seesInvoices()) {
        <div class="stack">
          <app-organization-invoices [id]="id()" />
          <app-organization-margin [id]="id()" />
        </div>
      }
    </div>
  `,
})
export class OrganizationBilling {
  readonly #abilities = inject(Abilities);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  readonly #on = computed(() => ({ organizationId: this.id() }));
  protected readonly seesAgreements = computed(() => this.#abilities.can('read', 'BillingAgreement', this.#on()));
  protected readonly seesInvoices = computed(() => this.#abilities.can('read', 'BillingInvoice', this.#on()));
  protected readonly seesUnbilled = computed(() => seesUnbilled(this.#abilities, this.#on()));
}
