import { Injectable } from '@nestjs/common';
import type { Actor } from '../authorization/actor.js';
import { Database } from '../database/database.js';
import { sql } from '../database/sql.js';
import { currentRequestId } from '../http/request-context.js';
import { differenceOf, withoutSecrets } from './audit.rules.js';

/** What was done, and to what. */
export interface AuditEntry {
  /** `<noun>.<what happened to it>`, such as `license-key.revealed`. */
  action: string;
  /** The subject as permissions name it, such as `License`. */
  subjectType: string;
  /** Null where it is about no single thing. */
  subjectId: number | null;
  /** The organization that the entry tells of: only those who may view it read the entry. */
  organizationId?: number | null;
  /** What it was, and what it is now. Fields that are named like secrets are masked: the log is kept for good. */
  before?: object;
  after?: object;
}

/** A change of one thing. */
export interface AuditedChange extends Omit<AuditEntry, 'before' | 'after'> {
  /** As it was shown before; null: it was not there. */
  before: object | null;
  /** As it is shown now; null: it is gone. */
  after: object | null;
}

/**
 * Writes down who did what. Entries are chained, in the order of their commits, right before the transaction ends: until
 * then nobody waits for anybody.
 */
@Injectable()
export class Audit {
  private readonly unsealed = new WeakMap<object, number[]>();

  constructor(private readonly database: Database) {}

  /** In the open transaction: the entry exists if and only if what it tells of was committed. */
  async record(actor: Actor, entry: AuditEntry): Promise<void> {
    if (!this.database.inTransaction) throw new Error('What is audited happens in a transaction.');
    const { action, subjectType, subjectId, organizationId = null, before, after } = entry;
    const { id } = await this.database.one<{ id: number }>(sql`
      INSERT INTO audit_event
        (actor_kind, actor_id, actor_name, action, subject_type, subject_id, organization_id, before, after, request_id)
      VALUES (${actor.kind}, ${actor.id ?? actor.clientId ?? null}, ${actor.name}, ${action}, ${subjectType},
        ${subjectId}, ${organizationId}, ${asJson(before)}::jsonb, ${asJson(after)}::jsonb, ${currentRequestId()})
      RETURNING id`);
    this.sealBeforeCommit(id);
  }

  /** Like `record`, of the fields that differ; nothing where none does. */
  async recordChange(actor: Actor, { before, after, ...entry }: AuditedChange): Promise<void> {
    const difference = differenceOf(before, after);
    if (difference === null) return;
    await this.record(actor, {
      ...entry,
      ...(before === null ? {} : { before: difference.before }),
      ...(after === null ? {} : { after: difference.after }),
    });
  }

  /** Entries of a part of the transaction that was undone are not there any more, and are not sealed. */
  private sealBeforeCommit(id: number): void {
    const unit = this.database.manager;
    const waiting = this.unsealed.get(unit);
    if (waiting !== undefined) {
      waiting.push(id);
      return;
    }
    const ids = [id];
    this.unsealed.set(unit, ids);
    this.database.beforeCommit(async () => {
      await this.database.query(sql`SELECT audit_seal_events(${ids}::bigint[])`);
    });
  }
}

function asJson(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(withoutSecrets('', value));
}
