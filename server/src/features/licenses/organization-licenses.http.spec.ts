import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { signedInWith } from '../people/people.factory.js';

let server: TestServer;
let place: { id: number; organizationId: number };
let other: { id: number; organizationId: number };
const names = [
  'Alone',
  'At a location',
  'Shared',
  'Global held',
  'Global unheld',
  'Elsewhere',
  'Custom',
  'Custom shared',
] as const;
const ids = new Map<string, number>();

beforeAll(async () => {
  server = await startTestServer();
  place = await aLocation(server.database);
  other = await aLocation(server.database);
  const mine = [
    await aDevice(server.database, { location: place }),
    await aDevice(server.database, { location: place }),
  ];
  const theirs = await aDevice(server.database, { location: other });
  const both = [place.organizationId, other.organizationId];
  const scopes: Record<(typeof names)[number], object> = {
    Alone: { global: false, organizationIds: [place.organizationId] },
    'At a location': { global: false, organizationIds: [place.organizationId], locationIds: [place.id] },
    Shared: { global: false, organizationIds: both },
    'Global held': { global: true },
    'Global unheld': { global: true },
    Elsewhere: { global: false, organizationIds: [other.organizationId] },
    Custom: { global: false, organizationIds: [place.organizationId] },
    'Custom shared': { global: false, organizationIds: both },
  };
  for (const name of names) {
    const custom = name.startsWith('Custom');
    const kind = custom ? { type: 'CUSTOM', usage: 3 } : { type: 'PER_DEVICE', assignmentMode: 'MANUAL' };
    const cost = { mode: 'PER_LICENSE', amount: '10', currency: 'USD' };
    const body = { name, quantity: 4, scope: scopes[name], cost, ...kind };
    const { id } = (await server.as('post', '/licenses').send(body).expect(201)).body;
    ids.set(name, id);
    const holders = {
      Alone: mine,
      Shared: [mine[0], theirs],
      'Global held': [...mine, theirs],
      'Global unheld': [theirs],
    };
    const held = Object.entries(holders).find(([key]) => key === name)?.[1] ?? [];
    const deviceIds = held.flatMap((device) => (device === undefined ? [] : [device.id]));
    if (deviceIds.length > 0) {
      await server.as('post', `/licenses/${id}/assignments`).send({ deviceIds, seats: 2 }).expect(201);
    }
  }
});
afterAll(() => server.close());

const path = () => `/organizations/${place.organizationId}/licenses`;

it('are those limited to the organization and the global ones held in it, counted in it', async () => {
  const { body } = await server.as('get', path()).expect(200);
  expect(
    body.items.map((license: Record<string, unknown>) => [
      license['name'],
      license['usage'],
      license['quantity'],
      license['available'],
      license['compliance'],
    ]),
  ).toEqual([
    ['Alone', 4, 4, 0, 'FULL'],
    ['At a location', 0, 4, 4, 'COMPLIANT'],
    ['Custom', 3, 4, 1, 'COMPLIANT'],
    ['Custom shared', 0, null, null, null],
    ['Global held', 4, null, null, null],
    ['Shared', 2, null, null, null],
  ]);
  const costs = body.items.map((license: { cost: { unusedCost: string } | null }) => license.cost?.unusedCost ?? null);
  expect(costs).toEqual(['0.00', '40.00', '10.00', null, null, null]);
});

