import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { entriesOf } from '../../platform/audit/audited.rules.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Changes } from '../../platform/events/changes.js';
import { type FieldError, invalidFields, notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { EndUserRolesService } from '../end-user-roles/end-user-roles.service.js';
import { productsSeenBy } from './billing-product-visibility.js';
import type { CreateBillingProductRequest, UpdateBillingProductRequest } from './billing-product-request.dto.js';
import { auditedProduct, toAuditedProduct } from './billing-products.audit.js';
import type {
  BillingProductListQuery,
  BillingProductResponse,
  ChangedBillingProductsResponse,
  LicenseUnitCostResponse,
} from './billing-products.dto.js';
import { productInUse, productNameTaken, unknownReference } from './billing-products.errors.js';
import {
  BillingProductsRepository,
  type HeldProduct,
  type SeenByActor,
  type StoredProduct,
} from './billing-products.repository.js';
import { draftErrors, draftOfChange, draftOfNew, type ProductDraft } from './billing-products.rules.js';
import { inheritedCost } from './inherited-cost.rules.js';

/** What organizations are charged for. */
@Injectable()
export class BillingProductsService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly endUserRoles: EndUserRolesService,
    private readonly products: BillingProductsRepository,
  ) {}

  list(actor: Actor, query: Unpaged<BillingProductListQuery>): RowList<BillingProductResponse> {
    return this.products.list(this.seen(actor), query);
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(actor: Actor, id: number): Promise<BillingProductResponse> {
    const product = await this.products.find(this.seen(actor), id);
    if (product === null) throw notFound('product');
    return product;
  }

  /** What a product would inherit of a license. @throws AppError 404 when there is none that the actor may see. */
  async inheritedCost(actor: Actor, licenseId: number): Promise<LicenseUnitCostResponse> {
    const license = await this.products.costOfLicense(this.seen(actor), licenseId);
    if (license === null) throw notFound('license');
    return { cost: license.cost === null ? null : inheritedCost(license.cost) };
  }

  /** @throws AppError 422 with every field that is wrong, 409 `billing-product.name-taken`. */
  create(actor: Actor, request: CreateBillingProductRequest): Promise<BillingProductResponse> {
    return this.database.transaction(async () => {
      this.authorization.demand(actor, 'create', 'BillingProduct', {});
      const { stored } = await this.check(actor, request, draftOfNew(request), null);
      const id = await this.write(stored.name, () => this.products.insert(stored));
      await this.announce([id]);
      const after = toAuditedProduct(id, stored);
      await this.audit.recordFate(actor, auditedProduct, { what: 'created', before: null, after });
      return this.get(actor, id);
    });
  }

  /** @throws AppError 404, 412 when `version` is stale, 422, 409 `billing-product.name-taken`. */
  update(
    actor: Actor,
    id: number,
    request: UpdateBillingProductRequest,
    version: number | null,
  ): Promise<BillingProductResponse> {
    return this.database.transaction(async () => {
      const [locked] = await this.products.lock(this.visible(actor), [id]);
      const held = this.demand(actor, 'update', locked, version);
      const draft = draftOfChange(held.stored, request, held.defaultAccount);
      const { stored, addedRoles } = await this.check(actor, request, draft, held.stored);
      await this.write(stored.name, () => this.products.update(id, stored, addedRoles));
      await this.announce([id]);
      const [before, after] = [toAuditedProduct(id, held.stored), toAuditedProduct(id, stored)];
      await this.audit.recordFate(actor, auditedProduct, { what: 'updated', before, after });
      return this.get(actor, id);
    });
  }

  /**
   * Activates or deactivates products, all of them or none.
   * @throws AppError 422 with every id that is no product, 403.
   */
  setActive(actor: Actor, ids: readonly number[], active: boolean): Promise<ChangedBillingProductsResponse> {
    return this.database.transaction(async () => {
      const held = await this.products.lock(this.visible(actor), ids);
      this.authorization.demand(actor, 'update', 'BillingProduct', {});
      const there = new Set(held.map(({ id }) => id));
      const errors = ids.flatMap((id, index) => (there.has(id) ? [] : [unknownReference(`ids.${index}`, 'product')]));
      if (errors.length > 0) throw invalidFields(errors);
      const changed = held.filter(({ stored }) => stored.active !== active);
      const changedIds = changed.map(({ id }) => id);
      if (changed.length === 0) return { changedIds };
      await this.products.setActive(changedIds, active);
      await this.announce(changedIds);
      const what = active ? 'activated' : 'deactivated';
      const entries = changed.flatMap(({ id, stored }) => {
        const before = toAuditedProduct(id, stored);
        return entriesOf(auditedProduct, { what, before, after: { ...before, active } });
      });
      await this.audit.recordChanges(actor, entries);
      return { changedIds };
    });
  }

  /** @throws AppError 404, 412, 409 `billing-product.in-use` while it is on an agreement or a template. */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      const locked = await this.products.lockAlone(this.visible(actor), id);
      const held = this.demand(actor, 'delete', locked ?? undefined, version);
      const uses = await this.products.uses(id, this.seen(actor));
      if (uses.all > 0) throw productInUse(uses);
      await this.products.delete(id);
      await this.announce([id]);
      const before = toAuditedProduct(id, held.stored);
      await this.audit.recordFate(actor, auditedProduct, { what: 'deleted', before, after: null });
    });
  }

  /**
   * Of the ids, those that are no products that the actor may see. The others stay until the transaction ends, so that
   * agreements and templates can name them.
   */
  async unknownAmong(actor: Actor, ids: readonly number[]): Promise<number[]> {
    if (ids.length === 0) return [];
    const kept = new Set(await this.products.keep(this.visible(actor), ids));
    return ids.filter((id) => !kept.has(id));
  }

  /** Looks up what a draft names; what is named anew has to be there and seen, and stays until the transaction ends. */
  private async check(
    actor: Actor,
    request: UpdateBillingProductRequest,
    draft: ProductDraft,
    held: StoredProduct | null,
  ): Promise<{ stored: StoredProduct; addedRoles: number[] }> {
    const errors: FieldError[] = draftErrors(request, held, draft);
    if (errors.length > 0) throw invalidFields(errors);
    const seen = this.seen(actor);
    const { accountId, deviceGroupId, quantitySource } = draft;
    if (request.accountId != null && !(await this.keepsAccount(actor, request.accountId))) {
      errors.push(unknownReference('accountId', 'account'));
    }
    const licenseName = await this.licenseName(seen, request, held);
    if (licenseName === null) errors.push(unknownReference('quantitySource.licenseId', 'license'));
    const groupIsNew = deviceGroupId !== null && deviceGroupId !== held?.deviceGroupId;
    if (groupIsNew && !(await this.products.keepGroup(seen.groups, deviceGroupId))) {
      errors.push(unknownReference('quantitySource.deviceGroupId', 'device group'));
    }
    const addedRoles = draft.roleIds.filter((id) => held?.roleIds.includes(id) !== true);
    if ((await this.endUserRoles.unknownAmong(actor, addedRoles)).length > 0) {
      errors.push(unknownReference('quantitySource.roleIds', 'end-user role'));
    }
    if (errors.length > 0) throw invalidFields(errors);
    const account = accountId ?? (await this.products.defaultAccountOf(quantitySource));
    return { stored: { ...draft, accountId: account, licenseName: licenseName ?? '' }, addedRoles };
  }

  /** What the license of a draft is called; null where it names one that is not there or not seen. */
  private async licenseName(
    seen: SeenByActor,
    { quantitySource }: UpdateBillingProductRequest,
    held: StoredProduct | null,
  ): Promise<string | null> {
    if (quantitySource === undefined) return held?.licenseName ?? '';
    if (quantitySource.type !== 'SOFTWARE_LICENSE') return '';
    if (quantitySource.licenseId == null) return held?.licenseName ?? '';
    return this.products.keepLicense(seen.licenses, quantitySource.licenseId);
  }

  private keepsAccount(actor: Actor, id: number): Promise<boolean> {
    return this.products.keepAccount(this.authorization.visibleTo(actor, 'BillingAccount', 'a'), id);
  }

  private demand(
    actor: Actor,
    action: 'update' | 'delete',
    held: HeldProduct | undefined,
    version: number | null,
  ): HeldProduct {
    if (held === undefined) throw notFound('product');
    this.authorization.demand(actor, action, 'BillingProduct', {});
    assertVersion(held.version, version);
    return held;
  }

  private write<T>(name: string, write: () => Promise<T>): Promise<T> {
    return translateViolations(write, { billing_product_name_key: () => productNameTaken(name) });
  }

  private announce(ids: number[]): Promise<void> {
    return this.changes.publish({ topic: 'billing-products', subject: 'BillingProduct', ids, organizationIds: null });
  }

  private visible(actor: Actor): Sql {
    return this.authorization.visibleTo(actor, 'BillingProduct', 'p');
  }

  private seen(actor: Actor): SeenByActor {
    return productsSeenBy(this.authorization, actor);
  }
}
