import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import type { Config } from './platform/config/config.js';
import { AppError } from './platform/http/app-error.js';
import { ordinaryBodyLimit, registerBodyParsers, registerForms } from './platform/http/body-parsers.js';
import { registerGuide } from './platform/http/guide.js';
import { registerApiDescription } from './platform/http/open-api.js';
import { registerPanel } from './platform/http/panel.js';
import { registerRequestContext } from './platform/http/request-context.js';
import { registerSecurityHeaders } from './platform/http/security-headers.js';
import { registerHttpMetrics } from './platform/observability/http-metrics.js';
import { registerHttpTraces } from './platform/observability/http-traces.js';
import { registerMetricsRoute } from './platform/observability/metrics-route.js';
import { metrics } from './platform/observability/metrics.js';

/** The built panel and the rendered guide lie beside the built server. */
const built = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const panelDirectory = path.join(built, 'admin-ui/browser');
const guideDirectory = path.join(built, 'guide');

/** Who sends a file over a slow line has so long for all of it. */
const longestRequestMilliseconds = 10 * 60_000;

/** Builds the server on a connected, migrated database; it does not listen yet. */
export async function createServer(config: Config, dataSource: DataSource): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: ordinaryBodyLimit,
    trustProxy: (_address, hop) => hop < config.values.TRUST_PROXY,
    requestIdHeader: false,
    genReqId: requestId,
    forceCloseConnections: true,
    // Fastify's own is none at all: a body that stalls would be held for ever.
    requestTimeout: longestRequestMilliseconds,
    routerOptions: { maxParamLength: 500 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config, dataSource), adapter, {
    bufferLogs: true,
    bodyParser: false,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready'] });
  metrics.collectProcess();
  registerHttpMetrics(app);
  if (config.values.OTEL_EXPORTER_OTLP_ENDPOINT !== null) registerHttpTraces(app);
  await app.register(fastifyCookie);
  registerSecurityHeaders(app);
  if (config.values.ROLE === 'worker') answerProbesOnly(app);
  registerBodyParsers(app);
  await registerForms(app);
  registerRequestContext(app);
  registerMetricsRoute(app, config);
  registerApiDescription(app);
  await registerPanel(app, panelDirectory);
  await registerGuide(app, guideDirectory);
  return app;
}

/** A worker is asked by whoever watches over it, and by nobody else. */
function answerProbesOnly(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request) => {
      if (!/^\/(health\/(live|ready)|metrics)(\?|$)/.test(request.url)) {
        throw new AppError('not-found', 404, 'This process does jobs (ROLE=worker). Ask one with ROLE=web.');
      }
    });
}

/** The caller's request id where it is harmless to log, else a new one. */
function requestId(request: { headers: Record<string, string | string[] | undefined> }): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,100}$/.test(given) ? given : randomUUID();
}
