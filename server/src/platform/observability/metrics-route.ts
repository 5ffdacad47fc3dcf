import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config/config.js';
import { AppError } from '../http/app-error.js';
import { mayReadMetrics } from './metrics-access.rules.js';
import { metrics } from './metrics.js';

/**
 * `GET /metrics`, in every role. Beside the controllers: its token is none of the API's, and is judged here alone.
 * Whoever may not read it learns how, and nothing else.
 */
export function registerMetricsRoute(app: NestFastifyApplication, config: Config): void {
  const { METRICS_TOKEN: token, TRUST_PROXY: proxies } = config.values;
  // Whoever speaks TLS for this server is a proxy, be it one that says for whom it asks or not.
  const behindProxy = proxies > 0 || config.publicUrl.startsWith('https:');
  app
    .getHttpAdapter()
    .getInstance()
    .get('/metrics', async ({ headers, socket }, reply) => {
      const forwarded = behindProxy || headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
      const reader = { authorization: headers.authorization, socketAddress: socket.remoteAddress, forwarded };
      if (!mayReadMetrics(token, reader)) throw token === null ? onlyNear() : tokenNeeded();
      return reply
        .header('cache-control', 'no-store')
        .type(metrics.contentType)
        .send(await metrics.text());
    });
}

function tokenNeeded(): AppError {
  return new AppError('metrics.token-needed', 401, 'Send the METRICS_TOKEN as `Authorization: Bearer <token>`.', {
    headers: { 'www-authenticate': 'Bearer realm="Seatwise metrics"' },
  });
}

function onlyNear(): AppError {
  return new AppError(
    'metrics.not-near',
    403,
    'Without METRICS_TOKEN, metrics are told only to programs on the same machine that ask directly. Set it to read them from elsewhere.',
  );
}
