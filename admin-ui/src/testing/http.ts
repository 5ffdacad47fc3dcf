import { type HttpInterceptorFn, HttpResponse, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, type TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import type { EnvironmentProviders, Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { of } from 'rxjs';

import type { ActorResponse } from '../api/model';
import { apiInterceptor } from '../core/api/api.interceptor';
import { Session } from '../core/session/session';

/** Tables have no saved views in most tests, which are not to answer for them. */
const noViews: HttpInterceptorFn = (request, next) =>
  request.method === 'GET' && request.url.startsWith('/api/v1/saved-views?')
    ? of(new HttpResponse({ status: 200, body: { items: [], page: 1, pageSize: 200, total: 0 } }))
    : next(request);

/** The panel's HTTP, answered by the test. @param savedViews whether those of tables are, too */
export function provideTestHttp({ savedViews = false } = {}): (Provider | EnvironmentProviders)[] {
  const interceptors = savedViews ? [apiInterceptor] : [apiInterceptor, noViews];
  return [provideHttpClient(withInterceptors(interceptors)), provideHttpClientTesting()];
}

/** The one request that is waiting for an address that begins like this. */
export function expectRequest(method: string, address: string): TestRequest {
  return TestBed.inject(HttpTestingController).expectOne(
    (request) => request.method === method && request.urlWithParams.startsWith(address),
  );
}

/** Answers with problem details. */
export function answerProblem(request: TestRequest, status: number, problem: object): void {
  request.flush(problem, { status, statusText: 'Failed' });
}

/** A technician with these packed ability rules. */
export function anActor(rules: unknown[][] = []): ActorResponse {
  return {
    id: 1,
    name: 'Ana',
    email: 'ana@msp.example',
    kind: 'TECHNICIAN',
    role: null,
    systemAdministrator: false,
    mustEnrol: false,
    permissions: [],
    rules,
    viewingAs: null,
  };
}

/** Signs a technician in. */
export async function signIn(rules: unknown[][] = []): Promise<void> {
  const loaded = TestBed.inject(Session).load();
  expectRequest('GET', '/api/v1/auth/me').flush({ actor: anActor(rules) });
  await loaded;
}

/** Lets promises and effects that are due run. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  TestBed.tick();
}
