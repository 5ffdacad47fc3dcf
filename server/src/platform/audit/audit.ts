import { Injectable } from '@nestjs/common';
import type { Actor } from '../authorization/actor.js';
import { Database } from '../database/database.js';
import { sql } from '../database/sql.js';
import { currentRequestId } from '../http/request-context.js';
import type { AuditedChange, AuditEntry } from './audit-entry.js';
import { differenceOf, withoutSecrets } from './audit.rules.js';
import { type AuditedFate, type AuditedKind, entriesOf } from './audited.rules.js';

/**
 * Writes down who did what. Entries are chained, in the order of their commits, right before the transaction ends: until
 * then nobody waits for anybody.
 */
@Injectable()
export class Audit {
  private readonly unsealed = new WeakMap<object, number[]>();

  constructor(private readonly database: Database) {}

  /** In the open transaction: the entry exists if and only if what it tells of was committed. */
  record(actor: Actor, entry: AuditEntry): Promise<void> {
    return this.recordAll(actor, [entry]);
  }

  /** Like `record` of each, with one statement. */
  async recordAll(actor: Actor, entries: readonly AuditEntry[]): Promise<void> {
    if (!this.database.inTransaction) throw new Error('What is audited happens in a transaction.');
    if (entries.length === 0) return;
    const rows = await this.database.query<{ id: number }>(sql`
      INSERT INTO audit_event
        (actor_kind, actor_id, actor_name, action, subject_type, subject_id, organization_id, before, after, request_id)
      SELECT ${actor.kind}::text, ${actor.id ?? actor.clientId ?? null}::bigint, ${actor.name}::text, entry.action,
        entry.subject_type, entry.subject_id, entry.organization_id, entry.before::jsonb, entry.after::jsonb,
        ${currentRequestId()}::text
      FROM unnest(${entries.map((each) => each.action)}::text[], ${entries.map((each) => each.subjectType)}::text[],
        ${entries.map((each) => each.subjectId)}::bigint[],
        ${entries.map((each) => each.organizationId ?? null)}::bigint[],
        ${entries.map((each) => asJson(each.before))}::text[], ${entries.map((each) => asJson(each.after))}::text[])
        WITH ORDINALITY AS entry (action, subject_type, subject_id, organization_id, before, after, position)
      ORDER BY entry.position
      RETURNING id`);
    this.sealBeforeCommit(rows.map(({ id }) => id));
  }

  /** Like `record`, of the fields that differ; nothing where none does. */
  recordChange(actor: Actor, change: AuditedChange): Promise<void> {
    return this.recordChanges(actor, [change]);
  }

  /** Like `recordChange` of each, with one statement. */
  recordChanges(actor: Actor, changes: readonly AuditedChange[]): Promise<void> {
    return this.recordAll(actor, changes.flatMap(entryOf));
  }

  /**
   * What became of a thing of a kind: like `recordChange`, of what is shown of such things.
   * @returns what it is now.
   */
  async recordFate<Thing extends { id: number }, After extends Thing | null>(
    actor: Actor,
    kind: AuditedKind<Thing>,
    fate: AuditedFate<Thing> & { after: After },
  ): Promise<After> {
    await this.recordChanges(actor, entriesOf(kind, fate));
    return fate.after;
  }

  /** Entries of a part of the transaction that was undone are not there any more, and are not sealed. */
  private sealBeforeCommit(recorded: readonly number[]): void {
    const unit = this.database.manager;
    const waiting = this.unsealed.get(unit);
    if (waiting !== undefined) {
      waiting.push(...recorded);
      return;
    }
    const ids = [...recorded];
    this.unsealed.set(unit, ids);
    this.database.beforeCommit(async () => {
      await this.database.query(sql`SELECT audit_seal_events(${ids}::bigint[])`);
    });
  }
}

function entryOf({ before, after, ...entry }: AuditedChange): AuditEntry[] {
  const difference = differenceOf(before, after);
  if (difference === null) return [];
  return [
    {
      ...entry,
      ...(before === null ? {} : { before: difference.before }),
      ...(after === null ? {} : { after: difference.after }),
    },
  ];
}

function asJson(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(withoutSecrets('', value));
}
