import { Component, input, numberAttribute } from '@angular/core';

import { auditEventsExport, auditEventsList } from '../../api/audit-events';
import type { AuditEventsListParams } from '../../api/model';
import { listSource } from '../../ui/data-table';
import { AuditEventTable } from '../audit-events/audit-event-table';

/** What was done to a product. */
@Component({
  selector: 'app-billing-product-activity',
  imports: [AuditEventTable],
  template: `<app-audit-event-table label="Activity" i18n-label [source]="events" [ofOne]="true" />`,
})
export class BillingProductActivity {
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly events = listSource({
    key: 'billing-product-activity',
    list: (params: AuditEventsListParams) => auditEventsList(params),
    export: auditEventsExport,
    params: () => ({ subjectType: ['BillingProduct'], subjectId: this.id() }),
    defaultSort: '-at',
    topics: ['billing-products'],
  });
}
