/**
 * What a check of our own is: it looks at the text of one file, and explains what it found.
 *
 * @typedef {object} Finding
 * @property {number} line counted from 1
 * @property {string} message what to do about it
 *
 * @typedef {object} Check
 * @property {string} title the rule, as a sentence that should be true
 * @property {(path: string) => boolean} covers whether the rule speaks of this file; the path has `/` everywhere
 * @property {(text: string) => Finding[]} inspect
 */

/**
 * A finding for every match.
 * @param {string} text
 * @param {RegExp} pattern with the flag `g`
 * @param {(match: RegExpMatchArray) => string} explain
 * @returns {Finding[]}
 */
export function findAll(text, pattern, explain) {
  return Array.from(text.matchAll(pattern), (match) => ({
    line: text.slice(0, match.index).split('\n').length,
    message: explain(match),
  }));
}
