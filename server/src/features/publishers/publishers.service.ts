import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Changes } from '../../platform/events/changes.js';
import { notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { ListQuery, Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { seesEveryInstallation } from '../software/software.policy.js';
import type {
  CreatePublisherRequest,
  PublisherResponse,
  PublisherSuggestionResponse,
  UpdatePublisherRequest,
} from './publishers.dto.js';
import { publisherInUse, publisherNameTaken } from './publishers.errors.js';
import { PublishersRepository } from './publishers.repository.js';

@Injectable()
export class PublishersService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly publishers: PublishersRepository,
  ) {}

  list(actor: Actor, query: Unpaged<ListQuery>): RowList<PublisherResponse> {
    return this.publishers.list(this.visible(actor), this.licenses(actor), query);
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
    const publisher = await this.publishers.find(this.visible(actor), this.licenses(actor), id);
    if (publisher === null) throw notFound('publisher');
    return publisher;
  }

  /** @throws AppError 409 `publisher.name-taken`. */
  create(actor: Actor, request: CreatePublisherRequest): Promise<PublisherResponse> {
    return this.database.transaction(async () => {
      this.authorization.demand(actor, 'create', 'Publisher', {});
      const fields = { name: request.name, website: request.website ?? '' };
      const id = await translateViolations(() => this.publishers.insert(fields), {
        publisher_name_key: () => publisherNameTaken(request.name),
      });
      await this.announce(id);
      return this.get(actor, id);
    });
  }

  /** @throws AppError 404, 412 when `version` is stale, 409 `publisher.name-taken`. */
  update(
    actor: Actor,
    id: number,
    request: UpdatePublisherRequest,
    version: number | null,
  ): Promise<PublisherResponse> {
    return this.database.transaction(async () => {
      await this.hold(actor, 'update', id, version);
      await translateViolations(() => this.publishers.update(id, request), {
        publisher_name_key: () => publisherNameTaken(request.name ?? ''),
      });
      await this.announce(id);
      return this.get(actor, id);
    });
  }

  /** @throws AppError 404, 412, 409 `publisher.in-use` while a license names it. */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      await this.hold(actor, 'delete', id, version);
      const usage = await this.publishers.usage(id, this.licenses(actor));
      if (usage.all > 0) throw publisherInUse(usage.visible);
      await this.publishers.delete(id);
      await this.announce(id);
    });
  }

  private async hold(actor: Actor, action: 'update' | 'delete', id: number, version: number | null): Promise<void> {
    const held = await this.publishers.lock(this.visible(actor), id);
    if (held === null) throw notFound('publisher');
    this.authorization.demand(actor, action, 'Publisher', {});
    assertVersion(held.version, version);
  }

  private announce(id: number): Promise<void> {
    return this.changes.publish({ topic: 'publishers', subject: 'Publisher', ids: [id], organizationIds: null });
  }

  private visible(actor: Actor) {
    return this.authorization.visibleTo(actor, 'Publisher', 'p');
  }

  private licenses(actor: Actor) {
    return this.authorization.visibleTo(actor, 'License', 'l');
  }
}
