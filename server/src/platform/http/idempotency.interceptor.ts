import { setTimeout } from 'node:timers/promises';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { actorKey } from '../authorization/actor.js';
import type { ActorRequest } from '../authorization/current-actor.js';
import { Database } from '../database/database.js';
import { SecretBox } from '../secrets/secret-box.js';
import { sql } from '../database/sql.js';
import { AppError } from './app-error.js';
import { neverRepeatedKey } from './never-repeated.js';

interface StoredAnswer {
  request_hash: string;
  status: number | null;
  body: string | null;
  settled: boolean;
}

const purpose = 'idempotency';

/** How long a repeat waits for a first request whose work is committed and whose answer is not yet. */
const patienceMilliseconds = 10_000;

/** In place of an answer: somebody else has the key. */
const repeated = Symbol('repeated');

/**
 * A POST that carries an `Idempotency-Key` happens once: the key, the work and the answer are one transaction, so
 * a repeat finds either nothing or the first answer, even after a crash. A rival with the same key waits for the
 * first. An answer that what follows the commit changes is kept as it is then. Answers can hold secrets shown once, so they are kept encrypted, and for a day.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly secretBox: SecretBox,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || key === undefined || request.actor === undefined) return next.handle();
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
      throw new AppError('idempotency-key.malformed', 400, 'An Idempotency-Key has 1 to 255 visible ASCII characters.');
    }
    if (this.reflector.get<true | undefined>(neverRepeatedKey, context.getHandler()) === true) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(this.once(request, actorKey(request.actor), key, reply, next));
  }

  private async once(
    request: ActorRequest,
    actor: string,
    key: string,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    const hash = this.hashOf(request);
    const { result, settledRead } = await this.database.transactionToSettle(async () => {
      const claimed = await this.database.first(sql`
        INSERT INTO idempotency_key (actor_key, key, request_hash) VALUES (${actor}, ${key}, ${hash})
        ON CONFLICT DO NOTHING RETURNING key`);
      if (claimed === null) return repeated;
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.keep(actor, key, { status: reply.statusCode, body, settled: !this.database.settles });
      return body;
    });
    if (result === repeated) return this.repeat(actor, key, hash, reply);
    if (settledRead === null) return result;
    const body = await settledRead();
    await this.keep(actor, key, { status: reply.statusCode, body, settled: true });
    return body;
  }

  private async keep(
    actor: string,
    key: string,
    { status, body, settled }: { status: number; body: unknown; settled: boolean },
  ): Promise<void> {
    const sealed = this.secretBox.seal(JSON.stringify(body ?? null), purpose);
    await this.database.query(sql`
      UPDATE idempotency_key SET status = ${status}, body = to_jsonb(${sealed}::text), settled = ${settled}
      WHERE actor_key = ${actor} AND key = ${key}`);
  }

  private async repeat(actor: string, key: string, hash: string, reply: FastifyReply): Promise<unknown> {
    const stored = await this.settledAnswer(actor, key);
    if (stored.request_hash !== hash || stored.status === null || stored.body === null) {
      throw new AppError(
        'idempotency-key.reused',
        422,
        'This Idempotency-Key was used for another request. Take a new one.',
      );
    }
    reply.status(stored.status);
    const body: unknown = JSON.parse(this.secretBox.open(stored.body, purpose));
    return body ?? undefined;
  }

  /** Waits for the first request to end; one whose process was killed meanwhile never will, and answers what it knew. */
  private async settledAnswer(actor: string, key: string): Promise<StoredAnswer> {
    const patience = Date.now() + patienceMilliseconds;
    for (;;) {
      const stored = await this.database.one<StoredAnswer>(sql`
        SELECT request_hash, status, body #>> '{}' AS body, settled FROM idempotency_key
        WHERE actor_key = ${actor} AND key = ${key}`);
      if (stored.settled || Date.now() > patience) return stored;
      await setTimeout(100);
    }
  }

  /** Keyed: a body can hold a secret that is short enough to be guessed from a plain hash. */
  private hashOf(request: ActorRequest): string {
    const said = `${request.method} ${request.url}\n${JSON.stringify([request.body ?? null, request.upload ?? null])}`;
    return this.secretBox.fingerprint(said, purpose);
  }
}
