import { Component, input, numberAttribute } from '@angular/core';

import { organizationsExportHistory, organizationsHistory } from '../../api/organizations';
import type { OrganizationsHistoryParams } from '../../api/model';
import { listSource } from '../../ui/data-table';
import { AuditEventTable } from '../audit-events/audit-event-table';

/** What was done to an organization. */
@Component({
  selector: 'app-organization-activity',
  imports: [AuditEventTable],
  template: `<app-audit-event-table label="Activity" i18n-label [source]="events" [ofOne]="true" />`,
})
export class OrganizationActivity {
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly events = listSource({
    key: 'organization-activity',
    list: (params: OrganizationsHistoryParams) => organizationsHistory(this.id(), params),
    export: (params) => organizationsExportHistory(this.id(), params),
    defaultSort: '-at',
    topics: ['organizations'],
  });
}
