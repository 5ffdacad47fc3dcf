/** Starts what was built as an operator would, looks at it from outside, and stops it again. */
/** @import { StepResult } from './schedule.mjs' */
import { join } from 'node:path';
import { describedBy, descriptionDifference } from './contract.mjs';
import { run } from './processes.mjs';
import { projectDirectory, projectNode } from './project.mjs';
import { processesOf, startInVain, startServer, withDataDirectory } from './server.mjs';

/**
 * Only the built server shows some mistakes: an import that the test runner forgives, a file that is not copied.
 * @returns {Promise<StepResult>}
 */
export async function bootAndStop() {
  return withDataDirectory(async (dataDirectory) => {
    const server = await startServer(dataDirectory);
    /** @type {string[]} */
    let problems;
    try {
      problems = await lookAt(server.url, dataDirectory);
    } finally {
      const code = await server.stop();
      problems ??= [];
      if (code !== 0) problems.push(`A stopped server exits with 0, this one with ${code}:\n${server.output()}`);
    }
    const left = processesOf(dataDirectory);
    if (left.length > 0) problems.push(`The server is stopped, but these processes are left: ${left.join(', ')}.`);
    problems.push(await migrationsProblem(dataDirectory));

    const again = await startServer(dataDirectory);
    await again.stop();
    const times = `ready in ${seconds(server.readyAfterMs)} the first time, ${seconds(again.readyAfterMs)} the second`;
    const found = problems.filter((problem) => problem !== '');
    return { ok: found.length === 0, output: found.join('\n\n'), note: times };
  });
}

/**
 * @param {string} url
 * @param {string} dataDirectory
 */
async function lookAt(url, dataDirectory) {
  const problems = [await panelProblem(url), descriptionDifference(await describedBy(url))];
  const second = await startInVain(dataDirectory);
  if (second.code === 0 || !second.output.includes('is in use')) {
    problems.push(`A second server on the data directory must refuse to start, this one said:\n${second.output}`);
  }
  return problems;
}

/** @param {string} url */
async function panelProblem(url) {
  const response = await fetch(url);
  const text = await response.text();
  const isPage = response.headers.get('content-type')?.startsWith('text/html') && /<script\b/i.test(text);
  return response.ok && isPage ? '' : `/ is not the panel: ${response.status} ${text.slice(0, 200)}`;
}

/**
 * The migrations must lead to the tables that the entities speak of.
 * @param {string} dataDirectory
 */
async function migrationsProblem(dataDirectory) {
  const cli = join(projectDirectory, 'dist', 'server', 'cli.js');
  const { code, output } = await run(projectNode(), [cli, 'migrations-check'], {
    environment: { DATA_DIR: dataDirectory, DATABASE_URL: '', LOG_LEVEL: 'warn' },
  });
  return code === 0 ? '' : `Entities and migrations disagree:\n${output.trim()}`;
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
