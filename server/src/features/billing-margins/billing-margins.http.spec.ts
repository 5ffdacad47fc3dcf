import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aBillingProduct, anInvoice } from '../billing-exports/billing-rows.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.as('post', '/apps/billing/activate').expect(200);
});
afterAll(() => server.close());

const asAdministrator: TestServer['as'] = (method, to) => server.as(method, to);
const list = async (query: string, as: TestServer['as'] = asAdministrator) =>
  (await as('get', `/billing/margins?pageSize=200&${query}`).expect(200)).body;

it('adds up each month and currency', async () => {
  const organization = await anOrganization(server.database);
  const of = (fields: object) => anInvoice(server.database, { organizationId: organization.id, ...fields });
  const seats = { quantity: 3, unitPrice: '20.00', unitCost: '12.50' };
  await of({ periodStart: '2026-10-01', lines: [seats, { unitPrice: '5.00' }] });
  await of({ periodStart: '2026-10-15', lines: [seats] });
  await of({ periodStart: '2026-09-01', currency: 'JPY', lines: [seats] });
  await of({ periodStart: '2026-09-01', status: 'PENDING', lines: [seats] });
  const months = async (query: string, as: TestServer['as'] = asAdministrator) =>
    (await as('get', `/billing/margins/months?organizationId=${organization.id}&${query}`).expect(200)).body.items;
  const october = { price: '125.00', cost: '75.00', priceWithoutCost: '5.00', margin: '45.00', marginPercent: '37.5' };
  expect(await months('')).toEqual([
    expect.objectContaining({ month: '2026-09', currency: 'JPY', price: '60' }),
    { month: '2026-10', currency: 'USD', ...october },
  ]);
  expect(await months('from=2026-10-02')).toMatchObject([{ month: '2026-10', price: '60.00' }]);
  expect(await months('q=nobody-is-called-this')).toEqual([]);
  const level = {
    defaultLevel: 'FULL' as const,
    organizationOverrides: [{ organizationId: organization.id, level: 'NONE' as const }],
  };
  expect(await months('', await signedInWith(server, { BILLING_INVOICES: level }))).toEqual([]);
});

it('tells cost, price and margin by organization, product and month', async () => {
  const organization = await anOrganization(server.database);
  const product = await aBillingProduct(server.database);
  const seats = { productId: product.id, quantity: 14, includedCount: 2, unitPrice: '20.00', unitCost: '12.50' };
  const of = (fields: object) => anInvoice(server.database, { organizationId: organization.id, ...fields });
  await of({ periodStart: '2026-10-01', lines: [seats, { description: 'Setup', unitPrice: '100.00' }] });
  await of({ periodStart: '2026-10-15', status: 'COMPLETED', lines: [seats] });
  await of({ periodStart: '2026-09-01', lines: [seats] });
  await of({ periodStart: '2026-10-01', status: 'PENDING', lines: [seats] });
  await of({ periodStart: '2026-10-01', status: 'ARCHIVED', archivedStatus: 'PENDING', lines: [seats] });
  await of({ periodStart: '2026-10-01', currency: 'JPY', lines: [{ ...seats, unitPrice: '2000', unitCost: '1250' }] });
  const only = `organizationId=${organization.id}`;
  const page = await list(`${only}&from=2026-10-01&to=2026-10-31`);
  const shared = { organization, month: '2026-10' };
  expect(page.items).toEqual([
    {
      id: expect.any(Number),
      ...shared,
      product,
      quantity: 14,
      billedQuantity: 12,
      currency: 'JPY',
      price: '24000',
      cost: '17500',
      priceWithoutCost: '0',
      margin: '6500',
      marginPercent: '27.1',
    },
    {
      id: expect.any(Number),
      ...shared,
      product,
      quantity: 28,
      billedQuantity: 24,
      currency: 'USD',
      price: '480.00',
      cost: '350.00',
      priceWithoutCost: '0.00',
      margin: '130.00',
      marginPercent: '27.1',
    },
    {
      id: expect.any(Number),
      ...shared,
      product: { id: null, name: 'Setup' },
      quantity: 1,
      billedQuantity: 1,
      currency: 'USD',
      price: '100.00',
      cost: null,
      priceWithoutCost: '100.00',
      margin: null,
      marginPercent: null,
    },
  ]);
  expect(page.totals).toEqual([
    { currency: 'JPY', price: '24000', cost: '17500', priceWithoutCost: '0', margin: '6500', marginPercent: '27.1' },
    {
      currency: 'USD',
      price: '580.00',
      cost: '350.00',
      priceWithoutCost: '100.00',
      margin: '130.00',
      marginPercent: '27.1',
    },
  ]);
  const months = async (query: string) =>
    (await list(`${only}&${query}`)).items.map((each: { month: string }) => each.month);
  expect(await months(`productId=${product.id}&currency=USD&sort=month`)).toEqual(['2026-09', '2026-10']);
  expect(await months('to=2026-09-30')).toEqual(['2026-09']);
  expect(await months('q=Setup')).toEqual(['2026-10']);
  const pending = await list(`${only}&includePending=true&productId=${product.id}&currency=USD&from=2026-10-01`);
  expect(pending.items).toMatchObject([{ quantity: 42, price: '720.00' }]);
  const file = await server.as('get', `/billing/margins/export?${only}&from=2026-10-01&currency=JPY`).expect(200);
  expect(file.text.split('\r\n')[1]).toBe(
    `2026-10,${organization.id},${organization.name},${product.id},${product.name},14,12,JPY,24000,17500,0,6500,27.1`,
  );
  for (const sort of ['quantity', 'billedQuantity', 'price', 'cost', 'margin', 'marginPercent', 'organization', 'id']) {
    expect((await list(`${only}&sort=-${sort}`)).items).toHaveLength(4);
  }
  await server.as('get', '/billing/margins?from=soon').expect(422);
});

