import { Component, input } from '@angular/core';

import type { InvoiceStatus } from '../../api/model';
import { invoiceStatusWords } from './invoice-words';

/** The state of an invoice. */
@Component({
  selector: 'app-invoice-status',
  template: `
    <span
      class="badge"
      [class.badge-warning]="status() === 'PENDING'"
      [class.badge-accent]="status() === 'APPROVED'"
      [class.badge-good]="status() === 'COMPLETED'"
      >{{ words[status()] }}</span
    >
  `,
})
export class InvoiceStatusBadge {
  readonly status = input.required<InvoiceStatus>();

  protected readonly words = invoiceStatusWords;
}
