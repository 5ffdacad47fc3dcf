import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { aManualLicense, giveSeats } from '../assignments/assignments.factory.js';
import { aBillingProduct, anInvoice } from '../billing-exports/billing-rows.factory.js';
import { aDevice } from '../devices/devices.factory.js';

const ofInvoices = {
  area: 'BILLING_INVOICES',
  belonging: 'asker',
  async row({ server, here }: MatrixStage) {
    await server.as('post', '/apps/billing/activate').expect(200);
    const product = await aBillingProduct(server.database);
    await anInvoice(server.database, { organizationId: here.id, lines: [{ productId: product.id }] });
    return product;
  },
} as const;

const ofAgreements = {
  area: 'BILLING_AGREEMENTS',
  belonging: 'asker',
  besides: { SOFTWARE_LICENSES: 'VIEW' },
  async row({ server, here }: MatrixStage) {
    await server.as('post', '/apps/billing/activate').expect(200);
    const license = await aManualLicense(server);
    await giveSeats(server, license, [await aDevice(server.database, { location: here.location })]);
    return license;
  },
} as const;

export const matrix = [
  ...entriesOn(ofInvoices, {
    'billingMargins.list': { needs: 'read', lists: 'here', path: () => '/billing/margins' },
    'billingMargins.export': { needs: 'read', lists: 'here', path: () => '/billing/margins/export' },
    'billingMargins.months': {
      needs: 'read',
      path: () => '/billing/margins/months',
    },
  }),
  ...entriesOn(ofAgreements, {
    'billingUnbilled.list': {
      needs: 'read',
      lists: 'here',
      path: ({ name }) => `/billing/unbilled?withCost=false&q=${encodeURIComponent(name)}`,
    },
    'billingUnbilled.export': {
      needs: 'read',
      lists: 'here',
      path: ({ name }) => `/billing/unbilled/export?withCost=false&q=${encodeURIComponent(name)}`,
    },
  }),
];
