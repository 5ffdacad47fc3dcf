/**
 * `node tools/common-passwords.mjs <list>`: makes the list of common passwords that new ones are held against, of a text
 * file with one password a line, the most common one first. What is kept of each is the beginning of a hash: enough to
 * recognise it, and nothing to read.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, runTool } from './lib/failure.mjs';
import { projectDirectory } from './lib/project.mjs';

/** Of a whole password: shorter ones are refused for their length. */
const shortestPassword = 12;
/** Of words that people put digits behind. */
const shortestWord = 6;
const words = 10_000;
const hashBytes = 5;

await runTool(async () => {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Failure('Name the list: node tools/common-passwords.mjs <list>');
  const all = [
    ...new Set(
      readFileSync(file, 'utf8')
        .split('\n')
        .map((line) => line.trim().normalize('NFKC').toLowerCase()),
    ),
  ];
  const whole = all.filter((each) => each.length >= shortestPassword);
  const short = all.filter((each) => each.length >= shortestWord && each.length < shortestPassword).slice(0, words);
  const target = join(projectDirectory, 'server/src/platform/authentication/common-passwords.json');
  const content = { hashBytes, passwords: hashesOf(whole), words: hashesOf(short) };
  writeFileSync(target, `${JSON.stringify(content, null, 2)}\n`);
  process.stdout.write(`${whole.length} passwords and ${short.length} words\n`);
  return 0;
});

/**
 * The hashes one behind the other, sorted.
 * @param {readonly string[]} texts
 */
function hashesOf(texts) {
  const hashes = texts.map((text) => createHash('sha256').update(text).digest().subarray(0, hashBytes));
  return Buffer.concat(hashes.sort((a, b) => a.compare(b))).toString('base64');
}
