import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../../platform/time/clock.js';
import { sql } from '../../platform/database/sql.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import type { PurchaseResponse } from './license-ledger.dto.js';
import type { LicenseTermPeriodResponse } from './license-renewals.dto.js';
import { aRenewingLicense } from './license-renewals.factory.js';
import { LicenseRenewals } from './license-renewals.service.js';
import { type Renewed, renewalJob } from './license-renewals.types.js';

let server: TestServer;
let clock: StoppedClock;
let renewals: LicenseRenewals;
let heard: Renewed[] = [];
/** License that a listener fails for. */
let poisoned = 0;
beforeAll(async () => {
  server = await startTestServer();
  clock = stopClock(server, '2026-01-20');
  renewals = server.app.get(LicenseRenewals);
  renewals.onRenewed(async (renewed) => {
    if (renewed[0]?.licenseId === poisoned) throw new Error('not this one');
    heard.push(...renewed);
  });
});
beforeEach(() => {
  clock.set('2026-01-20');
  heard = [];
});
afterAll(() => server.close());

const renewalsOf = async (path: string): Promise<PurchaseResponse[]> =>
  (await server.as('get', `${path}/purchases?kind=RENEWAL&sort=purchasedOn&pageSize=200`).expect(200)).body.items;
const termsOf = async (path: string): Promise<LicenseTermPeriodResponse[]> =>
  (await server.as('get', `${path}/terms?pageSize=200`).expect(200)).body.items;
const read = async (path: string) => (await server.as('get', path).expect(200)).body;
const heardOf = (id: number) => heard.filter((each) => each.licenseId === id);

