import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Actors } from '../../platform/authentication/actors.service.js';
import { Attempts } from '../../platform/authentication/attempts.service.js';
import { networkOf } from '../../platform/authentication/networks.rules.js';
import { technicianIdOf } from '../../platform/authentication/proofs.service.js';
import { type Actor, actorKey } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/app-error.js';
import { hashOfToken, newOpaqueToken } from '../../platform/secrets/opaque-tokens.js';
import { Clock } from '../../platform/time/clock.js';
import { calendarOf, mostEvents } from './renewal-calendar.rules.js';
import { feedAskedTooOften } from './renewal-feeds.errors.js';
import { RenewalFeedsRepository } from './renewal-feeds.repository.js';
import type { CreatedRenewalFeedResponse, RenewalFeedResponse } from './renewals.dto.js';
import { periodOf } from './renewals.rules.js';
import { RenewalsService } from './renewals.service.js';

/** Renewals for the calendars of technicians, each under an address that nobody can guess. */
@Injectable()
export class RenewalFeeds {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly actors: Actors,
    private readonly attempts: Attempts,
    private readonly audit: Audit,
    private readonly renewals: RenewalsService,
    private readonly feeds: RenewalFeedsRepository,
  ) {}

  /** @throws AppError 403 `auth.technicians-only` for a program, here and below. */
  async get(actor: Actor): Promise<RenewalFeedResponse> {
    const feed = await this.feeds.find(technicianIdOf(actor));
    return { exists: feed !== null, createdAt: feed?.createdAt ?? null };
  }

  /** Makes an address; the one before ends. */
  create(actor: Actor): Promise<CreatedRenewalFeedResponse> {
    const technicianId = technicianIdOf(actor);
    const token = newOpaqueToken();
    return this.database.transaction(async () => {
      await this.feeds.replace(technicianId, hashOfToken(token));
      await this.audit.record(actor, {
        action: 'renewal-feed.created',
        subjectType: 'Person',
        subjectId: technicianId,
      });
      return { url: `${this.config.publicUrl}/api/v1/renewals/feed/${token}.ics` };
    });
  }

  /** Ends the address. Harmless when there is none. */
  revoke(actor: Actor): Promise<void> {
    const technicianId = technicianIdOf(actor);
    return this.database.transaction(async () => {
      if (!(await this.feeds.delete(technicianId))) return;
      await this.audit.record(actor, {
        action: 'renewal-feed.revoked',
        subjectType: 'Person',
        subjectId: technicianId,
      });
    });
  }

  /**
   * The calendar behind an address: what its owner may see at this moment.
   * @param file `<token>.ics`
   * @param address of whoever asks.
   * @throws AppError 404 for an address that was revoked, or whose owner may not sign in or see licenses any more; 429 for
   * `renewal-feed.too-often` for a network that asks for many of those, and for an address that is read over and over.
   */
  async calendar(file: string, address: string): Promise<string> {
    const actor = await this.ownerOf(file);
    if (actor === null) {
      await this.demandPatience('renewal feed', networkOf(address));
      throw notFound('calendar');
    }
    await this.demandPatience('renewal feed read', actorKey(actor));
    const items = await this.renewals.everything(actor, periodOf({}, this.clock.today()), mostEvents);
    return calendarOf(items, { publicUrl: this.config.publicUrl, now: this.clock.now() });
  }

  private async demandPatience(kind: string, by: string): Promise<void> {
    const seconds = await this.attempts.count({ kind, by: [by], allowed: 60, windowMinutes: 15 });
    if (seconds !== null) throw feedAskedTooOften(seconds);
  }

  private async ownerOf(file: string): Promise<Actor | null> {
    const [, token] = /^([\w-]{43})\.ics$/.exec(file) ?? [];
    const owner = token === undefined ? null : await this.feeds.ownerOf(hashOfToken(token));
    const actor = owner === null ? null : await this.actors.technician(owner);
    return actor !== null && this.authorization.allowsSome(actor, 'read', 'License') ? actor : null;
  }
}
