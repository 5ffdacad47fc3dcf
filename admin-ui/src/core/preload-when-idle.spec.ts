import { PendingTasks } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { EMPTY, type Observable, Subject, throwError } from 'rxjs';

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

  it('fetches what lies within what it fetched', async () => {
    const preloading = TestBed.inject(PreloadWhenIdle);
    const [sibling, child] = [load(), load()];
    // As the router does: routes are there when the pages of them were asked for.
    const routes = (): Observable<unknown> => preloading.preload({ path: 'child' }, child.load);
    preloading.preload({ path: 'routes' }, routes).subscribe();
    preloading.preload({ path: 'sibling' }, sibling.load).subscribe();
    await vi.advanceTimersByTimeAsync(60_000);
    sibling.arriving.complete();
    await vi.advanceTimersByTimeAsync(1_000);
    expect([sibling.load, child.load].map((each) => each.mock.calls.length)).toEqual([1, 1]);
  });

  it('asks for nothing twice, but for what could not be fetched', async () => {
    const preloading = TestBed.inject(PreloadWhenIdle);
    const [page, missing] = [{ path: 'page' }, { path: 'missing' }];
    const [loadPage, loadMissing] = [vi.fn<() => Observable<unknown>>(() => EMPTY), vi.fn<() => Observable<unknown>>()];
    loadMissing.mockReturnValue(throwError(() => new Error('gone')));
    for (let change = 0; change < 2; change++) {
      preloading.preload(page, loadPage).subscribe();
      preloading.preload(missing, loadMissing).subscribe();
      await vi.advanceTimersByTimeAsync(60_000);
    }
    expect([loadPage, loadMissing].map((each) => each.mock.calls.length)).toEqual([1, 2]);
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
