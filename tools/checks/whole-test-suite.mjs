/** @import { Check } from './check.mjs' */
import { findAll } from './check.mjs';

const pattern =
  /\b(?:it|test|describe|suite)\s*\.\s*(?:\w+\s*\.\s*)?(only|skip|todo|fails)\b|\b([xf](?:it|describe))\s*\(/g;

/** @type {Check} */
export const wholeTestSuite = {
  title: 'every test runs',
  covers: (path) => path.endsWith('.spec.ts'),
  inspect: (text) =>
    findAll(text, pattern, ([, modifier, variant]) => `"${modifier ?? variant}" keeps tests from running.`),
};
