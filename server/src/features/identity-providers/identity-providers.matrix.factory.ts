import { entriesOn, openEntries } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { anIdentityProvider, providerBody } from './identity-providers.factory.js';

const path = ({ path: own }: { path: string }) => own;
const list = () => '/identity-providers';

const aProvider = {
  area: 'APPS_SETTINGS',
  belonging: 'nobody',
  row: ({ server }: MatrixStage) => anIdentityProvider(server),
} as const;

export const matrix = [
  ...entriesOn(aProvider, {
    'identityProviders.list': { needs: 'read', lists: 'nobody', path: list },
    'identityProviders.export': { needs: 'read', lists: 'nobody', path: () => `${list()}/export` },
    'identityProviders.callback': { needs: 'read', path: () => `${list()}/callback` },
    'identityProviders.create': { needs: 'create', path: list, body: () => providerBody() },
    'identityProviders.get': { needs: 'read', path },
    'identityProviders.update': { needs: 'update', path, body: () => ({ clientId: 'another' }) },
    'identityProviders.test': { needs: 'update', path: (row) => `${path(row)}/test` },
    'identityProviders.delete': { needs: 'delete', path },
  }),
  ...openEntries('PUBLIC', {
    'auth.providers': { path: '/auth/providers' },
    'auth.startProviderSignIn': {
      path: '/auth/oidc/999999999/start',
      exception: { allowed: [302, 404], reason: 'The browser is sent back to the page that it came from.' },
    },
    'auth.finishProviderSignIn': {
      path: '/auth/oidc/callback',
      exception: { allowed: [302, 400], reason: 'The browser is sent back to the page that it came from.' },
    },
  }),
];
