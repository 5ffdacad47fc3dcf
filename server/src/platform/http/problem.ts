import { HttpException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { awayReason, DatabaseAway } from '../database/database-away.js';
import { sqlStateOf } from '../database/database.js';
import { AppError, type FieldError } from './app-error.js';

/** The body of every error answer (RFC 9457). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  correlationId: string;
  errors?: FieldError[];
}

const titles: Record<number, string> = {
  400: 'Malformed request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  412: 'Changed in the meantime',
  413: 'Too large',
  415: 'Wrong media type',
  422: 'Against a rule',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not ready',
};

const codes: Record<number, string> = {
  400: 'malformed',
  401: 'auth.required',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'media-type',
  429: 'too-many-requests',
  503: 'not-ready',
};

/** Values that only the database finds impossible: what got past the rules is still the caller's to mend. */
const refusedValues: Record<string, string> = {
  '22003': 'A number, or a product of two, is larger than can be kept.',
  '22008': 'A date is outside of what can be kept.',
  '22021': 'A text holds a character that cannot be kept.',
  '22P05': 'A text holds a character that cannot be kept.',
};

/** How soon it is worth asking again while the database is away. */
export const retryAfterSeconds = '5';

/** True when an error means that the database cannot be asked: whoever asks again later may be answered. */
export function isAway(error: unknown): boolean {
  return (error instanceof DatabaseAway || error instanceof QueryFailedError) && awayReason(error) !== null;
}

/**
 * Turns anything thrown into what the caller is told. What we did not foresee is 500 with the correlation id and
 * nothing else: no message of a library or the database leaves the process.
 */
export function problemOf(
  error: unknown,
  correlationId: string,
): { problem: Problem; headers: Record<string, string> } {
  if (error instanceof AppError) {
    return {
      problem: {
        ...error.details.extra,
        ...build(error.status, error.code, error.message, correlationId),
        ...(error.details.errors === undefined ? {} : { errors: error.details.errors }),
      },
      headers: error.details.headers ?? {},
    };
  }
  if (isAway(error)) {
    const detail =
      'The database does not answer at the moment. Try again in a few seconds: what was under way is done or undone as a whole, and with an Idempotency-Key it is not done twice.';
    return { problem: build(503, 'not-ready', detail, correlationId), headers: { 'retry-after': retryAfterSeconds } };
  }
  const refusal = refusedValues[sqlStateOf(error) ?? ''];
  if (refusal !== undefined) return { problem: build(422, 'invalid', refusal, correlationId), headers: {} };
  const status = statusOf(error);
  if (status !== null && status < 500) {
    const detail = error instanceof Error ? error.message : 'The request was refused.';
    return { problem: build(status, codes[status] ?? 'malformed', detail, correlationId), headers: {} };
  }
  const detail = `Something went wrong on our side. Quote ${correlationId} when you report it.`;
  return { problem: build(status ?? 500, codes[status ?? 500] ?? 'internal', detail, correlationId), headers: {} };
}

function build(status: number, code: string, detail: string, correlationId: string): Problem {
  return {
    type: `about:blank#${code}`,
    title: titles[status] ?? 'Error',
    status,
    detail,
    code,
    correlationId,
  };
}

/** Nest and Fastify say by `statusCode` what they refused themselves. */
function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return null;
}
