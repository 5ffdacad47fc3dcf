import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import type { Action } from '../../platform/authorization/permissions.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { Changes } from '../../platform/events/changes.js';
import { forbidden } from '../../platform/http/app-error.js';
import { assertVersion } from '../../platform/http/versions.js';
import { numberingBackwards } from './billing-invoices.errors.js';
import type { NumberingRequest, NumberingResponse } from './billing-numbering.dto.js';

/** How invoices are numbered. */
@Injectable()
export class BillingNumbers {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
  ) {}

  /** @throws AppError 403 for whoever may not see the invoices of all organizations. */
  async get(actor: Actor): Promise<NumberingResponse> {
    this.demandAll(actor, 'read');
    return this.database.one(sql`SELECT version, prefix, suffix, digits, next FROM billing_numbering`);
  }

  /** @throws AppError 403, 412, 422 `numbering.backwards`. */
  set(actor: Actor, request: NumberingRequest, version: number | null): Promise<NumberingResponse> {
    return this.database.transaction(async () => {
      this.demandAll(actor, 'update');
      const { version: held, ...before } = await this.database.one<NumberingResponse>(
        sql`SELECT version, prefix, suffix, digits, next FROM billing_numbering FOR UPDATE`,
      );
      assertVersion(held, version);
      const { prefix, suffix, digits, next } = request;
      if (next < before.next) throw numberingBackwards(before.next);
      await this.database.query(sql`
        UPDATE billing_numbering SET prefix = ${prefix}, suffix = ${suffix}, digits = ${digits}, next = ${next},
          version = version + 1`);
      await this.audit.recordChange(actor, {
        action: 'billing-numbering.updated',
        subjectType: 'BillingInvoice',
        subjectId: null,
        before,
        after: { prefix, suffix, digits, next },
      });
      await this.changes.publish({
        topic: 'billing-numbering',
        subject: 'BillingInvoice',
        ids: null,
        organizationIds: null,
      });
      return this.get(actor);
    });
  }

  private demandAll(actor: Actor, action: Action): void {
    if (!this.authorization.allowsEvery(actor, action, 'BillingInvoice')) throw forbidden();
  }
}
