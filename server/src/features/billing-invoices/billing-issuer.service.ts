import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { Changes } from '../../platform/events/changes.js';
import { forbidden } from '../../platform/http/app-error.js';
import { assertVersion } from '../../platform/http/versions.js';
import type { IssuerRequest, IssuerResponse } from './billing-issuer.dto.js';

/** Who bills: the company whose name stands on invoices. */
@Injectable()
export class BillingIssuers {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
  ) {}

  get(): Promise<IssuerResponse> {
    return this.database.one(sql`SELECT version, name, details FROM billing_issuer`);
  }

  /** @throws AppError 403 for whoever may not change the invoices of all organizations, 412. */
  set(actor: Actor, { name, details }: IssuerRequest, version: number | null): Promise<IssuerResponse> {
    return this.database.transaction(async () => {
      if (!this.authorization.allowsEvery(actor, 'update', 'BillingInvoice')) throw forbidden();
      const { version: held, ...before } = await this.database.one<IssuerResponse>(
        sql`SELECT version, name, details FROM billing_issuer FOR UPDATE`,
      );
      assertVersion(held, version);
      await this.database.query(
        sql`UPDATE billing_issuer SET name = ${name}, details = ${details}, version = version + 1`,
      );
      await this.audit.recordChange(actor, {
        action: 'billing-issuer.updated',
        subjectType: 'BillingInvoice',
        subjectId: null,
        before,
        after: { name, details },
      });
      await this.changes.publish({
        topic: 'billing-issuer',
        subject: 'BillingInvoice',
        ids: null,
        organizationIds: null,
      });
      return this.get();
    });
  }
}
