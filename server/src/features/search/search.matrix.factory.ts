import { openEntries } from '../../platform/testing/permission-matrix.entries.js';

export const matrix = openEntries('SIGNED_IN', { 'search.find': { path: '/search?q=a' } });
