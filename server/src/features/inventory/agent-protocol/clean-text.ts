/** How many UTF-16 code units of a reported text are kept. A longer one is cut, never refused. */
export const textLimits = {
  softwareName: 500,
  version: 100,
  publisher: 200,
  deviceName: 200,
  /** Serial numbers, manufacturers, models, names of operating systems and users, tags, agents, categories. */
  label: 200,
} as const;

/** What most names look like already: printable ASCII with single spaces inside. */
const alreadyClean = /^[!-~]+(?: [!-~]+)*$/;

/** Control characters (white space among them is kept for now), and invisible marks that only turn or hide text. */
const invisible = /(?![\t\n\v\f\r\u0085])\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

const whiteSpace = /[\s\u0085]+/gu;

/**
 * More marks on one letter than the Stream-Safe Text Format of Unicode (UAX #15) allows for. Composing sorts them, which
 * takes time with the square of their number.
 */
const endlessMarks = /(\p{M}{30})\p{M}+/gu;

/** Only this many times the limit is looked at, so that a text of many megabytes costs no more than a long one. */
const lookAhead = 16;

/**
 * A reported text in the one form in which it is stored and compared: no NUL and other control characters, no lone
 * surrogates (they become U+FFFD), composed (NFC), white space collapsed and trimmed, cut to `maxLength`.
 *
 * Cleaning what is clean changes nothing.
 *
 * @param maxLength in UTF-16 code units; a surrogate pair is not cut in two
 * @returns null when nothing is left
 * @example
 * ```ts
 * cleanText('  Mozilla\u0000 Firefox\t128.0 ', textLimits.softwareName); // 'Mozilla Firefox 128.0'
 * ```
 */
export function cleanText(text: string | null | undefined, maxLength: number): string | null {
  if (text === null || text === undefined || text === '') return null;
  if (text.length <= maxLength && alreadyClean.test(text)) return text;

  const head = text.length > maxLength * lookAhead ? text.trimStart().slice(0, maxLength * lookAhead) : text;
  const visible = head.toWellFormed().replace(invisible, '').replace(endlessMarks, '$1');
  // A few marks decompose into two, so they are counted again.
  const composed = visible.normalize('NFC').replace(endlessMarks, '$1');
  const clean = composed.replace(whiteSpace, ' ').trim();
  const cut = clean.length > maxLength ? cutAt(clean, maxLength).trimEnd() : clean;
  return cut === '' ? null : cut;
}

function cutAt(text: string, maxLength: number): string {
  const last = text.charCodeAt(maxLength - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splitsPair ? maxLength - 1 : maxLength);
}
