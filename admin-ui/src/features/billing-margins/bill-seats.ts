import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';

import { billingAgreementsList } from '../../api/billing-agreements';
import { billingProductsList } from '../../api/billing-products';
import type { UnbilledSeatsResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { apiResource } from '../../core/api/api-resource';
import { formatMoney } from '../../core/format';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Icon } from '../../ui/icon/icon';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { unbilledSentence } from './unbilled.rules';

/** How many products and agreements are offered. */
const mostOffered = 5;

/** What is to be done so that seats are billed: a product of the license, and an agreement that has it. */
@Component({
  selector: 'app-bill-seats',
  imports: [DialogFrame, Icon, ResourceState, RouterLink],
  template: `
    <app-dialog heading="Bill these seats" i18n-heading size="small" [submits]="false" [submit]="submit">
      <p>
        <strong>{{ sentence }}</strong>
        @if (cost; as amount) {
          &ngsp;<ng-container i18n>They cost {{ amount }} a month.</ng-container>
        }
      </p>
      <ol>
        <li>
          <h3 i18n>A product of the license</h3>
          @if (!seesProducts()) {
            <p class="muted" i18n>You may not see products: ask whoever does.</p>
          } @else if (!products.hasValue()) {
            <app-resource-state [resource]="products" />
          } @else {
            @for (product of products.value().items; track product.id) {
              <p>
                <app-icon name="check-circle" [size]="14" />
                <a [routerLink]="['/billing/products', product.id]">{{ product.name }}</a>
                @if (!product.active) {
                  <span class="badge badge-warning" i18n>Inactive</span>
                }
              </p>
            } @empty {
              <p class="muted" i18n>There is none yet.</p>
            }
            @if (mayAddProducts()) {
              <a
                class="button"
                [class.button-primary]="products.value().items.length === 0"
                routerLink="/billing/products"
                [queryParams]="{ add: 'license:' + row.license.id }"
              >
                <app-icon name="add" [size]="14" /> <ng-container i18n>Make a product</ng-container>
              </a>
            }
          }
        </li>
        <li>
          <h3 i18n>An agreement of {{ row.organization.name }} that has it</h3>
          @if (!agreements.hasValue()) {
            <app-resource-state [resource]="agreements" />
          } @else {
            @for (agreement of agreements.value().items; track agreement.id) {
              <p>
                <a [routerLink]="['/billing/agreements', agreement.id]">{{ agreement.name }}</a>
              </p>
            } @empty {
              <p class="muted" i18n>There is none yet.</p>
            }
            <a class="button" routerLink="/billing/agreements" [queryParams]="{ organizationId: row.organization.id }">
              <app-icon name="file" [size]="14" />
              <ng-container i18n>Agreements of {{ row.organization.name }}</ng-container>
            </a>
          }
        </li>
      </ol>
    </app-dialog>
  `,
  styles: `
    p {
      margin: 0 0 8px;
    }
    ol {
      margin: var(--space-4) 0 0;
      padding: 0;
      counter-reset: step;
      list-style: none;
    }
    li {
      position: relative;
      padding-inline-start: 34px;
      counter-increment: step;
    }
    li + li {
      margin-top: var(--space-4);
    }
    li::before {
      content: counter(step);
      position: absolute;
      inset-block-start: -2px;
      inset-inline-start: 0;
      display: grid;
      place-items: center;
      width: 24px;
      height: 24px;
      border-radius: 50%;
      background: var(--surface-tint);
      font-weight: 600;
    }
    h3 {
      margin-bottom: 8px;
      line-height: 20px;
    }
    app-icon {
      vertical-align: -2px;
    }
  `,
})
export class BillSeats implements DialogContent {
  readonly #abilities = inject(Abilities);
  readonly data = dialogData<{ readonly row: UnbilledSeatsResponse }>();

  protected readonly row = this.data.row;
  protected readonly sentence = unbilledSentence(this.row);
  protected readonly cost = this.row.monthlyCost === null ? '' : formatMoney(this.row.monthlyCost, this.row.currency);
  protected readonly seesProducts = computed(() => this.#abilities.can('read', 'BillingProduct'));
  protected readonly mayAddProducts = computed(() => this.#abilities.can('create', 'BillingProduct'));

  protected readonly products = apiResource(
    () =>
      this.seesProducts()
        ? billingProductsList({ licenseId: [this.row.license.id], pageSize: mostOffered })
        : undefined,
    { topics: ['billing-products'] },
  );
  protected readonly agreements = apiResource(
    () =>
      billingAgreementsList({ organizationId: [this.row.organization.id], status: ['ACTIVE'], pageSize: mostOffered }),
    { topics: ['billing-agreements'] },
  );

  /** There is nothing to save. */
  readonly submit = (): Promise<void> => Promise.resolve();
}
