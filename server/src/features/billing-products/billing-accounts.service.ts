import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Changes } from '../../platform/events/changes.js';
import { notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { ListQuery, Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { auditedAccount } from './billing-accounts.audit.js';
import type {
  BillingAccountResponse,
  CreateBillingAccountRequest,
  UpdateBillingAccountRequest,
} from './billing-accounts.dto.js';
import { accountCodeTaken, accountInUse, accountIsDefault } from './billing-accounts.errors.js';
import { BillingAccountsRepository, type HeldAccount } from './billing-accounts.repository.js';

/** What income is booked under. */
@Injectable()
export class BillingAccountsService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly accounts: BillingAccountsRepository,
  ) {}

  list(actor: Actor, query: Unpaged<ListQuery>): RowList<BillingAccountResponse> {
    return this.accounts.list(this.visible(actor), query);
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(actor: Actor, id: number): Promise<BillingAccountResponse> {
    const account = await this.accounts.find(this.visible(actor), id);
    if (account === null) throw notFound('account');
    return account;
  }

  /** @throws AppError 409 `account.code-taken`. */
  create(actor: Actor, request: CreateBillingAccountRequest): Promise<BillingAccountResponse> {
    return this.database.transaction(async () => {
      this.authorization.demand(actor, 'create', 'BillingAccount', {});
      const fields = { code: request.code, name: request.name, description: request.description ?? '' };
      const id = await this.write(request.code, () => this.accounts.insert(fields));
      await this.announce(id);
      await this.audit.recordFate(actor, auditedAccount, { what: 'created', before: null, after: { id, ...fields } });
      return this.get(actor, id);
    });
  }

  /** @throws AppError 404, 412 when `version` is stale, 409 `account.default`, `account.code-taken`. */
  update(
    actor: Actor,
    id: number,
    request: UpdateBillingAccountRequest,
    version: number | null,
  ): Promise<BillingAccountResponse> {
    return this.database.transaction(async () => {
      const held = await this.hold(actor, 'update', id, version);
      await this.write(request.code ?? held.code, () => this.accounts.update(id, request));
      await this.announce(id);
      const { code = held.code, name = held.name, description = held.description } = request;
      const after = { id, code, name, description };
      await this.audit.recordFate(actor, auditedAccount, { what: 'updated', before: held, after });
      return this.get(actor, id);
    });
  }

  /** @throws AppError 404, 412, 409 `account.default`, `account.in-use` while products are booked under it. */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      const held = await this.hold(actor, 'delete', id, version);
      const products = await this.accounts.productsOf(id);
      if (products > 0) throw accountInUse(products);
      await this.accounts.delete(id);
      await this.announce(id);
      await this.audit.recordFate(actor, auditedAccount, { what: 'deleted', before: held, after: null });
    });
  }

  private async hold(
    actor: Actor,
    action: 'update' | 'delete',
    id: number,
    version: number | null,
  ): Promise<HeldAccount> {
    const held = await this.accounts.lock(this.visible(actor), id);
    if (held === null) throw notFound('account');
    this.authorization.demand(actor, action, 'BillingAccount', {});
    assertVersion(held.version, version);
    if (held.defaultOf !== null) throw accountIsDefault();
    return held;
  }

  private write<T>(code: string, write: () => Promise<T>): Promise<T> {
    return translateViolations(write, { billing_account_code_key: () => accountCodeTaken(code) });
  }

  private announce(id: number): Promise<void> {
    return this.changes.publish({
      topic: 'billing-accounts',
      subject: 'BillingAccount',
      ids: [id],
      organizationIds: null,
    });
  }

  private visible(actor: Actor) {
    return this.authorization.visibleTo(actor, 'BillingAccount', 'a');
  }
}
