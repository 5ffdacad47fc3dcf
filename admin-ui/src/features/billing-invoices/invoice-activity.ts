import { Component, input, numberAttribute } from '@angular/core';

import { auditEventsExport, auditEventsList } from '../../api/audit-events';
import { listSource } from '../../ui/data-table';
import { AuditEventTable } from '../audit-events/audit-event-table';

/** What was done to an invoice. */
@Component({
  selector: 'app-invoice-activity',
  imports: [AuditEventTable],
  template: `<app-audit-event-table label="Activity" i18n-label [source]="events" [ofOne]="true" />`,
})
export class InvoiceActivity {
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly events = listSource({
    key: 'billing-invoice-activity',
    list: auditEventsList,
    export: auditEventsExport,
    params: () => ({ subjectType: ['BillingInvoice'], subjectId: this.id() }),
    defaultSort: '-at',
    topics: ['billing-invoices'],
  });
}
