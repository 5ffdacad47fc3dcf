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
import { ReconciliationService } from '../reconciliation/reconciliation.service.js';
import { ProductPublishers } from '../software/product-publishers.service.js';
import { seesEveryInstallation } from '../software/software.policy.js';
import { auditedPublisher } from './publishers.audit.js';
import type {
  CreatePublisherRequest,
  PublisherResponse,
  PublisherSuggestionResponse,
  UpdatePublisherRequest,
} from './publishers.dto.js';
import {
  publisherInUse,
  publisherMergedWithItself,
  publisherNameTaken,
  publisherUnknown,
} from './publishers.errors.js';
import { type HeldPublisher, PublishersRepository, type VisibleUses } from './publishers.repository.js';

@Injectable()
export class PublishersService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly reconciliation: ReconciliationService,
    private readonly products: ProductPublishers,
    private readonly publishers: PublishersRepository,
  ) {}

  list(actor: Actor, query: Unpaged<ListQuery>): RowList<PublisherResponse> {
    return this.publishers.list(this.visible(actor), this.uses(actor), query);
  }

  /** Publishers that inventory knows and this list does not, counted where the actor may see devices. */
  suggestions(actor: Actor, query: Unpaged<ListQuery>): RowList<PublisherSuggestionResponse> {
    const counted = seesEveryInstallation(actor.permissions)
      ? 'ALL'
      : this.authorization.visibleTo(actor, 'Installation', 'c');
    return this.publishers.suggestions(counted, query);
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(actor: Actor, id: number): Promise<PublisherResponse> {
    const publisher = await this.publishers.find(this.visible(actor), this.uses(actor), id);
    if (publisher === null) throw notFound('publisher');
    return publisher;
  }

  /** The ids of those that the actor may see, by name in small letters; former names are theirs, too. */
  async idsByName(actor: Actor, names: readonly string[]): Promise<Map<string, number>> {
    const found = await this.publishers.byNames(this.visible(actor), names);
    return new Map(found.map(({ id, key }) => [key, id]));
  }

  /**
   * The publisher of this name, or that had it before, created where there is none, also when two do so at once.
   * @throws AppError 403.
   */
  ensure(actor: Actor, name: string): Promise<number> {
    return this.database.transaction(async () => {
      const known = (await this.publishers.byNames(this.visible(actor), [name]))[0];
      if (known !== undefined) return known.id;
      this.authorization.demand(actor, 'create', 'Publisher', {});
      const { id, created } = await this.publishers.insertUnlessNamed(name);
      await this.announce(id);
      if (created) await this.recordCreation(actor, { id, name, website: '' });
      return id;
    });
  }

  /** @throws AppError 409 `publisher.name-taken`. */
  create(actor: Actor, request: CreatePublisherRequest): Promise<PublisherResponse> {
    return this.database.transaction(async () => {
      this.authorization.demand(actor, 'create', 'Publisher', {});
      const fields = { name: request.name, website: request.website ?? '' };
      await this.publishers.forgetAlias(request.name);
      const id = await translateViolations(() => this.publishers.insert(fields), {
        publisher_name_key: () => publisherNameTaken(request.name),
      });
      await this.announce(id);
      await this.recordCreation(actor, { id, ...fields });
      return this.get(actor, id);
    });
  }

  /**
   * A new name takes the products of the old one along, and software that is reported under the old one later.
   * @throws AppError 404, 412 when `version` is stale, 409 `publisher.name-taken`.
   */
  async update(
    actor: Actor,
    id: number,
    request: UpdatePublisherRequest,
    version: number | null,
  ): Promise<PublisherResponse> {
    const change = async () => {
      const held = await this.hold(actor, 'update', id, version);
      const name = request.name ?? held.name;
      if (name !== held.name) await this.publishers.forgetAlias(name);
      await translateViolations(() => this.publishers.update(id, request), {
        publisher_name_key: () => publisherNameTaken(name),
      });
      if (name !== held.name) {
        if (name.toLowerCase() !== held.name.toLowerCase()) await this.publishers.addAlias(id, held.name);
        await this.products.rename(held.name, name);
      }
      await this.announce(id);
      const after = { ...held, name, website: request.website ?? held.website };
      await this.audit.recordFate(actor, auditedPublisher, { what: 'updated', before: held, after });
      return { result: undefined, affected: {} };
    };
    if (request.name === undefined) await this.database.transaction(change);
    else await this.reconciliation.changeRules(change);
    return this.get(actor, id);
  }

  /**
   * Merges a publisher into another one: licenses and products that name it name the other, and so does software that
   * is reported under its name later. It is deleted. All of it happens or nothing.
   * @throws AppError 404, 412 when `version` is stale, 422 `publisher.same` or `reference.unknown`.
   */
  async merge(actor: Actor, id: number, intoId: number, version: number | null): Promise<PublisherResponse> {
    if (id === intoId) throw publisherMergedWithItself();
    // No inventory brings products of the one while they move to the other.
    await this.reconciliation.changeRules(async () => {
      const held = await this.publishers.lock(this.visible(actor), [id, intoId]);
      const [from, into] = [id, intoId].map((wanted) => held.find((each) => each.id === wanted));
      if (from === undefined) throw notFound('publisher');
      this.authorization.demand(actor, 'update', 'Publisher', {});
      this.authorization.demand(actor, 'delete', 'Publisher', {});
      assertVersion(from.version, version);
      if (into === undefined) throw publisherUnknown();
      const licenseCount = await this.publishers.moveLicenses(id, intoId);
      await this.publishers.moveAliases(id, intoId);
      await this.publishers.addAlias(intoId, from.name);
      await this.publishers.delete(id);
      if (into.website === '' && from.website !== '') await this.publishers.update(intoId, { website: from.website });
      await this.products.rename(from.name, into.name);
      await this.audit.record(actor, {
        action: 'publisher.merged',
        subjectType: 'Publisher',
        subjectId: intoId,
        before: { id, name: from.name, website: from.website, licenseCount },
        after: { id: intoId, name: into.name },
      });
      await this.announce(id, intoId);
      await this.changes.publish({ topic: 'licenses', subject: 'License', ids: null, organizationIds: null });
      return { result: undefined, affected: {} };
    });
    return this.get(actor, intoId);
  }

  /** @throws AppError 404, 412, 409 `publisher.in-use` while a license names it. */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      const held = await this.hold(actor, 'delete', id, version);
      const usage = await this.publishers.usage(id, this.licenses(actor));
      if (usage.all > 0) throw publisherInUse(usage.visible);
      await this.publishers.delete(id);
      await this.announce(id);
      await this.audit.recordFate(actor, auditedPublisher, { what: 'deleted', before: held, after: null });
    });
  }

  private async hold(
    actor: Actor,
    action: 'update' | 'delete',
    id: number,
    version: number | null,
  ): Promise<HeldPublisher> {
    const [held] = await this.publishers.lock(this.visible(actor), [id]);
    if (held === undefined) throw notFound('publisher');
    this.authorization.demand(actor, action, 'Publisher', {});
    assertVersion(held.version, version);
    return held;
  }

  private async recordCreation(actor: Actor, after: Omit<HeldPublisher, 'version'>): Promise<void> {
    await this.audit.recordFate(actor, auditedPublisher, { what: 'created', before: null, after });
  }

  private announce(...ids: number[]): Promise<void> {
    return this.changes.publish({ topic: 'publishers', subject: 'Publisher', ids, organizationIds: null });
  }

  private visible(actor: Actor) {
    return this.authorization.visibleTo(actor, 'Publisher', 'p');
  }

  private licenses(actor: Actor) {
    return this.authorization.visibleTo(actor, 'License', 'l');
  }

  private uses(actor: Actor): VisibleUses {
    return { licenses: this.licenses(actor), products: this.authorization.visibleTo(actor, 'Product', 'x') };
  }
}
