import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { currentWork, runWithin } from '../observability/work-context.js';

/** The id of the request that is being answered; null in a job. */
export function currentRequestId(): string | null {
  const work = currentWork();
  return work?.kind === 'request' ? work.requestId : null;
}

/** Lets whatever answers a request know its id. After the body was read: reading it would lose the context. */
export function registerRequestContext(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preHandler', (request, reply, done) => {
      const beganAt = performance.now() - reply.elapsedTime;
      runWithin({ kind: 'request', requestId: request.id, beganAt }, done);
    });
}
