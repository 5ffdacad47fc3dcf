import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';
import { aRenewingLicense } from './license-renewals.factory.js';
import { LicenseRenewals } from './license-renewals.service.js';
import type { Renewed } from './license-renewals.types.js';

let server: TestServer;
let clock: StoppedClock;
let heard: Renewed[] = [];
beforeAll(async () => {
  server = await startTestServer();
  clock = stopClock(server, '2026-11-21');
  server.app.get(LicenseRenewals).onRenewed(async (renewed) => void heard.push(...renewed));
});
beforeEach(() => {
  clock.set('2026-11-21');
  heard = [];
});
afterAll(() => server.close());

const yearly = { renewalUnit: 'YEAR', renewalCount: 1 };
const byHand = { ...yearly, autoRenew: false };
const renew = (path: string, body: object = {}) => server.as('post', `${path}/renew`).send(body);
const itemsOf = async (path: string) => (await server.as('get', path).expect(200)).body.items;

describe('renewing by hand', () => {
  it('opens the next term now, with another quantity and price', async () => {
    const { id, path } = await aRenewingLicense(server, '2026-12-31', { term: byHand, purchaseDate: '2025-12-31' });
    const papers = { poNumber: 'PO-7', invoiceNumber: 'R-7', note: 'fewer colleagues' };
    const answer = await renew(path, { quantity: 8, unitCost: '22.50', ...papers }).expect(200);
    expect(answer.body).toMatchObject({
      quantity: 8,
      cost: { mode: 'PER_LICENSE', unitCost: '22.50', totalCost: '180.00', currency: 'USD', yearlyCost: '180.00' },
      term: { expiresOn: '2027-12-31', autoRenew: false },
    });
    expect(answer.headers['etag']).toBe(`"${answer.body.version}"`);
    const [purchase] = await itemsOf(`${path}/purchases?kind=RENEWAL`);
    expect(purchase).toMatchObject({
      ...papers,
      purchasedOn: '2026-11-21',
      quantityDelta: -2,
      quantityAfter: 8,
      unitCost: '22.50',
      totalCost: '180.00',
      by: 'Admin',
    });
    expect(await itemsOf(`${path}/terms`)).toMatchObject([
      { startsOn: '2025-12-31', endsOn: '2026-11-21', quantity: 10, cost: '200.00', by: 'Admin', state: 'PAST' },
      {
        startsOn: '2026-11-21',
        endsOn: '2027-12-31',
        renewedOn: '2026-12-31',
        automatic: false,
        quantity: 8,
        cost: '180.00',
        by: 'Admin',
        state: 'CURRENT',
      },
    ]);
    expect(heard).toEqual([
      {
        renewalId: expect.any(Number),
        licenseId: id,
        renewedOn: '2026-12-31',
        expiresOn: '2027-12-31',
        automatic: false,
      },
    ]);
    const [entry] = await itemsOf(`/licenses/${id}/history?sort=-id`);
    expect(entry).toMatchObject({
      action: 'license.renewed',
      before: { quantity: 10, term: { expiresOn: '2026-12-31' } },
      after: { quantity: 8, term: { expiresOn: '2027-12-31' }, note: 'fewer colleagues' },
    });
  });

  it('opens a term of an expired license, from today on', async () => {
    const { path } = await aRenewingLicense(server, '2024-02-29', { term: byHand, purchaseDate: '2023-02-28' });
    const { body } = await renew(path, { cost: { mode: 'TOTAL', amount: '99', currency: 'EUR' } }).expect(200);
    expect(body).toMatchObject({ status: 'ACTIVE', term: { expiresOn: '2027-02-28' }, cost: { totalCost: '99.00' } });
    expect(await itemsOf(`${path}/terms`)).toMatchObject([
      { endsOn: '2024-02-29', state: 'PAST' },
      { startsOn: '2026-11-21', endsOn: '2027-02-28', cost: '99.00', currency: 'EUR', state: 'CURRENT' },
    ]);
    // It comes back to the 29th.
    expect((await renew(path).expect(200)).body.term.expiresOn).toBe('2028-02-29');
  });

  it('goes on by itself from the date that was chosen', async () => {
    const { path } = await aRenewingLicense(server, '2026-11-30');
    await renew(path, { expiresOn: '2027-01-15' }).expect(200);
    clock.set('2027-01-15');
    await server.app.get(LicenseRenewals).renewDue();
    expect((await server.as('get', path)).body.term.expiresOn).toBe('2027-02-15');
  });

  it.each<[string, object, object, string, string]>([
    ['without an expiration', { term: null }, {}, 'expiresOn', 'term.expiration-missing'],
    ['no later', {}, { expiresOn: '2026-12-31' }, 'expiresOn', 'date.before'],
    [
      'no later than it begins',
      { term: { expiresOn: '2026-06-30' } },
      { expiresOn: '2026-11-21' },
      'expiresOn',
      'date.before',
    ],
    ['of no length', { term: { expiresOn: '2026-12-31' } }, {}, 'expiresOn', 'term.renewal-missing'],
    ['to come', {}, { purchasedOn: '2026-11-22' }, 'purchasedOn', 'date.order'],
    ['before the term', {}, { purchasedOn: '2025-01-01' }, 'purchasedOn', 'date.order'],
    [
      'with both costs',
      {},
      { unitCost: '1', cost: { mode: 'TOTAL', amount: '1', currency: 'USD' } },
      'unitCost',
      'cost.both',
    ],
    ['with too fine a price', {}, { unitCost: '1.999' }, 'unitCost', 'money.digits'],
    [
      'with an unknown currency',
      {},
      { cost: { mode: 'TOTAL', amount: '1', currency: 'ZZZ' } },
      'cost.currency',
      'currency.unknown',
    ],
    ['with a price of no currency', { cost: null }, { unitCost: '1' }, 'unitCost', 'currency.missing'],
    ['of an unknown vendor', {}, { vendorId: 999_999 }, 'vendorId', 'reference.unknown'],
  ])('%s is refused at its field', async (_, fields, body, field, code) => {
    const plain = { term: { expiresOn: '2026-12-31', ...byHand }, purchaseDate: '2025-12-31' };
    const { path } = await aRenewingLicense(server, '2026-12-31', { term: byHand, purchaseDate: plain.purchaseDate });
    await server.as('patch', path).send(fields).expect(200);
    const before = (await server.as('get', path)).body;
    const answer = await renew(path, body).expect(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ field, code })]);
    expect((await server.as('get', path)).body).toEqual(before);
    expect(await itemsOf(`${path}/purchases?kind=RENEWAL`)).toEqual([]);
    expect(heard).toEqual([]);
  });

  it.each([
    [{ quantity: -1 }, 422],
    [{ quantity: 1.5 }, 400],
    [{ expiresOn: '2027-02-29' }, 422],
    [{ unitCost: -1 }, 400],
    [{ cost: { mode: 'TOTAL', amount: '-1', currency: 'USD' } }, 422],
    [{ what: 1 }, 400],
  ])('%j is refused with %i', async (body, status) => {
    const { path } = await aRenewingLicense(server, '2026-12-31');
    await renew(path, body).expect(status);
  });

  it('refuses fewer than are reserved for organizations', async () => {
    const { path } = await aRenewingLicense(server, '2026-12-31');
    const { id: organizationId } = await anOrganization(server.database);
    await server
      .as('put', `${path}/allocations`)
      .send([{ organizationId, quantity: 6 }])
      .expect(200);
    const { body } = await renew(path, { quantity: 5 }).expect(422);
    expect(body.errors).toEqual([expect.objectContaining({ field: 'quantity', code: 'quantity.allocated' })]);
    expect(await itemsOf(`${path}/terms`)).toHaveLength(2);
    await renew(path, { quantity: 6 }).expect(200);
  });

  it('is done once for one key, and once for one version', async () => {
    const { path } = await aRenewingLicense(server, '2026-12-31', { term: yearly });
    const once = () => renew(path, { quantity: 11 }).set('Idempotency-Key', `renew${path.replaceAll('/', '-')}`);
    const [first, second] = await Promise.all([once(), once()]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
    expect(heard).toHaveLength(1);
    const version = `"${first.body.version}"`;
    const both = await Promise.all([renew(path).set('If-Match', version), renew(path).set('If-Match', version)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    expect(heard).toHaveLength(2);
    expect((await server.as('get', path)).body.term.expiresOn).toBe('2028-12-31');
  });

  it('renews no expiration twice', async () => {
    const { path } = await aRenewingLicense(server, '2026-12-31', { term: byHand });
    const { term } = (await renew(path).expect(200)).body;
    await server
      .as('patch', path)
      .send({ term: { ...term, expiresOn: '2026-12-31' } })
      .expect(200);
    expect((await renew(path).expect(409)).body.code).toBe('license.renewed-already');
    expect(await itemsOf(`${path}/purchases?kind=RENEWAL`)).toHaveLength(1);
  });
});

describe('a renewal in view', () => {
  it('says when the term would end, and whether fewer would do', async () => {
    const { path } = await aRenewingLicense(server, '2026-12-31', { quantity: 50, usage: 38, term: yearly });
    expect((await server.as('get', `${path}/renewal`).expect(200)).body).toEqual({
      expiresOn: '2027-12-31',
      whatIf: { quantity: 38, saves: '240.00' },
    });
    await server.as('put', `${path}/quantity`).send({ quantity: 50, usage: 50 }).expect(200);
    expect((await server.as('get', `${path}/renewal`).expect(200)).body.whatIf).toBeNull();
  });

  it('is for whoever sees the whole license; terms are for everybody, without figures', async () => {
    const [mine, hidden] = [await anOrganization(server.database), await anOrganization(server.database)];
    const scope = { global: false, organizationIds: [mine.id, hidden.id] };
    const { path } = await aRenewingLicense(server, '2026-12-31', { term: yearly, scope });
    await renew(path).expect(200);
    const level = { organizationId: mine.id, level: 'FULL' } as const;
    const as = await signedInWith(server, {
      SOFTWARE_LICENSES: { defaultLevel: 'NONE', organizationOverrides: [level] },
    });
    await as('get', `${path}/renewal`).expect(403);
    await as('post', `${path}/renew`).send({}).expect(403);
    const nothing = { quantity: null, cost: null, currency: null, by: null };
    expect((await as('get', `${path}/terms`).expect(200)).body.items).toMatchObject([
      { endsOn: '2026-11-21', ...nothing },
      { endsOn: '2027-12-31', ...nothing },
      { endsOn: '2028-12-31', ...nothing },
    ]);
    await server
      .as('put', `${path}/allocations`)
      .send([{ organizationId: mine.id, quantity: 4 }])
      .expect(200);
    expect((await as('get', `${path}/terms`).expect(200)).body.items).toMatchObject([
      nothing,
      { ...nothing, quantity: 4, cost: '80.00', currency: 'USD' },
      { ...nothing, quantity: 4, cost: '80.00', currency: 'USD' },
    ]);
  });
});
