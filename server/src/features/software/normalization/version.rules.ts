import { PRERELEASE_WORDS, RELEASE_KEYWORDS, STANDARD_WORDS, VERSION_KEYWORDS } from './noise-words.js';

/** Years that a product's name may carry as its edition. */
const YEAR = /^(?:19[89]\d|20[0-4]\d)$/;

/** Whether a word is a bare year, which is part of a product's identity. */
export function isYear(word: string): boolean {
  return YEAR.test(word);
}

// Each of these tests runs over one word in one direction; none nests a repetition, so none can be made slow.
const VERSION_CHARACTERS = /^[vV]?\.?\d[0-9A-Za-z.,_+~-]*$/;
const DOTTED = /^[vV]?\.?\d+\.\d/;
const DOTTED_X = /^[vV]?\.?\d+\.x\b/i;
const COMMAS = /^\d+,\d+,\d+[\d,]*$/;
/** "go1.20.5": a short word grown together with a version of at least three parts. */
const PREFIXED = /^[a-z]{1,5}\d+\.\d+\.\d[0-9a-z.]*$/i;
const LOWER_V = /^v\.?\d/;
const ISO_DATE = /^(?:19|20)\d\d-\d\d?-\d\d?$/;
const COMPACT_DATE = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
const SLASH_DATE = /^\d{1,2}\/\d{1,2}\/\d{2,4}$/;
/** Numbers with a unit or of a standard: 802.11ac, 2.4GHz, 3.5mm, 1.5x. */
const MEASURE = /^(?:802\.\d|\d+[.,]\d+(?:[kmg]?hz|[kmgt]b|mm|cm|inch|in|x|"|'|-inch)$)/i;

/** Whether one word by itself is a version number (or the date of a build). A bare integer is not, nor is a year. */
export function isVersionWord(word: string): boolean {
  if (!VERSION_CHARACTERS.test(word)) {
    return SLASH_DATE.test(word) || PREFIXED.test(word);
  }
  if (MEASURE.test(word)) {
    return false;
  }
  return (
    DOTTED.test(word) ||
    DOTTED_X.test(word) ||
    LOWER_V.test(word) ||
    COMMAS.test(word) ||
    ISO_DATE.test(word) ||
    COMPACT_DATE.test(word) ||
    /^\d+_\d+_\d+/.test(word)
  );
}

function isStandardNumber(word: string, previous: string): boolean {
  if (STANDARD_WORDS.has(previous)) {
    return /^\d\.\d$/.test(word);
  }
  return previous === 'windows' && /^(?:3\.1|3\.11|8\.1)$/.test(word);
}

/** The word without the punctuation that only separates it from its neighbours. */
function bareWord(word: string): string {
  const trailing = word.replace(/[,;:]+$/, '');
  const isBracketed = /^[([]/.test(trailing) && /[)\]]$/.test(trailing);
  const inner = isBracketed ? trailing.slice(1, -1) : trailing;
  return inner.replace(/^[-–]+(?=\d|v\d)/i, '');
}

/** "Git-2.40.1", "Foo_v1.2": the version hangs on the last word of the name. */
const ATTACHED = /^(.*[\p{L}\p{N})+])[-_]v?\d+\.\d[0-9a-z._+-]*$/iu;

/** "AutoCAD 2024.1.2 Update" patches AutoCAD 2024: what is patched keeps its year. */
const YEAR_RELEASE = /^(20[0-4]\d)\.\d/;
const PATCH_WORD = /^(?:update|hotfix|patch|security|service)$/i;

/**
 * Removes version numbers after the first word, with the words that announce or qualify them: "Foo version 1.2 beta 3",
 * "Foo - 14.38", "Foo build 123". Keeps years, and numbers that name a standard (USB 3.0).
 */
export function stripVersions(name: string): string {
  if (!/\d/.test(name)) {
    return name;
  }
  const words = name.split(' ');
  const kept: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (kept.length === 0) {
      kept.push(word);
      continue;
    }
    const bare = bareWord(word);
    const previous = (kept.at(-1) ?? '').toLowerCase().replace(/[,;:]+$/, '');
    const isAnnounced = VERSION_KEYWORDS.has(previous) && kept.length > 1 && /^\d/.test(bare);
    const isUpperV = /^V\d+$/.test(bare) && index === words.length - 1;
    const isVersion = isUpperV || (isVersionWord(bare) && !isStandardNumber(bare, previous));
    if (!isVersion && !isAnnounced) {
      kept.push(word);
      continue;
    }
    const isReleased = isVersion && RELEASE_KEYWORDS.has(previous) && kept.length > 1;
    if (isAnnounced || isReleased || (VERSION_KEYWORDS.has(previous) && kept.length > 1)) {
      kept.pop();
    }
    const patchedYear = PATCH_WORD.test(words[index + 1] ?? '') ? YEAR_RELEASE.exec(bare)?.[1] : undefined;
    if (isYear(bare) || patchedYear !== undefined) {
      kept.push(patchedYear ?? word);
    }
    index = skipQualifier(words, index);
  }
  return stripAttached(kept.join(' '));
}

/** The index of the last word that qualifies the version at `index`: "beta 2", "RC1". */
function skipQualifier(words: readonly string[], index: number): number {
  const next = (words[index + 1] ?? '').toLowerCase();
  if (/^rc\d+$/.test(next)) {
    return index + 1;
  }
  if (!PRERELEASE_WORDS.has(next)) {
    return index;
  }
  return /^\d{1,3}$/.test(words[index + 2] ?? '') ? index + 2 : index + 1;
}

function stripAttached(name: string): string {
  const space = name.lastIndexOf(' ');
  const last = name.slice(space + 1);
  const stem = ATTACHED.exec(last)?.[1];
  return stem === undefined ? name : name.slice(0, space + 1) + stem;
}

/** Microsoft lists its service packs as titles of their own, beside the product that they patch. */
const LISTED_SERVICE_PACK = /^(?:microsoft|windows)\b(?!.*\.net\b).* service pack \d/i;

/** Removes a trailing service pack, update or build level: "SP1", "Service Pack 2", "Update 3", "Build 123". */
export function stripServiceLevel(name: string): string {
  if (!/\d/.test(name) || LISTED_SERVICE_PACK.test(name)) {
    return name;
  }
  return name
    .replace(/(?<=\S) -? ?service pack \d{1,2}$/i, '')
    .replace(/(?<=\S)[ -]+sp ?\d{1,2}[a-z]?(?:\.\d+)?$/i, '')
    .replace(/(?<=\S)(?<!\b(?:windows|security|cumulative|feature)) update \d{1,4}$/i, '')
    .replace(/(?<=\S) \(?build \d+\)?$/i, '');
}
