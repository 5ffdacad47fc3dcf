import { Component, input, numberAttribute } from '@angular/core';

import { devicesExportHistory, devicesHistory } from '../../api/devices';
import type { DevicesHistoryParams } from '../../api/model';
import { listSource } from '../../ui/data-table';
import { AuditEventTable } from '../audit-events/audit-event-table';

/** What people and programs did to a device; not what its inventories report. */
@Component({
  selector: 'app-device-activity',
  imports: [AuditEventTable],
  template: `<app-audit-event-table label="Activity" i18n-label [source]="events" [ofOne]="true" />`,
})
export class DeviceActivity {
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly events = listSource({
    key: 'device-activity',
    list: (params: DevicesHistoryParams) => devicesHistory(this.id(), params),
    export: (params) => devicesExportHistory(this.id(), params),
    defaultSort: '-at',
    topics: ['devices'],
  });
}
