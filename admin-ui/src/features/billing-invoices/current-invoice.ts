import { Injectable, computed, signal } from '@angular/core';

import { billingInvoicesGet } from '../../api/billing-invoices';
import type { InvoiceResponse } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';

/** The invoice whose page is open: read once for the page and its tabs. Provided by the page. */
@Injectable()
export class CurrentInvoice {
  readonly #id = signal<number | undefined>(undefined);

  readonly resource = apiResource(
    () => {
      const id = this.#id();
      return id === undefined ? undefined : billingInvoicesGet(id);
    },
    { topics: ['billing-invoices'] },
  );
  /** `null` while it is not there yet, or could not be read. */
  readonly invoice = computed<InvoiceResponse | null>(() =>
    this.resource.hasValue() ? (this.resource.value() ?? null) : null,
  );

  /** Opens an invoice. */
  show(id: number): void {
    this.#id.set(id);
  }

  /** Shows what was just changed, before it is read again. */
  set(invoice: InvoiceResponse): void {
    this.resource.set(invoice);
  }
}
