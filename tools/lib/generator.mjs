/** Proves that what `npm run generate feature` writes builds, and passes its own tests. */
/** @import { StepResult } from './schedule.mjs' */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './processes.mjs';
import { projectBinary, projectDirectory, projectNode } from './project.mjs';

/** Two words, an irregular-looking plural, and a vowel in front: whatever a name can do to a template. */
const stem = 'archive-boxes';

/**
 * Generates a feature in a copy of the project, and asks of it what is asked of every other.
 * @returns {Promise<StepResult>}
 */
export async function generateInCopy() {
  const directory = mkdtempSync(join(tmpdir(), 'seatwise copy '));
  try {
    copyProject(directory);
    for (const { file, args } of stages()) {
      const { code, output } = await run(projectNode(), [file, ...args], { directory });
      if (code !== 0) return { ok: false, output: `In a copy with a new feature "${stem}":\n\n${output}` };
    }
    return { ok: true, output: '' };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The project without what git ignores, but with the packages, and the server's last build to continue from. */
function copyProject(/** @type {string} */ directory) {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: projectDirectory,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const built = ['dist/server', 'dist/server.tsbuildinfo'];
  for (const path of [...listed.split('\0'), ...built]) {
    const source = join(projectDirectory, path);
    if (path !== '' && existsSync(source)) cpSync(source, join(directory, path), { recursive: true });
  }
  symlinkSync(join(projectDirectory, 'node_modules'), join(directory, 'node_modules'));
}

/** @returns {{ file: string, args: string[] }[]} */
function stages() {
  return [
    { file: 'tools/generate.mjs', args: ['feature', stem] },
    { file: 'tools/verify.mjs', args: ['--only', 'types,lint,templates,boundaries,client'] },
    { file: projectBinary('ngc'), args: ['--project', 'admin-ui/tsconfig.app.json', '--noEmit'] },
    { file: projectBinary('vitest'), args: ['run', `server/src/features/${stem}`, 'schema.db.spec'] },
  ];
}
