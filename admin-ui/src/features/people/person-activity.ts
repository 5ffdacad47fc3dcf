import { Component, input, numberAttribute } from '@angular/core';

import { peopleExportHistory, peopleHistory } from '../../api/people';
import type { PeopleHistoryParams } from '../../api/model';
import { listSource } from '../../ui/data-table';
import { AuditEventTable } from '../audit-events/audit-event-table';

/** What was done to a person; of a technician also what was done to the account. */
@Component({
  selector: 'app-person-activity',
  imports: [AuditEventTable],
  template: `<app-audit-event-table label="Activity" i18n-label [source]="events" [ofOne]="true" />`,
})
export class PersonActivity {
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly events = listSource({
    key: 'person-activity',
    list: (params: PeopleHistoryParams) => peopleHistory(this.id(), params),
    export: (params) => peopleExportHistory(this.id(), params),
    defaultSort: '-at',
    topics: ['people'],
  });
}
