import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ActiveApps, type AppKey, appKeys } from '../../platform/apps/in-app.js';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { Changes } from '../../platform/events/changes.js';
import { Clock } from '../../platform/time/clock.js';
import { type AppPage, type AppResponse, toAppResponse } from './apps.dto.js';
import { App } from './apps.entity.js';

/** What was read counts for so long where nobody says that it changed: a word of another node may be lost. */
const knownMilliseconds = 5_000;

/** Which parts of the product are in use. */
@Injectable()
export class AppsService extends ActiveApps implements OnApplicationShutdown {
  private known: { active: Promise<ReadonlySet<AppKey>>; until: number } | null = null;
  private readonly endSubscription: () => void;

  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {
    super();
    this.endSubscription = changes.subscribe(({ topic }) => {
      if (topic === 'apps') this.known = null;
    });
  }

  onApplicationShutdown(): void {
    this.endSubscription();
  }

  async isActive(key: AppKey): Promise<boolean> {
    if (this.known === null || performance.now() >= this.known.until) {
      const asked = { active: this.activeKeys(), until: performance.now() + knownMilliseconds };
      this.known = asked;
      asked.active.catch(() => {
        if (this.known === asked) this.known = null;
      });
    }
    return (await this.known.active).has(key);
  }

  async list(): Promise<AppPage> {
    const rows = await this.database.repository(App).find({ order: { key: 'ASC' } });
    const items = rows.map(toAppResponse);
    return { items, page: 1, pageSize: appKeys.length, total: items.length };
  }

  /** Says twice what was said once, and nothing more. @throws AppError 403. */
  set(actor: Actor, key: AppKey, active: boolean): Promise<AppResponse> {
    return this.database.transaction(async () => {
      this.authorization.demand(actor, 'update', 'App', {});
      const repository = this.database.repository(App);
      await this.database.one(sql`SELECT key FROM app WHERE key = ${key} FOR UPDATE`);
      const held = await repository.findOneByOrFail({ key });
      if (held.active === active) return toAppResponse(held);
      const changedAt = new Date(this.clock.now().epochMilliseconds);
      const saved = await repository.save({ ...held, active, changedAt });
      if (!active) await this.deactivated(key);
      await this.audit.record(actor, {
        action: active ? 'app.activated' : 'app.deactivated',
        subjectType: 'App',
        subjectId: null,
        after: { key },
      });
      await this.changes.publish({ topic: 'apps', subject: 'App', ids: null, organizationIds: null });
      this.database.afterCommit(() => {
        this.known = null;
      });
      return toAppResponse(saved);
    });
  }

  private async activeKeys(): Promise<ReadonlySet<AppKey>> {
    const rows = await this.database.query<{ key: AppKey }>(sql`SELECT key FROM app WHERE active`);
    return new Set(rows.map(({ key }) => key));
  }
}
