import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { expect, it, vi } from 'vitest';
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
