import { licenseEntries } from '../licenses/license-rows.factory.js';

const shares = ({ path }: { path: string }) => `${path}/allocations`;

export const matrix = licenseEntries({
  'licenseAllocations.get': { needs: 'read', path: shares },
  'licenseAllocations.replace': { needs: 'update', path: shares, body: () => [] },
});
