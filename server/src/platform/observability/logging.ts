import type { IncomingMessage } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { Config } from '../config/config.js';
import { logBindings } from './work-context.js';

/** Paths that carry a secret in themselves: what follows is not logged. */
const secretPath = /^(\/inventory\/agents\/|\/api\/v1\/inventory\/agents\/|\/api\/v1\/renewals\/feed\/)[^/?]+/;

/** The path of a request without its query and without secrets. */
export function loggablePath(url: string): string {
  return (url.split('?')[0] ?? '').replace(secretPath, '$1***');
}

/** Parts of the framework that narrate every module and route as the server starts. */
const narrators = new Set(['NestFactory', 'NestApplication', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer']);
const warning = 40;

function isNarration(first: unknown, level: number): boolean {
  if (level >= warning || typeof first !== 'object' || first === null || !('context' in first)) return false;
  return typeof first.context === 'string' && narrators.has(first.context);
}

/** Structured logs with the ids of requests and jobs; nothing of bodies, cookies or tokens. */
export function loggerOptions(config: Config): Params {
  const { LOG_LEVEL, LOG_FORMAT } = config.values;
  const pretty = LOG_FORMAT === 'pretty' || (LOG_FORMAT === 'auto' && process.stdout.isTTY);
  return {
    pinoHttp: {
      level: LOG_LEVEL,
      mixin: logBindings,
      hooks: {
        logMethod(inputArgs, method, level) {
          if (!isNarration(inputArgs[0], level)) method.apply(this, inputArgs);
        },
      },
      customLogLevel: (_request, response, error) =>
        error !== undefined || response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'info' : 'debug',
      serializers: {
        req: (request: IncomingMessage & { id?: unknown }) => ({
          id: request.id,
          method: request.method,
          path: loggablePath(request.url ?? ''),
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
      ...(pretty
        ? { transport: { target: 'pino-pretty', options: { singleLine: true, ignore: 'pid,hostname' } } }
        : {}),
    },
  };
}
