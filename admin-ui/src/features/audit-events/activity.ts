import { Component, computed, input, numberAttribute } from '@angular/core';

import { auditEventsExport, auditEventsList } from '../../api/audit-events';
import { devicesExportHistory, devicesHistory } from '../../api/devices';
import type { DevicesExportHistoryParams, DevicesHistoryParams } from '../../api/model';
import { organizationsExportHistory, organizationsHistory } from '../../api/organizations';
import { peopleExportHistory, peopleHistory } from '../../api/people';
import { listSource } from '../../ui/data-table';
import { AuditEventTable } from './audit-event-table';

/** How the history of one kind of thing is read. */
interface History {
  readonly list: (id: number, params: DevicesHistoryParams) => ReturnType<typeof devicesHistory>;
  readonly export: (id: number, params: DevicesExportHistoryParams) => ReturnType<typeof devicesExportHistory>;
}

/** Things with a history of their own, which has what was done to their parts too. */
const histories = {
  Device: { list: devicesHistory, export: devicesExportHistory },
  Organization: { list: organizationsHistory, export: organizationsExportHistory },
  Person: { list: peopleHistory, export: peopleExportHistory },
  Location: ofSubject('Location'),
  DeviceGroup: ofSubject('DeviceGroup'),
  Product: ofSubject('Product'),
} as const satisfies Record<string, History>;

/** What has an activity tab. */
export type ActivitySubject = keyof typeof histories;

/**
 * What people and programs did to one thing: a tab of its page, whose route says what the thing is.
 *
 * @example
 * ```ts
 * { path: 'activity', loadComponent: () => import('../audit-events/activity').then((m) => m.Activity), data: { subject: 'Device' } }
 * ```
 */
@Component({
  selector: 'app-activity',
  imports: [AuditEventTable],
  template: `<app-audit-event-table label="Activity" i18n-label [source]="events" [ofOne]="true" />`,
})
export class Activity {
  /** From the route. */
  readonly subject = input.required<ActivitySubject>();
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });
  /** From the address of a location, where `id` is its organization. */
  readonly locationId = input<string>();

  readonly #history = computed<History>(() => histories[this.subject()]);
  readonly #subjectId = computed(() => (this.subject() === 'Location' ? Number(this.locationId()) : this.id()));

  protected readonly events = listSource({
    key: 'activity',
    list: (params: DevicesHistoryParams) => this.#history().list(this.#subjectId(), params),
    export: (params) => this.#history().export(this.#subjectId(), params),
    defaultSort: '-at',
    topics: ['devices', 'organizations', 'locations', 'people', 'device-groups', 'software'],
  });
}

/** Of things without a history of their own: their entries of the audit log. */
function ofSubject(subject: string): History {
  return {
    list: (subjectId, params) => auditEventsList({ ...params, subjectType: [subject], subjectId }),
    export: (subjectId, params) => auditEventsExport({ ...params, subjectType: [subject], subjectId }),
  };
}
