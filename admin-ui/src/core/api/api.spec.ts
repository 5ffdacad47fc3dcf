import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';

import { answerProblem, expectRequest, provideTestHttp, signIn } from '../../testing/http';
import { Problem } from '../problem/problem';
import { Session } from '../session/session';
import { Api } from './api';
import type { ApiRequest } from './api-request';

describe('Api', () => {
  const read: ApiRequest<{ id: number }> = { method: 'GET', url: '/api/v1/things/1' };
  const write: ApiRequest<{ id: number }> = { method: 'POST', url: '/api/v1/things', body: { name: 'a' } };

  beforeEach(() => TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] }));

  const send = (request: ApiRequest<{ id: number }>, ifMatch?: number) =>
    TestBed.inject(Api).send(request, { ifMatch });
  const key = (name = 'Idempotency-Key') => expectRequest('POST', '/api/v1/things').request.headers.get(name);

  it('marks changes, and only changes, as the panel’s own', () => {
    void send(read);
    void send(write);
    expect(expectRequest('GET', '/api/v1/things').request.headers.has('X-Requested-With')).toBe(false);
    expect(key('X-Requested-With')).toBe('seatwise');
  });

  it('names the version that a change is meant for', () => {
    void send({ ...write, method: 'PATCH' }, 7);
    const { headers } = expectRequest('PATCH', '/api/v1/things').request;
    expect([headers.get('If-Match'), headers.has('Idempotency-Key')]).toEqual(['"7"', false]);
  });

  it('repeats an unanswered POST under its first key', async () => {
    const first = send(write);
    const lost = expectRequest('POST', '/api/v1/things');
    lost.error(new ProgressEvent('error'));
    await expect(first).rejects.toMatchObject({ status: 0 });
    void send(write);
    expect(key()).toBe(lost.request.headers.get('Idempotency-Key'));
  });

  it.each([
    ['went well', 201],
    ['was refused', 422],
  ])('uses a new key after a POST that %s', async (_, status) => {
    const first = send(write);
    const answered = expectRequest('POST', '/api/v1/things');
    if (status === 201) answered.flush({ id: 1 });
    else answerProblem(answered, status, { code: 'x' });
    await first.catch(() => undefined);
    void send(write);
    expect(key()).not.toBe(answered.request.headers.get('Idempotency-Key'));
  });

  it('turns a failure into a problem', async () => {
    const sent = send(write);
    answerProblem(expectRequest('POST', '/api/v1/things'), 409, { code: 'thing.name-taken', detail: 'Taken.' });
    const problem: unknown = await sent.catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ status: 409, code: 'thing.name-taken' });
  });

  it('leads to the sign-in page when the session has ended, and back afterwards', async () => {
    await signIn();
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const sent = send(read);
    answerProblem(expectRequest('GET', '/api/v1/things'), 401, { code: 'auth.required' });
    await expect(sent).rejects.toMatchObject({ status: 401 });
    expect(TestBed.inject(Session).signedIn()).toBe(false);
    expect(navigate).toHaveBeenCalledWith(['/sign-in'], { queryParams: { returnUrl: '/' } });
  });
});
