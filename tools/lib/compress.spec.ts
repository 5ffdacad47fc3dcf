import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compressTexts } from './compress.mjs';

let directory: string;
const script = 'export const answer = 42;\n'.repeat(100);

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'seatwise-compress-'));
  mkdirSync(join(directory, 'de'));
  writeFileSync(join(directory, 'de/main.js'), script);
  writeFileSync(join(directory, 'small.css'), 'a{}');
  writeFileSync(join(directory, 'picture.webp'), Buffer.alloc(4096));
  await compressTexts(directory);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

it('packs texts, below folders too, so that they come back as they were', () => {
  expect(brotliDecompressSync(readFileSync(join(directory, 'de/main.js.br'))).toString()).toBe(script);
  expect(gunzipSync(readFileSync(join(directory, 'de/main.js.gz'))).toString()).toBe(script);
});

it('leaves alone what is small, and what is packed already', () => {
  expect(readdirSync(directory).toSorted()).toEqual(['de', 'picture.webp', 'small.css']);
});
