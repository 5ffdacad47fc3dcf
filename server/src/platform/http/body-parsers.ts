import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppError } from './app-error.js';

const mebibyte = 1024 * 1024;

/** The largest body of an ordinary call, and of one that carries inventories or files. */
const ordinaryLimit = mebibyte;
export const largeBodyLimit = 32 * mebibyte;

/** Paths whose bodies may be large. */
const largePaths = /^\/api\/v1\/(inventory|licenses\/import)(\/|\?|$)/;

/** Paths whose bodies are read by the feature itself, whatever their type. */
const rawPaths = /^\/api\/v1\/inventory\/agents\//;

function tooLarge(limit: number): AppError {
  return new AppError('too-large', 413, `The body is larger than ${limit / mebibyte} MiB.`);
}

/** Reads bodies: JSON as JSON, everything that agents send as bytes, within the limit of the path. */
export function registerBodyParsers(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largeBodyLimit }, (request, body, done) => {
    const limit = largePaths.test(request.url) ? largeBodyLimit : ordinaryLimit;
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    if (bytes.length > limit) return done(tooLarge(limit));
    if (rawPaths.test(request.url)) return done(null, bytes);
    const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
    if (bytes.length === 0) return done(null, undefined);
    if (type === 'text/csv') return done(null, bytes);
    if (type !== 'application/json') {
      return done(new AppError('media-type', 415, 'Send JSON, with the header Content-Type: application/json.'));
    }
    try {
      return done(null, JSON.parse(bytes.toString('utf8'), withoutPrototype));
    } catch {
      return done(new AppError('malformed', 400, 'The body is not valid JSON.'));
    }
  });
}

/** A key that could reach a prototype is dropped as if it were not there. */
function withoutPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}
