import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fingerprint } from './fingerprint.mjs';

let root: string;
const at = (path: string): string => join(root, path);
const take = (): string => fingerprint(root, ['source', 'settings.json', 'missing']);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'seatwise fingerprint '));
  mkdirSync(at('source/deep'), { recursive: true });
  writeFileSync(at('source/a.ts'), 'one');
  writeFileSync(at('source/deep/b.ts'), 'two');
  writeFileSync(at('settings.json'), '{}');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

it('stays the same when only times change, or files elsewhere', () => {
  const before = take();
  utimesSync(at('source/a.ts'), 1, 1);
  writeFileSync(at('other.ts'), 'three');
  expect(take()).toBe(before);
});

it.each<[string, () => void]>([
  ['a content', () => writeFileSync(at('source/deep/b.ts'), 'TWO')],
  ['a name', () => renameSync(at('source/a.ts'), at('source/c.ts'))],
  ['a single file', () => writeFileSync(at('settings.json'), '{ }')],
  ['a file that is gone', () => rmSync(at('source/deep/b.ts'))],
  [
    'text that moved to the next file',
    () => {
      writeFileSync(at('source/a.ts'), 'onet');
      writeFileSync(at('source/deep/b.ts'), 'wo');
    },
  ],
])('notices %s', (_what, change) => {
  const before = take();
  change();
  expect(take()).not.toBe(before);
});

it('leaves out what does not matter', () => {
  const withoutSpecs = (): string => fingerprint(root, ['source'], (path: string) => !path.endsWith('.spec.ts'));
  const before = withoutSpecs();
  writeFileSync(at('source/a.spec.ts'), 'test');
  expect(withoutSpecs()).toBe(before);
});
