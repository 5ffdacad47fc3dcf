import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { provideTestHttp, signIn } from '../../testing/http';
import { LiveEvents } from './live-events';
import type { Change } from './live-events.rules';

/** An EventSource whose server is the test. */
class FakeSource extends EventTarget {
  static readonly made: FakeSource[] = [];
  closed = false;

  constructor(readonly url: string) {
    super();
    FakeSource.made.push(this);
  }

  close(): void {
    this.closed = true;
  }

  tell(data: object): void {
    this.dispatchEvent(new MessageEvent('change', { data: JSON.stringify(data) }));
  }
}

describe('LiveEvents', () => {
  let visibility: DocumentVisibilityState;
  const source = () => FakeSource.made.at(-1)!;
  const show = (state: DocumentVisibilityState) => {
    visibility = state;
    document.dispatchEvent(new Event('visibilitychange'));
  };

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', FakeSource);
    visibility = 'visible';
    vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
    FakeSource.made.length = 0;
    TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] });
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  async function listen(): Promise<Change[]> {
    const heard: Change[] = [];
    TestBed.inject(LiveEvents)
      .changes('licenses')
      .subscribe((change) => heard.push(change));
    await signIn();
    TestBed.tick();
    source().dispatchEvent(new Event('open'));
    return heard;
  }

  it('is silent without a session', () => {
    TestBed.inject(LiveEvents);
    TestBed.tick();
    expect(FakeSource.made).toHaveLength(0);
  });

  it('hears its topic', async () => {
    const heard = await listen();
    source().tell({ topic: 'devices', ids: [1] });
    source().tell({ topic: 'licenses', ids: [2], organizationIds: null });
    expect(heard).toEqual([{ topic: 'licenses', ids: [2], organizationIds: [] }]);
  });

  it('connects again after a failure, and tells that something may have been missed', async () => {
    const heard = await listen();
    const first = source();
    first.dispatchEvent(new Event('error'));
    expect(first.closed).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(FakeSource.made).toHaveLength(2);
    expect(heard).toEqual([]);
    source().dispatchEvent(new Event('open'));
    expect(heard).toEqual([{ topic: '*', ids: [], organizationIds: [] }]);
  });

  it('lets go of the connection while nobody looks', async () => {
    const heard = await listen();
    show('hidden');
    expect(source().closed).toBe(true);
    show('visible');
    source().dispatchEvent(new Event('open'));
    expect([FakeSource.made.length, heard.length]).toEqual([2, 1]);
  });
});
