import { isCommonPassword, isCommonWord } from './common-passwords.js';

/** Whose password it is to be: what others know of them is the first that is guessed. */
export interface PasswordOwner {
  name: string;
  email: string;
}

/** Why a password is refused. */
export interface PasswordFault {
  code: 'password.common' | 'password.personal' | 'password.repetitive';
  message: string;
}

const productName = 'seatwise';

/** Words of a name that are shorter than this are no part of it that anybody would look for. */
const shortestPart = 3;
/** So many letters beside the known words make it something of its own. */
const lettersOfOne = 4;
/** The longest part whose repetition is no more than itself. */
const longestUnit = 4;
/** So much of a password may run along a row. */
const largestRun = 0.75;

/** What follows each other on keyboards and in alphabets. */
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
];
const neighbours = new Set(
  rows
    .flatMap((row) => Array.from(row.slice(1), (letter, index) => [`${row[index]}${letter}`, `${letter}${row[index]}`]))
    .flat(),
);

/**
 * Why a password of sufficient length cannot be used; null when it can. What it is composed of does not matter (NIST SP
 * 800-63B): refused is what is guessed first.
 */
export function passwordFaultOf(password: string, owner: PasswordOwner): PasswordFault | null {
  const folded = password.normalize('NFKC').toLowerCase();
  if (isRepetitive(folded)) {
    return {
      code: 'password.repetitive',
      message:
        'This password repeats itself or runs along the keyboard. Choose another one, such as four random words.',
    };
  }
  if (isCommon(folded)) {
    return {
      code: 'password.common',
      message: 'This password is among those that are guessed first. Choose another one, such as four random words.',
    };
  }
  if (isPersonal(folded, owner)) {
    return {
      code: 'password.personal',
      message:
        'This password is little more than your name, your e-mail address or the name of this product. Choose another one, such as four random words.',
    };
  }
  return null;
}

function isCommon(folded: string): boolean {
  const bare = folded.replaceAll(/[^\p{L}\p{N}]/gu, '');
  const core = folded.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const parts = [folded, bare, core, unitOf(folded), unitOf(bare)];
  return parts.some((part) => isCommonPassword(part) || isCommonWord(part));
}

/** What a text is a whole number of repetitions of: itself, where it is none. */
function unitOf(text: string): string {
  const found = (text + text).indexOf(text, 1);
  return found > 0 ? text.slice(0, found) : text;
}

function isRepetitive(folded: string): boolean {
  for (let length = 1; length <= longestUnit; length++) {
    if (
      folded ===
      folded
        .slice(0, length)
        .repeat(Math.ceil(folded.length / length))
        .slice(0, folded.length)
    )
      return true;
  }
  const pairs = Array.from(folded.slice(1), (letter, index) => `${folded[index]}${letter}`);
  const along = pairs.filter((pair) => neighbours.has(pair) || pair[0] === pair[1]).length;
  return along > pairs.length * largestRun;
}

function isPersonal(folded: string, { name, email }: PasswordOwner): boolean {
  const known = [
    productName,
    ...`${name} ${email}`
      .normalize('NFKC')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u),
  ]
    .filter((part) => part.length >= shortestPart)
    // Of two that begin alike, the longer one first.
    .toSorted((a, b) => b.length - a.length);
  const own = known.reduce((left, part) => left.replaceAll(part, ' '), folded);
  return own !== folded && own.replaceAll(/[^\p{L}]/gu, '').length < lettersOfOne;
}
