import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';

const sampleData = { area: 'APPS_SETTINGS', belonging: 'administrators', row: async () => ({}) } as const;

/** It belongs to no row that could be missing: whoever is no administrator is refused. */
const refused = { unseen: 403, reason: 'Sample data is for system administrators.' };
const absent = { ...refused, allowed: [409] };

export const matrix = entriesOn(sampleData, {
  'sampleData.get': { needs: 'read', path: () => '/sample-data', exception: { ...refused, allowed: [200] } },
  'sampleData.previewRemoval': { needs: 'read', path: () => '/sample-data/removal', exception: absent },
  'sampleData.remove': { needs: 'delete', path: () => '/sample-data', exception: absent },
});
