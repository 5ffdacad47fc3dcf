import { PendingTasks } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Subject, throwError } from 'rxjs';

import { PreloadWhenIdle } from './preload-when-idle';

describe('preloading', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    // Idle at once.
    vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const load = () => {
    const arriving = new Subject<unknown>();
    return { arriving, load: vi.fn<() => Subject<unknown>>(() => arriving) };
  };

  it('waits for what is on its way, then fetches one after the other', async () => {
    const answered = TestBed.inject(PendingTasks).add();
    const preloading = TestBed.inject(PreloadWhenIdle);
    const [first, second] = [load(), load()];
    preloading.preload({}, first.load).subscribe();
    preloading.preload({}, second.load).subscribe();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(first.load).not.toHaveBeenCalled();
    answered();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(first.load).toHaveBeenCalledTimes(1);
    expect(second.load).not.toHaveBeenCalled();
    first.arriving.complete();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(second.load).toHaveBeenCalledTimes(1);
  });

  it('goes on after what cannot be fetched', async () => {
    const preloading = TestBed.inject(PreloadWhenIdle);
    const next = load();
    preloading.preload({}, () => throwError(() => new Error('gone'))).subscribe();
    preloading.preload({}, next.load).subscribe();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(next.load).toHaveBeenCalledTimes(1);
  });
});
