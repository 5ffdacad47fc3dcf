import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Changes } from '../../platform/events/changes.js';
import { invalidFields, notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { AgreedProductsService } from './agreed-products.service.js';
import type {
  BillingTemplateListQuery,
  BillingTemplateResponse,
  CreateBillingTemplateRequest,
  UpdateBillingTemplateRequest,
} from './billing-agreement-templates.dto.js';
import { BillingTemplatesRepository } from './billing-agreement-templates.repository.js';
import { auditedTemplate, recorded } from './billing-agreements.audit.js';
import { templateNameTaken, termsMissing } from './billing-agreements.errors.js';
import { toAgreedProduct } from './billing-terms.dto.js';
import { completeTerms, type GivenTerms, termErrors } from './billing-terms.rules.js';

/** What agreements are made from. */
@Injectable()
export class BillingTemplatesService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly products: AgreedProductsService,
    private readonly templates: BillingTemplatesRepository,
  ) {}

  list(actor: Actor, query: Unpaged<BillingTemplateListQuery>): RowList<BillingTemplateResponse> {
    return this.templates.list(this.visible(actor), query);
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(actor: Actor, id: number): Promise<BillingTemplateResponse> {
    const template = await this.templates.find(this.visible(actor), id);
    if (template === null) throw notFound('template');
    return template;
  }

  /** Like `get`, or null. */
  find(actor: Actor, id: number): Promise<BillingTemplateResponse | null> {
    return this.templates.find(this.visible(actor), id);
  }

  /** @throws AppError 422, 409 `agreement-template.name-taken`. */
  create(actor: Actor, { products = [], ...request }: CreateBillingTemplateRequest): Promise<BillingTemplateResponse> {
    return this.database.transaction(async () => {
      this.authorization.demand(actor, 'create', 'BillingAgreementTemplate', {});
      const id = await this.write(actor, null, { ...request, description: request.description ?? '' }, products);
      const after = await this.get(actor, id);
      await this.audit.recordFate(actor, auditedTemplate, { what: 'created', before: null, after: recorded(after) });
      return after;
    });
  }

  /** @throws AppError 404, 412 when `version` is stale, 422, 409 `agreement-template.name-taken`. */
  update(
    actor: Actor,
    id: number,
    { products, ...request }: UpdateBillingTemplateRequest,
    version: number | null,
  ): Promise<BillingTemplateResponse> {
    return this.database.transaction(async () => {
      const before = await this.hold(actor, 'update', id, version);
      const { name = before.name, description = before.description } = request;
      await this.write(actor, before, { ...request, name, description }, products ?? before.products);
      const after = await this.get(actor, id);
      const fate = { what: 'updated', before: recorded(before), after: recorded(after) };
      await this.audit.recordFate(actor, auditedTemplate, fate);
      return after;
    });
  }

  /** Agreements that were made from it stay as they are. @throws AppError 404, 412. */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      const before = await this.hold(actor, 'delete', id, version);
      await this.templates.delete(id);
      await this.announce(id);
      await this.audit.recordFate(actor, auditedTemplate, { what: 'deleted', before: recorded(before), after: null });
    });
  }

  private async write(
    actor: Actor,
    before: BillingTemplateResponse | null,
    { name, description, ...given }: GivenTerms & { name: string; description: string },
    requested: readonly Parameters<typeof toAgreedProduct>[0][],
  ): Promise<number> {
    const products = requested.map(toAgreedProduct);
    const terms = completeTerms(given, before ?? {});
    if ('missing' in terms) throw termsMissing(terms.missing);
    const fields = { name, description, ...terms };
    const known = new Set(before?.products.map(({ productId }) => productId));
    const errors = [...termErrors(fields, products), ...(await this.products.unknown(actor, products, known))];
    if (errors.length > 0) throw invalidFields(errors);
    const id = await translateViolations(
      async () => {
        if (before === null) return this.templates.insert(fields);
        await this.templates.update(before.id, fields);
        return before.id;
      },
      { billing_agreement_template_name_key: () => templateNameTaken(fields.name) },
    );
    await this.templates.replaceProducts(id, products);
    await this.announce(id);
    return id;
  }

  private async hold(
    actor: Actor,
    action: 'update' | 'delete',
    id: number,
    version: number | null,
  ): Promise<BillingTemplateResponse> {
    const held = await this.templates.lock(this.visible(actor), id);
    if (held === null) throw notFound('template');
    this.authorization.demand(actor, action, 'BillingAgreementTemplate', {});
    assertVersion(held, version);
    return this.get(actor, id);
  }

  private announce(id: number): Promise<void> {
    const subject = 'BillingAgreementTemplate';
    return this.changes.publish({ topic: 'billing-agreement-templates', subject, ids: [id], organizationIds: null });
  }

  private visible(actor: Actor) {
    return this.authorization.visibleTo(actor, 'BillingAgreementTemplate', 't');
  }
}
