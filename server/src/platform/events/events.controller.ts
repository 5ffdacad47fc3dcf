import { Controller, type MessageEvent, Sse } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Observable } from 'rxjs';
import type { Actor } from '../authorization/actor.js';
import { Authorization } from '../authorization/authorization.service.js';
import { SignedIn } from '../authorization/can.js';
import { CurrentActor } from '../authorization/current-actor.js';
import { type Change, Changes } from './changes.js';

/** A comment often enough that no proxy takes the stream for dead. */
const heartbeatMilliseconds = 25_000;

@ApiTags('Events')
@Controller('events')
export class EventsController {
  constructor(
    private readonly changes: Changes,
    private readonly authorization: Authorization,
  ) {}

  /** Server-sent events of what changed, as far as the actor may see it. */
  @Sse()
  @SignedIn()
  @ApiOperation({ operationId: 'events.stream' })
  @ApiProduces('text/event-stream')
  stream(@CurrentActor() actor: Actor): Observable<MessageEvent> {
    return new Observable((subscriber) => {
      const end = this.changes.subscribe((change) => {
        if (!this.mayHear(actor, change)) return;
        const { topic, ids, organizationIds } = change;
        subscriber.next({ type: 'change', data: { topic, ids, organizationIds } });
      });
      const heartbeat = setInterval(() => subscriber.next({ type: 'heartbeat', data: '' }), heartbeatMilliseconds);
      subscriber.next({ type: 'ready', data: '' });
      return () => {
        clearInterval(heartbeat);
        end();
      };
    });
  }

  private mayHear(actor: Actor, change: Change): boolean {
    if (change.organizationIds === null) return this.authorization.allowsSome(actor, 'read', change.subject);
    return change.organizationIds.some((organizationId) =>
      this.authorization.allows(actor, 'read', change.subject, { organizationId }),
    );
  }
}
