/** The longest value of a key, in characters: a license file of several lines fits. Longer ones are attachments. */
export const longestKeyValue = 4_000;

/** What is wrong with a value, in words. */
export const keyTooLong = `A key has at most ${longestKeyValue} characters. Attach longer ones as a file.`;
export const keyUnprintable = 'A key has at least one character, and no control characters.';

const shownCharacters = 4;

/** Letters and digits that a value has at least before any of them is shown: the rest must still be beyond guessing. */
const shortestShownValue = 16;

/** A value as it was meant: what surrounds it when it is copied from a mail or a page goes, everything else stays. */
export function cleanKeyValue(text: string): string {
  return text
    .toWellFormed()
    .replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/gu, '')
    .replace(/\r\n?/g, '\n');
}

/** True for a value of printable text, on one line or several. */
export function isKeyValue(text: string): boolean {
  return text !== '' && !/[^\P{Cc}\n\t]/u.test(text);
}

/** The end of a value, by which people tell keys apart; empty for one that is short, or of several lines. */
export function hintOf(value: string): string {
  const significant = value.match(/[\p{L}\p{N}]/gu) ?? [];
  if (/\s/.test(value) || significant.length < shortestShownValue) return '';
  return [...value].slice(-shownCharacters).join('');
}

/** What is shown in place of a value. */
export function maskedValueOf(hint: string): string {
  return hint === '' ? '••••' : `•••• ${hint}`;
}

/** What the mark of a value is made under: equal keys of two licenses do not look equal. */
export function markPurposeOf(licenseId: number): string {
  return `license-key/${licenseId}`;
}

/** What binds an encrypted value to its row, so that it opens nowhere else. */
export function sealPurposeOf(licenseId: number, id: number): string {
  return `license-key/${licenseId}/${id}`;
}
