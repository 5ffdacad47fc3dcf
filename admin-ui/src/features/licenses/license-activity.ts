import { Component, input } from '@angular/core';

import { licensesExportHistory, licensesHistory } from '../../api/licenses';
import type { LicensesHistoryParams } from '../../api/model';
import { listSource } from '../../ui/data-table';
import { AuditEventTable } from '../audit-events/audit-event-table';

/** What was done to a license, its purchases, seats, keys and files. */
@Component({
  selector: 'app-license-activity',
  imports: [AuditEventTable],
  template: `<app-audit-event-table label="Activity" i18n-label [source]="events" [ofOne]="true" />`,
})
export class LicenseActivity {
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly events = listSource({
    key: 'license-activity',
    list: (params: LicensesHistoryParams) => licensesHistory(Number(this.id()), params),
    export: (params) => licensesExportHistory(Number(this.id()), params),
    defaultSort: '-at',
    topics: ['licenses', 'license-keys', 'license-attachments'],
  });
}
