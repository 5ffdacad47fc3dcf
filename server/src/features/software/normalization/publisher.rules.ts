import type { NormalizationStep } from './normalizer.types.js';
import { DISTRIBUTORS, NO_PUBLISHER, PUBLISHER_ALIASES, PUBLISHER_PREFIXES } from './publisher-aliases.data.js';
import { foldText, printable, tidyText } from './text.rules.js';

const CANONICAL_BY_SPELLING: ReadonlyMap<string, string> = new Map(
  Object.entries(PUBLISHER_ALIASES).flatMap(([canonical, spellings]) => [
    [foldText(canonical), canonical] as const,
    ...spellings.map((spelling) => [foldText(spelling), canonical] as const),
  ]),
);

const CANONICAL_BY_PREFIX: ReadonlyMap<string, string> = new Map(Object.entries(PUBLISHER_PREFIXES));

/**
 * Legal forms at the end of a company's name, with what separates them from it. Each alternative is a literal word
 * or two, anchored at the end, and is removed at most {@link LEGAL_FORM_LIMIT} times.
 */
const LEGAL_FORM =
  /(?<=\S)[\s,.]+(?:incorporated|inc|corporation|corp|l\.?l\.?c|l\.?l\.?p|limited|ltd|ltda|l\.?p|p\.?l\.?c|gmbh|mbh|g\.?b\.?r|u\.?g|ag|e\.?\s?k|e\.?\s?v|k\.?g|ohg|se|s\.?\s?a|s\.?a\.?s|s\.?a\.?r\.?l|s\.?r\.?l|s\.?l|s\.?l\.?u|s\.?p\.?a|b\.?v|n\.?v|bvba|oy|oyj|a\.?b|a\/s|a\.?s|aps|k\.?k|co|company|pty|pte|pvt|private limited|private|s\.\s?r\.\s?o|spol|sp\.\s?z\.?\s?o\.?\s?o|sp\.\s?j|d\.o\.o|kft|zrt|ooo|llc|eood|ood|ead|ulc|a\.?\s?\u015f|tic\.? a\.?s|有限公司|股份有限公司|株式会社|合同会社|\(haftungsbeschr\u00e4nkt\)|dba|and co|& co|\+ co)\.?$/iu;
const LEGAL_PREFIX = /^(?:ооо|оао|зао|ао|ooo|zao|株式会社|pt)\s+(?=\S)/iu;
const LEGAL_FORM_LIMIT = 5;

const COPYRIGHT = /©|\(c\)|\bcopyright\b|\bcopr\b|all rights reserved/i;

/**
 * The company in a copyright line, as macOS reports it ("HP Fax Archive, © Copyright 2010-2017 HP Development
 * Company, L.P. All rights reserved"), or null when it names none.
 */
