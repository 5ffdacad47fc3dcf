import { Decimal } from 'decimal.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';
import type { LicenseSummaryResponse, MoneyOfLicenses } from './license-summary.dto.js';
import type { LicenseResponse } from './licenses.dto.js';

let server: TestServer;
let organization: { id: number };
const today = Temporal.Now.plainDateISO('UTC');
const inDays = (days: number) => today.add({ days }).toString();

beforeAll(async () => {
  server = await startTestServer();
  organization = await anOrganization(server.database);
  const yearly = { autoRenew: true, renewalUnit: 'YEAR', renewalCount: 1 };
  const each = (amount: string, currency: string) => ({ mode: 'PER_LICENSE', amount, currency });
  const limited = { scope: { global: false, organizationIds: [organization.id] } };
  for (const fields of [
    { quantity: 10, usage: 4, cost: each('10', 'USD'), term: { expiresOn: inDays(90), ...yearly } },
    {
      quantity: 3,
      usage: 5,
      cost: each('33.33', 'USD'),
      term: { expiresOn: inDays(91), noticeDays: [120] },
      ...limited,
    },
    { quantity: 7, usage: 0, cost: each('1000', 'JPY'), term: { expiresOn: inDays(40), ...yearly } },
    { quantity: 5, usage: 0, cost: each('9', 'EUR'), term: { expiresOn: inDays(-1) } },
    { quantity: 2, usage: 1, cost: each('150.5', 'EUR'), ...limited },
    { quantity: 2, usage: 2 },
  ]) {
    await server
      .as('post', '/licenses')
      .send({ name: uniqueName('License'), type: 'CUSTOM', ...fields })
      .expect(201);
  }
});
afterAll(() => server.close());

async function summaryOf(query = ''): Promise<LicenseSummaryResponse> {
  return (await server.as('get', `/licenses/summary${query}`).expect(200)).body;
}

async function listed(query: string): Promise<LicenseResponse[]> {
  return (await server.as('get', `/licenses?pageSize=200&${query}`).expect(200)).body.items;
}

it('counts licenses, and adds up money by currency, the largest first', async () => {
  expect(await summaryOf()).toEqual({
    licenses: 6,
    underLicensed: 1,
    missingSeats: 2,
    expiring: 2,
    expiringBefore: inDays(91),
    expired: 1,
    yearlyCost: [
      { currency: 'JPY', amount: '7000', licenses: 1 },
      { currency: 'USD', amount: '199.99', licenses: 2 },
    ],
    unusedCost: [
      { currency: 'JPY', amount: '7000', licenses: 1 },
      { currency: 'EUR', amount: '150.50', licenses: 1 },
      { currency: 'USD', amount: '60.00', licenses: 1 },
    ],
    mostUnused: ['150.50 EUR 1', '7000 JPY 7', '60.00 USD 6'].map((text) => {
      const [amount, currency, unused] = text.split(' ');
      const license = { id: expect.any(Number), name: expect.any(String), publisher: null };
      return { ...license, amount, currency, unused: Number(unused) };
    }),
  });
});

it('names the five of a currency whose unused part costs most', async () => {
  const cost = (amount: string) => ({ mode: 'PER_LICENSE', amount, currency: 'CHF' });
  const amounts = ['3', '6', '1', '5', '2', '4'];
  const made = new Map<string, number>();
  for (const amount of amounts) {
    const body = { name: uniqueName('Unused'), type: 'CUSTOM', quantity: 1, usage: 0, cost: cost(amount) };
    made.set(amount, (await server.as('post', '/licenses').send(body).expect(201)).body.id);
  }
  const { mostUnused } = await summaryOf('?currency=CHF');
  expect(mostUnused.map(({ id }) => id)).toEqual(['6', '5', '4', '3', '2'].map((amount) => made.get(amount)));
  expect((await listed('hasUnusedCost=true&currency=CHF&sort=-unusedCost')).length).toBe(6);
  for (const id of made.values()) await server.as('delete', `/licenses/${id}`).expect(204);
});

it('adds up to the lists that its figures are filters of', async () => {
  const { body } = await server.as('get', '/licenses/summary').expect(200);
  expect((await listed('compliance=UNDER_LICENSED')).length).toBe(body.underLicensed);
  expect((await listed(`status=ACTIVE&status=EXPIRING&expiresBefore=${body.expiringBefore}`)).length).toBe(
    body.expiring,
  );
  expect((await listed('status=EXPIRED')).length).toBe(body.expired);
  const amounts = async (query: string, of: 'yearlyCost' | 'unusedCost') => {
    const sums = new Map<string, MoneyOfLicenses>();
    for (const { cost } of await listed(query)) {
      const currency = cost?.currency ?? '';
      const { amount, licenses } = sums.get(currency) ?? { amount: '0', licenses: 0 };
      const added = new Decimal(amount).add(cost?.[of] ?? 'NaN');
      sums.set(currency, {
        currency,
        amount: added.toFixed(cost?.[of]?.split('.')[1]?.length ?? 0),
        licenses: licenses + 1,
      });
    }
    return [...sums.values()].sort((a, b) => a.currency.localeCompare(b.currency));
  };
  const sorted = (sums: MoneyOfLicenses[]) => [...sums].sort((a, b) => a.currency.localeCompare(b.currency));
  expect(await amounts('hasYearlyCost=true', 'yearlyCost')).toEqual(sorted(body.yearlyCost));
  expect(await amounts('hasUnusedCost=true', 'unusedCost')).toEqual(sorted(body.unusedCost));
  expect((await listed('hasYearlyCost=false')).length).toBe(3);
  expect((await listed('sort=-yearlyCost,unusedCost'))[0]?.cost?.yearlyCost).toBe('7000');
});

it('takes the filters of the list, and shows what one may see', async () => {
  expect(await summaryOf(`?organizationId=${organization.id}`)).toMatchObject({
    licenses: 2,
    underLicensed: 1,
    yearlyCost: [{ currency: 'USD', amount: '99.99' }],
    unusedCost: [{ currency: 'EUR', amount: '150.50' }],
  });
  expect(await summaryOf('?compliance=FULL')).toMatchObject({ licenses: 1, yearlyCost: [], unusedCost: [] });
  await server.as('get', '/licenses/summary?page=1').expect(400);
  const limited = await signedInWith(server, {
    SOFTWARE_LICENSES: {
      defaultLevel: 'NONE',
      organizationOverrides: [{ organizationId: organization.id, level: 'VIEW' }],
    },
  });
  expect((await limited('get', '/licenses/summary').expect(200)).body).toMatchObject({ licenses: 2, expired: 0 });
});
