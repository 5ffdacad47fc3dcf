import fastifyMultipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import secureJson from 'secure-json-parse';
import { AppError } from './app-error.js';

const mebibyte = 1024 * 1024;

/** The largest body of an ordinary call, and of one that carries inventories or files, in bytes. */
export const ordinaryBodyLimit = mebibyte;
const largeBodyLimit = 32 * mebibyte;

/** Nothing that is described goes deeper; what reads bodies would run out of stack. */
const deepestBody = 64;

/** Routes whose bodies may be large. */
const largeRoutes = /^\/api\/v1\/(inventory|licenses\/imports?)(\/|$)/;

/** Paths whose bodies are read by the feature itself, whatever their type. */
const rawPaths = /^\/api\/v1\/inventory\/agents\//;

/** Routes that read a form with a file, themselves and from the wire. */
const formRoutes = /^\/api\/v1\/licenses\/(imports?|:\w+\/attachments)$/;

/** Routes that take fields as OAuth sends them. */
const urlEncodedRoutes = new Set(['/api/v1/auth/token']);

/** Lets routes that take files read forms, and refuses forms everywhere else. */
export async function registerForms(app: NestFastifyApplication): Promise<void> {
  // Whoever reads a file tells one that is too large by `truncated`, and says so in words of its own.
  await app.register(fastifyMultipart, { throwFileSizeLimit: false });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async ({ headers, routeOptions: { url } }) => {
      const isForm = /^multipart\//i.test(headers['content-type'] ?? '');
      if (isForm && url !== undefined && !formRoutes.test(url)) throw notJson();
    });
}

function notJson(): AppError {
  return new AppError('media-type', 415, 'Send JSON, with the header Content-Type: application/json.');
}

/** Reads bodies: JSON as JSON, everything that agents send as bytes, never more of them than the route's limit. */
export function registerBodyParsers(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRoute', (route) => {
    if (largeRoutes.test(route.url)) route.bodyLimit = largeBodyLimit;
  });
  fastify.removeAllContentTypeParsers();
  // Read by the route that takes files, never into memory.
  fastify.addContentTypeParser('text/csv', (request, body, done) => {
    if (formRoutes.test(request.routeOptions.url ?? '')) return done(null, body);
    return done(notJson());
  });
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    if (rawPaths.test(request.url)) return done(null, bytes);
    const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
    if (bytes.length === 0) return done(null, undefined);
    if (type === 'application/x-www-form-urlencoded' && urlEncodedRoutes.has(request.routeOptions.url ?? '')) {
      return done(null, urlDecoded(bytes.toString('utf8')));
    }
    if (type !== 'application/json') {
      return done(notJson());
    }
    let value: unknown;
    try {
      // A key that could reach a prototype is dropped as if it were not there.
      value = secureJson.parse(bytes, { protoAction: 'remove', constructorAction: 'ignore' });
    } catch {
      return done(new AppError('malformed', 400, 'The body is not valid JSON.'));
    }
    if (isDeeperThan(value, deepestBody)) {
      return done(new AppError('malformed', 400, `The body is nested more than ${deepestBody} levels deep.`));
    }
    return done(null, value);
  });
}

/** The fields of a form; one that is there twice is none of ours. */
function urlDecoded(text: string): Record<string, string> {
  const parameters = new URLSearchParams(text);
  const once = [...parameters].filter(([name]) => parameters.getAll(name).length === 1);
  return Object.fromEntries(once);
}

/** True for a value with lists and objects more than so many levels into each other. */
function isDeeperThan(value: unknown, levels: number): boolean {
  let level = [value].filter(isContainer);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === levels) return true;
    level = level.flatMap((container) => Object.values(container).filter(isContainer));
  }
  return false;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
