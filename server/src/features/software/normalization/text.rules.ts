/** Longest product or publisher name that normalization yields, in UTF-16 code units. */
export const MAX_NAME_LENGTH = 250;

/** What an agent reports beyond this many code units is not read: no real name comes near it. */
const READ_LIMIT = 2_000;

/** Passes after which a text that keeps changing (only a crafted one does) is taken as it is. */
const PASS_LIMIT = 12;

const PLAIN_ASCII = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const NEEDS_WORK = /&|\(\s?(?:r|tm|c)\s?\)|%20| {2}/i;

const NAMED_ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    reg: '®',
    trade: '™',
    copy: '©',
    ndash: '-',
    mdash: '-',
    eacute: 'é',
    egrave: 'è',
    agrave: 'à',
    uuml: 'ü',
    ouml: 'ö',
    auml: 'ä',
    szlig: 'ß',
  }),
);

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, named) => {
    if (typeof named === 'string') {
      return NAMED_ENTITIES.get(named.toLowerCase()) ?? whole;
    }
    const code = typeof decimal === 'string' ? Number.parseInt(decimal, 10) : Number.parseInt(String(hex), 16);
    const isScalar = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isScalar ? String.fromCodePoint(code) : '';
  });
}

/** Undoes UTF-8 that was read as Latin-1 ("Â®", "RÃ©sumÃ©"), as several agents send it, and touches nothing else. */
function repairEncoding(text: string): string {
  if (!/[\u00c2-\u00f4][\u0080-\u00bf]/.test(text) || /[^\u0000-\u00ff]/.test(text)) {
    return text;
  }
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}

function tidyOnce(text: string): string {
  return decodeEntities(repairEncoding(text))
    .replace(/%20/g, ' ')
    .replace(/[™®©℠]|\(\s?(?:r|tm|c)\s?\)/gi, '')
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\ufffd]+/gu, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u201b\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/**
 * A reported text as a person would write it: entities decoded, encoding accidents undone, trademark signs, control
 * and invisible characters and lone surrogates gone, dashes and quotes plain, spaces single.
 *
 * @returns at most {@link MAX_NAME_LENGTH} code units, always well-formed Unicode; may be empty
 */
export function tidyText(raw: string): string {
  if (raw.length <= MAX_NAME_LENGTH && PLAIN_ASCII.test(raw) && !NEEDS_WORK.test(raw)) {
    return raw;
  }
  let text = raw.slice(0, READ_LIMIT).toWellFormed();
  for (let pass = 0; pass < PASS_LIMIT; pass++) {
    const next = tidyOnce(text);
    if (next === text) {
      break;
    }
    text = next;
  }
  return text.length <= MAX_NAME_LENGTH
    ? text
    : text.slice(0, MAX_NAME_LENGTH).toWellFormed().replaceAll('\ufffd', '').trim();
}

/** A raw text as it can be stored and shown: well-formed, without control characters, at most 300 code units. */
export function printable(raw: string): string {
  return raw
    .slice(0, 300)
    .toWellFormed()
    .replace(/\p{Cc}/gu, '\ufffd');
}

const FOLDED = /^[a-z0-9+#]+(?: [a-z0-9+#]+)*$/;

/**
 * A text reduced to what comparison needs: lower case, no accents, words separated by one space. `+` and `#` stay,
 * because they tell products apart (Notepad++), and so does a dot inside or before a word (node.js, .net).
 */
export function foldText(text: string): string {
  if (FOLDED.test(text)) {
    return text;
  }
  const lower = text.toLowerCase();
  const plain = /^[\x20-\x7e]*$/.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain
    .replace(/['"]/g, '')
    .replaceAll('&', ' and ')
    .replace(/\.(?![\p{L}\p{N}])/gu, ' ')
    .replace(/[^\p{L}\p{N}+#.]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

const ONE_WORD = /^[A-Za-z0-9][A-Za-z0-9+._-]*$/;

/**
 * The part of a product's key that stands for its name. Spacing and punctuation do not count ("One Drive", "OneDrive"),
 * except in a name of one word, because it can be a package's: `lib-foo` and `libfoo` are two packages.
 */
export function nameKey(name: string): string {
  if (ONE_WORD.test(name)) {
    return name.toLowerCase();
  }
  const folded = foldText(name);
  const key = folded.replace(/(?<!\d) | (?!\d)/g, '');
  return key === '' ? name.toLowerCase() : key;
}
