import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { aLicenseOf } from './license-rows.factory.js';

/** What is bought of a license here or for everybody; of one that is seen in part, nothing is told. */
export const matrix = (['here', 'everybody'] as const).flatMap((belonging) => {
  const when = `for ${belonging}`;
  const whole = true;
  const aPurchase = {
    area: 'SOFTWARE_LICENSES',
    belonging,
    async row(stage: MatrixStage) {
      const { path } = await aLicenseOf(belonging)(stage);
      const body = { purchasedOn: '2026-01-15', quantityDelta: 3, kind: 'PURCHASE' };
      const { id } = (await stage.server.as('post', `${path}/purchases`).send(body).expect(201)).body;
      return { path, purchase: `${path}/purchases/${id}`, body };
    },
  } as const;
  return entriesOn(aPurchase, {
    'licenses.purchases': { when, whole, needs: 'read', path: ({ path }) => `${path}/purchases` },
    'licenses.exportPurchases': { when, whole, needs: 'read', path: ({ path }) => `${path}/purchases/export` },
    'licenses.usageHistory': { when, whole, needs: 'read', path: ({ path }) => `${path}/usage-history` },
    'licenses.exportUsageHistory': { when, whole, needs: 'read', path: ({ path }) => `${path}/usage-history/export` },
    'licenses.addPurchase': {
      when,
      whole,
      needs: 'update',
      path: ({ path }) => `${path}/purchases`,
      body: ({ body }) => body,
    },
    'licenses.purchase': { when, whole, needs: 'read', path: ({ purchase }) => purchase },
    'licenses.changePurchase': {
      when,
      whole,
      needs: 'update',
      path: ({ purchase }) => purchase,
      body: () => ({ note: 'x' }),
    },
  });
});
