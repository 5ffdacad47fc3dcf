import { Component, computed, effect, inject, input, numberAttribute } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router } from '@angular/router';

import type { BillingProductResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import type { RowAction } from '../../ui/data-table';
import { Icon } from '../../ui/icon/icon';
import { type Breadcrumb, PageHeader } from '../../ui/page-header/page-header';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { type Tab, Tabs } from '../../ui/tabs/tabs';
import { BillingProductActions } from './billing-product-actions';
import { CurrentBillingProduct } from './current-billing-product';
import { productProblemTexts, stateText } from './quantity-source.rules';

/** One product. */
@Component({
  selector: 'app-billing-product-detail',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger, PageHeader, ResourceState, Tabs],
  providers: [CurrentBillingProduct],
  template: `
    <app-page-header [heading]="name()" [breadcrumbs]="breadcrumbs">
      @if (current.product(); as product) {
        <span headerStatus class="badge" [class.badge-good]="product.active">{{ stateText(product.active) }}</span>
      }
      @if (actions().length > 0) {
        <button type="button" class="button" [matMenuTriggerFor]="menu">
          <app-icon name="edit" /> <ng-container i18n>Edit</ng-container> <app-icon name="chevron-down" [size]="14" />
        </button>
        <mat-menu #menu xPosition="before">
          @for (action of actions(); track action.label) {
            @if (action.danger && !$first) {
              <hr class="menu-divider" />
            }
            <button type="button" mat-menu-item [class.menu-danger]="action.danger" (click)="action.run()">
              @if (action.icon) {
                <app-icon [name]="action.icon" />
              }
              {{ action.label }}
            </button>
          }
        </mat-menu>
      }
    </app-page-header>
    @if (current.product(); as product) {
      @if (product.problem; as problem) {
        <div class="notice notice-warning" role="status">
          <app-icon name="alert" /> <span>{{ problems[problem] }}</span>
        </div>
      }
      <app-tabs label="Product" i18n-label [tabs]="tabs()" />
    } @else {
      <app-resource-state [resource]="current.resource" />
    }
  `,
})
export class BillingProductDetail {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(BillingProductActions);
  readonly #router = inject(Router);
  protected readonly current = inject(CurrentBillingProduct);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly problems = productProblemTexts;
  protected readonly stateText = stateText;
  protected readonly breadcrumbs: readonly Breadcrumb[] = [{ label: $localize`Products`, link: '/billing/products' }];
  protected readonly name = computed(() => {
    const product = this.current.product();
    return product ? product.name : this.current.resource.error() ? $localize`Product` : '';
  });
  protected readonly actions = computed<readonly RowAction[]>(() => {
    const product = this.current.product();
    return product ? this.#actions.menu(product, (changed) => void this.#changed(product, changed)) : [];
  });
  protected readonly tabs = computed<readonly Tab[]>(() => [
    { path: 'overview', label: $localize`Overview` },
    // Quantities are told to whoever could put the product on an agreement.
    ...(this.#abilities.can('update', 'BillingAgreement')
      ? [{ path: 'quantities', label: $localize`Measured now` }]
      : []),
    ...(this.#abilities.can('read', 'BillingAgreement')
      ? [{ path: 'agreements', label: $localize`Agreements`, count: this.current.product()?.agreementCount }]
      : []),
    ...(this.#abilities.can('read', 'AuditEvent', { organizationId: null })
      ? [{ path: 'activity', label: $localize`Activity` }]
      : []),
  ]);

  constructor() {
    effect(() => this.current.show(this.id()));
  }

  /** Deleted leads back to the list, a copy to its page; anything else is read again. */
  async #changed(before: BillingProductResponse, changed: BillingProductResponse | null): Promise<void> {
    if (changed?.id === before.id) this.current.resource.reload();
    else await this.#router.navigate(changed === null ? ['/billing/products'] : ['/billing/products', changed.id]);
  }
}
