import { Decimal } from 'decimal.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { signedInWith } from '../people/people.factory.js';
import type { DashboardResponse } from './dashboards.dto.js';
import { type FilledPlaces, fillOverview } from './dashboards.factory.js';
import { figuresOf } from './dashboard-figures.factory.js';

let server: TestServer;
let places: FilledPlaces;
beforeAll(async () => {
  server = await startTestServer();
  await server.as('post', '/apps/billing/activate').expect(200);
  stopClock(server, '2026-11-23');
  places = await fillOverview(server);
});
afterAll(() => server.close());

const asAdministrator: TestServer['as'] = (method, to) => server.as(method, to);
const view = { defaultLevel: 'VIEW', organizationOverrides: [] } as const;
const within = (organizationId: number) => ({
  defaultLevel: 'NONE' as const,
  organizationOverrides: [{ organizationId, level: 'VIEW' as const }],
});
const everyArea = <Level>(level: Level) => ({
  SOFTWARE_LICENSES: level,
  SOFTWARE_CATALOG: level,
  DEVICES: level,
  ALERTS: level,
  AUDIT_LOG: level,
  BILLING_AGREEMENTS: level,
});

async function overview(as: TestServer['as'] = asAdministrator, query = ''): Promise<DashboardResponse> {
  return (await as('get', `/dashboard${query}`).expect(200)).body;
}

describe('each figure', () => {
  it.each<[string, () => Promise<TestServer['as']>, () => number | null]>([
    ['for the administrator', async () => asAdministrator, () => null],
    ['for the administrator, of one organization', async () => asAdministrator, () => places.here.id],
    ['for a technician of everything', () => signedInWith(server, everyArea(view)), () => null],
    ['for a technician of one organization', () => signedInWith(server, everyArea(within(places.here.id))), () => null],
  ])('is what the list that it links to comes to, %s', async (_, of, organization) => {
    const [as, organizationId] = [await of(), organization()];
    const scope = organizationId === null ? '' : `&organizationId=${organizationId}`;
    const figures = figuresOf(await overview(as, scope.replace('&', '?')));
    expect(figures.length).toBeGreaterThan(12);
    for (const { name, value, path, sum } of figures) {
      const { items, total } = (await as('get', `${path}${scope}`).expect(200)).body;
      expect(items.length, `${name}: ${path}`).toBe(total);
      const sums = sum === undefined ? new Decimal(total) : items.map(sum).reduce(add, new Decimal(0));
      expect(`${name} ${sums.toFixed()}`).toBe(`${name} ${new Decimal(value).toFixed()}`);
    }
  });
});

function add(total: Decimal, amount: string | number | null): Decimal {
  return total.add(amount ?? 0);
}

it('has something in every part, or the walk would prove nothing', async () => {
  const all = await overview();
  expect(all.licenses).toMatchObject({ underLicensed: 2, missingSeats: 4, expired: 2 });
  expect(all.licenses?.unusedCost.map(({ currency }) => currency).sort()).toEqual(['EUR', 'USD']);
  expect(all.renewals?.cost.length).toBe(2);
  expect(all.alerts?.open).toBeGreaterThan(0);
  expect(all.review?.titles).toBeGreaterThan(0);
  expect(all.devices).toMatchObject({ unseen: 2 });
  expect(all.unbilled?.seats).toBeGreaterThan(0);
  expect(all.spend?.months.length).toBeGreaterThan(2);
  expect(all.activity?.events.length).toBe(7);
});

it('shows the usage of all licenses by day, as each of them does', async () => {
  const { usage } = await overview();
  const days = usage?.days ?? [];
  expect([days[0]?.date, days.at(-1)?.date, days.length]).toEqual(['2026-08-26', '2026-11-23', 90]);
  const { items: licenses } = (await server.as('get', '/licenses?pageSize=200').expect(200)).body;
  const sums = new Map(days.map(({ date }) => [date, { quantity: 0, usage: 0 }]));
  for (const { id } of licenses) {
    const range = `from=${days[0]?.date}&to=${days.at(-1)?.date}`;
    const { items } = (await server.as('get', `/licenses/${id}/usage-series?${range}`).expect(200)).body;
    for (const { date, quantity, usage: used } of items) {
      const sum = sums.get(date)!;
      sum.quantity += quantity;
      sum.usage += used;
    }
  }
  expect(days).toEqual([...sums].map(([date, sum]) => ({ date, ...sum })));
  expect(new Set(days.map(({ usage: used }) => used)).size).toBeGreaterThan(2);
});

