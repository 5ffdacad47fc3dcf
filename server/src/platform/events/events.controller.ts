import { Controller, Headers, type MessageEvent, Query, Req, Sse } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Observable } from 'rxjs';
import { Actors } from '../authentication/actors.service.js';
import { Authentication } from '../authentication/authentication.service.js';
import { bearerTokenOf } from '../authentication/bearer.strategy.js';
import { sessionCookie } from '../authentication/session-cookie.js';
import { type Actor, actorKey } from '../authorization/actor.js';
import { Authorization } from '../authorization/authorization.service.js';
import { SignedIn } from '../authorization/can.js';
import { CurrentActor } from '../authorization/current-actor.js';
import { metrics } from '../observability/metrics.js';
import { type Change, Changes, sessionsChanged } from './changes.js';
import { EventStreamQuery } from './events.dto.js';

/** A comment often enough that no proxy takes the stream for dead. */
const heartbeatMilliseconds = 25_000;

/** What one actor hears of a change. */
type HeardChange = Omit<Change, 'subject' | 'owner' | 'administrators' | 'whole'>;

@ApiTags('Events')
@Controller('events')
export class EventsController {
  constructor(
    private readonly changes: Changes,
    private readonly authorization: Authorization,
    private readonly authentication: Authentication,
    private readonly actors: Actors,
  ) {}

  /**
   * Server-sent events of what changed, as far as the actor may see it. Ends with the session, or with the token of an
   * API client. Each event has an id; a stream that is asked for with the last one that was heard begins with what was
   * missed since. `change` names what changed, `resync` says that anything may have, `ready` that nothing is missing from
   * here on, and `heartbeat` that the stream stands.
   */
  @Sse()
  @SignedIn()
  @ApiOperation({ operationId: 'events.stream' })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The last id that was heard. Before `lastEventId`.',
  })
  @ApiProduces('text/event-stream')
  stream(
    @CurrentActor() signedIn: Actor,
    @Req() request: FastifyRequest,
    @Query() query: EventStreamQuery,
    @Headers('last-event-id') lastEventId: string = query.lastEventId ?? '',
  ): Observable<MessageEvent> {
    return new Observable((subscriber) => {
      let actor = signedIn;
      metrics.listenerCame();
      const lookAgain = async () => {
        const present = await this.presentActor(signedIn, request);
        if (present === null || present.mustEnrol === true) subscriber.complete();
        else actor = present;
      };
      // Whoever cannot be told from somebody without a session hears nothing more; the panel asks for a new stream.
      const recheck = () => void lookAgain().catch(() => subscriber.complete());
      const tell = (type: string, id: string, data: MessageEvent['data'] = '') => subscriber.next({ type, id, data });
      const end = this.changes.follow(lastEventId === '' ? null : lastEventId, {
        change: (change, id) => {
          if (change.topic === sessionsChanged.topic) recheck();
          const heard = this.heardBy(actor, change);
          if (heard !== null) tell('change', id, heard);
        },
        resync: (id) => {
          recheck();
          tell('resync', id);
        },
        ready: (id) => tell('ready', id),
      });
      const heartbeat = setInterval(() => {
        tell('heartbeat', this.changes.place);
        recheck();
      }, heartbeatMilliseconds);
      return () => {
        metrics.listenerLeft();
        clearInterval(heartbeat);
        end();
      };
    });
  }

  /** Who follows the stream, with what they may do now; null when their session or token is over. */
  private async presentActor({ kind }: Actor, request: FastifyRequest): Promise<Actor | null> {
    if (kind === 'API_CLIENT') return this.actors.byToken(bearerTokenOf(request) ?? '');
    return this.authentication.actorOfSession(request.cookies[sessionCookie] ?? '', { use: false });
  }

  /**
   * A change of things in several organizations is told as one of those that the actor may see, without the ids; so is
   * one of things of no organization to somebody who may not see all such things.
   */
  private heardBy(actor: Actor, change: Change): HeardChange | null {
    const { topic, subject, ids, organizationIds, owner, whole } = change;
    if (subject === null || !concerns(actor, change)) return null;
    if (whole === true) {
      return this.seesWhole(actor, subject, organizationIds) ? { topic, ids, organizationIds } : null;
    }
    if (organizationIds === null) {
      if (!this.authorization.allowsSome(actor, 'read', subject)) return null;
      const all = owner !== undefined || this.authorization.allowsEvery(actor, 'read', subject);
      return { topic, ids: all ? ids : null, organizationIds };
    }
    const visible = organizationIds.filter((organizationId) =>
      this.authorization.allows(actor, 'read', subject, factsIn(organizationId)),
    );
    if (visible.length === 0) return null;
    return { topic, ids: visible.length === organizationIds.length ? ids : null, organizationIds: visible };
  }

  private seesWhole(actor: Actor, subject: string, organizationIds: readonly number[] | null): boolean {
    if (organizationIds === null) return this.authorization.allowsEvery(actor, 'read', subject);
    return organizationIds.every((id) => this.authorization.allows(actor, 'read', subject, factsIn(id)));
  }
}

/** Whether it is everybody's, or theirs. */
function concerns(actor: Actor, { owner, administrators }: Change): boolean {
  if (owner === undefined || owner === actorKey(actor)) return true;
  return administrators === true && actor.permissions.systemAdministrator;
}

/** What is known of something that only its organization is known of: it belongs to it, or is limited to it. */
function factsIn(organizationId: number): Record<string, unknown> {
  return { organizationId, organizationIds: [organizationId], global: false };
}
