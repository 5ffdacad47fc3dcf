import { createHash } from 'node:crypto';
import list from './common-passwords.json' with { type: 'json' };

/** Hashes one behind the other, sorted. */
const [passwords, words] = [list.passwords, list.words].map((hashes) => Buffer.from(hashes, 'base64'));

/** How many passwords, and how many words, the list holds. */
export const commonPasswordCounts = {
  passwords: (passwords?.length ?? 0) / list.hashBytes,
  words: (words?.length ?? 0) / list.hashBytes,
};

/** True for one of the passwords that are found in breaches most often, and long enough to be accepted. In small letters. */
export function isCommonPassword(folded: string): boolean {
  return holds(passwords, folded);
}

/** True for one of the shorter passwords that are found most often, of which many make a longer one. In small letters. */
export function isCommonWord(folded: string): boolean {
  return holds(words, folded);
}

function holds(sorted: Buffer | undefined, text: string): boolean {
  if (sorted === undefined) return false;
  const { hashBytes } = list;
  const wanted = createHash('sha256').update(text).digest().subarray(0, hashBytes);
  let [from, to] = [0, sorted.length / hashBytes];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const order = sorted.subarray(middle * hashBytes, (middle + 1) * hashBytes).compare(wanted);
    if (order === 0) return true;
    if (order < 0) from = middle + 1;
    else to = middle;
  }
  return false;
}
