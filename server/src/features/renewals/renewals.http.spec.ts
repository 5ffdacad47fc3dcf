import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aDevice } from '../devices/devices.factory.js';
import { aRenewingLicense } from '../licenses/license-renewals.factory.js';
import { dueRenewals, type RenewalPeriod } from '../licenses/license-term-periods.rules.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';
import type { RenewalResponse } from './renewals.dto.js';
import { dueDays } from './renewals.sql.js';

let server: TestServer;
let clock: StoppedClock;
beforeAll(async () => {
  server = await startTestServer();
  clock = stopClock(server, '2026-11-21');
});
beforeEach(async () => {
  clock.set('2026-11-21');
  await server.database.query(sql`DELETE FROM license`);
});
afterAll(() => server.close());

const yearly = { renewalUnit: 'YEAR', renewalCount: 1 };
const read = async (query = '', as: TestServer['as'] = server.as.bind(server)): Promise<RenewalResponse[]> =>
  (await as('get', `/renewals?pageSize=200&${query}`).expect(200)).body.items;

describe('renewals to come', () => {
  it('are told with what they cost, what is unused, and what fewer would save', async () => {
    const { id } = await aRenewingLicense(server, '2027-01-15', {
      name: 'Acrobat',
      quantity: 50,
      usage: 38,
      term: yearly,
    });
    expect(await read()).toEqual([
      {
        id: `${id}-2027-01-15`,
        license: { id, name: 'Acrobat' },
        vendor: null,
        on: '2027-01-15',
        kind: 'RENEWS',
        amount: '1000.00',
        currency: 'USD',
        quantity: 50,
        usage: 38,
        unused: 12,
        whatIf: { quantity: 38, saves: '240.00' },
      },
    ]);
    const file = await server.as('get', '/renewals/export?format=csv').expect(200);
    expect(file.text).toContain(`2027-01-15,Acrobat,${id},,RENEWS,1000.00,USD,50,38,12,38,240.00`);
  });

  it('are there each month, on the day that the license comes back to, for twelve months', async () => {
    await aRenewingLicense(server, '2026-12-31');
    expect((await read()).map(({ on }) => on)).toEqual([
      ...['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31', '2027-06-30'],
      ...['2027-07-31', '2027-08-31', '2027-09-30', '2027-10-31'],
    ]);
    expect(await read('from=2027-02-01&to=2027-02-28')).toMatchObject([{ on: '2027-02-28' }]);
    expect(await read('from=2027-03-01&to=2027-03-30')).toEqual([]);
  });

  it('are expirations of licenses that do not renew themselves, once', async () => {
    await aRenewingLicense(server, '2026-12-31', { term: { autoRenew: false } });
    await aRenewingLicense(server, '2026-11-20', { term: { autoRenew: false } });
    await aRenewingLicense(server, '2026-12-31', { term: null });
    expect(await read()).toMatchObject([{ on: '2026-12-31', kind: 'EXPIRES', amount: '200.00' }]);
    expect(await read('from=2026-11-01')).toMatchObject([{ on: '2026-11-20' }, { on: '2026-12-31' }]);
    expect(await read('kind=RENEWS')).toEqual([]);
    expect(await read('kind=RENEWS&kind=EXPIRES')).toHaveLength(1);
  });

  it('suggest no fewer than are reserved, and nothing where more are used than there are', async () => {
    const { id: organizationId } = await anOrganization(server.database);
    const { path } = await aRenewingLicense(server, '2027-01-15', { quantity: 50, usage: 38, term: yearly });
    await server
      .as('put', `${path}/allocations`)
      .send([{ organizationId, quantity: 45 }])
      .expect(200);
    expect(await read()).toMatchObject([{ unused: 12, whatIf: { quantity: 45, saves: '100.00' } }]);
    await server.as('put', `${path}/quantity`).send({ quantity: 50, usage: 55 }).expect(200);
    expect(await read()).toMatchObject([{ unused: 0, whatIf: null }]);
  });

  it('tell of a license that is seen in part what that part is, and suggest nothing', async () => {
    const [mine, hidden] = [await anOrganization(server.database), await anOrganization(server.database)];
    const scope = { global: false, organizationIds: [mine.id, hidden.id] };
    const { path } = await aRenewingLicense(server, '2027-01-15', { term: yearly, scope, usage: 2 });
    await aRenewingLicense(server, '2027-01-15', { scope: { global: false, organizationIds: [hidden.id] } });
    const override = { organizationId: mine.id, level: 'VIEW' } as const;
    const as = await signedInWith(server, {
      SOFTWARE_LICENSES: { defaultLevel: 'NONE', organizationOverrides: [override] },
    });
    const nothing = { amount: null, currency: null, quantity: null, usage: null, unused: null, whatIf: null };
    expect(await read('', as)).toEqual([expect.objectContaining({ on: '2027-01-15', kind: 'RENEWS', ...nothing })]);
    expect((await as('get', '/renewals/months').expect(200)).body.items).toEqual([]);
    await server
      .as('put', `${path}/allocations`)
      .send([{ organizationId: mine.id, quantity: 4 }])
      .expect(200);
    const part = { amount: '80.00', currency: 'USD', quantity: 4, usage: null, unused: null, whatIf: null };
    expect(await read('', as)).toEqual([expect.objectContaining(part)]);
    expect((await as('get', '/renewals/months').expect(200)).body.items).toMatchObject([{ amount: '80.00' }]);
  });

  it('suggest nothing for a part, though its seats are counted', async () => {
    const [mine, hidden] = [await aDevice(server.database), await aDevice(server.database)];
    const scope = { global: false, organizationIds: [mine.organizationId, hidden.organizationId] };
    const kind = { type: 'PER_DEVICE', assignmentMode: 'MANUAL' };
    const { path } = await aRenewingLicense(server, '2027-01-15', { term: yearly, scope, ...kind });
    await server
      .as('post', `${path}/assignments`)
      .send({ deviceIds: [mine.id, hidden.id] })
      .expect(201);
    await server
      .as('put', `${path}/allocations`)
      .send([{ organizationId: mine.organizationId, quantity: 4 }])
      .expect(200);
    const override = { organizationId: mine.organizationId, level: 'VIEW' } as const;
    const as = await signedInWith(server, {
      SOFTWARE_LICENSES: { defaultLevel: 'NONE', organizationOverrides: [override] },
    });
    expect(await read('', as)).toMatchObject([{ quantity: 4, usage: 1, unused: 3, amount: '80.00', whatIf: null }]);
    expect(await read()).toMatchObject([{ quantity: 10, usage: 2, unused: 8, whatIf: { quantity: 4 } }]);
  });

  it('are filtered by organization, and sorted', async () => {
    const { id: organizationId } = await anOrganization(server.database);
    const scope = { global: false, organizationIds: [organizationId] };
    await aRenewingLicense(server, '2027-02-01', { name: 'B', term: yearly, scope });
    await aRenewingLicense(server, '2027-01-01', { name: 'A', term: yearly, quantity: 3 });
    const names = (items: RenewalResponse[]) => items.map(({ license }) => license.name);
    expect(names(await read(`organizationId=${organizationId}`))).toEqual(['B']);
    expect(names(await read('q=b'))).toEqual(['B']);
    for (const field of ['on', 'license', 'amount', 'quantity', 'unused']) {
      expect(names(await read(`sort=${field}`)), field).toEqual(['A', 'B']);
      expect(names(await read(`sort=-${field}`)), field).toEqual(['B', 'A']);
    }
  });

  it.each([
    ['from=2027-01-02&to=2027-01-01', 422, 'to'],
    ['from=2027-01-01&to=2032-01-02', 422, 'to'],
    ['from=2027-02-29', 422, 'from'],
    ['kind=NEVER', 400, 'kind'],
    ['sort=colour', 400, undefined],
  ])('%s is refused with %i', async (query, status, field) => {
    const { body } = await server.as('get', `/renewals?${query}`).expect(status);
    expect(body.errors?.[0]?.field).toBe(field);
  });
});

