import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agreesWithLock, ensureInstalled } from './install.mjs';
import { pathOutsideProjects, projectNode } from './project.mjs';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'seatwise install '));
  write(
    'package-lock.json',
    lock({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/mac': { version: '1.0.0', optional: true } }),
  );
  write('node_modules/.package-lock.json', lock({ 'node_modules/a': { version: '1.0.0' } }));
  writeFile(projectNode(directory), '');
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('agreesWithLock', () => {
  it('accepts what npm installed from this lock file, without the packages of other platforms', () => {
    expect(agreesWithLock(directory)).toBe(true);
  });

  it('wants every package that is not optional', () => {
    write(
      'package-lock.json',
      lock({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } }),
    );
    expect(agreesWithLock(directory)).toBe(false);
  });

  it('wants the very versions', () => {
    write('package-lock.json', lock({ 'node_modules/a': { version: '1.0.1' } }));
    expect(agreesWithLock(directory)).toBe(false);
  });

  it('wants the Node that npm brings', () => {
    rmSync(projectNode(directory));
    expect(agreesWithLock(directory)).toBe(false);
  });
});

describe('ensureInstalled', () => {
  it('leaves alone what is installed, and says nothing', async () => {
    const said: string[] = [];
    await ensureInstalled(directory, (line: string) => said.push(line));
    // Once noted, the packages themselves are not looked at again.
    rmSync(join(directory, 'node_modules', '.package-lock.json'));
    await ensureInstalled(directory, (line: string) => said.push(line));
    expect(said).toEqual([]);
  });
});

describe('pathOutsideProjects', () => {
  it('drops the commands of projects and keeps the rest in order', () => {
    const path = ['/p/node_modules/.bin', '/usr/local/bin', '/node_modules/.bin', '/usr/bin'].join(delimiter);
    expect(pathOutsideProjects(path)).toBe(['/usr/local/bin', '/usr/bin'].join(delimiter));
    expect(pathOutsideProjects(undefined)).toBe('');
  });
});

function lock(packages: Record<string, object>): string {
  return JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...packages } });
}

function write(path: string, content: string): void {
  writeFile(join(directory, path), content);
}

function writeFile(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
