import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { ReconciliationService } from '../reconciliation/reconciliation.service.js';
import { ProductAliasesRepository } from './product-aliases.repository.js';
import { ProductKeysService } from './product-keys.service.js';
import type {
  SoftwareDetailResponse,
  SoftwareDeviceListQuery,
  SoftwareDeviceResponse,
  SoftwareListQuery,
  SoftwareResponse,
  UpdateSoftwareRequest,
} from './software.dto.js';
import { auditedProduct, withoutAliasIds } from './software.audit.js';
import { productNameTaken } from './software.errors.js';
import { type HeldProduct, type ProductFields, SoftwareRepository } from './software.repository.js';
import { SoftwareVisibility } from './software.visibility.js';
import { SoftwareDevicesRepository } from './software-devices.repository.js';
import { TitleMappingService } from './title-mapping.service.js';
import { keyOfNamedProduct } from './title-normalizer.service.js';

/** Products: what software is, who makes it, where it is. */
@Injectable()
export class SoftwareService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly authorization: Authorization,
    private readonly visibility: SoftwareVisibility,
    private readonly reconciliation: ReconciliationService,
    private readonly products: SoftwareRepository,
    private readonly productDevices: SoftwareDevicesRepository,
    private readonly aliases: ProductAliasesRepository,
    private readonly productKeys: ProductKeysService,
    private readonly mapping: TitleMappingService,
  ) {}

  list(actor: Actor, query: Unpaged<SoftwareListQuery>): RowList<SoftwareResponse> {
    return this.products.list(this.visibility.of(actor), query);
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(actor: Actor, id: number): Promise<SoftwareDetailResponse> {
    const product = await this.products.find(this.visibility.of(actor), id);
    if (product === null) throw notFound('product');
    return { ...product, aliases: await this.products.aliasesOf(id) };
  }

  /** The active devices that have a product. @throws AppError 404. */
  async devices(
    actor: Actor,
    id: number,
    query: Unpaged<SoftwareDeviceListQuery>,
  ): Promise<RowList<SoftwareDeviceResponse>> {
    const visible = this.visibility.of(actor);
    if (!(await this.products.exists(visible.products, id))) throw notFound('product');
    return this.productDevices.list(visible, id, query);
  }

  /** @throws AppError 404, 412 when `version` is stale, 409 `product.name-taken`. */
  async update(
    actor: Actor,
    id: number,
    request: UpdateSoftwareRequest,
    version: number | null,
  ): Promise<SoftwareDetailResponse> {
    if (request.name === undefined && request.publisher === undefined) {
      await this.database.transaction(async () => {
        await this.write(actor, await this.hold(actor, id, version), request);
      });
    } else {
      // A new name stands for the product from now on: no inventory may make another product of it meanwhile.
      await this.reconciliation.changeRules(async () => {
        const held = await this.hold(actor, id, version);
        const before = await this.get(actor, id);
        await this.rename(actor, held, request);
        await this.write(actor, held, { reviewed: true, ...request }, before);
        return { result: undefined, affected: {} };
      });
    }
    return this.get(actor, id);
  }

  private async hold(actor: Actor, id: number, version: number | null): Promise<HeldProduct> {
    const held = await this.products.hold(this.visibility.of(actor).products, id);
    if (held === null) throw notFound('product');
    this.authorization.demand(actor, 'update', 'Product', {});
    assertVersion(held.version, version);
    return held;
  }

  private async rename(actor: Actor, held: HeldProduct, request: UpdateSoftwareRequest): Promise<void> {
    const name = request.name ?? held.name;
    const publisherName = request.publisher === undefined ? held.publisherName : (request.publisher ?? '');
    const key = keyOfNamedProduct(name, publisherName);
    const present = (await this.productKeys.find([key])).get(key);
    if (present !== undefined && present !== held.id) {
      const seen = await this.products.exists(this.visibility.of(actor).products, present);
      throw productNameTaken(name, seen ? present : null);
    }
    await this.aliases.rename(held.id, { key, name, publisherName });
  }

  private async write(
    actor: Actor,
    held: HeldProduct,
    request: UpdateSoftwareRequest,
    known?: SoftwareDetailResponse,
  ): Promise<void> {
    const fields: Partial<ProductFields> = {
      ...(request.name === undefined ? {} : { name: request.name }),
      ...(request.publisher === undefined ? {} : { publisherName: request.publisher ?? '' }),
      ...(request.kind === undefined ? {} : { kind: request.kind }),
      ...(request.reviewed === undefined ? {} : { reviewed: request.reviewed }),
    };
    if (Object.keys(fields).length === 0) return;
    const before = known ?? (await this.get(actor, held.id));
    await this.products.update(held.id, fields);
    await this.mapping.announce([held.id]);
    await this.audit.recordFate(actor, auditedProduct, {
      what: 'updated',
      before: withoutAliasIds(before),
      after: withoutAliasIds(await this.get(actor, held.id)),
    });
  }
}
