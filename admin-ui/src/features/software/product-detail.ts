import { Component, computed, inject, input, numberAttribute } from '@angular/core';
import { Router } from '@angular/router';

import type { SoftwareDetailResponse } from '../../api/model';
import { softwareGet } from '../../api/software';
import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { apiResource } from '../../core/api/api-resource';
import { Icon } from '../../ui/icon/icon';
import { type Breadcrumb, PageHeader } from '../../ui/page-header/page-header';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { type Tab, Tabs } from '../../ui/tabs/tabs';
import { ProductActions } from './product-actions';

/** One product. */
@Component({
  selector: 'app-product-detail',
  imports: [Can, Icon, PageHeader, ResourceState, Tabs],
  template: `
    <app-page-header [heading]="name()" [breadcrumbs]="breadcrumbs">
      <ng-container headerStatus>
        @if (product.hasValue() && !product.value().reviewed) {
          <span class="badge badge-warning" i18n>To review</span>
        }
      </ng-container>
      @if (product.hasValue()) {
        @let shown = product.value();
        <ng-container *appCan="'update'; subject: 'Product'">
          @if (!shown.reviewed) {
            <button type="button" class="button" (click)="review(shown)">
              <app-icon name="check" /> <ng-container i18n>Mark reviewed</ng-container>
            </button>
          }
          <button type="button" class="button" (click)="edit(shown)">
            <app-icon name="edit" /> <ng-container i18n>Edit</ng-container>
          </button>
          <button type="button" class="button" (click)="merge(shown)">
            <app-icon name="merge" /> <ng-container i18n>Merge</ng-container>
          </button>
        </ng-container>
      }
    </app-page-header>
    @if (product.hasValue()) {
      <app-tabs label="Product" i18n-label [tabs]="tabs()" />
    } @else {
      <app-resource-state [resource]="product" [back]="breadcrumbs[0]" />
    }
  `,
})
export class ProductDetail {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(ProductActions);
  readonly #router = inject(Router);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly product = apiResource(() => softwareGet(this.id()), { topics: ['software'] });
  protected readonly name = computed(() => {
    if (this.product.hasValue()) return this.product.value().name;
    return this.product.error() ? $localize`Product` : '';
  });
  protected readonly breadcrumbs: readonly [Breadcrumb] = [{ label: $localize`Software`, link: '/software' }];
  protected readonly tabs = computed<readonly Tab[]>(() => {
    const counts = this.product.hasValue() ? this.product.value() : undefined;
    return [
      { path: 'overview', label: $localize`Overview` },
      { path: 'titles', label: $localize`Titles`, count: counts?.titleCount },
      // Which devices have it is a matter of the devices.
      ...(this.#abilities.can('read', 'Installation')
        ? [{ path: 'devices', label: $localize`Devices`, count: counts?.deviceCount }]
        : []),
      ...(this.#abilities.can('read', 'AuditEvent') ? [{ path: 'activity', label: $localize`Activity` }] : []),
    ];
  });

  protected async review(product: SoftwareDetailResponse): Promise<void> {
    if (await this.#actions.review([product], true)) this.product.reload();
  }

  protected async edit(product: SoftwareDetailResponse): Promise<void> {
    const saved = await this.#actions.edit(product);
    if (saved) this.product.set(saved);
  }

  protected async merge(product: SoftwareDetailResponse): Promise<void> {
    const into = await this.#actions.merge(product);
    if (into) await this.#router.navigate(['/software', into.id]);
  }
}
