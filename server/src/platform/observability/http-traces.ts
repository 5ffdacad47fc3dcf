import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { routeOf } from './http-metrics.js';
import { currentTracing, type OpenSpan } from './tracing.js';

/** Tells each request as a span, of the trace that its caller names. After the body was read, as for its id. */
export function registerHttpTraces(app: NestFastifyApplication): void {
  const spans = new WeakMap<object, OpenSpan>();
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    const { method, headers, id } = request;
    const header = headers.traceparent;
    const attributes = { 'http.request.method': method, 'seatwise.request_id': id };
    const span = currentTracing()?.begin(
      { name: method, kind: 'server', attributes },
      typeof header === 'string' ? header : undefined,
    );
    if (span === undefined) return done();
    spans.set(request, span);
    reply.raw.once('close', () => {
      const route = routeOf(request);
      const { statusCode, writableFinished } = reply.raw;
      const noted = { 'http.route': route, ...(writableFinished ? { 'http.response.status_code': statusCode } : {}) };
      span.end(`${method} ${route}`, noted, writableFinished && statusCode >= 500);
    });
    return done();
  });
  fastify.addHook('preHandler', (request, _reply, done) => {
    const span = spans.get(request);
    if (span === undefined) done();
    else span.within(done);
  });
}
