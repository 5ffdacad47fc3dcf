import { Injectable } from '@nestjs/common';
import { Changes } from '../../platform/events/changes.js';

/** An alert that people may be looking at. */
export interface AnnouncedAlert {
  id: number;
  /** Null where it is about no license. */
  license: { scopeGlobal: boolean; organizationIds: readonly number[] } | null;
  /** Null: it is about all of the license. */
  organizationId: number | null;
}

/** Tells panels of alerts, with the commit: of one of a whole license only those who may see all of it. */
@Injectable()
export class AlertAnnouncements {
  constructor(private readonly changes: Changes) {}

  async announce(alerts: readonly AnnouncedAlert[]): Promise<void> {
    for (const { id, license, organizationId } of alerts) {
      const ids = [id];
      if (organizationId !== null) {
        const subject = 'OrganizationAlert';
        await this.changes.publish({ topic: 'alerts', subject, ids, organizationIds: [organizationId] });
        continue;
      }
      const organizationIds = license === null || license.scopeGlobal ? null : [...license.organizationIds];
      await this.changes.publish({ topic: 'alerts', subject: 'Alert', ids, organizationIds, whole: true });
    }
  }
}
