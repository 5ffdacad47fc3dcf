import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { inIds, sql } from '../../platform/database/sql.js';
import { Changes, sessionsChanged } from '../../platform/events/changes.js';

/** Which roles ask everybody who has them for a one-time code. */
@Injectable()
export class RequiredCodes {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly changes: Changes,
  ) {}

  /** In the open transaction, of a role that the actor may change. */
  async require(actor: Actor, roleId: number, requiresOneTimeCode: boolean): Promise<void> {
    const changed = await this.database.first(sql`
      UPDATE technician_role SET requires_one_time_code = ${requiresOneTimeCode}, version = version + 1
      WHERE id = ${roleId} AND requires_one_time_code <> ${requiresOneTimeCode} RETURNING id`);
    if (changed === null) return;
    await this.audit.record(actor, {
      action: 'technician-role.updated',
      subjectType: 'TechnicianRole',
      subjectId: roleId,
      before: { requiresOneTimeCode: !requiresOneTimeCode },
      after: { requiresOneTimeCode },
    });
    await this.changes.publish(sessionsChanged);
  }

  /** Of the roles, those that ask for a code. */
  async requiredAmong(roleIds: readonly number[]): Promise<Set<number>> {
    const rows = await this.database.query<{ id: number }>(
      sql`SELECT id FROM technician_role WHERE requires_one_time_code AND ${inIds(sql`id`, roleIds)}`,
    );
    return new Set(rows.map(({ id }) => id));
  }
}