function companyOfCopyright(line: string): string | null {
  const at = line.search(/©|\(c\)|\bcopyright\b|\bcopr\b/i);
  const company = (at === -1 ? line : line.slice(at))
    .replace(/all rights reserved.*$/i, '')
    .replace(/©|\(c\)|\bcopyright\b|\bcopr\b\.?/gi, ' ')
    .replace(/\b(?:19|20)\d\d\b/g, ' ')
    .replace(/\b(?:present|und|by)\b/gi, ' ')
    .replace(/^[\s,.;:|\-–/0-9]+|[\s,;:|\-–/]+$/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  return company === '' ? null : company;
}

/** What a reported publisher says besides the publisher: signatures, copyright lines, addresses. */
function unwrapPublisher(raw: string): string | null {
  // Looked at before tidying, which removes the copyright sign.
  const text = COPYRIGHT.test(raw) ? companyOfCopyright(raw.slice(0, 500)) : raw;
  if (text === null) {
    return null;
  }
  return tidyText(text)
    .replace(/^CN="?([^",=]+)"?(?:,.*)?$/, '$1')
    .replace(/^(?:developer id application|3rd party mac developer application|apple development|signed by): ?/i, '')
    .replace(/ ?\([A-Z0-9]{10}\)$/, '')
    .replace(/ ?<[^<>]*>|\S+@\S+/g, ' ')
    .replace(/(?<=[^\s,;:-])[\s,;:-]+(?:https?:\/\/|www\.)\S*$/i, '')
    .replace(/\bhttps?:\/\/(?:www\.)?|^www\./gi, ' ')
    .replace(/(?<=\.[a-z]{2,6})\/\S*/gi, ' ')
    .replace(/ {2,}/g, ' ')
    .replace(/^["'\s*,;-]+|["'\s*,;-]+$/g, '')
    .trim();
}

function stripLegalForms(name: string): string {
  let stripped = name.replace(LEGAL_PREFIX, '').replace(/^["'](.*?)["']?$/, '$1');
  for (let round = 0; round < LEGAL_FORM_LIMIT; round++) {
    const next = stripped.replace(LEGAL_FORM, '').replace(/[\s,;&+-]+$/, '');
    if (next === stripped || next === '') {
      break;
    }
    stripped = next;
  }
  return stripped;
}

function canonicalSpelling(folded: string): string | undefined {
  return CANONICAL_BY_SPELLING.get(folded) ?? prefixSpelling(folded);
}

/** The longest known brand that the folded text starts with, as whole words. */
function prefixSpelling(folded: string): string | undefined {
  const firstSpace = folded.indexOf(' ');
  if (firstSpace === -1) {
    return undefined;
  }
  const secondSpace = folded.indexOf(' ', firstSpace + 1);
  const twoWords = secondSpace === -1 ? folded : folded.slice(0, secondSpace);
  return CANONICAL_BY_PREFIX.get(twoWords) ?? CANONICAL_BY_PREFIX.get(folded.slice(0, firstSpace));
}

/** A publisher as Seatwise spells it, and what was done to the reported one. */
export interface NormalizedPublisher {
  name: string | null;
  steps: NormalizationStep[];
}

function normalizeUncached(raw: string, round = 0): NormalizedPublisher {
  const unwrapped = unwrapPublisher(raw);
  const folded = unwrapped === null ? '' : foldText(unwrapped);
  const before = tidyText(raw);
  if (unwrapped === null || folded === '' || NO_PUBLISHER.has(folded) || !/\p{L}/u.test(folded)) {
    const note = 'The report names no publisher.';
    return { name: null, steps: before === '' ? [] : [{ rule: 'publisher.none', before, after: '', note }] };
  }
  const bare = stripLegalForms(unwrapped).replace(/(?<=\S{2})\.$/, '');
  const known = CANONICAL_BY_SPELLING.get(folded) ?? canonicalSpelling(foldText(bare));
  if (known !== undefined) {
    const note = `A known spelling of ${known}.`;
    return {
      name: known,
      steps: known === raw ? [] : [{ rule: 'publisher.alias', before: printable(raw), after: known, note }],
    };
  }
  if (bare === raw) {
    return { name: bare, steps: [] };
  }
  // What was removed may have hidden more of the same.
  const name = round < LEGAL_FORM_LIMIT ? normalizeUncached(bare, round + 1).name : bare;
  const note = 'The legal form and address are not part of the name.';
  return { name, steps: [{ rule: 'publisher.legal-form', before: printable(raw), after: name ?? '', note }] };
}

const CACHE_LIMIT = 5_000;

/**
 * Makes the function that spells publishers. An inventory repeats few publishers over many titles, so each maker
 * remembers what it has answered, up to {@link CACHE_LIMIT} spellings.
 */
export function createPublisherNormalizer(): (raw: string | null) => NormalizedPublisher {
  const answered = new Map<string, NormalizedPublisher>();
  return (raw) => {
    if (raw === null || raw === '') {
      return { name: null, steps: [] };
    }
    const known = answered.get(raw);
    if (known !== undefined) {
      return known;
    }
    const answer = normalizeUncached(raw);
    if (answered.size >= CACHE_LIMIT) {
      answered.clear();
    }
    if (raw.length <= 500) {
      answered.set(raw, answer);
    }
    return answer;
  };
}

/** Spells one publisher. For many, see {@link createPublisherNormalizer}. */
export function normalizePublisher(raw: string | null): NormalizedPublisher {
  return raw === null || raw === '' ? { name: null, steps: [] } : normalizeUncached(raw);
}

/** What one publisher puts after its name at one time and leaves out at another. */
const TRADE_WORDS =
  /(?<=\S) (?:software|technologies|technology|systems|labs|laboratories|solutions|studios?|group|international|team|project|foundation|developers|development team|contributors|community|worldwide|online|usa|europe|deutschland|germany|america)$/;

/**
 * The folded words of a publisher that tell it from others: "ActiveState" and "ActiveState Software" have one stem.
 */
export function publisherStem(publisher: string): string {
  const folded = foldText(publisher);
  const stem = folded.replace(TRADE_WORDS, '').replace(TRADE_WORDS, '');
  return stem === 'the' ? folded : stem;
}

/** Brands that say who made a product whose publisher was not reported, by the first word or words of its name. */
const BRANDS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(PUBLISHER_PREFIXES),
  ...['Apple', 'ASUS', 'AVEVA', 'AVG', 'Avira', 'Acronis', 'ABBYY', 'Bitdefender', 'Brother', 'Corel', 'CyberLink'].map(
    (brand) => [foldText(brand), brand] as const,
  ),
  ...['Dell', 'DYMO', 'ESET', 'Foxit', 'HP', 'JetBrains', 'Malwarebytes', 'Nuance', 'Omnissa', 'Parallels', 'PTC'].map(
    (brand) => [foldText(brand), brand] as const,
  ),
  ...['Ricoh', 'Roxio', 'Sophos', 'Splashtop', 'Synaptics', 'Synology', 'TechSmith', 'Trellix', 'Veeam', 'Veritas'].map(
    (brand) => [foldText(brand), brand] as const,
  ),
  ...['Webroot', 'Wondershare', 'Xerox', 'Zebra', 'Lexmark', 'Jabra', 'Kyocera', 'Toshiba', 'IObit'].map(
    (brand) => [foldText(brand), CANONICAL_BY_SPELLING.get(foldText(brand)) ?? brand] as const,
  ),
]);

/** The publisher whose brand a folded product name of at least two words starts with. */
export function publisherOfName(foldedName: string): string | null {
  // Store packages are named "Microsoft.VCLibs".
  const firstSpace = foldedName.search(/(?<=[^ .])[ .]/);
  if (firstSpace === -1) {
    return null;
  }
  const secondSpace = foldedName.indexOf(' ', firstSpace + 1);
  const twoWords = secondSpace === -1 ? foldedName : foldedName.slice(0, secondSpace);
  return BRANDS.get(twoWords) ?? BRANDS.get(foldedName.slice(0, firstSpace)) ?? null;
}

/** Whether the reported publisher only distributes packages that others make (Fedora, Debian, …). */
export function isDistributor(reportedPublisher: string | null): boolean {
  if (reportedPublisher === null) {
    return false;
  }
  const folded = foldText(reportedPublisher.slice(0, 200));
  return DISTRIBUTORS.some((distributor) => folded === distributor || folded.startsWith(`${distributor} `));
}
