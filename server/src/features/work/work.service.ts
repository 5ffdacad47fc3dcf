import { Injectable } from '@nestjs/common';
import { ActiveApps } from '../../platform/apps/in-app.js';
import { type Actor, actorKey } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import { Clock } from '../../platform/time/clock.js';
import { partialShare } from '../licenses/license-share.sql.js';
import { toWorkList, type WorkListResponse } from './work.dto.js';
import { exportsAtWork, importsAtWork, seatUpdatesAtWork, WorkRepository } from './work.repository.js';

/** What is over is told for so long. */
const toldHours = 24;

@Injectable()
export class WorkService {
  constructor(
    private readonly authorization: Authorization,
    private readonly apps: ActiveApps,
    private readonly clock: Clock,
    private readonly work: WorkRepository,
  ) {}

  /** What goes on of what the actor may see, and what of their own is over since a day ago at the most. */
  async list(actor: Actor): Promise<WorkListResponse> {
    const parts = [...(await this.licenseParts(actor)), ...(await this.billingParts(actor))];
    return toWorkList(await this.work.list(parts));
  }

  private async licenseParts(actor: Actor): Promise<Sql[]> {
    if (!this.authorization.allowsSome(actor, 'read', 'License')) return [];
    if (!(await this.apps.isActive('asset-management'))) return [];
    const own = sql`i.actor_key = ${actorKey(actor)}`;
    const everySeat = this.authorization.allowsEvery(actor, 'read', 'Assignment');
    const share = partialShare((alias) => this.authorization.visibleTo(actor, 'Assignment', alias));
    return [
      importsAtWork({
        // The report of an import is its author's, and the administrators'.
        going: actor.permissions.systemAdministrator ? sql`TRUE` : own,
        over: sql`${own} AND i.finished_at > ${this.toldSince()}`,
      }),
      seatUpdatesAtWork(
        this.authorization.visibleTo(actor, 'License', 'l'),
        everySeat ? sql`TRUE` : share.part.complete,
      ),
    ];
  }

  private async billingParts(actor: Actor): Promise<Sql[]> {
    if (!this.authorization.allowsSome(actor, 'read', 'BillingExport')) return [];
    if (!(await this.apps.isActive('billing'))) return [];
    const going = this.authorization.visibleTo(actor, 'BillingExport', 'e');
    const own = sql`e.actor_id::text = ${actorKey(actor)}`;
    return [exportsAtWork({ going, over: sql`(${going}) AND ${own} AND e.finished_at > ${this.toldSince()}` })];
  }

  private toldSince(): Sql {
    return sql`${this.clock.now().subtract({ hours: toldHours }).toString()}::timestamptz`;
  }
}
