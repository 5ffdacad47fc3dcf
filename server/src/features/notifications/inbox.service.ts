import { Injectable } from '@nestjs/common';
import { type Actor, actorKey } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { Changes } from '../../platform/events/changes.js';
import { AppError } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { InboxRepository } from './inbox.repository.js';
import type { NotificationListQuery, NotificationResponse, ReadNotificationsRequest } from './notifications.dto.js';

/** What somebody is told in the panel: under the bell. */
@Injectable()
export class Inbox {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly inbox: InboxRepository,
  ) {}

  list(actor: Actor, query: Unpaged<NotificationListQuery>): RowList<NotificationResponse> {
    return this.inbox.list(this.visible(actor), readerOf(actor), query);
  }

  /** @throws AppError 403 for programs. */
  unread(actor: Actor): Promise<number> {
    demandPerson(actor);
    return this.inbox.unread(this.visible(actor), readerOf(actor));
  }

  /** What is not there, or not theirs to see, is passed over. @returns what is left. @throws AppError 403 for programs. */
  read(actor: Actor, { ids = [], upTo }: ReadNotificationsRequest): Promise<number> {
    demandPerson(actor);
    return this.database.transaction(async () => {
      const readerId = readerOf(actor);
      if (readerId !== null) {
        const count = await this.inbox.read(this.visible(actor), readerId, ids, upTo ?? null);
        if (count > 0) await this.announce(actor);
      }
      return this.inbox.unread(this.visible(actor), readerId);
    });
  }

  /** Their other windows hear of it, and nobody else. */
  private announce(actor: Actor): Promise<void> {
    const about = { subject: 'Notification', ids: null, organizationIds: null, owner: actorKey(actor) };
    return this.changes.publish({ topic: 'notifications', ...about });
  }

  private visible(actor: Actor): Sql {
    return this.authorization.visibleTo(actor, 'Notification', 'n');
  }
}

/** Whoever views as a technician sees what those have read; as a role, everything is read. */
function readerOf({ kind, id, viewingAs }: Actor): number | null {
  if (kind !== 'TECHNICIAN') return null;
  if (viewingAs === undefined) return id;
  return viewingAs.kind === 'TECHNICIAN' ? viewingAs.id : null;
}

function demandPerson({ kind }: Actor): void {
  if (kind === 'TECHNICIAN') return;
  throw new AppError(
    'notification.of-people',
    403,
    'Programs read nothing: they list notifications, or use a webhook.',
  );
}
