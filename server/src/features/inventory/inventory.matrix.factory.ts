import { entriesOn, openEntries } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { anEnrolledLocation } from './inventory.factory.js';

const ofAgent = async ({ server, here }: MatrixStage) =>
  `/inventory/agents/${(await anEnrolledLocation(server, here.location)).token}`;

/** A device that is reported here: one that may not be is refused by itself, and the others are taken. */
const aReport = {
  area: 'DEVICES',
  belonging: 'asker',
  row: async () => ({ name: uniqueName('Reported') }),
  marker: () => '"accepted":1',
} as const;

export const matrix = [
  ...entriesOn(aReport, {
    'inventory.report': {
      needs: 'create',
      lists: 'here',
      path: () => '/inventory',
      body: ({ name }, { here }) => ({
        devices: [{ externalId: name, organizationId: here.id, locationId: here.location.id, name, software: [] }],
      }),
    },
  }),
  // The token in the address decides, and nothing else.
  ...openEntries('PUBLIC', {
    'inventory.agentProbe': { path: ofAgent },
    'inventory.agent': {
      path: ofAgent,
      send: (request) => request.type('xml').send('<REQUEST><QUERY>PROLOG</QUERY><DEVICEID>a</DEVICEID></REQUEST>'),
    },
  }),
];
