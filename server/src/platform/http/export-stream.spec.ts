import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ExportStream } from './export-stream.js';
import type { ExportFile } from './list-export.js';

const chunk = Buffer.alloc(64 * 1024);

/** A file of so many chunks, which counts those that were asked for. */
function fileOf(chunks: number, failAfter = Infinity) {
  const asked = { chunks: 0 };
  async function* write(): AsyncGenerator<Uint8Array> {
    for (let index = 0; index < chunks; index++) {
      if (index === failAfter) throw new Error('connection lost');
      asked.chunks += 1;
      yield chunk;
    }
  }
  const close = vi.fn<() => Promise<void>>(() => Promise.resolve());
  const file: ExportFile = { chunks: write(), rows: null, close };
  return { file, asked, close };
}

it('asks for no more than is taken', async () => {
  const { file, asked, close } = fileOf(1_000);
  const stream = new ExportStream(file);
  for (let taken = 1; taken <= 5; taken++) {
    await once(stream, 'readable');
    stream.read(chunk.length);
    expect(asked.chunks).toBeLessThanOrEqual(taken + 2);
  }
  stream.destroy();
  await once(stream, 'close');
  expect(close).toHaveBeenCalledTimes(1);
  expect(asked.chunks).toBeLessThan(10);
});

it('frees the database at the end', async () => {
  const { file, asked, close } = fileOf(3);
  const stream = new ExportStream(file);
  stream.resume();
  await finished(stream);
  expect(asked.chunks).toBe(3);
  await vi.waitFor(() => expect(close).toHaveBeenCalledTimes(1));
});

it('frees the database and fails when the rows fail', async () => {
  const { file, close } = fileOf(3, 2);
  const stream = new ExportStream(file);
  stream.resume();
  await expect(finished(stream)).rejects.toThrow('connection lost');
  expect(close).toHaveBeenCalledTimes(1);
});

describe('a client that is too slow', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const limits = { whole: 3_600_000, pause: 240_000 };

  it('is given up when it stops taking anything, and the database is freed', async () => {
    const { file, close } = fileOf(1_000);
    const stream = new ExportStream(file, limits);
    await once(stream, 'readable');
    stream.read(chunk.length);
    await once(stream, 'readable');
    const failure = once(stream, 'error');
    vi.advanceTimersByTime(limits.pause - 1);
    expect(stream.destroyed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(String(await failure)).toContain('Nothing of it was taken for 4 minutes.');
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('is given up when the whole takes too long, however regularly it takes a little', async () => {
    const { file, asked, close } = fileOf(1_000);
    const stream = new ExportStream(file, limits);
    const failure = once(stream, 'error');
    for (let passed = 0; passed < limits.whole; passed += limits.pause / 2) {
      expect(stream.destroyed).toBe(false);
      if (stream.readableLength === 0) await once(stream, 'readable');
      stream.read(chunk.length);
      vi.advanceTimersByTime(limits.pause / 2);
    }
    expect(String(await failure)).toContain('It was being written for 60 minutes.');
    expect(close).toHaveBeenCalledTimes(1);
    expect(asked.chunks).toBeGreaterThan(20);
  });

  it('leaves nothing behind when it ends in time', async () => {
    const { file } = fileOf(3);
    const stream = new ExportStream(file, limits);
    stream.resume();
    await finished(stream);
    expect(vi.getTimerCount()).toBe(0);
  });
});
