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
import { auditedVendor } from './vendors.audit.js';
import type { CreateVendorRequest, VendorResponse, UpdateVendorRequest } from './vendors.dto.js';
import { vendorInUse, vendorMergedWithItself, vendorNameTaken, vendorUnknown } from './vendors.errors.js';
import { type HeldVendor, VendorsRepository } from './vendors.repository.js';

@Injectable()
export class VendorsService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly vendors: VendorsRepository,
  ) {}

  list(actor: Actor, query: Unpaged<ListQuery>): RowList<VendorResponse> {
    return this.vendors.list(this.visible(actor), this.licenses(actor), query);
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(actor: Actor, id: number): Promise<VendorResponse> {
    const vendor = await this.vendors.find(this.visible(actor), this.licenses(actor), id);
    if (vendor === null) throw notFound('vendor');
    return vendor;
  }

  /** The ids of those that the actor may see, by name in small letters. */
  async idsByName(actor: Actor, names: readonly string[]): Promise<Map<string, number>> {
    const found = await this.vendors.byNames(this.visible(actor), names);
    return new Map(found.map(({ id, key }) => [key, id]));
  }

  /** The vendor of this name, created where there is none, also when two do so at once. @throws AppError 403. */
  ensure(actor: Actor, name: string): Promise<number> {
    return this.database.transaction(async () => {
      const known = (await this.vendors.byNames(this.visible(actor), [name]))[0];
      if (known !== undefined) return known.id;
      this.authorization.demand(actor, 'create', 'Vendor', {});
      const { id, created } = await this.vendors.insertUnlessNamed(name);
      await this.announce(id);
      if (created) await this.recordCreation(actor, { id, name, website: '' });
      return id;
    });
  }

  /** @throws AppError 409 `vendor.name-taken`. */
  create(actor: Actor, request: CreateVendorRequest): Promise<VendorResponse> {
    return this.database.transaction(async () => {
      this.authorization.demand(actor, 'create', 'Vendor', {});
      const fields = { name: request.name, website: request.website ?? '' };
      const id = await translateViolations(() => this.vendors.insert(fields), {
        vendor_name_key: () => vendorNameTaken(request.name),
      });
      await this.announce(id);
      await this.recordCreation(actor, { id, ...fields });
      return this.get(actor, id);
    });
  }

  /** @throws AppError 404, 412 when `version` is stale, 409 `vendor.name-taken`. */
  update(actor: Actor, id: number, request: UpdateVendorRequest, version: number | null): Promise<VendorResponse> {
    return this.database.transaction(async () => {
      const held = await this.hold(actor, 'update', id, version);
      await translateViolations(() => this.vendors.update(id, request), {
        vendor_name_key: () => vendorNameTaken(request.name ?? ''),
      });
      await this.announce(id);
      const after = { ...held, name: request.name ?? held.name, website: request.website ?? held.website };
      await this.audit.recordFate(actor, auditedVendor, { what: 'updated', before: held, after });
      return this.get(actor, id);
    });
  }

  /** @throws AppError 404, 412, 409 `vendor.in-use` while a license names it, itself or in a purchase. */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      const held = await this.hold(actor, 'delete', id, version);
      const usage = await this.vendors.usage(id, this.licenses(actor));
      if (usage.all > 0) throw vendorInUse(usage.visible);
      await this.vendors.delete(id);
      await this.announce(id);
      await this.audit.recordFate(actor, auditedVendor, { what: 'deleted', before: held, after: null });
    });
  }

  /**
   * Merges a vendor into another one: licenses and purchases that name it name the other, and it is deleted. All of it
   * happens or nothing.
   * @throws AppError 404, 412 when `version` is stale, 422 `vendor.same` or `reference.unknown`.
   */
  merge(actor: Actor, id: number, intoId: number, version: number | null): Promise<VendorResponse> {
    if (id === intoId) throw vendorMergedWithItself();
    return this.database.transaction(async () => {
      const held = await this.vendors.lock(this.visible(actor), [id, intoId]);
      const [from, into] = [id, intoId].map((wanted) => held.find((each) => each.id === wanted));
      if (from === undefined) throw notFound('vendor');
      this.authorization.demand(actor, 'update', 'Vendor', {});
      this.authorization.demand(actor, 'delete', 'Vendor', {});
      assertVersion(from.version, version);
      if (into === undefined) throw vendorUnknown();
      const counts = await this.vendors.moveUses(id, intoId);
      await this.vendors.delete(id);
      if (into.website === '' && from.website !== '') await this.vendors.update(intoId, { website: from.website });
      await this.audit.record(actor, {
        action: 'vendor.merged',
        subjectType: 'Vendor',
        subjectId: intoId,
        before: { id, name: from.name, website: from.website, ...counts },
        after: { id: intoId, name: into.name },
      });
      await this.announce(id, intoId);
      await this.changes.publish({ topic: 'licenses', subject: 'License', ids: null, organizationIds: null });
      return this.get(actor, intoId);
    });
  }

  private async hold(
    actor: Actor,
    action: 'update' | 'delete',
    id: number,
    version: number | null,
  ): Promise<HeldVendor> {
    const [held] = await this.vendors.lock(this.visible(actor), [id]);
    if (held === undefined) throw notFound('vendor');
    this.authorization.demand(actor, action, 'Vendor', {});
    assertVersion(held.version, version);
    return held;
  }

  private async recordCreation(actor: Actor, after: Omit<HeldVendor, 'version'>): Promise<void> {
    await this.audit.recordFate(actor, auditedVendor, { what: 'created', before: null, after });
  }

  private announce(...ids: number[]): Promise<void> {
    return this.changes.publish({ topic: 'vendors', subject: 'Vendor', ids, organizationIds: null });
  }

  private visible(actor: Actor) {
    return this.authorization.visibleTo(actor, 'Vendor', 'v');
  }

  private licenses(actor: Actor) {
    return this.authorization.visibleTo(actor, 'License', 'l');
  }
}
