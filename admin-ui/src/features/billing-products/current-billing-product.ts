import { Injectable, computed, signal } from '@angular/core';

import { billingProductsGet } from '../../api/billing-products';
import { apiResource } from '../../core/api/api-resource';

/** The product whose page is open, for the page and its tabs. Provided by the page. */
@Injectable()
export class CurrentBillingProduct {
  readonly #id = signal<number | null>(null);

  readonly resource = apiResource(
    () => {
      const id = this.#id();
      return id === null ? undefined : billingProductsGet(id);
    },
    { topics: ['billing-products', 'billing-accounts', 'billing-agreements', 'licenses'] },
  );
  /** `null` while it is not there. */
  readonly product = computed(() => (this.resource.hasValue() ? this.resource.value() : null));

  show(id: number): void {
    this.#id.set(id);
  }
}
