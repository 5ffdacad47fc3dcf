import { Injectable } from '@nestjs/common';
import { ActiveApps } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import type { Sql } from '../../platform/database/sql.js';
import { Clock } from '../../platform/time/clock.js';
import type { SearchQuery, SearchResponse } from './search.dto.js';
import { type SearchedKind, SearchRepository } from './search.repository.js';
import { inOrderOfKinds, type SearchKind, searchKinds, searchSubjects, searchTextOf } from './search.rules.js';
import { type SearchSource, searchSources } from './search-sources.sql.js';

@Injectable()
export class SearchService {
  constructor(
    private readonly authorization: Authorization,
    private readonly apps: ActiveApps,
    private readonly clock: Clock,
    private readonly search: SearchRepository,
  ) {}

  /** The best of what the actor may see; kinds of which they may see nothing are left out, as those of inactive apps. */
  async find(
    actor: Actor,
    { q, organizationId, kinds = [...searchKinds], limit }: SearchQuery,
  ): Promise<SearchResponse> {
    const sources = searchSources(this.clock.todaySql(), {
      scopes: (alias) => this.authorization.visibleTo(actor, 'Assignment', alias),
      counts: this.authorization.visibleTo(actor, 'Installation', 'c'),
    });
    const searched: SearchedKind[] = [];
    for (const kind of new Set(kinds)) {
      if (!(await this.isOpen(actor, kind))) continue;
      const source = sources[kind];
      searched.push({ kind, source, where: this.where(actor, kind, source, organizationId) });
    }
    const found = await this.search.find(searched, searchTextOf(q), limit);
    return { items: inOrderOfKinds(found).map(({ rank: _rank, ...item }) => item) };
  }

  private async isOpen(actor: Actor, kind: SearchKind): Promise<boolean> {
    const { subject, app } = searchSubjects[kind];
    if (!this.authorization.allowsSome(actor, 'read', subject)) return false;
    return app === undefined || (await this.apps.isActive(app));
  }

  private where(actor: Actor, kind: SearchKind, source: SearchSource, organizationId: number[] | undefined): Sql[] {
    const visible = this.authorization.visibleTo(actor, searchSubjects[kind].subject, source.alias.text);
    return organizationId === undefined || source.within === undefined
      ? [visible]
      : [visible, source.within(organizationId)];
  }
}
