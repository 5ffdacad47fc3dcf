import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Permissions } from '../../platform/authorization/permissions.js';
import { sql } from '../../platform/database/sql.js';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aManualLicense, giveSeats } from '../assignments/assignments.factory.js';
import { anActiveAgreement, anAgreement } from '../billing-agreements/billing-agreements.factory.js';
import { aBillingProduct, activateBilling } from '../billing-products/billing-products.factory.js';
import { aDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';
import { invoicesOf, runBilling } from './billing-invoices.factory.js';

let server: TestServer;
let clock: StoppedClock;
beforeAll(async () => {
  server = await startTestServer();
  clock = stopClock(server, '2026-01-10');
  await activateBilling(server);
});
afterAll(async () => {
  clock.release();
  await server.close();
});

type Level = 'VIEW' | 'FULL';
const everywhere = (level: Level) => ({ defaultLevel: level, organizationOverrides: [] }) as const;
const onlyIn = (organizationId: number, level: Level) =>
  ({ defaultLevel: 'NONE', organizationOverrides: [{ organizationId, level }] }) as const;

/** An organization that is charged for a license of euros in dollars, invoiced and approved. */
async function chargedFor(fields: (organizationId: number) => Record<string, unknown>) {
  const location = await aLocation(server.database);
  const { organizationId } = location;
  const device = await aDevice(server.database, { location });
  const cost = { mode: 'TOTAL', amount: '1200', currency: 'EUR' };
  const term = { expiresOn: '2027-01-01', autoRenew: true, renewalUnit: 'YEAR', renewalCount: 1 };
  const license = await aManualLicense(server, { quantity: 10, cost, term, ...fields(organizationId) });
  await giveSeats(server, license, [device], { assignedOn: '2025-12-01' });
  const product = await aBillingProduct(server, {
    quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'USED' },
    costSource: { type: 'INHERIT_FROM_LICENSE' },
    price: { type: 'FIXED', amount: '200' },
  });
  const products = [{ productId: product.id, exchangeRate: '1.25' }];
  const agreement = await anActiveAgreement(server, { organizationId, products });
  await runBilling(server, [agreement.id], '2026-01-01');
  const [invoice] = await invoicesOf(server, agreement.id);
  const someone = (areas: Permissions['areas'] = {}) =>
    signedInWith(server, {
      BILLING_INVOICES: onlyIn(organizationId, 'FULL'),
      BILLING_AGREEMENTS: onlyIn(organizationId, 'FULL'),
      BILLING_PRODUCTS: everywhere('VIEW'),
      ...areas,
    });
  return { organizationId, license, product, agreement, invoice: invoice!, someone };
}

type Charged = Awaited<ReturnType<typeof chargedFor>>;

/** What somebody reads of the cost of the license, wherever it is shown. */
async function costsSeen(as: TestServer['as'], { invoice, agreement }: Charged) {
  const read = async (path: string) => (await as('get', path).expect(200)).body;
  const one = await read(`/billing/invoices/${invoice.id}`);
  const { items } = await read(`/billing/invoices?agreementId=${agreement.id}`);
  const preview = await read(`/billing/agreements/${agreement.id}/preview`);
  const margins = await read('/billing/margins?includePending=true');
  const lines = [one.lines[0], items[0].lines[0], ...preview.lines];
  return {
    lines: lines.map(({ unitPrice, unitCost, costCurrency, exchangeRate }) => [
      unitPrice,
      unitCost,
      costCurrency,
      exchangeRate,
    ]),
    margins: [...margins.items, ...margins.totals].map(({ price, cost, margin }) => [price, cost, margin]),
  };
}

const told = { line: ['200.00', '12.50', 'EUR', '1.25'], margin: ['200.00', '12.50', '187.50'] };
const hidden = { line: ['200.00', null, null, null], margin: ['200.00', null, null] };

it('tells what a global license costs to those alone who may know', async () => {
  const charged = await chargedFor(() => ({}));
  const withCosts = { lines: [told.line, told.line, told.line], margins: [told.margin, told.margin] };
  const without = { lines: [hidden.line, hidden.line, hidden.line], margins: [hidden.margin, hidden.margin] };
  const as = await charged.someone();
  expect(await costsSeen(as, charged)).toEqual(without);
  const here = await charged.someone({ SOFTWARE_LICENSES: onlyIn(charged.organizationId, 'VIEW') });
  expect(await costsSeen(here, charged)).toEqual(without);
  const all = await charged.someone({ SOFTWARE_LICENSES: everywhere('VIEW') });
  expect(await costsSeen(all, charged)).toEqual(withCosts);
  // A change by somebody who does not know the cost leaves it as it is, and the log does not tell it.
  const path = `/billing/invoices/${charged.invoice.id}`;
  await as('patch', path).send({ note: 'Thank you.' }).expect(200);
  await server.as('post', `${path}/approve`).expect(200);
  expect(await costsSeen(all, charged)).toEqual(withCosts);
  const log = await server.database.query(sql`
    SELECT before, after FROM audit_event WHERE subject_type = 'BillingInvoice' AND subject_id = ${charged.invoice.id}`);
  expect(JSON.stringify(log)).not.toMatch(/unitCost|costCurrency|exchangeRate/);
  // What was given back had a cost, for those who know it.
  await server.as('post', `${path}/credit`).expect(201);
  const margins = async (who: TestServer['as']) =>
    (await who('get', '/billing/margins?includePending=true').expect(200)).body.items;
  expect(await margins(all)).toMatchObject([{ price: '0.00', priceWithoutCost: '0.00', cost: '12.50' }]);
  expect(await margins(as)).toMatchObject([{ price: '0.00', cost: null }]);
  // Nobody can say any more to whom a deleted license belonged.
  await server.as('delete', charged.license.path).expect(204);
  const lineOf = async (who: TestServer['as']) => (await who('get', path).expect(200)).body.lines[0].unitCost;
  expect([await lineOf(all), await lineOf(here)]).toEqual(['12.50', null]);
});

it('tells what a license of one organization costs to those who see it there', async () => {
  const charged = await chargedFor((id) => ({ scope: { global: false, organizationIds: [id] } }));
  const here = await charged.someone({ SOFTWARE_LICENSES: onlyIn(charged.organizationId, 'VIEW') });
  const { lines } = await costsSeen(here, charged);
  expect(lines).toEqual([told.line, told.line, told.line]);
  expect((await costsSeen(await charged.someone(), charged)).lines[0]).toEqual(hidden.line);
});

it('does not name the currency of a license that somebody does not see', async () => {
  const charged = await chargedFor(() => ({}));
  const cost = { mode: 'TOTAL', amount: '1200', currency: 'GBP' };
  await server.as('patch', charged.license.path).send({ cost }).expect(200);
  clock.set('2026-02-10');
  const { failed } = await runBilling(server, [charged.agreement.id], '2026-02-01');
  expect(JSON.stringify(failed)).toContain('exchange rate');
  expect(JSON.stringify(failed)).not.toContain('GBP');
});

it('refuses the seats of a license that does not cover the organization', async () => {
  const { product } = await chargedFor((id) => ({ scope: { global: false, organizationIds: [id] } }));
  const { id: organizationId } = await anOrganization(server.database);
  const draft = await anAgreement(server, { organizationId });
  const products = [{ productId: product.id, exchangeRate: '1.25' }];
  const refused = await server.as('patch', `/billing/agreements/${draft.id}`).send({ products }).expect(422);
  expect(refused.body.errors).toMatchObject([{ field: 'products.0.productId', code: 'product.not-measurable' }]);
});
