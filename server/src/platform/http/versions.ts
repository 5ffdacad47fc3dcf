import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError, staleVersion } from './app-error.js';

/** The ETag of a version of a resource. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/** The version of something that no counter belongs to: it stays while what it says stays. */
export function versionOf(content: unknown): number {
  // As many digits as an ETag has at the most.
  return createHash('sha256').update(JSON.stringify(content)).digest().readUInt32BE() % 1_000_000_000;
}

/**
 * Reads `If-Match`.
 * @returns the version that the caller read, or null when it did not say.
 * @throws AppError 400 when the header is not an ETag of ours.
 */
export function parseIfMatch(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null;
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim());
  if (match === null) throw new AppError('if-match.malformed', 400, 'If-Match takes the ETag of the resource.');
  return Number(match[1]);
}

/** @throws AppError 412 when the caller's version is not the current one. */
export function assertVersion(current: number, expected: number | null): void {
  if (expected !== null && expected !== current) throw staleVersion();
}

/** Parameter of a handler: the version in `If-Match`, or null. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | null =>
  parseIfMatch(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);