describe('the months of renewals', () => {
  it('add up each currency by itself, and what expires beside what renews', async () => {
    await aRenewingLicense(server, '2026-11-30');
    await aRenewingLicense(server, '2027-01-15', { term: yearly });
    await aRenewingLicense(server, '2027-01-20', { term: { autoRenew: false } });
    await aRenewingLicense(server, '2027-01-20', {
      cost: { mode: 'TOTAL', amount: '1500', currency: 'JPY' },
      term: yearly,
    });
    await aRenewingLicense(server, '2027-01-20', { cost: null });
    const { body } = await server.as('get', '/renewals/months?to=2027-01-31').expect(200);
    expect(body).toEqual({
      from: '2026-11-21',
      to: '2027-01-31',
      items: [
        { month: '2026-11', currency: 'USD', amount: '200.00', renewals: 1, expiringAmount: '0.00', expirations: 0 },
        { month: '2026-12', currency: 'USD', amount: '200.00', renewals: 1, expiringAmount: '0.00', expirations: 0 },
        { month: '2027-01', currency: 'JPY', amount: '1500', renewals: 1, expiringAmount: '0', expirations: 0 },
        { month: '2027-01', currency: 'USD', amount: '400.00', renewals: 2, expiringAmount: '200.00', expirations: 1 },
      ],
    });
  });
});

describe('the days in SQL', () => {
  const aDay = (min: string, max: string) =>
    fc
      .date({ min: new Date(min), max: new Date(max), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));

  it('are those of the rules, whatever the license and the period', async () => {
    await fc.assert(
      fc.asyncProperty(
        aDay('2020-01-01', '2029-12-31'),
        fc.option(fc.integer({ min: 29, max: 31 })),
        fc.record({
          unit: fc.constantFrom<RenewalPeriod['unit']>('MONTH', 'YEAR'),
          count: fc.integer({ min: 1, max: 13 }),
        }),
        aDay('2019-01-01', '2030-12-31'),
        fc.integer({ min: 0, max: 1500 }),
        async (expiresOn, day, period, from, length) => {
          const to = Temporal.PlainDate.from(from).add({ days: length }).toString();
          const last = Temporal.PlainDate.from(expiresOn);
          // A day that is remembered is later than that of the expiration, which is the last of its month.
          const renewalDay = day !== null && last.day === last.daysInMonth && day > last.day ? day : null;
          const expected = dueRenewals({ expiresOn, renewalDay }, period, to).map(({ renewedOn }) => renewedOn);
          const rows = await server.database.query<{ day: string }>(sql`
            SELECT due.day FROM (SELECT ${expiresOn}::date AS expires_on, TRUE AS auto_renew,
              ${period.unit}::text AS renewal_unit, ${period.count}::int AS renewal_count, ${renewalDay}::smallint AS renewal_day
            ) l ${dueDays({ from, to })}
            WHERE due.day BETWEEN ${from}::date AND ${to}::date ORDER BY 1`);
          expect(rows.map((row) => row.day)).toEqual(expected.filter((each) => each >= from));
        },
      ),
      { numRuns: 200 },
    );
  });
});
