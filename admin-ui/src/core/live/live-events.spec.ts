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

  tell(data: object, lastEventId = ''): void {
    this.say('change', lastEventId, JSON.stringify(data));
  }

  say(type: string, lastEventId: string, data = ''): void {
    this.dispatchEvent(new MessageEvent(type, { data, lastEventId }));
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

  const anything: Change = { topic: '*', ids: [], organizationIds: [] };
  const fail = () => {
    source().dispatchEvent(new Event('error'));
    vi.advanceTimersByTime(1_000);
    source().dispatchEvent(new Event('open'));
  };

  it('connects again after a failure, and says what it heard last', async () => {
    const heard = await listen();
    source().say('ready', '7-a');
    source().tell({ topic: 'devices' }, '8-a');
    const first = source();
    fail();
    expect(first.closed).toBe(true);
    expect(FakeSource.made.map(({ url }) => url)).toEqual(['/api/v1/events', '/api/v1/events?lastEventId=8-a']);
    source().tell({ topic: 'licenses', ids: [2] }, '9-b');
    source().say('ready', '10-b');
    expect(heard).toEqual([{ topic: 'licenses', ids: [2], organizationIds: [] }]);
    fail();
    expect(source().url).toBe('/api/v1/events?lastEventId=10-b');
  });

  it('tells that anything may have changed where the server says so', async () => {
    const heard = await listen();
    source().say('ready', '7-a');
    fail();
    source().say('resync', '20-b');
    source().say('ready', '20-b');
    expect(heard).toEqual([anything]);
  });

  it('tells so where it had heard nothing to go on from', async () => {
    const heard = await listen();
    fail();
    expect(heard).toEqual([]);
    source().say('ready', '20-b');
    expect(heard).toEqual([anything]);
    fail();
    source().say('ready', '21-b');
    expect(heard).toEqual([anything]);
  });

  it('goes on from the last sign of life', async () => {
    await listen();
    source().say('heartbeat', '12-a');
    fail();
    expect(source().url).toContain('12-a');
  });

  it('lets go of the connection while nobody looks', async () => {
    await listen();
    source().say('ready', '7-a');
    show('hidden');
    expect(source().closed).toBe(true);
    show('visible');
    expect(FakeSource.made.map(({ url }) => url)).toEqual(['/api/v1/events', '/api/v1/events?lastEventId=7-a']);
  });
});
