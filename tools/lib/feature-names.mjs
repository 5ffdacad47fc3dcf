/** The words of a new feature, and how they are written in each place. */
import { Failure } from './failure.mjs';

/**
 * @typedef {object} FeatureNames
 * @property {string} stem `support-contracts`: folders, files, addresses
 * @property {string} kebab `support-contract`: error codes
 * @property {string} Noun `SupportContract`
 * @property {string} Nouns `SupportContracts`
 * @property {string} noun `supportContract`
 * @property {string} nouns `supportContracts`
 * @property {string} table `support_contract`
 * @property {string} word `support contract`
 * @property {string} words `support contracts`
 * @property {string} Word `Support contract`
 * @property {string} Words `Support contracts`
 * @property {string} a `a` or `an`
 * @property {string} A `A` or `An`
 */

/**
 * @param {string} stem the noun of the feature, in the plural: `support-contracts`
 * @param {string} [singular] where the plural is not a regular one: `person` of `people`
 * @returns {FeatureNames}
 */
export function namesOf(stem, singular = singularOf(stem)) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(stem) || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(singular)) {
    throw new Failure(`A feature is a noun in the plural, such as contracts or support-contracts, not "${stem}".`);
  }
  if (stem === singular) {
    throw new Failure(`"${stem}" has no plural that can be told: add --singular, as in people --singular person.`);
  }
  const a = /^[aeiou]/.test(singular) ? 'an' : 'a';
  return {
    stem,
    kebab: singular,
    Noun: pascalCase(singular),
    Nouns: pascalCase(stem),
    noun: camelCase(singular),
    nouns: camelCase(stem),
    table: singular.replaceAll('-', '_'),
    word: singular.replaceAll('-', ' '),
    words: stem.replaceAll('-', ' '),
    Word: capitalized(singular.replaceAll('-', ' ')),
    Words: capitalized(stem.replaceAll('-', ' ')),
    a,
    A: capitalized(a),
  };
}

/** @param {string} plural */
function singularOf(plural) {
  if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
  if (/(s|x|z|ch|sh)es$/.test(plural)) return plural.slice(0, -2);
  return plural.endsWith('s') && !plural.endsWith('ss') ? plural.slice(0, -1) : plural;
}

/** @param {string} kebab */
function pascalCase(kebab) {
  return kebab.split('-').map(capitalized).join('');
}

/** @param {string} kebab */
function camelCase(kebab) {
  const pascal = pascalCase(kebab);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

/** @param {string} text */
function capitalized(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * Fills a template: `__Noun__` becomes the name of that key.
 * @param {string} template
 * @param {Record<string, string>} values
 */
export function fill(template, values) {
  return template.replaceAll(/__([A-Za-z]+?)__/g, (token, key) => {
    const value = values[key];
    if (value === undefined) throw new Error(`The template asks for ${token}, which nothing fills.`);
    return value;
  });
}
