/** One field of a request that is wrong, and why. */
export interface FieldError {
  /** Path of the field, such as `term.expiresOn`. */
  field: string;
  code: string;
  message: string;
}

/**
 * A refusal that the caller can understand: a stable code, an HTTP status, and a sentence that says what to do next.
 * Everything that goes wrong for a reason of the domain is one of these.
 */
export class AppError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly details: { errors?: FieldError[]; headers?: Record<string, string>; extra?: Record<string, unknown> } = {},
  ) {
    super(message);
  }
}

/** 404: it does not exist, or the actor may not know that it does. */
export function notFound(what: string): AppError {
  return new AppError('not-found', 404, `There is no such ${what}, or you may not see it.`);
}

/** 403: visible, but the actor's role does not allow this. */
export function forbidden(): AppError {
  return new AppError('forbidden', 403, 'Your role does not allow this. Ask a system administrator for access.');
}

/** 403: whoever looks with the permissions of another changes nothing. */
export function viewingAsAnother(name: string): AppError {
  return new AppError(
    'auth.viewing-as',
    403,
    `You are viewing as ${name}, and nothing can be changed meanwhile. Stop viewing first.`,
  );
}

/** 422: the request is well-formed, but fields are against a rule. */
export function invalidFields(errors: FieldError[]): AppError {
  const first = errors[0];
  return new AppError('invalid', 422, first === undefined ? 'The request is invalid.' : first.message, { errors });
}

/** 422 for one field. */
export function invalidField(field: string, code: string, message: string): AppError {
  return invalidFields([{ field, code, message }]);
}

/** 412: the resource was changed since the caller read it. */
export function staleVersion(): AppError {
  return new AppError(
    'version.stale',
    412,
    'This was changed by somebody else in the meantime. Reload it and apply your change again.',
  );
}
