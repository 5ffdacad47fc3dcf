import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runChecks } from './index.mjs';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'seatwise checks '));
  execFileSync('git', ['init', '-q'], { cwd: directory });
  mkdirSync(join(directory, 'server/src'), { recursive: true });
  writeFileSync(join(directory, '.gitignore'), 'dist/\n');
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

it('says where which rule is broken, also in a file that is new', () => {
  expect(runChecks(directory)).toBe('');
  writeFileSync(join(directory, 'server/src/a.ts'), 'use(process.env);\n');
  expect(runChecks(directory)).toMatch(/^Broken: the environment .*\n {2}server\/src\/a\.ts:1: Describe/);
});

it('leaves alone what git ignores', () => {
  mkdirSync(join(directory, 'dist'));
  writeFileSync(join(directory, 'dist/a.ts'), 'x\n'.repeat(1000));
  expect(runChecks(directory)).toBe('');
});
