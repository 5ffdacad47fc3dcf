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
import { numberingBackwards, numberingGap, numberingLeft } from './billing-invoices.errors.js';
import type { NumberingRequest, NumberingResponse } from './billing-numbering.dto.js';
import { counterProblem, type NumberFormat, type TakenCounters } from './billing-numbering.rules.js';

const problems = { BACKWARDS: numberingBackwards, GAP: numberingGap, LEFT: numberingLeft };

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

  /**
   * The counter is free while there is no invoice, and may jump where a series begins: a prefix or suffix that no invoice has.
   * One that is come back to goes on where it ended.
   * @throws AppError 403, 412, 422 `numbering.backwards`, `numbering.gap`.
   */
  set(actor: Actor, request: NumberingRequest, version: number | null): Promise<NumberingResponse> {
    return this.database.transaction(async () => {
      this.demandAll(actor, 'update');
      const { version: held, ...before } = await this.database.one<NumberingResponse>(
        sql`SELECT version, prefix, suffix, digits, next FROM billing_numbering FOR UPDATE`,
      );
      assertVersion(held, version);
      const { prefix, suffix, digits, next } = request;
      const problem = counterProblem(before, request, await this.taken(request));
      if (problem !== null) throw problems[problem.kind](problem.counter);
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

  /** The highest counter that was taken, of all numbers and of those between a prefix and a suffix; null where there is none. */
  private taken({ prefix, suffix }: NumberFormat): Promise<TakenCounters> {
    return this.database.one(sql`
      SELECT (SELECT max(counter) FROM billing_invoice) AS highest, (
        SELECT i.counter FROM billing_invoice i
        WHERE starts_with(i.number, ${prefix}) AND right(i.number, length(${suffix})) = ${suffix}
          AND ltrim(substr(i.number, length(${prefix}) + 1,
            greatest(length(i.number) - length(${prefix}) - length(${suffix}), 0)), '0') = i.counter::text
        ORDER BY i.counter DESC LIMIT 1) AS "ofSeries"`);
  }

  private demandAll(actor: Actor, action: Action): void {
    if (!this.authorization.allowsEvery(actor, action, 'BillingInvoice')) throw forbidden();
  }
}
