import { Injectable } from '@nestjs/common';
import type { Actor } from '../authorization/actor.js';
import { covers, noPermissions } from '../authorization/permissions.js';
import { Database } from '../database/database.js';
import { sql } from '../database/sql.js';
import { Changes, sessionsChanged } from '../events/changes.js';
import { hashOfToken } from '../secrets/opaque-tokens.js';
import { AccountDirectory, type AccountView, type ViewTarget } from './account-directory.js';

/** With whose permissions a session looks, as its row says. */
export interface ViewColumns {
  viewed_role_id: number | null;
  viewed_technician_id: number | null;
}

/** The columns of `ViewColumns`, of a session `s`. */
export const viewColumns = sql`s.viewed_role_id, s.viewed_technician_id`;

/** Sessions that look at everything with the permissions of a technician role, or of another technician. */
@Injectable()
export class Views {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountDirectory,
    private readonly changes: Changes,
  ) {}

  /** Somebody as their session makes them look: with the permissions that the viewed have at this moment. */
  async seenBy(actor: Actor, { viewed_role_id: role, viewed_technician_id: technician }: ViewColumns): Promise<Actor> {
    if (role === null && technician === null) return actor;
    const kind = technician === null ? 'TECHNICIAN_ROLE' : 'TECHNICIAN';
    const view = await this.accounts.viewOf({ kind, id: technician ?? role ?? 0 });
    // Deleted between the two look-ups: the next request finds the session without it.
    return viewedBy(actor, view);
  }

  /** In the open transaction: from the next request on, the session looks with these permissions. */
  async begin(token: string, { kind, id }: ViewTarget): Promise<void> {
    const [role, technician] = kind === 'TECHNICIAN_ROLE' ? [id, null] : [null, id];
    await this.change(token, role, technician);
  }

  /** In the open transaction: from the next request on, the session looks with its own permissions. */
  async end(token: string): Promise<void> {
    await this.change(token, null, null);
  }

  /** Tells others only where something changed: each browser asks again who it is. */
  private async change(token: string, role: number | null, technician: number | null): Promise<void> {
    const changed = await this.database.first(sql`
      UPDATE session SET viewed_role_id = ${role}, viewed_technician_id = ${technician}
      WHERE token_hash = ${hashOfToken(token)}
        AND (viewed_role_id, viewed_technician_id) IS DISTINCT FROM (${role}::bigint, ${technician}::bigint)
      RETURNING id`);
    if (changed !== null) await this.changes.publish(sessionsChanged);
  }
}

/**
 * Somebody who looks with the permissions of a view. Whose own do not include those any more sees nothing, until they
 * stop viewing: a role that grows lends nobody more than they have.
 */
export function viewedBy(actor: Actor, view: AccountView | null): Actor {
  const gone = { kind: 'TECHNICIAN_ROLE' as const, id: 0, name: '', role: null };
  const allowed = view !== null && view.active && covers(actor.permissions, view.permissions);
  return { ...actor, permissions: allowed ? view.permissions : noPermissions, viewingAs: view?.viewedAs ?? gone };
}
