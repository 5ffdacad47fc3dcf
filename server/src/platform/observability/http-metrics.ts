import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { metrics } from './metrics.js';

/** Paths of which the server has a few; all others are the panel's, which has a file for each. */
const ownPaths = /^\/(api|health|metrics)(\/|$)/;

/** Streams last as long as somebody listens, which says nothing of how quick the server is. */
const streams = new Set(['/api/v1/events']);

/** Measures requests. Registered first, so that what other hooks refuse is measured too. */
export function registerHttpMetrics(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      const beganAt = performance.now();
      metrics.requestBegan();
      // Comes once, whether the answer ends or whoever asked is gone.
      reply.raw.once('close', () => metrics.requestEnded(answered(request, reply, beganAt)));
      done();
    });
}

function answered(request: FastifyRequest, reply: FastifyReply, beganAt: number) {
  const { raw } = reply;
  const route = routeOf(request);
  // One that is refused is an answer like others.
  if (streams.has(route) && raw.statusCode === 200) return null;
  return {
    method: request.method,
    route,
    status: raw.writableFinished ? raw.statusCode : null,
    seconds: (performance.now() - beganAt) / 1000,
  };
}

/** The pattern of a request's route. An address that nobody serves is never told: anybody can make them up. */
export function routeOf({ routeOptions: { url } }: FastifyRequest): string {
  if (url === undefined) return 'unknown';
  return ownPaths.test(url) ? url : 'panel';
}
