/** @import { Check } from './check.mjs' */
import { findAll } from './check.mjs';

const pattern = /(?<![\w.-])\/(?:work|farm|root|home\/(?!node\b)\w+|Users\/\w+|tmp\/bash_jobs)\//g;

/** @type {Check} */
export const machinePaths = {
  title: 'no path of somebody’s machine',
  covers: (path) =>
    /\.(ts|mjs|js|json|html|scss|md|yml|yaml)$|(^|\/)(Dockerfile|run)$/.test(path) && path !== 'package-lock.json',
  inspect: (text) => findAll(text, pattern, ([path]) => `${path}… exists on one machine only.`),
};
