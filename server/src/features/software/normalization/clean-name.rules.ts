import {
  ARCHITECTURE_WORDS,
  BIT_WORDS,
  INSTALL_WORDS,
  LANGUAGE_NAMES,
  LOCALE_CODES,
  SHORT_LANGUAGE_CODES,
  UPPER_LANGUAGE_CODES,
} from './noise-words.js';
import type { NormalizationStep, RawTitle } from './normalizer.types.js';
import { foldText } from './text.rules.js';
import { isVersionWord, isYear, stripServiceLevel, stripVersions } from './version.rules.js';

/** Passes after which cleaning stops; each pass only ever shortens the name. */
const PASS_LIMIT = 8;

interface CleaningRule {
  id: string;
  note: string;
  apply: (name: string, platform: RawTitle['platform']) => string;
}

/** Whether there is anything for {@link closeGaps} to do; most names have nothing, and one look tells. */
const GAP = / {2}|[([{]\s*[-,;/.]*\s*[)\]}]|[([] | [)\],;:]|^[\s,;:|\-_]|[\s,;:|/_.\-([]$| [-–|/,;:] [-–|/,;:](?: |$)/;

/** Closes the gaps that a removed part leaves: empty brackets, doubled spaces, separators at either end. */
export function closeGaps(name: string): string {
  if (!GAP.test(name)) {
    return name;
  }
  return name
    .replace(/\(\s*[-,;/.]*\s*\)|\[\s*[-,;/.]*\s*\]|\{\s*\}/g, ' ')
    .replace(/([([]) +| +([)\]])/g, '$1$2')
    .replace(/ {2,}/g, ' ')
    .replace(/ (?:[-–|/,;:] )+[-–|/,;:](?= )/g, ' -')
    .replace(/ +([,;:])(?= |$)/g, '$1')
    .replace(/^[\s,;:|\-_]+(?=[^\s,;:|\-_])/, '')
    .replace(/(?<=[^\s,;:|/_.\-([])[\s,;:|/_.\-([]+$/, '')
    .trim();
}

function stripFileExtension(name: string, platform: RawTitle['platform']): string {
  const pattern = platform === 'MACOS' ? /(?<=[^.\s])\.app$/i : /(?<=[^.\s])\.(?:app|exe|msi|msix|dmg|pkg)$/i;
  return name.replace(pattern, '');
}

/** A Windows Store package: "Microsoft.VCLibs.140.00", "Microsoft.Foo_1.2.0.0_x64__8wekyb3d8bbwe". */
function stripStoreVersion(name: string): string {
  const family = name
    .replace(/_\d[\d.]*_(?:x64|x86|arm|arm64|neutral)_[^_\s]*_[a-z0-9]{13}$/i, '')
    .replace(/_[a-z0-9]{13}$/, '');
  return /^[A-Za-z0-9-]+\.[A-Za-z][A-Za-z0-9.-]*$/.test(family) ? family.replace(/(?:\.\d+)+(?=\.|$)/g, '') : name;
}

/** Agents number the copies of one macOS application that they find: "Contacts_0", "Contacts_1". */
function stripCopyNumber(name: string, platform: RawTitle['platform']): string {
  return platform === 'MACOS' ? name.replace(/(?<=[^_])_\d{1,2}$/, '') : name;
}

function spaceUnderscores(name: string): string {
  return name.includes(' ') ? name : name.replace(/(?<=[^_])_+(?=[^_])/g, ' ');
}

function isNoiseInBrackets(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    ARCHITECTURE_WORDS.has(lower) ||
    INSTALL_WORDS.has(lower) ||
    LOCALE_CODES.has(lower.replaceAll('_', '-')) ||
    SHORT_LANGUAGE_CODES.has(lower) ||
    UPPER_LANGUAGE_CODES.has(word) ||
    /^(?:kb\d{6,8}|[0-9a-f]{16})$/.test(lower) ||
    (/^[\d.-]+$/.test(word) && !isYear(word)) ||
    isVersionWord(word)
  );
}

/** "(Patch 5)", "(SP1)", "(Update 2)" in brackets. */
const SERVICE_LEVEL = /^(?:patch|hotfix|update|sp|service pack|cu|hf|mr|rev)[ .-]?\d{1,3}$/i;

function stripBracket(content: string): string | null {
  if (LANGUAGE_NAMES.has(foldText(content)) || SERVICE_LEVEL.test(content.trim())) {
    return null;
  }
  const words = content.split(/[\s,;/]+/).filter((word) => word !== '' && word !== '-' && word !== '+');
  const isDated = words.length > 1 && words.some((word) => isVersionWord(word) || /^\d{1,2}$/.test(word));
  if (words.every((word) => isNoiseInBrackets(word) || (isDated && isYear(word)))) {
    return null;
  }
  const kept = words.filter((word) => !ARCHITECTURE_WORDS.has(word.toLowerCase()) && !isVersionWord(word));
  return kept.length === words.length ? content : kept.join(' ');
}

function stripBrackets(name: string, platform: RawTitle['platform']): string {
  return name.replace(/\(([^()[\]]*)\)|\[([^()[\]]*)\]/g, (whole: string, round?: string, square?: string, at = 0) => {
    if (at === 0) {
      return whole;
    }
    const content = round ?? square ?? '';
    if (platform === 'MACOS' && /^(?:intel|apple silicon|universal|arm|rosetta)$/i.test(content.trim())) {
      return ' ';
    }
    const kept = stripBracket(content);
    if (kept === null) {
      return ' ';
    }
    return kept === content ? whole : whole.replace(content, () => kept);
  });
}

function stripArchitecture(name: string): string {
  // Every word for an architecture has one of these in it.
  if (!/64|32|86|armhf/i.test(name)) {
    return name;
  }
  const words = name.split(' ');
  const kept: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    const lower = word.toLowerCase().replace(/[,;]$/, '');
    const isPair = (lower === '64' || lower === '32') && BIT_WORDS.has((words[index + 1] ?? '').toLowerCase());
    if (kept.length === 0 || !(isPair || ARCHITECTURE_WORDS.has(lower))) {
      kept.push(word);
      continue;
    }
    if (isPair) {
      index += 1;
    }
    // "32-Bit Edition", "x64 Edition": the edition is the word size, not an edition of the product.
    if (/^edition$/i.test(words[index + 1] ?? '')) {
      index += 1;
    }
  }
  return kept
    .join(' ')
    .replace(/(?<=[\p{L}\p{N}+)])[-_.](?:x64|x86|x86_64|amd64|arm64|win64|win32|(?:64|32)-?bit)$/iu, '');
}

/** "Adobe Acrobat X Pro - English, Français, Deutsch": what follows the last dash is languages and nothing else. */
function stripLanguage(name: string): string {
  const dash = name.lastIndexOf(' - ');
  if (dash > 0) {
    const parts = name.slice(dash + 3).split(/[,/&;]| and /);
    const isLanguage = (part: string): boolean =>
      LANGUAGE_NAMES.has(foldText(part)) || UPPER_LANGUAGE_CODES.has(part.trim()) || isLocale(part.trim());
    if (parts.every(isLanguage)) {
      return name.slice(0, dash);
    }
  }
  const space = name.lastIndexOf(' ');
  const last = name.slice(space + 1);
  const isTrailingMui = last === 'MUI' && !/^microsoft\b|\boffice\b/i.test(name);
  const isTrailingCode = UPPER_LANGUAGE_CODES.has(last) && last !== 'MUI' && last !== 'CAT' && last !== 'ROM';
  return space > 0 && (isLocale(last) || isTrailingMui || isTrailingCode) ? name.slice(0, space) : name;
}

function isLocale(word: string): boolean {
  return word.length >= 5 && LOCALE_CODES.has(word.toLowerCase().replaceAll('_', '-'));
}

/** What "Installer" after these words installs is not a product by their name ("Software Installer", "App Installer"). */
const INSTALLER_OF =
  /\b(?:software|app|apps|application|library|package|packages|driver|drivers|update|printer|font|module|plug-?in|add-?in|extension|windows|advanced|visual studio|web|mysql|android)$/i;

function stripInstaller(name: string, platform: RawTitle['platform']): string {
  if (platform === 'MACOS') {
    // On macOS "Foo Installer" is an application of its own that stays in the Applications folder.
    return name;
  }
  const scoped = name.replace(
    /(?<=\S)[\s-]+(?:machine[- ]wide|(?:offline|web|online|standalone|stand-alone|msi)) (?:installer|setup)$/i,
    '',
  );
  if (scoped !== name) {
    return scoped;
  }
  const bare = name.replace(/(?<=\S)(?: - | )(?:setup|set-up|installation)$/i, '');
  if (bare !== name) {
    return bare;
  }
  const product = name.replace(/(?<=\S)(?: - | )installer$/i, '');
  return product.includes(' ') && !INSTALLER_OF.test(product) ? product : name;
}

function stripScope(name: string): string {
  return name.replace(/(?<=\S) - (?:user|machine|current user|all users|per-user|system)$/i, '');
}

/** In the order in which they are tried; see each for what it removes. */
const CLEANING_RULES: readonly CleaningRule[] = [
  { id: 'name.file-extension', note: 'A file extension is not part of the name.', apply: stripFileExtension },
  {
    id: 'name.store-version',
    note: 'The version of a store package is not part of its name.',
    apply: stripStoreVersion,
  },
  { id: 'name.copy', note: 'One application that is there more than once.', apply: stripCopyNumber },
  { id: 'name.underscores', note: 'Underscores stand for spaces.', apply: spaceUnderscores },
  {
    id: 'name.brackets',
    note: 'The brackets hold only version, architecture, language or how it was installed.',
    apply: stripBrackets,
  },
  { id: 'name.architecture', note: 'The architecture does not make another product.', apply: stripArchitecture },
  { id: 'name.language', note: 'The language does not make another product.', apply: stripLanguage },
  { id: 'name.version', note: 'A version number does not make another product.', apply: stripVersions },
  {
    id: 'name.service-level',
    note: 'A service pack or update level does not make another product.',
    apply: stripServiceLevel,
  },
  { id: 'name.installer', note: 'The name of the installer is the name of what it installs.', apply: stripInstaller },
  { id: 'name.scope', note: 'For whom it was installed does not make another product.', apply: stripScope },
];

const RULES_WITHOUT_VERSIONS = CLEANING_RULES.filter(({ id }) => id !== 'name.version' && id !== 'name.service-level');

const HAS_LETTER = /\p{L}/u;

/**
 * Removes from a name what does not make another product: version numbers, architecture, language, installer noise.
 * Years, editions and bare trailing numbers ("Postal 2", "Office 365") stay, because they can be what is licensed.
 *
 * @param text a tidied name (see `tidyText`)
 * @param options `keepVersions` leaves version numbers outside brackets, for a look-up that may need them
 * @returns the name and what was done to it; cleaning the result again changes nothing, and a rule that would leave
 * nothing readable is not applied
 */
export function cleanName(
  text: string,
  platform: RawTitle['platform'],
  options: { keepVersions?: boolean } = {},
): { name: string; steps: NormalizationStep[] } {
  const steps: NormalizationStep[] = [];
  const rules = options.keepVersions === true ? RULES_WITHOUT_VERSIONS : CLEANING_RULES;
  const mustHaveLetter = HAS_LETTER.test(text);
  let name = closeGaps(text);
  if (name === '') {
    return { name: text, steps };
  }
  for (let pass = 0; pass < PASS_LIMIT; pass++) {
    const before = name;
    for (const rule of rules) {
      const applied = rule.apply(name, platform);
      if (applied === name) {
        continue;
      }
      const next = closeGaps(applied);
      if (next !== name && next !== '' && (!mustHaveLetter || HAS_LETTER.test(next))) {
        steps.push({ rule: rule.id, before: name, after: next, note: rule.note });
        name = next;
      }
    }
    if (name === before) {
      break;
    }
  }
  return { name, steps };
}
