import { entriesOn, openEntries } from '../../platform/testing/permission-matrix.entries.js';

const theWelcome = { area: 'APPS_SETTINGS', belonging: 'nobody', row: async () => ({}) } as const;

export const matrix = [
  ...openEntries('PUBLIC', {
    'setup.state': { path: '/setup' },
    'setup.createAdministrator': {
      path: '/setup/administrator',
      body: {},
      exception: { allowed: [400], reason: 'The link that it needs is gone where there is somebody to ask.' },
    },
  }),
  ...entriesOn(theWelcome, {
    'setup.progress': { needs: 'read', path: () => '/setup/progress' },
    'setup.sampleData': { needs: 'update', path: () => '/setup/sample-data', body: () => ({ load: false }) },
    'setup.complete': { needs: 'update', path: () => '/setup/complete' },
  }),
];
