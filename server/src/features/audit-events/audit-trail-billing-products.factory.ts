import { uniqueName } from '../../platform/testing/unique.js';
import {
  aBillingAccount,
  aBillingProduct,
  activateBilling,
  aProductRequest,
} from '../billing-products/billing-products.factory.js';
import type { TrailCase } from './audit-trail.factory.js';

const account = { subjectType: 'BillingAccount' };
const product = { subjectType: 'BillingProduct' };

/** What is written of a product that `aBillingProduct` made. */
const plain = {
  description: '',
  quantitySource: { type: 'MANUAL', quantity: 5 },
  costSource: { type: 'FIXED', amount: '4.50' },
  price: { type: 'FIXED', amount: '9.90' },
  includedCount: 0,
  taxable: true,
  active: true,
};

/** What organizations are charged for, and what that is booked under. */
export const billingProductCases: TrailCase[] = [
  {
    operation: 'billingAccounts.create',
    async run({ server, send }) {
      await activateBilling(server);
      const code = uniqueName('Code');
      const { id } = await send('post', '/billing/accounts', { code, name: 'Services' });
      const after = { id, code, name: 'Services', description: '' };
      return [{ action: 'billing-account.created', ...account, subjectId: id, after }];
    },
  },
  {
    operation: 'billingAccounts.update',
    repeats: true,
    async run({ server, send }) {
      await activateBilling(server);
      const { id, name } = await aBillingAccount(server);
      await send('patch', `/billing/accounts/${id}`, { name: `${name} new`, description: '' });
      const change = { before: { name }, after: { name: `${name} new` } };
      return [{ action: 'billing-account.updated', ...account, subjectId: id, ...change }];
    },
  },
  {
    operation: 'billingAccounts.delete',
    async run({ server, send }) {
      await activateBilling(server);
      const { id, code, name } = await aBillingAccount(server);
      await send('delete', `/billing/accounts/${id}`);
      const before = { id, code, name, description: '' };
      return [{ action: 'billing-account.deleted', ...account, subjectId: id, before }];
    },
  },
  {
    operation: 'billingProducts.create',
    async run({ server, send }) {
      await activateBilling(server);
      const request = aProductRequest();
      const { id, name, accountId } = await send('post', '/billing/products', request);
      const after = { id, name, accountId, ...plain };
      return [{ action: 'billing-product.created', ...product, subjectId: id, after }];
    },
  },
  {
    operation: 'billingProducts.update',
    repeats: true,
    async run({ server, send }) {
      await activateBilling(server);
      const { id } = await aBillingProduct(server);
      const price = { type: 'MARKUP', percent: '20' };
      await send('patch', `/billing/products/${id}`, { price, taxable: true, includedCount: 2 });
      const change = { before: { price: plain.price, includedCount: 0 }, after: { price, includedCount: 2 } };
      return [{ action: 'billing-product.updated', ...product, subjectId: id, ...change }];
    },
  },
  ...([true, false] as const).map((active): TrailCase => ({
    operation: `billingProducts.${active ? 'activate' : 'deactivate'}`,
    repeats: true,
    async run({ server, send }) {
      await activateBilling(server);
      const ids = [
        (await aBillingProduct(server, { active: !active })).id,
        (await aBillingProduct(server, { active: !active })).id,
      ];
      const already = await aBillingProduct(server, { active });
      await send('post', `/billing/products/${active ? 'activate' : 'deactivate'}`, { ids: [...ids, already.id] });
      const change = { before: { active: !active }, after: { active } };
      const action = `billing-product.${active ? 'activated' : 'deactivated'}`;
      return ids.map((subjectId) => ({ action, ...product, subjectId, ...change }));
    },
  })),
  {
    operation: 'billingProducts.delete',
    async run({ server, send }) {
      await activateBilling(server);
      const { id, name, accountId } = await aBillingProduct(server);
      await send('delete', `/billing/products/${id}`);
      const before = { id, name, accountId, ...plain };
      return [{ action: 'billing-product.deleted', ...product, subjectId: id, before }];
    },
  },
];