it('are summed up with the part of the cost that is the organization’s', async () => {
  const [own, foreign] = [await aLocation(server.database), await aLocation(server.database)];
  const term = { expiresOn: '2035-01-31', autoRenew: true, renewalUnit: 'YEAR', renewalCount: 1 };
  const license = async (mode: 'PER_LICENSE' | 'TOTAL', scope: object, allocated = 0) => {
    const cost = { mode, amount: '10', currency: 'EUR' };
    const body = {
      name: uniqueName('Paid'),
      type: 'PER_DEVICE',
      assignmentMode: 'MANUAL',
      quantity: 4,
      cost,
      term,
      scope,
    };
    const { id } = (await server.as('post', '/licenses').send(body).expect(201)).body;
    if (allocated === 0) return;
    const shares = [{ organizationId: own.organizationId, quantity: allocated }];
    await server.as('put', `/licenses/${id}/allocations`).send(shares).expect(200);
  };
  const both = { global: false, organizationIds: [own.organizationId, foreign.organizationId] };
  await license('PER_LICENSE', { global: false, organizationIds: [own.organizationId] });
  await license('PER_LICENSE', both, 3);
  await license('TOTAL', both, 1);
  await license('PER_LICENSE', both);
  await license('PER_LICENSE', { global: true }, 2);
  await license('PER_LICENSE', { global: true });
  const summary = `/organizations/${own.organizationId}/licenses/summary`;
  const { body } = await server.as('get', summary).expect(200);
  expect(body).toMatchObject({ licenses: 5, underLicensed: 0, expiring: 0, expired: 0 });
  expect(body.yearlyCost).toEqual([{ currency: 'EUR', amount: '90.00', licenses: 3 }]);
  expect(body.unusedCost).toEqual([{ currency: 'EUR', amount: '90.00', licenses: 3 }]);
  const as = await signedInWith(server, {
    ORGANIZATIONS: { defaultLevel: 'VIEW', organizationOverrides: [] },
    SOFTWARE_LICENSES: {
      defaultLevel: 'NONE',
      organizationOverrides: [{ organizationId: own.organizationId, level: 'VIEW' }],
    },
  });
  const { body: partly } = await as('get', summary).expect(200);
  expect(partly.yearlyCost).toEqual([{ currency: 'EUR', amount: '70.00', licenses: 2 }]);
  // Each figure is what the list comes to with its filter, row by row.
  const readers: [TestServer['as'], typeof body][] = [
    [(method, to) => server.as(method, to), body],
    [as, partly],
  ];
  for (const [reader, figures] of readers) {
    for (const cost of ['yearlyCost', 'unusedCost'] as const) {
      const filter = cost === 'yearlyCost' ? 'hasYearlyCost' : 'hasUnusedCost';
      const list = `/organizations/${own.organizationId}/licenses?${filter}=true&currency=EUR`;
      const { items } = (await reader('get', list).expect(200)).body;
      const amounts = items.map((item: { cost: Record<string, string> }) => Number(item.cost[cost]));
      const amount = amounts.reduce((sum: number, each: number) => sum + each, 0).toFixed(2);
      expect([{ currency: 'EUR', amount, licenses: items.length }], filter).toEqual(figures[cost]);
    }
  }
  await as('get', `/organizations/${foreign.organizationId}/licenses/summary`).expect(403);
  await server.as('get', '/organizations/999999999/licenses/summary').expect(404);
});

it('take the filters, the order and the export of the list of all', async () => {
  const found = async (query: string) =>
    (await server.as('get', `${path()}?${query}`).expect(200)).body.items.map(({ name }: { name: string }) => name);
  expect(await found('compliance=FULL')).toEqual(['Alone']);
  expect(await found('sort=-usage,name&type=PER_DEVICE')).toEqual(['Alone', 'Global held', 'Shared', 'At a location']);
  expect(await found('sort=-available&q=c')).toEqual(['At a location', 'Custom', 'Custom shared']);
  expect(await found('includeGlobal=true&q=global')).toEqual(['Global held', 'Global unheld']);
  expect(await found('includeGlobal=false&q=global')).toEqual(['Global held']);
  await server.as('get', `${path()}?organizationId=1`).expect(400);
  const file = await server.as('get', `${path()}/export?format=csv&q=Shared&sort=name`).expect(200);
  const [header = '', row = ''] = file.text
    .trim()
    .split('\r\n')
    .slice(-1 - 1);
  expect([header.split(',')[1], row.split(',')[1]]).toEqual(['Custom shared', 'Shared']);
  expect(row).toContain('Shared,PERPETUAL');
});

it('show the whole license where they are found by its organization in the list of all', async () => {
  const { body } = await server.as('get', `/licenses?organizationId=${place.organizationId}&q=Global`).expect(200);
  expect(body.items).toMatchObject([{ name: 'Global held', usage: 6, quantity: 4 }]);
});

