import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import type { LicenseTermPeriodResponse } from './license-renewals.dto.js';
import { aRenewingLicense } from './license-renewals.factory.js';
import { LicenseRenewals } from './license-renewals.service.js';

let server: TestServer;
let clock: StoppedClock;
let renewals: LicenseRenewals;
beforeAll(async () => {
  server = await startTestServer();
  clock = stopClock(server, '2026-01-20');
  renewals = server.app.get(LicenseRenewals);
});
beforeEach(() => clock.set('2026-01-20'));
afterAll(() => server.close());

const termsOf = async (path: string): Promise<LicenseTermPeriodResponse[]> =>
  (await server.as('get', `${path}/terms?pageSize=200`).expect(200)).body.items;

describe('the terms of a license', () => {
  it('are the first one, each that followed, and the one to come', async () => {
    const { path } = await aRenewingLicense(server, '2026-01-31', { purchaseDate: '2025-12-31' });
    clock.set('2026-02-28');
    await renewals.renewDue();
    await server.as('put', `${path}/quantity`).send({ quantity: 12 }).expect(200);
    const plain = { quantity: 10, cost: '200.00', currency: 'USD' };
    const now = { quantity: 12, cost: '240.00', currency: 'USD' };
    expect(await termsOf(path)).toEqual([
      {
        number: 1,
        startsOn: '2025-12-31',
        endsOn: '2026-01-31',
        renewedOn: null,
        automatic: false,
        ...plain,
        by: 'Admin',
        state: 'PAST',
      },
      {
        number: 2,
        startsOn: '2026-01-31',
        endsOn: '2026-02-28',
        renewedOn: '2026-01-31',
        automatic: true,
        ...plain,
        by: 'Seatwise',
        state: 'PAST',
      },
      {
        number: 3,
        startsOn: '2026-02-28',
        endsOn: '2026-03-31',
        renewedOn: '2026-02-28',
        automatic: true,
        ...now,
        by: 'Seatwise',
        state: 'CURRENT',
      },
      {
        number: 4,
        startsOn: '2026-03-31',
        endsOn: '2026-04-30',
        renewedOn: '2026-03-31',
        automatic: true,
        ...now,
        by: '',
        state: 'NEXT',
      },
    ]);
    const file = await server.as('get', `${path}/terms/export?format=csv`).expect(200);
    expect(file.text).toContain('4,NEXT,2026-03-31,2026-04-30');
  });

  it('are one without an end where it does not expire, and one that is over where it has expired', async () => {
    const { path } = await aRenewingLicense(server, '2026-01-31', { term: { autoRenew: false } });
    clock.set('2026-02-01');
    expect(await termsOf(path)).toMatchObject([{ number: 1, endsOn: '2026-01-31', state: 'PAST' }]);
    await server.as('patch', path).send({ term: null }).expect(200);
    expect(await termsOf(path)).toMatchObject([{ number: 1, endsOn: null, state: 'CURRENT' }]);
  });
});
