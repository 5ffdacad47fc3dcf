/** @import { Check } from './check.mjs' */
import { findAll } from './check.mjs';

/** @type {Check} */
export const environment = {
  title: 'the environment is read in platform/config alone',
  covers: (path) =>
    path.startsWith('server/src/') &&
    path.endsWith('.ts') &&
    !path.startsWith('server/src/platform/config/') &&
    !path.startsWith('server/src/platform/testing/') &&
    !path.endsWith('.spec.ts'),
  inspect: (text) =>
    findAll(
      text,
      /\bprocess\s*\.\s*env\b/g,
      () => 'Describe the variable in config.schema.ts and take it from Config.',
    ),
};