it('are seen by whoever sees the organization and licenses in it', async () => {
  const only = (organizationId: number) => ({
    defaultLevel: 'NONE' as const,
    organizationOverrides: [{ organizationId, level: 'VIEW' as const }],
  });
  const within = await signedInWith(server, {
    ORGANIZATIONS: only(place.organizationId),
    SOFTWARE_LICENSES: only(place.organizationId),
  });
  const { body } = await within('get', path()).expect(200);
  expect(body.items.map(({ name }: { name: string }) => name)).toEqual([
    'Alone',
    'At a location',
    'Custom',
    'Custom shared',
    'Shared',
  ]);
  await within('get', `/organizations/${other.organizationId}/licenses`).expect(404);
  const unlicensed = await signedInWith(server, {
    ORGANIZATIONS: only(place.organizationId),
    SOFTWARE_LICENSES: only(other.organizationId),
  });
  await unlicensed('get', path()).expect(403);
  await server.as('get', `/organizations/987654/licenses`).expect(404);
});

it('have usage by day of the organizations that one may see', async () => {
  const today = Temporal.Now.plainDateISO('UTC').toString();
  const id = ids.get('Shared');
  const usage = async (as: TestServer['as'], query = '') => {
    const { body } = await as('get', `/licenses/${id}/usage-series?from=${today}${query}`).expect(200);
    return [body.items[0].usage, body.organizations.map((organization: { id: number }) => organization.id)];
  };
  const asAdministrator: TestServer['as'] = (method, to) => server.as(method, to);
  const both = expect.arrayContaining([place.organizationId, other.organizationId]);
  expect(await usage(asAdministrator)).toEqual([4, both]);
  expect(await usage(asAdministrator, `&organizationId=${other.organizationId}`)).toEqual([2, both]);
  const within = await signedInWith(server, {
    SOFTWARE_LICENSES: {
      defaultLevel: 'NONE',
      organizationOverrides: [{ organizationId: place.organizationId, level: 'VIEW' }],
    },
  });
  expect(await usage(within)).toEqual([2, [place.organizationId]]);
  expect(await usage(within, `&organizationId=${other.organizationId}`)).toEqual([0, [place.organizationId]]);
  await within('get', `/licenses/${ids.get('Elsewhere')}/usage-series`).expect(404);
});

it.each([
  ['from=2026-02-01&to=2026-01-31', 422],
  ['from=2015-01-01&to=2026-01-31', 422],
  ['from=2026-02-30', 422],
  ['days=3', 400],
])('refuses a usage series of %s with %i', async (query, status) => {
  const answer = await server.as('get', `/licenses/${ids.get('Alone')}/usage-series?${query}`).expect(status);
  expect(answer.body.errors.length).toBeGreaterThan(0);
});

it('know nothing of days to come, and of a license as much as was noted', async () => {
  const today = Temporal.Now.plainDateISO('UTC');
  const custom = {
    name: uniqueName('Custom'),
    type: 'CUSTOM',
    quantity: 9,
    usage: 5,
    purchaseDate: today.subtract({ days: 3 }).toString(),
  };
  const { id } = (await server.as('post', '/licenses').send(custom).expect(201)).body;
  const all = (await server.as('get', `/licenses/${id}/usage-series?to=${today.add({ days: 9 })}`).expect(200)).body;
  expect(all.since).toBe(custom.purchaseDate);
  expect(all.items.map((item: { quantity: number; usage: number }) => [item.quantity, item.usage])).toEqual([
    [9, 0],
    [9, 0],
    [9, 0],
    [9, 5],
  ]);
  const ahead = await server.as(
    'get',
    `/licenses/${id}/usage-series?from=${today.add({ days: 1 })}&to=${today.add({ days: 2 })}`,
  );
  expect(ahead.body.items).toEqual([]);
  // What becomes a license of devices is no longer counted by hand, and back.
  await server.as('patch', `/licenses/${id}`).send({ type: 'PER_DEVICE', assignmentMode: 'MANUAL' }).expect(200);
  const usage = async () => (await server.as('get', `/licenses/${id}/usage-series?from=${today}`)).body.items[0].usage;
  expect(await usage()).toBe(0);
  await server.as('patch', `/licenses/${id}`).send({ type: 'CUSTOM', usage: 2, quantity: 8 }).expect(200);
  expect(await usage()).toBe(2);
  const { body } = await server.as('get', `/licenses/${id}/usage-history`).expect(200);
  expect(body.items).toMatchObject([
    { oldUsage: 0, newUsage: 2, oldQuantity: 9, newQuantity: 8 },
    { oldUsage: 5, newUsage: 0 },
  ]);
});
