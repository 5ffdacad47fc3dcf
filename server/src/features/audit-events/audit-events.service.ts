import { Injectable } from '@nestjs/common';
import { AuditChain, type ChainVerdict } from '../../platform/audit/audit-chain.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { forbidden } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type { AuditEventListQuery, AuditEventResponse, HistoryQuery } from './audit-events.dto.js';
import { AuditEventsRepository } from './audit-events.repository.js';

/** What was done, as far as somebody may read it. */
@Injectable()
export class AuditEventsService {
  constructor(
    private readonly authorization: Authorization,
    private readonly chain: AuditChain,
    private readonly events: AuditEventsRepository,
  ) {}

  list(actor: Actor, query: Unpaged<AuditEventListQuery>): RowList<AuditEventResponse> {
    return this.events.list(this.authorization.visibleTo(actor, 'AuditEvent', 'e'), query);
  }

  /**
   * What was done to one thing, which the caller has found to be visible.
   * @throws AppError 403 without the area Audit Log.
   */
  historyOf(
    actor: Actor,
    subject: { subjectType: string; subjectId: number },
    query: Unpaged<HistoryQuery>,
  ): RowList<AuditEventResponse> {
    if (!this.authorization.allowsSome(actor, 'read', 'AuditEvent')) throw forbidden();
    return this.list(actor, { ...query, subjectType: [subject.subjectType], subjectId: subject.subjectId });
  }

  /** Speaks of the whole log, so of every organization. @throws AppError 403 for somebody who may not see all of it. */
  verify(actor: Actor): Promise<ChainVerdict> {
    if (!this.authorization.allowsEvery(actor, 'read', 'AuditEvent')) throw forbidden();
    return this.chain.verify();
  }
}
