import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { aLicenseOf, licenseBelongings } from '../licenses/license-rows.factory.js';

/** Renewals are seen with their licenses. */
const lists = licenseBelongings.flatMap((belonging) => {
  const term = { expiresOn: '2400-06-30', autoRenew: true, renewalUnit: 'YEAR', renewalCount: 1 };
  const when = `for ${belonging}`;
  const days = 'from=2400-06-01&to=2400-06-30';
  return entriesOn(
    { area: 'SOFTWARE_LICENSES', belonging: 'asker', row: aLicenseOf(belonging, { term }) },
    {
      'renewals.list': { when, needs: 'read', lists: belonging, path: () => `/renewals?${days}` },
      'renewals.export': { when, needs: 'read', lists: belonging, path: () => `/renewals/export?${days}` },
    },
  );
});

/** The calendar of whoever asks: programs have none. */
const feeds = entriesOn(
  { area: 'SOFTWARE_LICENSES', belonging: 'asker', row: async () => ({}) },
  {
    'renewals.months': { needs: 'read', path: () => '/renewals/months' },
    'renewals.feed': { needs: 'read', path: () => '/renewals/feed' },
    'renewals.createFeed': { needs: 'read', path: () => '/renewals/feed' },
    'renewals.revokeFeed': { needs: 'read', path: () => '/renewals/feed' },
  },
).map((entry) => (entry.operation === 'renewals.months' ? entry : { ...entry, ofPeople: true as const }));

const calendar = entriesOn(
  {
    area: 'SOFTWARE_LICENSES',
    belonging: 'asker',
    row: async ({ server }: MatrixStage) => {
      const { url } = (await server.as('post', '/renewals/feed').expect(201)).body;
      return { path: new URL(url).pathname.replace('/api/v1', '') };
    },
  },
  { 'renewals.calendar': { needs: 'read', path: ({ path }) => path } },
).map((entry) => ({ ...entry, access: 'PUBLIC' as const }));

export const matrix = [...lists, ...feeds, ...calendar];
