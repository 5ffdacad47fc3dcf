/** @import { Check } from './check.mjs' */

const limit = 400;

/** Generated files, steps of the database that never change again, tables of data, and tests. */
const exempt = /^admin-ui\/src\/api\/|\/migrations\/|\/catalog\/|\.data\.ts$|\.spec\.ts$|^e2e\//;

/** @type {Check} */
export const fileSize = {
  title: 'files that one can read in one sitting',
  covers: (path) => /\.(ts|mjs|html|scss)$/.test(path) && !exempt.test(path),
  inspect(text) {
    const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
    if (lines <= limit) return [];
    return [
      { line: limit + 1, message: `${lines} lines, the limit is ${limit}: part it by what its parts are about.` },
    ];
  },
};
