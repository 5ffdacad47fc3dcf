import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Subject } from 'rxjs';

import { expectRequest, provideTestHttp } from '../../testing/http';
import { LiveEvents } from '../live/live-events';
import type { Change } from '../live/live-events.rules';
import type { ApiRequest } from './api-request';
import { apiResource } from './api-resource';
import { lastKnown } from './last-known';

describe('apiResource', () => {
  const address = '/api/v1/things';
  const changes = new Subject<Change>();
  const change = () => {
    changes.next({ topic: 'things', ids: [], organizationIds: [] });
    vi.advanceTimersByTime(400);
    TestBed.tick();
  };

  beforeEach(() => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: LiveEvents, useValue: { changes: () => changes } }],
    });
  });
  afterEach(() => vi.useRealTimers());

  function things() {
    const request: ApiRequest<{ count: number }> = { method: 'GET', url: address };
    const resource = TestBed.runInInjectionContext(() => apiResource(() => request, { topics: ['things'] }));
    const known = TestBed.runInInjectionContext(() => lastKnown(resource));
    TestBed.tick();
    return { resource, known };
  }

  const settle = async () => {
    await vi.advanceTimersByTimeAsync(0);
    TestBed.tick();
  };

  it('reads once more for what changes while it reads', async () => {
    const { resource } = things();
    const first = expectRequest('GET', address);
    change();
    first.flush({ count: 1 });
    await settle();
    expectRequest('GET', address).flush({ count: 2 });
    await settle();
    expect(resource.value()).toEqual({ count: 2 });
  });

  it('is known over a read that fails', async () => {
    const { resource, known } = things();
    expectRequest('GET', address).flush({ count: 1 });
    await settle();
    expect(known()).toEqual({ count: 1 });
    change();
    expectRequest('GET', address).error(new ProgressEvent('error'));
    await settle();
    expect(resource.hasValue()).toBe(false);
    expect(known()).toEqual({ count: 1 });
  });
});
