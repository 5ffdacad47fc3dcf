import { AsyncLocalStorage } from 'node:async_hooks';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const current = new AsyncLocalStorage<{ requestId: string }>();

/** The id of the request that is being answered; null in a job. */
export function currentRequestId(): string | null {
  return current.getStore()?.requestId ?? null;
}

/** Lets whatever answers a request know its id. After the body was read: reading it would lose the context. */
export function registerRequestContext(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preHandler', (request, _reply, done) => current.run({ requestId: request.id }, done));
}