describe('a license that renews itself', () => {
  it('opens its next term on the expiration day, and not on the day before', async () => {
    const { id, path } = await aRenewingLicense(server, '2026-01-31', { purchaseDate: '2025-12-31' });
    clock.set('2026-01-30T23:59:59Z');
    await renewals.renewDue();
    expect(await read(path)).toMatchObject({ term: { expiresOn: '2026-01-31' }, daysToExpiration: 1 });
    clock.set('2026-01-31T00:00:00Z');
    await renewals.renewDue();
    expect(await read(path)).toMatchObject({
      term: { expiresOn: '2026-02-28', autoRenew: true, renewalUnit: 'MONTH', noticeDays: [7] },
      status: 'ACTIVE',
      daysToExpiration: 28,
      quantity: 10,
    });
    expect(await renewalsOf(path)).toEqual([
      expect.objectContaining({
        purchasedOn: '2026-01-31',
        quantityDelta: 0,
        quantityAfter: 10,
        unitCost: '20.00',
        totalCost: '200.00',
        currency: 'USD',
        by: 'Seatwise',
      }),
    ]);
    expect(heardOf(id)).toEqual([
      {
        renewalId: expect.any(Number),
        licenseId: id,
        renewedOn: '2026-01-31',
        expiresOn: '2026-02-28',
        automatic: true,
      },
    ]);
  });

  it('catches up every term that was missed, one by one, on the day that it began with', async () => {
    const { id, path } = await aRenewingLicense(server, '2026-01-31');
    clock.set('2026-05-15');
    await renewals.renewDue();
    await renewals.renewDue();
    expect((await read(path)).term.expiresOn).toBe('2026-05-31');
    const days = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'];
    expect((await renewalsOf(path)).map((each) => each.purchasedOn)).toEqual(days);
    expect(heardOf(id).map((each) => each.renewedOn)).toEqual(days);
    const entries = (await server.as('get', `/licenses/${id}/history?sort=id`).expect(200)).body.items;
    expect(entries.filter((entry: { action: string }) => entry.action === 'license.renewed')).toEqual(
      days.map((day, index) =>
        expect.objectContaining({
          actor: expect.objectContaining({ kind: 'SYSTEM', name: 'Seatwise' }),
          before: { term: expect.objectContaining({ expiresOn: day }) },
          after: { term: expect.objectContaining({ expiresOn: days[index + 1] ?? '2026-05-31' }) },
        }),
      ),
    );
  });

  it('catches up a hundred years of months', async () => {
    const { path } = await aRenewingLicense(server, '1926-01-31');
    await renewals.renewDue();
    expect((await read(path)).term.expiresOn).toBe('2026-01-31');
    const { total } = (await server.as('get', `${path}/purchases?kind=RENEWAL`).expect(200)).body;
    expect(total).toBe(1200);
    expect((await server.as('get', `${path}/terms`).expect(200)).body.total).toBe(1202);
  });

  it('comes back to Feb 29 in leap years', async () => {
    const yearly = { renewalUnit: 'YEAR', renewalCount: 1 };
    const { path } = await aRenewingLicense(server, '2024-02-29', { term: yearly });
    for (const [day, expiresOn] of [
      ['2026-01-20', '2026-02-28'],
      ['2027-02-28', '2028-02-29'],
      ['2028-02-29', '2029-02-28'],
    ] as const) {
      clock.set(day);
      await renewals.renewDue();
      expect((await read(path)).term.expiresOn).toBe(expiresOn);
    }
  });

  it('goes on from an expiration that somebody chose', async () => {
    const { path } = await aRenewingLicense(server, '2026-01-31');
    clock.set('2026-02-01');
    await renewals.renewDue();
    const { term } = await read(path);
    // The same date is no choice: the license goes on to the 31st.
    await server
      .as('patch', path)
      .send({ term: { ...term, noticeDays: [30] } })
      .expect(200);
    clock.set('2026-03-01');
    await renewals.renewDue();
    expect((await read(path)).term.expiresOn).toBe('2026-03-31');
    await server
      .as('patch', path)
      .send({ term: { ...term, expiresOn: '2026-04-28' } })
      .expect(200);
    clock.set('2026-04-28');
    await renewals.renewDue();
    expect((await read(path)).term.expiresOn).toBe('2026-05-28');
  });

  it('is renewed once where two processes are at it', async () => {
    const built = await Promise.all(Array.from({ length: 8 }, () => aRenewingLicense(server, '2026-01-31')));
    clock.set('2026-04-15');
    await Promise.all([renewals.renewDue(), renewals.renewDue(), renewals.renewDue()]);
    for (const { id, path } of built) {
      expect(await renewalsOf(path)).toHaveLength(3);
      expect(heardOf(id)).toHaveLength(3);
      expect((await read(path)).term.expiresOn).toBe('2026-04-30');
    }
  });

  it('is neither renewed twice nor set back by a clock that jumps', async () => {
    const { id, path } = await aRenewingLicense(server, '2026-01-31');
    for (const day of ['2026-02-01', '2026-01-05', '2026-02-01', '2026-03-10', '2025-06-01', '2026-03-10']) {
      clock.set(day);
      await renewals.renewDue();
    }
    expect((await read(path)).term.expiresOn).toBe('2026-03-31');
    expect((await renewalsOf(path)).map((each) => each.purchasedOn)).toEqual(['2026-01-31', '2026-02-28']);
    expect(heardOf(id)).toHaveLength(2);
  });

  it('pays for no term twice where its expiration is set back', async () => {
    const { id, path } = await aRenewingLicense(server, '2026-01-31');
    clock.set('2026-02-10');
    await renewals.renewDue();
    const { term } = await read(path);
    await server
      .as('patch', path)
      .send({ term: { ...term, expiresOn: '2026-01-31' } })
      .expect(200);
    await renewals.renewDue();
    expect((await read(path)).term.expiresOn).toBe('2026-02-28');
    expect(await renewalsOf(path)).toHaveLength(1);
    expect(heardOf(id)).toHaveLength(1);
  });

  it('holds up nobody where it cannot be renewed, and is not renewed in half', async () => {
    const bad = await aRenewingLicense(server, '2026-01-30');
    const good = await aRenewingLicense(server, '2026-01-31');
    poisoned = bad.id;
    clock.set('2026-03-15');
    await expect(renewals.renewDue()).rejects.toThrow(`Licenses that could not be renewed: ${bad.id}.`);
    expect((await read(good.path)).term.expiresOn).toBe('2026-03-31');
    expect((await read(bad.path)).term.expiresOn).toBe('2026-01-30');
    expect(await renewalsOf(bad.path)).toEqual([]);
    expect(await termsOf(bad.path)).toHaveLength(2);
    poisoned = 0;
    await renewals.renewDue();
    expect((await read(bad.path)).term.expiresOn).toBe('2026-03-30');
    expect(await renewalsOf(bad.path)).toHaveLength(2);
  });

  it('is left to whoever holds it, and found the next time', async () => {
    const { id, path } = await aRenewingLicense(server, '2026-01-31');
    clock.set('2026-02-01');
    await server.database.transaction(async () => {
      await server.database.query(sql`SELECT FROM license WHERE id = ${id} FOR NO KEY UPDATE`);
      await server.database.apart(() => renewals.renewDue());
      expect(heardOf(id)).toEqual([]);
    });
    await renewals.renewDue();
    expect(heardOf(id)).toHaveLength(1);
    expect((await read(path)).version).toBe(2);
  });

  it('that is due as it is saved is renewed with the commit', async () => {
    const send = vi.spyOn(server.app.get(Jobs), 'send');
    await aRenewingLicense(server, '2026-01-21');
    expect(send).not.toHaveBeenCalled();
    const { path } = await aRenewingLicense(server, '2026-01-20');
    expect(send.mock.calls).toEqual([[renewalJob, {}, 'saved']]);
    await server.as('patch', path).send({ term: null }).expect(200);
    expect(send).toHaveBeenCalledTimes(1);
    send.mockRestore();
  });
});

describe('a license that does not renew itself', () => {
  it.each([
    ['2026-01-23', 'ACTIVE', 8],
    ['2026-01-24', 'EXPIRING', 7],
    ['2026-01-31', 'EXPIRING', 0],
    ['2026-02-01', 'EXPIRED', -1],
  ])('is on %s %s, with %i days left', async (day, status, days) => {
    const { path } = await aRenewingLicense(server, '2026-01-31', { term: { autoRenew: false } });
    clock.set(day);
    await renewals.renewDue();
    expect(await read(path)).toMatchObject({
      term: { expiresOn: '2026-01-31' },
      status,
      daysToExpiration: days,
    });
  });

  it('is judged by the day of the installation, not by that of the world', async () => {
    const { path } = await aRenewingLicense(server, '2026-01-31');
    vi.spyOn(server.app.get(Clock), 'timeZone', 'get').mockReturnValue('Pacific/Auckland');
    clock.set('2026-01-30T10:59:00Z');
    await renewals.renewDue();
    expect((await read(path)).term.expiresOn).toBe('2026-01-31');
    // It is midnight there.
    clock.set('2026-01-30T11:00:00Z');
    await renewals.renewDue();
    expect((await read(path)).term.expiresOn).toBe('2026-02-28');
    vi.restoreAllMocks();
    clock = stopClock(server, '2026-01-20');
  });
});
