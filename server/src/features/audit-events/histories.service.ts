import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { DevicesService } from '../devices/devices.service.js';
import { LicensesService } from '../licenses/licenses.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { PeopleService } from '../people/people.service.js';
import type { AuditEventResponse, HistoryQuery } from './audit-events.dto.js';
import { AuditEventsService } from './audit-events.service.js';

/** What has a history of its own. */
export type HistorySubject = 'License' | 'Device' | 'Organization' | 'Person';

/** What was done to one thing. */
@Injectable()
export class Histories {
  private readonly find: Record<HistorySubject, (actor: Actor, id: number) => Promise<unknown>>;

  constructor(
    private readonly events: AuditEventsService,
    licenses: LicensesService,
    devices: DevicesService,
    organizations: OrganizationsService,
    people: PeopleService,
  ) {
    this.find = {
      License: (actor, id) => licenses.get(actor, id),
      Device: (actor, id) => devices.get(actor, id),
      Organization: (actor, id) => organizations.get(actor, id),
      Person: (actor, id) => people.get(actor, id),
    };
  }

  /** @throws AppError 404 for a thing that the actor may not see, 403 without the area Audit Log. */
  async of(
    actor: Actor,
    subjectType: HistorySubject,
    subjectId: number,
    query: Unpaged<HistoryQuery>,
  ): Promise<RowList<AuditEventResponse>> {
    await this.find[subjectType](actor, subjectId);
    return this.events.historyOf(actor, { subjectType, subjectId }, query);
  }
}
