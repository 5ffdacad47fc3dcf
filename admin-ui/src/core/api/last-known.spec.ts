import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { expectRequest, provideTestHttp, settle } from '../../testing/http';
import { apiResource } from './api-resource';
import { lastAnswer } from './last-known';

describe('lastAnswer', () => {
  const organization = signal(1);
  const page = signal(1);

  beforeEach(() => {
    organization.set(1);
    page.set(1);
    TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] });
  });

  const answered = async () => {
    const answer = TestBed.runInInjectionContext(() => {
      const resource = apiResource<{ count: number }>(() => ({
        method: 'GET',
        url: `/api/v1/things?of=${organization()}&page=${page()}`,
      }));
      return lastAnswer(resource, organization);
    });
    await settle();
    expectRequest('GET', '/api/v1/things?of=1&page=1').flush({ count: 1 });
    await settle();
    expect(answer()).toEqual({ count: 1 });
    return answer;
  };

  it('stays while something else about the same is read, and where that fails', async () => {
    const answer = await answered();
    page.set(2);
    await settle();
    expect(answer()).toEqual({ count: 1 });
    expectRequest('GET', '/api/v1/things?of=1&page=2').error(new ProgressEvent('error'));
    await settle();
    expect(answer()).toEqual({ count: 1 });
  });

  it('is not taken for an answer about another', async () => {
    const answer = await answered();
    organization.set(2);
    await settle();
    expect(answer()).toBeUndefined();
    expectRequest('GET', '/api/v1/things?of=2&page=1').error(new ProgressEvent('error'));
    await settle();
    expect(answer()).toBeUndefined();
  });
});
