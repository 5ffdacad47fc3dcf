import { Decimal } from 'decimal.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aManualLicense, type BuiltManualLicense } from '../assignments/assignments.factory.js';
import type { DashboardResponse } from '../dashboards/dashboards.dto.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';
import { aPublisher } from '../publishers/publishers.factory.js';
import type { AnyPurchaseResponse } from './purchases.dto.js';

let server: TestServer;
let publisher: { id: number; name: string };
let here: { id: number };
let elsewhere: { id: number };
let acrobat: BuiltManualLicense;
beforeAll(async () => {
  server = await startTestServer();
  stopClock(server, '2026-11-23');
  publisher = await aPublisher(server.database, { name: 'Adobe' });
  here = await anOrganization(server.database);
  elsewhere = await anOrganization(server.database);
  const cost = { mode: 'PER_LICENSE', amount: '20.00', currency: 'USD' };
  const fields = { quantity: 10, cost, purchaseDate: '2026-01-15' };
  const within = (...organizationIds: number[]) => ({ scope: { global: false, organizationIds } });
  acrobat = await aManualLicense(server, { name: 'Acrobat', publisherId: publisher.id, ...fields, ...within(here.id) });
  await aManualLicense(server, { name: 'Elsewhere', ...fields, ...within(elsewhere.id) });
  await aManualLicense(server, { name: 'Shared', ...fields, ...within(here.id, elsewhere.id) });
  await aManualLicense(server, { name: 'Global', ...fields });
  for (const purchase of [
    { purchasedOn: '2026-02-01', quantityDelta: 5, unitCost: '19.5', poNumber: 'PO-7' },
    { purchasedOn: '2026-02-28', quantityDelta: -2, totalCost: '30' },
    { purchasedOn: '2026-03-01', quantityDelta: 1 },
  ]) {
    await server.as('post', `${acrobat.path}/purchases`).send(purchase).expect(201);
  }
});
afterAll(() => server.close());

const asAdministrator: TestServer['as'] = (method, to) => server.as(method, to);
const list = async (query = '', as = asAdministrator): Promise<AnyPurchaseResponse[]> =>
  (await as('get', `/purchases?pageSize=200&${query}`).expect(200)).body.items;
const sumOf = (amounts: (string | null)[]) =>
  amounts.reduce((sum, amount) => sum.add(amount ?? 0), new Decimal(0)).toFixed(2);
const names = async (query = '', as = asAdministrator) =>
  (await list(`sort=license,id&${query}`, as)).map(({ license }) => license.name);

it('lists what was bought of every license, the last day first', async () => {
  const items = await list();
  expect(items.length).toBe(7);
  expect(items.slice(0, 3).map(({ purchasedOn, totalCost }) => [purchasedOn, totalCost])).toEqual([
    ['2026-03-01', null],
    ['2026-02-28', '-30.00'],
    ['2026-02-01', '97.50'],
  ]);
  expect(items[2]).toEqual({
    id: items[2]?.id,
    license: { id: acrobat.id, name: 'Acrobat' },
    publisher,
    vendor: null,
    kind: 'PURCHASE',
    purchasedOn: '2026-02-01',
    quantityDelta: 5,
    unitCost: '19.50',
    totalCost: '97.50',
    currency: 'USD',
    poNumber: 'PO-7',
    invoiceNumber: '',
  });
  const file = (await server.as('get', '/purchases/export?q=PO-7').expect(200)).text;
  expect(file.split('\r\n')[1]).toBe(
    `${items[2]?.id},2026-02-01,${acrobat.id},Acrobat,Adobe,,PURCHASE,5,19.50,97.50,USD,PO-7,`,
  );
});

it.each<[string, string[]]>([
  ['from=2026-02-28', ['Acrobat', 'Acrobat']],
  ['to=2026-01-15&q=acro', ['Acrobat']],
  ['kind=INITIAL&hasPublisher=false', ['Elsewhere', 'Global', 'Shared']],
  ['currency=EUR', []],
  ['hasCost=false', ['Acrobat']],
])('is narrowed by %s', async (query, expected) => {
  expect(await names(query)).toEqual(expected);
});

it('is narrowed by publisher, organization, and sorts by every column', async () => {
  expect(new Set(await names(`publisherId=${publisher.id}`))).toEqual(new Set(['Acrobat']));
  expect(await names(`organizationId=${elsewhere.id}`)).toEqual(['Elsewhere', 'Shared']);
  for (const sort of [
    'publisher',
    'vendor',
    'kind',
    'quantityDelta',
    'unitCost',
    'totalCost',
    'currency',
    'poNumber',
    'invoiceNumber',
  ]) {
    expect((await list(`sort=-${sort}`)).length).toBe(7);
  }
  await server.as('get', '/purchases?from=yesterday').expect(422);
});

it('tells of whole licenses alone', async () => {
  const as = await signedInWith(server, {
    SOFTWARE_LICENSES: { defaultLevel: 'NONE', organizationOverrides: [{ organizationId: here.id, level: 'VIEW' }] },
  });
  expect(new Set(await names('', as))).toEqual(new Set(['Acrobat']));
});

it('tells of twelve publishers apart, and of the others together, so that months add up', async () => {
  const bought: BuiltManualLicense[] = [];
  const buy = async (publisherId: number | null, purchaseDate: string, amount: number) => {
    const cost = { mode: 'TOTAL', amount: String(amount), currency: 'CHF' };
    bought.push(await aManualLicense(server, { publisherId, purchaseDate, quantity: 1, cost }));
  };
  for (let tens = 1; tens <= 14; tens += 1) {
    const { id } = await aPublisher(server.database);
    await buy(id, '2026-05-03', tens * 10);
  }
  await buy(null, '2026-05-09', 1);
  await buy(null, '2026-06-09', 2);
  const { spend }: DashboardResponse = (await server.as('get', '/dashboard').expect(200)).body;
  const spent = spend?.months.filter(({ currency }) => currency === 'CHF') ?? [];
  const ofMay = spent.filter(({ month }) => month === '2026-05');
  const apart = ofMay.filter(({ others }) => !others).map(({ amount }) => Number(amount));
  expect(new Set(apart)).toEqual(new Set(Array.from({ length: 12 }, (_, index) => (index + 3) * 10)));
  // Two publishers, and what is of none.
  expect(ofMay.filter(({ others }) => others)).toEqual([
    { month: '2026-05', publisher: null, others: true, currency: 'CHF', amount: '31.00', purchases: 3 },
  ]);
  expect(spent.filter(({ month }) => month === '2026-06')).toMatchObject([{ others: true, amount: '2.00' }]);
  const listed = await list('from=2026-05-01&to=2026-05-31&currency=CHF&hasCost=true');
  expect(sumOf(ofMay.map(({ amount }) => amount))).toBe(sumOf(listed.map(({ totalCost }) => totalCost)));
  for (const { path } of bought) await server.as('delete', path).expect(204);
});

it('adds what was given back to no month twice', async () => {
  const { spend } = (await server.as('get', '/dashboard').expect(200)).body;
  const ofMonth = (month: string) =>
    spend.months
      .filter((each: { month: string; publisher: { id: number } | null }) => each.month === month)
      .map(({ amount, purchases }: { amount: string; purchases: number }) => [amount, purchases]);
  expect(ofMonth('2026-02')).toEqual([['67.50', 2]]);
  expect(ofMonth('2026-03')).toEqual([]);
  const listed = await list('from=2026-02-01&to=2026-02-28');
  expect(sumOf(listed.map(({ totalCost }) => totalCost))).toBe('67.50');
});
