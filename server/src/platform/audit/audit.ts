import { Injectable } from '@nestjs/common';
import type { Actor } from '../authorization/actor.js';
import { Database } from '../database/database.js';
import { currentRequestId } from '../http/request-context.js';
import { AuditEvent } from './audit-event.entity.js';

/** What was done, and to what. */
export interface AuditEntry {
  /** `<noun>.<what happened to it>`, such as `license-key.revealed`. */
  action: string;
  /** The subject as permissions name it, such as `License`. */
  subjectType: string;
  subjectId: number;
  /** The organization that the entry tells of: only those who may view it read the entry. */
  organizationId?: number | null;
  /** What it was, and what it is now. Never a secret: the log is kept for good. */
  before?: object;
  after?: object;
}

/** Writes down who did what. */
@Injectable()
export class Audit {
  constructor(private readonly database: Database) {}

  /** In the open transaction: the entry exists if and only if what it tells of was committed. */
  async record(actor: Actor, entry: AuditEntry): Promise<void> {
    if (!this.database.inTransaction) throw new Error('What is audited happens in a transaction.');
    await this.database.repository(AuditEvent).insert({
      actorId: actor.id,
      actorName: actor.name,
      action: entry.action,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      organizationId: entry.organizationId ?? null,
      before: entry.before ?? null,
      after: entry.after ?? null,
      requestId: currentRequestId(),
    });
  }
}
