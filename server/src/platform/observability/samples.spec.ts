import { afterEach, expect, it, vi } from 'vitest';
import { SampledFigures } from './samples.js';

afterEach(() => vi.useRealTimers());

function sampled(read: () => Promise<void>) {
  const clock = { now: 0 };
  const forget = vi.fn<() => void>();
  const failed = vi.fn<(error: unknown) => void>();
  return { clock, forget, failed, figures: new SampledFigures({ read, forget }, failed, () => clock.now) };
}

it('looks up once for all who ask within ten seconds, also at the same time', async () => {
  const read = vi.fn<() => Promise<void>>(async () => {});
  const { clock, figures } = sampled(read);
  await Promise.all([figures.refresh(), figures.refresh(), figures.refresh()]);
  clock.now = 9_999;
  await figures.refresh();
  expect(read).toHaveBeenCalledTimes(1);
  clock.now = 10_000;
  await figures.refresh();
  expect(read).toHaveBeenCalledTimes(2);
});

it('forgets what cannot be looked up, says so, and does not insist', async () => {
  const read = vi.fn<() => Promise<void>>(async () => Promise.reject(new Error('down')));
  const { figures, forget, failed } = sampled(read);
  await figures.refresh();
  await figures.refresh();
  expect([read, forget, failed].map((mock) => mock.mock.calls.length)).toEqual([1, 1, 1]);
});

it('keeps nobody waiting for a database that does not answer', async () => {
  vi.useFakeTimers();
  const read = vi.fn<() => Promise<void>>(() => new Promise(() => {}));
  const { clock, figures } = sampled(read);
  const asked = figures.refresh();
  await vi.advanceTimersByTimeAsync(2_000);
  await asked;
  clock.now = 60_000;
  const again = figures.refresh();
  await vi.advanceTimersByTimeAsync(2_000);
  await again;
  expect(read).toHaveBeenCalledTimes(1);
});
