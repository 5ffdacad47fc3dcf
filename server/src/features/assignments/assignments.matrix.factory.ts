import { aDevice } from '../devices/devices.factory.js';
import { licenseEntries, type LicenseRow, aLicenseOf, licenseBelongings } from '../licenses/license-rows.factory.js';
import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';

const seat = ({ seats, seatId }: LicenseRow) => `${seats}/${seatId}`;
const marker = ({ device }: LicenseRow) => JSON.stringify(device.name);

/** The seats of a license that is seen: those of holders here. */
const lists = licenseBelongings.flatMap((belonging) =>
  entriesOn(
    { area: 'SOFTWARE_LICENSES', belonging, row: aLicenseOf(belonging), marker },
    {
      'assignments.list': { when: `for ${belonging}`, needs: 'read', lists: 'here', path: ({ seats }) => seats },
      'assignments.export': {
        when: `for ${belonging}`,
        needs: 'read',
        lists: 'here',
        path: ({ seats }) => `${seats}/export`,
      },
    },
  ),
);

/** A license, and a device here that can have a seat of it. */
const additions = (['here', 'both'] as const).flatMap((belonging) =>
  entriesOn(
    {
      area: 'SOFTWARE_LICENSES',
      belonging,
      besides: { DEVICES: 'VIEW' },
      row: async (stage: MatrixStage) => ({
        ...(await aLicenseOf(belonging)(stage)),
        other: await aDevice(stage.server.database, { location: stage.here.location }),
      }),
    },
    {
      'assignments.add': {
        when: `for ${belonging}`,
        needs: 'update',
        path: ({ seats }) => seats,
        body: ({ other }) => ({ deviceIds: [other.id] }),
      },
    },
  ),
);

export const matrix = [
  ...lists,
  ...additions,
  ...licenseEntries({
    'assignments.remove': {
      needs: 'update',
      path: ({ seats }) => `${seats}/remove`,
      body: ({ seatId }) => ({ assignmentIds: [seatId] }),
    },
  }),
  ...licenseEntries(
    {
      'assignments.change': { needs: 'update', path: seat, body: () => ({ note: 'x' }) },
      'assignments.end': { needs: 'update', path: seat },
    },
    {},
    ['here', 'both'],
  ),
];
