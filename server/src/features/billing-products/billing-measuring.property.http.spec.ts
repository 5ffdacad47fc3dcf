import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { sql } from '../../platform/database/sql.js';
import { aDeviceGroup, comparison } from '../device-groups/device-groups.factory.js';
import {
  dayOf,
  type MeasuredModel,
  models,
  modelZone,
  naiveQuantities,
  organizations,
  type ProductOfModel,
  storeModel,
} from './billing-measuring.factory.js';
import { BillingMeasuring } from './billing-measuring.service.js';
import { aProductRow } from './billing-products.factory.js';

let server: TestServer;
let measuring: BillingMeasuring;
let laptops: number;
beforeAll(async () => {
  server = await startTestServer({ TIME_ZONE: modelZone });
  measuring = server.app.get(BillingMeasuring, { strict: false });
  laptops = (await aDeviceGroup(server, comparison('deviceClass', 'equals', 'LAPTOP'))).id;
});
afterAll(() => server.close());

function product(columns: ProductOfModel): Promise<number> {
  const { database } = server;
  switch (columns.kind) {
    case 'MANUAL':
      return aProductRow(database, { manualQuantity: 5 });
    case 'DEVICES':
      return aProductRow(database, { quantitySource: 'DEVICE_COUNT' });
    case 'LAPTOPS':
      return aProductRow(database, { quantitySource: 'DEVICE_COUNT', deviceGroupId: laptops });
    case 'END_USERS':
      return columns.roleIds === null
        ? aProductRow(database, { quantitySource: 'END_USER_COUNT' })
        : aProductRow(database, { quantitySource: 'END_USER_COUNT', roleIds: columns.roleIds });
    case 'LICENSE':
      return aProductRow(database, {
        quantitySource: 'SOFTWARE_LICENSE',
        licenseId: columns.licenseId,
        licenseCount: columns.count,
      });
  }
}

/** What is not held by anybody who could be named. */
const withoutHolders = /^(manual|purchased)/;

/** Seats in use of a license that does not cover the first organization: counted while they were held, but put on nothing. */
function isElsewhere(model: MeasuredModel, name: string): boolean {
  const license = model.licenses[Number(/^used (\d+)/.exec(name)?.[1] ?? -1)];
  return license !== undefined && license.scope !== null && !license.scope.includes(0);
}

it('counts on any day what a naive model counts, with the holders that make it up', async () => {
  await fc.assert(
    fc.asyncProperty(models, async (model) => {
      const { organizationIds, productIds } = await storeModel(server.database, model, product);
      const ids = Object.values(productIds);
      for (const on of model.measured) {
        for (let here = 0; here < organizations; here++) {
          const organizationId = organizationIds[here]!;
          const naive = naiveQuantities(model, here, on);
          const told = await measuring.quantities(organizationId, ids, dayOf(on));
          const counted = Object.entries(productIds).map(([name, id]) => {
            const { quantity, problem } = told.get(id)!;
            return [name, problem === null ? quantity : null];
          });
          expect(Object.fromEntries(counted)).toEqual(naive);

          const holders = await measuring.holders(organizationId, ids, dayOf(on));
          const rows = await server.database.query<{ product_id: number; seats: number; holders: number }>(sql`
            SELECT product_id, sum(seats) AS seats, count(DISTINCT (holder_kind, holder_id)) AS holders
            FROM (${holders}) counted GROUP BY 1`);
          const seats = Object.fromEntries(rows.map((row) => [row.product_id, row.seats]));
          for (const [name, id] of Object.entries(productIds)) {
            const custom = /^used (\d)/.exec(name)?.[1];
            const held = !withoutHolders.test(name) && !(model.licenses[Number(custom ?? -1)]?.custom ?? false);
            expect(seats[id] ?? 0, name).toBe(held ? naive[name] : 0);
          }
        }
        const problems = await measuring.problemsIn(organizationIds[0]!, ids);
        const unfit = Object.entries(naiveQuantities(model, 0, on)).filter(
          ([name, quantity]) => quantity === null || isElsewhere(model, name),
        );
        expect(problems.map(({ productId }) => productId)).toEqual(unfit.map(([name]) => productIds[name]));
      }
    }),
    { seed: 20_261_121, numRuns: 25 },
  );
}, 240_000);