it('names what was done last, and no sign-ins', async () => {
  await signedInWith(server, { DEVICES: view });
  const asked = vi.spyOn(Database.prototype, 'queryText');
  const { activity } = await overview();
  // The log only grows: the overview reads its end and counts nothing of it.
  const ofLog = asked.mock.calls.map(([text]) => text).filter((text) => text.includes('audit_event'));
  asked.mockRestore();
  expect(ofLog.length).toBeGreaterThan(0);
  expect(ofLog.filter((text) => text.includes('count(*)'))).toEqual([]);
  const { items } = (await server.as('get', '/audit-events?signIns=false&pageSize=7').expect(200)).body;
  const ids = (events: readonly { id: number }[] | undefined) => events?.map(({ id }) => id);
  expect(ids(activity?.events)).toEqual(ids(items));
  expect(items.map(({ action }: { action: string }) => action)).not.toContain('session.opened');
  const [signIn] = (await server.as('get', '/audit-events?signIns=true&pageSize=1').expect(200)).body.items;
  expect(signIn.action).toBe('session.opened');
});

describe('a part', () => {
  it.each<[string, Parameters<typeof signedInWith>[1], string[]]>([
    ['licenses', { SOFTWARE_LICENSES: view }, ['licenses', 'renewals', 'spend', 'usage']],
    [
      'licenses and alerts',
      { SOFTWARE_LICENSES: view, ALERTS: view },
      ['alerts', 'licenses', 'renewals', 'spend', 'usage'],
    ],
    ['the catalogue', { SOFTWARE_CATALOG: view }, ['review']],
    ['devices', { DEVICES: view }, ['devices']],
    ['the audit log', { AUDIT_LOG: view }, ['activity']],
    [
      'licenses and agreements',
      { SOFTWARE_LICENSES: view, BILLING_AGREEMENTS: view },
      ['licenses', 'renewals', 'spend', 'unbilled', 'usage'],
    ],
  ])('is absent for whoever sees no more than %s', async (_, areas, parts) => {
    const as = await signedInWith(server, areas);
    expect(Object.keys(await overview(as)).sort()).toEqual(parts);
  });

  it('is refused to whoever sees nothing of it', async () => {
    const as = await signedInWith(server, { BILLING_INVOICES: view, ALERTS: view });
    await as('get', '/dashboard').expect(403);
    await server.as('get', '/dashboard?page=1').expect(400);
  });

  it('is absent while its app is not in use', async () => {
    try {
      await server.as('post', '/apps/billing/deactivate').expect(200);
      expect(Object.keys(await overview())).not.toContain('unbilled');
      await server.as('post', '/apps/billing/activate').expect(200);
      await server.as('post', '/apps/asset-management/deactivate').expect(200);
      expect(Object.keys(await overview()).sort()).toEqual(['activity', 'alerts', 'devices', 'review']);
    } finally {
      await server.as('post', '/apps/billing/activate').expect(200);
      await server.as('post', '/apps/asset-management/activate').expect(200);
    }
  });
});

it('is to the byte the same for a technician of one organization, whatever happens in another', async () => {
  const as = await signedInWith(server, everyArea(within(places.here.id)));
  const before = JSON.stringify(await overview(as));
  await fillOverview(server, { only: places.elsewhere });
  await server.database.query(sql`
    UPDATE device SET last_seen_at = last_seen_at - interval '90 days' WHERE organization_id = ${places.elsewhere.id}`);
  expect(JSON.stringify(await overview(as))).toBe(before);
});
