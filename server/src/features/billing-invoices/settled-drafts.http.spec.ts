import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aManualLicense, giveSeats } from '../assignments/assignments.factory.js';
import { anActiveAgreement } from '../billing-agreements/billing-agreements.factory.js';
import { aBillingProduct, activateBilling } from '../billing-products/billing-products.factory.js';
import { BillingMeasuring } from '../billing-products/billing-measuring.service.js';
import { aDevice } from '../devices/devices.factory.js';
import { invoicesOf, runBilling } from './billing-invoices.factory.js';

const today = '2026-08-20';
let server: TestServer;
let clock: StoppedClock;
beforeAll(async () => {
  server = await startTestServer();
  clock = stopClock(server, today);
  await activateBilling(server);
});
afterAll(async () => {
  clock.release();
  await server.close();
});

it('counts anew where the last seat ends between counting and keeping who was counted', async () => {
  const license = await aManualLicense(server, { scope: { global: true } });
  const device = await aDevice(server.database);
  await giveSeats(server, license, [device]);
  const quantitySource = { type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'USED' };
  const product = await aBillingProduct(server, { quantitySource });
  const { id } = await anActiveAgreement(server, {
    organizationId: device.organizationId,
    startOn: today,
    products: [{ productId: product.id }],
  });
  const measuring = server.app.get(BillingMeasuring);
  const count = measuring.quantities.bind(measuring);
  const counting = vi.spyOn(measuring, 'quantities').mockImplementationOnce(async (...asked) => {
    const found = await count(...asked);
    expect(found.get(product.id)?.quantity).toBe(1);
    await server.database.apart(() =>
      server.database.query(sql`
        UPDATE assignment SET ended_on = ${today}, ended_at = now() WHERE license_id = ${license.id}`),
    );
    return found;
  });
  expect(await runBilling(server, [id])).toMatchObject({ created: 1, failed: [] });
  expect(counting).toHaveBeenCalledTimes(2);
  counting.mockRestore();
  expect((await invoicesOf(server, id))[0]?.lines).toMatchObject([{ quantity: 0 }]);
});
