import { Injectable, computed, signal } from '@angular/core';

import { billingAgreementsGet } from '../../api/billing-agreements';
import type { BillingAgreementResponse } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';

/** The agreement whose page is open: read once for the page and all of its tabs. Provided by the page. */
@Injectable()
export class CurrentAgreement {
  readonly #id = signal<number | undefined>(undefined);

  readonly resource = apiResource(
    () => {
      const id = this.#id();
      return id === undefined ? undefined : billingAgreementsGet(id);
    },
    { topics: ['billing-agreements', 'billing-products'] },
  );
  /** `null` while it is not there yet, or could not be read. */
  readonly agreement = computed<BillingAgreementResponse | null>(() =>
    this.resource.hasValue() ? (this.resource.value() ?? null) : null,
  );

  /** Opens an agreement. */
  show(id: number): void {
    this.#id.set(id);
  }

  /** Shows what was just saved, before it is read again. */
  set(agreement: BillingAgreementResponse): void {
    this.resource.set(agreement);
  }
}
