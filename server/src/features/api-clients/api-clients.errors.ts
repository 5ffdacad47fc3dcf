import { AppError, invalidField } from '../../platform/http/app-error.js';

/** 409: names of API clients are unique, whatever their case. */
export function apiClientNameTaken(name: string): AppError {
  const message = `An API client named “${name}” exists already. Choose another name.`;
  return new AppError('api-client.name-taken', 409, message, {
    errors: [{ field: 'name', code: 'api-client.name-taken', message }],
  });
}

/** 422: there is no such role, or the actor may not see it. */
export function apiClientRoleUnknown(): AppError {
  return invalidField(
    'technicianRoleId',
    'reference.unknown',
    'There is no such technician role, or you may not see it.',
  );
}

/** 422: an API client has the permissions of a role, or all of them. */
export function apiClientWithoutAccess(): AppError {
  return invalidField(
    'technicianRoleId',
    'api-client.access',
    'Choose the technician role whose permissions the client has, or make it a system administrator; not both.',
  );
}

/** 422: a client that has expired already is of no use to anybody. */
export function apiClientExpiresInThePast(): AppError {
  return invalidField('expiresAt', 'date.past', 'This time is over. Choose one that is still to come, or none.');
}

/** 409: what was revoked stays so. */
export function apiClientRevoked(): AppError {
  return new AppError('api-client.revoked', 409, 'This API client was revoked for good. Create another one.');
}

/** 401: the answer is the same for an unknown client, a wrong secret, and one that has expired or was revoked. */
export function invalidClient(): AppError {
  const detail = 'The client id or the secret is wrong, or the client has expired or was revoked.';
  return new AppError('auth.invalid-client', 401, detail, {
    headers: { 'www-authenticate': 'Basic realm="Seatwise"' },
    extra: { error: 'invalid_client', error_description: detail },
  });
}

/** 400: something else than what RFC 6749 asks for. */
export function badTokenRequest(error: 'invalid_request' | 'unsupported_grant_type', detail: string): AppError {
  return new AppError(`auth.${error.replaceAll('_', '-')}`, 400, detail, {
    extra: { error, error_description: detail },
  });
}
