import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aBillingAccount, activateBilling } from './billing-products.factory.js';

const path = ({ id }: { id: number }) => `/billing/accounts/${id}`;

const anAccount = {
  area: 'BILLING_PRODUCTS',
  belonging: 'nobody',
  async row({ server }: MatrixStage) {
    await activateBilling(server);
    return aBillingAccount(server);
  },
} as const;

export const matrix = entriesOn(anAccount, {
  'billingAccounts.list': { needs: 'read', lists: 'nobody', path: () => '/billing/accounts' },
  'billingAccounts.export': { needs: 'read', lists: 'nobody', path: () => '/billing/accounts/export' },
  'billingAccounts.create': {
    needs: 'create',
    path: () => '/billing/accounts',
    body: () => ({ code: uniqueName('Code'), name: 'Made' }),
  },
  'billingAccounts.get': { needs: 'read', path },
  'billingAccounts.update': { needs: 'update', path, body: () => ({ description: 'x' }) },
  'billingAccounts.delete': { needs: 'delete', path },
});
