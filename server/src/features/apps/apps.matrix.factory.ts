import { entriesOn, openEntries } from '../../platform/testing/permission-matrix.entries.js';

const anApp = { area: 'APPS_SETTINGS', belonging: 'nobody', row: async () => ({}) } as const;

export const matrix = [
  ...openEntries('SIGNED_IN', { 'apps.list': { path: '/apps' } }),
  ...entriesOn(anApp, {
    'apps.activate': { needs: 'update', path: () => '/apps/asset-management/activate' },
    'apps.deactivate': { needs: 'update', path: () => '/apps/billing/deactivate' },
  }),
];
