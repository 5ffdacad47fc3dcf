/** Adding a feature's lines to the files that list all features. */
import { Failure } from './failure.mjs';

/**
 * Adds a line where it belongs among similar ones: before the first that sorts after it, else after the last.
 * @param {string} text
 * @param {RegExp} similar with the flags `gm`, matches whole lines
 * @param {string} line
 * @param {{ last?: boolean }} [options] `last` adds it at the end, whatever the order
 */
export function addLine(text, similar, line, { last = false } = {}) {
  const matches = [...text.matchAll(similar)];
  const end = matches.at(-1);
  if (!end) throw new Failure(`There is no place for this line, add it yourself: ${line.trim()}`);
  const next = last ? undefined : matches.find(([match]) => sortKey(match) > sortKey(line));
  const at = next ? next.index : end.index + end[0].length + 1;
  return `${text.slice(0, at)}${line}\n${text.slice(at)}`;
}

/** Imports sort by the module, other lines by themselves. @param {string} line */
function sortKey(line) {
  return /from '(.*)'/.exec(line)?.[1] ?? line;
}

/**
 * Adds an element to an array that stands in the text as `const name = [` … `];`, one element a line.
 * @param {string} text
 * @param {string} name
 * @param {string} element
 * @param {{ last?: boolean }} [options]
 */
export function addElement(text, name, element, options) {
  const array = new RegExp(`^const ${name} = \\[\\n([^\\]]*)\\];`, 'm').exec(text);
  if (!array || array[1] === undefined) throw new Failure(`There is no list "${name}" to add ${element} to.`);
  const begin = array.index + array[0].indexOf('\n') + 1;
  const elements = addLine(array[1], /^ {2}\w+,$/gm, `  ${element},`, options);
  return text.slice(0, begin) + elements + text.slice(begin + array[1].length);
}

/**
 * Adds an entry to the last group of the panel's navigation.
 * @param {string} text
 * @param {string} entry
 */
export function addNavigationEntry(text, entry) {
  const end = text.lastIndexOf('\n    ],\n  },\n];');
  if (end < 0) throw new Failure('The last group of app-navigation.ts is not where it should be.');
  return `${text.slice(0, end)}\n${entry}${text.slice(end)}`;
}
