import { type CatalogMatch, findInCatalog, findPackageInCatalog } from './catalog.rules.js';
import { classifyName, updateNumber } from './classify.rules.js';
import { cleanName } from './clean-name.rules.js';
import { isSystemPackage, recognizePackage } from './linux-package.rules.js';
import type { NormalizationStep, NormalizedTitle, ProductKind, RawTitle, TechnicianRule } from './normalizer.types.js';
import {
  createPublisherNormalizer,
  isDistributor,
  normalizePublisher,
  publisherStem,
  publisherOfName,
} from './publisher.rules.js';
import { compileTechnicianRules } from './technician-rule.rules.js';
import { foldText, nameKey, printable, tidyText } from './text.rules.js';

export type { NormalizationStep, NormalizedTitle, RawTitle, TechnicianRule } from './normalizer.types.js';

/** The product's name where nothing readable was reported. */
export const UNNAMED_SOFTWARE = 'Unnamed software';

const GUID = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?/i;

/**
 * The identity of a product: titles whose products have the same key are one product. A publisher's name at the start
 * of the product's name does not count, nor do case, spacing and punctuation.
 */
export function productKeyOf(name: string, publisher: string | null): string {
  const stem = publisher === null ? '' : publisherStem(publisher);
  const folded = foldText(name);
  const isBranded = stem !== '' && folded.startsWith(`${stem} `);
  return `${nameKey(stem)}|${nameKey(isBranded ? folded.slice(stem.length + 1) : name)}`;
}

interface Answer {
  name: string;
  publisher: string | null;
  kind: ProductKind;
  matchedBy: NormalizedTitle['matchedBy'];
}

function finish(answer: Answer, steps: NormalizationStep[]): NormalizedTitle {
  return {
    product: { name: answer.name, publisher: answer.publisher },
    kind: answer.kind,
    matchedBy: answer.matchedBy,
    steps,
    productKey: productKeyOf(answer.name, answer.publisher),
    reviewed: answer.matchedBy.type !== 'GENERAL',
  };
}

function fromCatalog(match: CatalogMatch, before: string, steps: NormalizationStep[]): NormalizedTitle {
  const note = `Known as a product of ${match.publisher}.`;
  const answer: Answer = { ...match, matchedBy: { type: 'CATALOG', id: match.id } };
  return finish(answer, [...steps, { rule: `catalog.${match.id}`, before, after: match.name, note }]);
}

function fromPackage(
  title: RawTitle,
  text: string,
  publisher: string | null,
  steps: NormalizationStep[],
): NormalizedTitle | null {
  const found = recognizePackage(title, text);
  if (found === null) {
    return null;
  }
  const named = [...steps, { rule: 'package.name', before: text, after: found.name, note: found.note }];
  // Without a package manager behind it, the name may be the application's ("Skype"), not the package's.
  const isSurelyPackage = (title.source ?? '') !== '' || isDistributor(title.publisher) || !/^\p{Lu}/u.test(found.name);
  const known =
    findPackageInCatalog(found.name) ?? (isSurelyPackage ? null : findInCatalog(foldText(found.name), publisher));
  if (known !== null) {
    return fromCatalog(known, found.name, named);
  }
  // A package is what its name says, whoever built it: deb agents report the distribution as everybody's publisher,
  // rpm agents the builder. A builder that is no distribution ships an application of its own.
  const builder = isDistributor(title.publisher) ? null : publisher;
  const kind = isSystemPackage(title, found.name, builder) ? 'SYSTEM_PACKAGE' : 'APPLICATION';
  const matchedBy = { type: 'GENERAL', id: 'general.package' } as const;
  return finish({ name: found.name, publisher: null, kind, matchedBy }, named);
}

function fromUpdate(text: string, publisher: string | null, steps: NormalizationStep[]): NormalizedTitle | null {
  const number = publisher === null || publisher === 'Microsoft' ? updateNumber(text) : null;
  if (number === null) {
    return null;
  }
  const name = `Microsoft update ${number}`;
  const note = 'Microsoft numbers its updates; the number is what the update is.';
  const matchedBy = { type: 'GENERAL', id: 'general.update' } as const;
  return finish({ name, publisher: 'Microsoft', kind: 'UPDATE', matchedBy }, [
    ...steps,
    { rule: 'update.number', before: text, after: name, note },
  ]);
}