it('takes away what a credit note gives back', async () => {
  const { id: organizationId } = await anOrganization(server.database);
  const product = await aBillingProduct(server.database);
  const line = { productId: product.id, quantity: 3, unitPrice: '20.00' };
  const other = { description: 'Setup', unitPrice: '50.00' };
  const { id } = await anInvoice(server.database, { organizationId, lines: [{ ...line, unitCost: '12.50' }, other] });
  const credit = { organizationId, kind: 'CREDIT_NOTE', creditedInvoiceId: id } as const;
  const lines = [
    { ...line, unitPrice: '-20.00' },
    { ...other, unitPrice: '-50.00' },
  ];
  await anInvoice(server.database, { ...credit, lines });
  const { items, totals } = await list(`organizationId=${organizationId}`);
  // What was counted was paid for, whatever is given back.
  const credited = {
    quantity: 3,
    billedQuantity: 0,
    price: '0.00',
    cost: '37.50',
    margin: '-37.50',
    marginPercent: null,
  };
  expect(items).toMatchObject([
    { product, ...credited },
    { product: { name: 'Setup' }, price: '0.00', cost: null, priceWithoutCost: '0.00', margin: null },
  ]);
  expect(totals).toMatchObject([{ currency: 'USD', price: '0.00', cost: '37.50', priceWithoutCost: '0.00' }]);
});

it('keeps what was charged when it is put aside', async () => {
  const { id: organizationId } = await anOrganization(server.database);
  const lines = [{ unitPrice: '100.00' }];
  const { id } = await anInvoice(server.database, {
    organizationId,
    status: 'ARCHIVED',
    archivedStatus: 'COMPLETED',
    lines,
  });
  const priceOf = async () => (await list(`organizationId=${organizationId}`)).totals[0].price;
  expect(await priceOf()).toBe('100.00');
  const credit = { organizationId, kind: 'CREDIT_NOTE', creditedInvoiceId: id } as const;
  await anInvoice(server.database, { ...credit, status: 'ARCHIVED', lines: [{ unitPrice: '-100.00' }] });
  expect(await priceOf()).toBe('0.00');
});

