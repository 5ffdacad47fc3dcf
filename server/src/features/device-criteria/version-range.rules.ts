/**
 * Version ranges of license rules: comparators joined by a space must all hold, alternatives are separated by `||`:
 * `>=2019 <2022 || 2024.1`. A version without an operator must be equal.
 */

type Operator = '>=' | '>' | '<=' | '<' | '=';

interface Comparator {
  operator: Operator;
  version: string;
}

/** Alternatives, each a list of comparators that must all hold. */
export type VersionRange = readonly (readonly Comparator[])[];

/** A version begins with a letter or digit and has a digit somewhere, so that a word is no version. */
const comparatorPattern = /^(>=|<=|>|<|=)?((?=[^0-9]*[0-9])[0-9A-Za-z][0-9A-Za-z.+:~_-]{0,99})$/;

/**
 * Reads a version range.
 * @returns null when the text is not one.
 * @example parseVersionRange('>=2019 <2022 || 2024.1')
 */
export function parseVersionRange(text: string): VersionRange | null {
  const alternatives = text.split('||').map((alternative) => parseAlternative(alternative));
  return alternatives.every((alternative) => alternative !== null) ? alternatives : null;
}

function parseAlternative(text: string): Comparator[] | null {
  // A blank between an operator and its version is what people type.
  const words = text
    .trim()
    .replace(/([<>=])\s+/g, '$1')
    .split(/\s+/);
  const comparators = words.map((word) => parseComparator(word));
  return comparators.every((comparator) => comparator !== null) ? comparators : null;
}

function parseComparator(word: string): Comparator | null {
  const match = comparatorPattern.exec(word);
  if (match?.[2] === undefined) return null;
  return { operator: operatorOf(match[1]), version: match[2] };
}

function operatorOf(text: string | undefined): Operator {
  return text === '>=' || text === '<=' || text === '>' || text === '<' ? text : '=';
}

/**
 * Compares two versions segment by segment: as numbers where both segments are numbers, else as text without case.
 * A segment that one of them lacks counts as 0, so `2024.1` equals `2024.1.0`.
 * @returns negative, zero or positive.
 */
export function compareVersions(a: string, b: string): number {
  const left = segmentsOf(a);
  const right = segmentsOf(b);
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const order = compareSegments(left[index] ?? '0', right[index] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

function segmentsOf(version: string): string[] {
  return version
    .toLowerCase()
    .split(/[^0-9a-z]+/)
    .filter((segment) => segment !== '');
}

function areNumbers(...segments: string[]): boolean {
  return segments.every((segment) => /^\d+$/.test(segment));
}

function compareSegments(a: string, b: string): number {
  if (areNumbers(a, b)) {
    const left = a.replace(/^0+(?=\d)/, '');
    const right = b.replace(/^0+(?=\d)/, '');
    if (left.length !== right.length) return left.length - right.length;
    return left < right ? -1 : left > right ? 1 : 0;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

/** True when the version lies in the range. An installation without a version (`''`) never does. */
export function versionMatches(version: string, range: VersionRange): boolean {
  if (version.trim() === '') return false;
  return range.some((comparators) => comparators.every((comparator) => holds(version, comparator)));
}

/**
 * True when no version lies in a range, whatever is installed: `>=5 <3`, `>2 <=2`. Only what is certain is said: `10` is
 * beyond `9` as a number and before it as text, so `9x` lies in `>=10 <9`.
 */
export function isImpossibleRange(range: VersionRange): boolean {
  return range.every((comparators) =>
    comparators.some((lower) => comparators.some((upper) => excludeEachOther(lower, upper))),
  );
}

/** True when nothing is at or above one bound and at or below the other, by numbers and by text. */
function excludeEachOther(lower: Comparator, upper: Comparator): boolean {
  if (lower.operator.startsWith('<') || upper.operator.startsWith('>')) return false;
  const [low, high] = [segmentsOf(lower.version), segmentsOf(upper.version)];
  for (let index = 0; index < Math.max(low.length, high.length); index++) {
    const [left = '0', right = '0'] = [low[index], high[index]];
    if (left !== right) return areNumbers(left, right) && compareSegments(left, right) > 0 && left > right;
  }
  return lower.operator === '>' || upper.operator === '<';
}

function holds(version: string, { operator, version: bound }: Comparator): boolean {
  const order = compareVersions(version, bound);
  switch (operator) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '<':
      return order < 0;
    case '=':
      return order === 0;
  }
}
