import type { HttpErrorResponse } from '@angular/common/http';

/** One wrong field of a request. */
export interface FieldProblem {
  /** Path of the field in the request body, as in `term.expiresOn`. */
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** Codes of our own, for failures that no server described. */
export const problemCodes = {
  unreachable: 'client.unreachable',
  unexpected: 'client.unexpected',
  told: 'client.told',
} as const;

/** A failed request: the server's problem details (RFC 9457), or what came instead of them. */
export class Problem extends Error {
  override readonly name = 'Problem';

  private constructor(
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    /** Stable code, as in `license.name-taken`. */
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    /** Names this request in the server's log. */
    readonly correlationId: string | undefined,
    readonly errors: readonly FieldProblem[],
    /** Seconds to wait before asking again, where the server said so. */
    readonly retryAfterSeconds: number | undefined,
    /** All that the answer says of it, as `overduePeriods` too. */
    readonly members: Readonly<Record<string, unknown>>,
  ) {
    super(detail || title || code);
  }

  /** Nobody knows whether the request was carried out. */
  get unanswered(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 504;
  }

  /** The same problem for a form whose controls do not stand where the API has its fields. */
  withFields(rename: (field: string) => string): Problem {
    const errors = this.errors.map((error) => ({ ...error, field: rename(error.field) }));
    const { status, code, title, detail, correlationId, retryAfterSeconds, members } = this;
    return new Problem(status, code, title, detail, correlationId, errors, retryAfterSeconds, members);
  }

  /** Reads a failed answer; anything that is not problem details becomes a code of {@link problemCodes}. */
  static from(response: HttpErrorResponse): Problem {
    const body = asRecord(response.error);
    const code = text(body['code']);
    const retryAfter = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
    return new Problem(
      response.status,
      code ?? (response.status === 0 ? problemCodes.unreachable : problemCodes.unexpected),
      text(body['title']) ?? '',
      text(body['detail']) ?? '',
      text(body['correlationId']) ?? response.headers.get('X-Request-Id') ?? undefined,
      Array.isArray(body['errors']) ? body['errors'].flatMap(fieldProblem) : [],
      Number.isNaN(retryAfter) ? undefined : retryAfter,
      body,
    );
  }

  /** What went wrong, in a sentence of the panel's own. */
  static told(sentence: string): Problem {
    return new Problem(-1, problemCodes.told, '', sentence, undefined, [], undefined, {});
  }

  /** Makes a problem out of whatever was thrown. */
  static of(error: unknown): Problem {
    if (error instanceof Problem) return error;
    if (error instanceof Error && error.cause instanceof Problem) return error.cause;
    const detail = error instanceof Error ? error.message : String(error);
    return new Problem(-1, problemCodes.unexpected, '', detail, undefined, [], undefined, {});
  }
}

function fieldProblem(value: unknown): FieldProblem[] {
  const { field, code, message } = asRecord(value);
  return typeof field === 'string' ? [{ field, code: text(code) ?? '', message: text(message) ?? '' }] : [];
}

function asRecord(value: unknown): Record<string, unknown> {
  if (typeof value === 'string') {
    try {
      return asRecord(JSON.parse(value));
    } catch {
      return {};
    }
  }
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
