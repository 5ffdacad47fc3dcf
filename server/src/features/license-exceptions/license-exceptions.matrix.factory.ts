import { licenseEntries } from '../licenses/license-rows.factory.js';

const exceptions = ({ path }: { path: string }) => `${path}/exceptions`;
const nobody = () => ({ include: [], exclude: [] });

export const matrix = licenseEntries(
  {
    'licenseExceptions.get': { needs: 'read', path: exceptions },
    'licenseExceptions.replace': { needs: 'update', path: exceptions, body: nobody },
    'licenseExceptions.preview': { needs: 'update', path: (row) => `${exceptions(row)}/preview`, body: nobody },
  },
  { assignmentMode: 'AUTOMATIC' },
);
