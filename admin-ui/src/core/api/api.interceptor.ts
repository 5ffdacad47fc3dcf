import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, throwError } from 'rxjs';

import { Problem } from '../problem/problem';
import { Session } from '../session/session';

const readMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Speaks the server's conventions: changes carry `X-Requested-With` (the cookie alone does not authorise them), every POST
 * carries an `Idempotency-Key`, every failure becomes a {@link Problem}, and an ended session leads to the sign-in page.
 */
export const apiInterceptor: HttpInterceptorFn = (request, next) => {
  const session = inject(Session);
  let headers = request.headers;
  if (!readMethods.has(request.method)) headers = headers.set('X-Requested-With', 'seatwise');
  if (request.method === 'POST' && !headers.has('Idempotency-Key')) {
    headers = headers.set('Idempotency-Key', crypto.randomUUID());
  }

  return next(request.clone({ headers })).pipe(
    catchError((error: unknown) => {
      const problem = error instanceof HttpErrorResponse ? Problem.from(error) : error;
      if (problem instanceof Problem && problem.status === 401) session.ended(request.url);
      if (problem instanceof Problem && problem.code === 'auth.otp-enrolment-required')
        void session.enrolmentRequired();
      return throwError(() => problem);
    }),
  );
};
