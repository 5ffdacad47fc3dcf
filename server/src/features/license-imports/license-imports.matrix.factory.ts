import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { lines, sendFile } from './license-imports.factory.js';

const aFile = () => Buffer.from(lines('Name,Type,Quantity', `${uniqueName('Imported')},CUSTOM,3`));
const attached = { filename: 'licenses.csv' };

/** What becomes of each row is the report's to tell. */
const aRequest = { area: 'SOFTWARE_LICENSES', belonging: 'asker', row: async () => ({}) } as const;

/** The report of somebody else: an import is its author's, and the administrators'. */
const anImport = {
  area: 'SOFTWARE_LICENSES',
  belonging: 'administrators',
  async row({ server }: MatrixStage) {
    const as: MatrixStage['server']['as'] = (method, path) => server.as(method, path);
    const { id } = (await sendFile(as, '/licenses/imports?dryRun=true', aFile()).expect(201)).body;
    return { path: `/licenses/imports/${id}` };
  },
} as const;

export const matrix = [
  ...entriesOn(aRequest, {
    'licenses.import': {
      needs: 'update',
      path: () => '/licenses/import?dryRun=true',
      send: (request) => request.attach('file', aFile(), attached),
    },
    'licenseImports.create': {
      needs: 'update',
      path: () => '/licenses/imports?dryRun=true',
      send: (request) => request.attach('file', aFile(), attached),
    },
    'licenseImports.list': { needs: 'read', path: () => '/licenses/imports' },
    'licenseImports.export': { needs: 'read', path: () => '/licenses/imports/export' },
    'licenseImports.template': { needs: 'read', path: () => '/licenses/imports/template' },
  }),
  ...entriesOn(anImport, {
    'licenseImports.get': { needs: 'read', path: ({ path }) => path },
    'licenseImports.items': { needs: 'read', path: ({ path }) => `${path}/items` },
    'licenseImports.exportItems': { needs: 'read', path: ({ path }) => `${path}/items/export` },
    'licenseImports.start': {
      needs: 'update',
      path: ({ path }) => `${path}/start`,
      exception: { allowed: [201, 202, 409], reason: 'A job checks the file first, whenever it comes to it.' },
    },
    'licenseImports.cancel': { needs: 'update', path: ({ path }) => `${path}/cancel` },
  }),
];
