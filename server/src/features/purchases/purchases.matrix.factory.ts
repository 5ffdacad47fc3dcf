import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import { aLicenseOf } from '../licenses/license-rows.factory.js';

/** Every license has the purchase that it began with. What two organizations share is told to whoever sees both. */
export const matrix = (
  [
    ['here', 'here'],
    ['both', 'each'],
    ['everybody', 'all'],
  ] as const
).flatMap(([belonging, lists]) =>
  entriesOn(
    { area: 'SOFTWARE_LICENSES', belonging: 'asker', row: aLicenseOf(belonging) },
    {
      'purchases.list': { when: `for ${belonging}`, needs: 'read', lists, path: () => '/purchases' },
      'purchases.export': { when: `for ${belonging}`, needs: 'read', lists, path: () => '/purchases/export' },
    },
  ),
);