function fromGeneralRules(
  title: RawTitle,
  text: string,
  publisher: string | null,
  steps: NormalizationStep[],
): NormalizedTitle {
  // Some products are licensed by release ("Camtasia 9"), so the catalog sees the name with its version first.
  const versioned = cleanName(text, title.platform, { keepVersions: true });
  const release = versioned.name === text ? null : findInCatalog(foldText(versioned.name), publisher);
  if (release !== null) {
    return fromCatalog(release, versioned.name, [...steps, ...versioned.steps]);
  }
  const cleaned = cleanName(versioned.name, title.platform);
  const folded = foldText(cleaned.name);
  const known = cleaned.name === versioned.name ? null : findInCatalog(folded, publisher);
  const done = [...steps, ...versioned.steps, ...cleaned.steps];
  if (known !== null) {
    return fromCatalog(known, cleaned.name, done);
  }
  const maker = publisher ?? publisherOfName(folded);
  if (maker !== publisher && maker !== null) {
    done.push({ rule: 'publisher.of-name', before: '', after: maker, note: 'The name starts with the brand.' });
  }
  const matchedBy = { type: 'GENERAL', id: 'general.name' } as const;
  const kind = classifyName(folded === '' ? cleaned.name : folded, title);
  return finish({ name: cleaned.name, publisher: maker, kind, matchedBy }, done);
}

/**
 * Makes the function that tells which product a title stands for, and why. The function is deterministic: it reads
 * nothing but the title, the given rules and the catalog that is part of Seatwise; it depends on no locale, clock or
 * network, and takes time linear in the (bounded) length of the name.
 *
 * Tried in this order: the technicians' rules; identifiers and packages; numbered updates; the catalog by the name as
 * reported; the catalog by the cleaned name; and for all other software the cleaned name itself. Normalizing the
 * product's own name and publisher yields the same product.
 *
 * @example
 * ```ts
 * const normalize = createNormalizer();
 * normalize({ name: 'Mozilla Firefox 128.0 (x64 en-US)', publisher: 'Mozilla', platform: 'WINDOWS' }).product;
 * // { name: 'Mozilla Firefox', publisher: 'Mozilla' }
 * ```
 */
export function createNormalizer(
  options: { rules?: readonly TechnicianRule[] } = {},
): (title: RawTitle) => NormalizedTitle {
  const technicianRules = compileTechnicianRules(options.rules ?? []);
  const spellPublisher = createPublisherNormalizer();

  return (title) => {
    const text = tidyText(title.name);
    const { name: publisher, steps: publisherSteps } = spellPublisher(title.publisher);
    const note = 'Encoding accidents, trademark signs and needless spaces removed.';
    const steps: NormalizationStep[] =
      text === title.name
        ? [...publisherSteps]
        : [{ rule: 'text.tidy', before: printable(title.name), after: text, note }, ...publisherSteps];

    const ruleSubject = { name: text, publisher: tidyText(title.publisher ?? ''), canonicalPublisher: publisher ?? '' };
    const matched = technicianRules.find((candidate) => candidate.matches(ruleSubject));
    if (matched !== undefined) {
      const { rule } = matched;
      const name = tidyText(rule.productName);
      const maker = rule.publisherName === null ? publisher : normalizePublisher(rule.publisherName).name;
      const matchedBy = { type: 'RULE', id: `rule.${rule.id}` } as const;
      const kind = rule.kind ?? classifyName(foldText(text), title);
      const ruleNote = `A technician's rule says so (${rule.operator.toLowerCase()} "${rule.pattern}").`;
      return finish({ name: name === '' ? UNNAMED_SOFTWARE : name, publisher: maker, kind, matchedBy }, [
        ...steps,
        { rule: matchedBy.id, before: text, after: name, note: ruleNote },
      ]);
    }
    if (text === '') {
      const matchedBy = { type: 'GENERAL', id: 'general.unnamed' } as const;
      return finish({ name: UNNAMED_SOFTWARE, publisher, kind: 'APPLICATION', matchedBy }, steps);
    }
    const update = fromUpdate(text, publisher, steps);
    if (update !== null) {
      return update;
    }
    if (GUID.test(text)) {
      const matchedBy = { type: 'GENERAL', id: 'general.identifier' } as const;
      return finish({ name: text.toUpperCase(), publisher, kind: 'COMPONENT', matchedBy }, steps);
    }
    const packaged = fromPackage(title, text, publisher, steps);
    if (packaged !== null) {
      return packaged;
    }
    const known = findInCatalog(foldText(text), publisher);
    return known === null ? fromGeneralRules(title, text, publisher, steps) : fromCatalog(known, text, steps);
  };
}
