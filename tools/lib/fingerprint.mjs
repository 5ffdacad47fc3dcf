/** A short text that changes when the content of some files changes. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * Reads every file, because a time of change says too little after a checkout and too much after a copy; some thousand
 * source files take some tens of milliseconds.
 * @param {string} root what the paths are relative to
 * @param {readonly string[]} entries files and directories; a missing one counts as empty
 * @param {(path: string) => boolean} [matters] says of a path, with `/` on every platform, whether it counts
 */
export function fingerprint(root, entries, matters = () => true) {
  const hash = createHash('sha1');
  for (const file of entries.flatMap((entry) => listFiles(join(root, entry)))) {
    const path = relative(root, file).split(sep).join('/');
    if (!matters(path)) continue;
    const content = readFileSync(file);
    hash.update(`${path}\0${content.length}\0`);
    hash.update(content);
  }
  return hash.digest('hex');
}

/**
 * All files at or below a path, in a stable order.
 * @param {string} path
 * @returns {string[]}
 */
export function listFiles(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [path];
  const entries = readdirSync(path, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const child = join(path, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : listFiles(child);
    return entry.isFile() ? [child] : [];
  });
}
