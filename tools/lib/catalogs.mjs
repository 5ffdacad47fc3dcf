/** The catalogs of the panel's translations: `admin-ui/src/locale/messages.<language>.xlf`. */
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './processes.mjs';
import { projectBinary, projectDirectory, projectNode } from './project.mjs';

const directory = join(projectDirectory, 'admin-ui', 'src', 'locale');
const shownAtMost = 10;

/** A text of a catalog, as XML. @typedef {{ id: string, state: string, source: string, target: string }} Unit */

/** The catalogs, by the names of their files. */
const catalogs = () => readdirSync(directory).filter((name) => /^messages\.\w+\.xlf$/.test(name));

/**
 * Reads the panel's texts anew: new ones are added to each catalog, in English, and those that are gone are taken out.
 * @param {string} [into] where the catalogs are
 */
export async function extractTexts(into = directory) {
  const { code, output } = await run(projectNode(), [projectBinary('ng'), 'extract-i18n', '--output-path', into], {
    environment: { NG_CLI_ANALYTICS: 'false' },
  });
  if (code !== 0) throw new Error(`The panel's texts could not be read:\n${output.trim()}`);
}

/**
 * What is left to translate.
 * @returns {string} empty when every text is there in every language
 */
export function untranslatedTexts() {
  return catalogs()
    .map((name) => problemsOf(name, readFileSync(join(directory, name), 'utf8')))
    .filter(Boolean)
    .join('\n');
}

/**
 * Whether the catalogs have the panel's texts, all of them and no others, each with its translation.
 * @returns {Promise<string>} empty when they have
 */
export async function catalogDifference() {
  const copy = mkdtempSync(join(tmpdir(), 'seatwise-texts-'));
  try {
    for (const name of catalogs()) copyFileSync(join(directory, name), join(copy, name));
    await extractTexts(copy);
    const stale = catalogs().filter(
      (name) => readFileSync(join(directory, name), 'utf8') !== readFileSync(join(copy, name), 'utf8'),
    );
    const old = stale.map((name) => `${name} has not the texts of the panel. Run "npm run texts" and commit it.`);
    return [...old, untranslatedTexts()].filter(Boolean).join('\n');
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/**
 * @param {string} name
 * @param {string} xliff
 */
export function problemsOf(name, xliff) {
  const problems = unitsOf(xliff).flatMap((unit) => {
    const problem = problemOf(unit);
    return problem === null ? [] : [`  ${unit.id}: ${problem}: ${unit.source.trim()}`];
  });
  if (problems.length === 0) return '';
  const shown = problems.slice(0, shownAtMost);
  if (problems.length > shown.length) shown.push(`  … and ${problems.length - shown.length} more`);
  return `${name}: write the <target> of these, and state="translated".\n${shown.join('\n')}`;
}

/**
 * The texts of a catalog as `ng extract-i18n` writes it.
 * @param {string} xliff
 * @returns {Unit[]}
 */
export function unitsOf(xliff) {
  return [...xliff.matchAll(/<unit id="([^"]+)">([\s\S]*?)<\/unit>/g)].map(([, id = '', body = '']) => ({
    id,
    state: /<segment state="([^"]*)"/.exec(body)?.[1] ?? '',
    source: /<source>([\s\S]*?)<\/source>/.exec(body)?.[1] ?? '',
    target: /<target>([\s\S]*?)<\/target>/.exec(body)?.[1] ?? '',
  }));
}

/** @param {Unit} unit */
function problemOf({ state, source, target }) {
  if (state !== 'translated' && state !== 'final') return 'not translated';
  if (target.trim() === '') return 'empty';
  return placeholders(source) === placeholders(target) ? null : 'other placeholders than in English';
}

/** @param {string} text */
function placeholders(text) {
  return [...text.matchAll(/<(?:ph|pc) id="(\d+)"/g)]
    .map(([, id]) => id)
    .toSorted()
    .join(' ');
}