it('adds up as a naive model does, to the last digit', async () => {
  const products = [await aBillingProduct(server.database), await aBillingProduct(server.database)];
  const line = fc.record({
    product: fc.integer({ min: 0, max: 1 }),
    quantity: fc.integer({ min: 0, max: 900 }),
    includedCount: fc.integer({ min: 0, max: 500 }),
    // Ten thousandths.
    cost: fc.option(fc.integer({ min: 0, max: 2_000_000 })),
    price: fc.integer({ min: 0, max: 2_000_000 }),
  });
  const invoice = fc.record({
    month: fc.integer({ min: 1, max: 3 }),
    day: fc.integer({ min: 1, max: 28 }),
    currency: fc.constantFrom('USD', 'JPY', 'KWD'),
    status: fc.constantFrom('PENDING' as const, 'APPROVED' as const, 'COMPLETED' as const, 'ARCHIVED' as const),
    lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  });
  const digits: Record<string, number> = { USD: 2, JPY: 0, KWD: 3 };
  await fc.assert(
    fc.asyncProperty(fc.array(invoice, { minLength: 1, maxLength: 6 }), fc.boolean(), async (invoices, pending) => {
      const { id: organizationId } = await anOrganization(server.database);
      const sums = new Map<string, { price: Decimal; cost: Decimal | null; without: Decimal; billed: number }>();
      for (const { month, day, currency, status, lines } of invoices) {
        const rounded = (value: Decimal) => value.toDecimalPlaces(digits[currency] ?? 2, Decimal.ROUND_HALF_EVEN);
        const periodStart = Temporal.PlainDate.from({ year: 2026, month, day }).toString();
        const told = lines.map((each) => {
          const billed = Math.max(0, each.quantity - each.includedCount);
          const amount = rounded(new Decimal(each.price).div(10_000).mul(billed));
          const unitCost = each.cost === null ? null : new Decimal(each.cost).div(10_000);
          return { ...each, billed, amount, unitCost };
        });
        await anInvoice(server.database, {
          organizationId,
          periodStart,
          currency,
          status,
          lines: told.map(({ product, quantity, includedCount, amount, unitCost, price }) => ({
            productId: products[product]!.id,
            quantity,
            includedCount,
            amount: amount.toFixed(),
            unitPrice: new Decimal(price).div(10_000).toFixed(),
            unitCost: unitCost?.toFixed() ?? null,
          })),
        });
        if (status === 'PENDING' && !pending) continue;
        for (const { product, amount, unitCost, billed, quantity } of told) {
          const key = `2026-0${month} ${products[product]!.id} ${currency}`;
          const zero = new Decimal(0);
          const sum = sums.get(key) ?? { price: zero, cost: null, without: zero, billed: 0 };
          const cost = unitCost === null ? null : rounded(unitCost.mul(quantity));
          sums.set(key, {
            price: sum.price.add(amount),
            cost: cost === null ? sum.cost : (sum.cost ?? zero).add(cost),
            without: cost === null ? sum.without.add(amount) : sum.without,
            billed: sum.billed + billed,
          });
        }
      }
      const { items, totals, total } = await list(`organizationId=${organizationId}&includePending=${pending}`);
      expect(total).toBe(sums.size);
      for (const each of items) {
        const shown = (value: Decimal) => value.toFixed(digits[each.currency]);
        const sum = sums.get(`${each.month} ${each.product.id} ${each.currency}`)!;
        const { cost } = sum;
        expect(each).toMatchObject({
          billedQuantity: sum.billed,
          price: shown(sum.price),
          cost: cost === null ? null : shown(cost),
          priceWithoutCost: shown(sum.without),
          margin: cost === null ? null : shown(sum.price.sub(sum.without).sub(cost)),
        });
      }
      // Rows add up to their totals.
      for (const each of totals) {
        const rows = items.filter((row: { currency: string }) => row.currency === each.currency);
        const sumOf = (field: string) =>
          rows
            .reduce((sum: Decimal, row: Record<string, string | null>) => sum.add(row[field] ?? 0), new Decimal(0))
            .toFixed(digits[each.currency]);
        expect([each.price, each.cost ?? sumOf('cost'), each.priceWithoutCost]).toEqual(
          ['price', 'cost', 'priceWithoutCost'].map(sumOf),
        );
      }
    }),
    { seed: 20_261_121, numRuns: 25 },
  );
});

it('shows organizations that somebody may see invoices of, and is the same whatever happens elsewhere', async () => {
  const [here, elsewhere] = [await anOrganization(server.database), await anOrganization(server.database)];
  const product = await aBillingProduct(server.database);
  const lines = [{ productId: product.id, quantity: 2, unitCost: '1.00' }];
  await anInvoice(server.database, { organizationId: here.id, lines });
  const only = { defaultLevel: 'NONE', organizationOverrides: [{ organizationId: here.id, level: 'VIEW' }] } as const;
  const limited = await signedInWith(server, { BILLING_INVOICES: only });
  const paths = ['', '?sort=-price&page=2&pageSize=1', `?organizationId=${elsewhere.id}`, '?includePending=true'];
  const files = ['/export?format=csv', '/export?format=json'];
  const told = () =>
    Promise.all(
      [...paths, ...files].map(async (path) => (await limited('get', `/billing/margins${path}`).expect(200)).text),
    );
  const before = await told();
  expect(before[0]).toContain(`"organization":{"id":${here.id}`);
  for (const status of ['APPROVED', 'PENDING'] as const) {
    await anInvoice(server.database, { organizationId: elsewhere.id, status, lines, currency: 'KWD' });
  }
  await server.database.query(sql`UPDATE organization SET name = 'AAA' WHERE id = ${elsewhere.id}`);
  expect(await told()).toEqual(before);
  const without = await signedInWith(server, {
    BILLING_AGREEMENTS: { defaultLevel: 'FULL', organizationOverrides: [] },
  });
  await without('get', '/billing/margins').expect(403);
});
