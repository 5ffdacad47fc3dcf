import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

describe('bad input', () => {
  const base = { name: 'Bad', type: 'PER_DEVICE', assignmentMode: 'AUTOMATIC' };
  it.each([
    [{ type: 'PER_PLANET' }, 400, 'type'],
    [{ assignmentMode: null }, 422, 'assignmentMode'],
    [{ type: 'CUSTOM' }, 422, 'assignmentMode'],
    [{ usage: 3 }, 422, 'usage'],
    [{ quantity: -1 }, 422, 'quantity'],
    [{ quantity: 10_000_001 }, 422, 'quantity'],
    [{ scope: { global: false, organizationIds: [] } }, 422, 'scope.organizationIds'],
    [{ scope: { global: false, organizationIds: [987_654] } }, 422, 'scope.organizationIds'],
    [{ publisherId: 987_654 }, 422, 'publisherId'],
    [{ cost: { mode: 'TOTAL', amount: '1.999', currency: 'EUR' } }, 422, 'cost.amount'],
    [{ cost: { mode: 'TOTAL', amount: '1', currency: 'ZZZ' } }, 422, 'cost.currency'],
    [{ cost: { mode: 'TOTAL', amount: '-1', currency: 'EUR' } }, 422, 'cost.amount'],
    [{ purchaseDate: '2026-02-30' }, 422, 'purchaseDate'],
    [{ purchaseDate: '2026-02-02', term: { expiresOn: '2026-02-01' } }, 422, 'term.expiresOn'],
    [{ term: { autoRenew: true } }, 422, 'term.expiresOn'],
    [{ term: { renewalUnit: 'YEAR' } }, 422, 'term.renewalCount'],
    [{ term: { renewalCount: 1 } }, 422, 'term.renewalUnit'],
    [{ term: { noticeDays: [0] } }, 422, 'term.noticeDays'],
    [{ term: { noticeDays: [-1] } }, 422, 'term.noticeDays'],
    [{ term: { noticeDays: [10_000] } }, 422, 'term.noticeDays'],
    [{ term: { noticeDays: [30, 30] } }, 422, 'term.noticeDays'],
    [
      { assignmentRule: { products: { match: 'ANY', items: [{ productId: 987_654 }] } } },
      422,
      'assignmentRule.products',
    ],
    [{ assignmentRule: { deviceGroups: { match: 'ANY', ids: [987_654] } } }, 422, 'assignmentRule.deviceGroups'],
    [
      { assignmentRule: { software: [{ condition: 'CONTAINS_ANY', productIds: [] }] } },
      422,
      'assignmentRule.software.0.productIds',
    ],
    [{ assignmentRule: { nonsense: true } }, 400, 'assignmentRule.nonsense'],
    [{ assignmentRule: [] }, 400, 'assignmentRule'],
    [{ assignmentRule: { products: [] } }, 400, 'assignmentRule.products'],
    [{ assignmentRule: { products: [{ match: 'ANY', items: [] }] } }, 400, 'assignmentRule.products'],
    [{ assignmentRule: { deviceGroups: [] } }, 400, 'assignmentRule.deviceGroups'],
    [{ assignmentRule: { software: [[]] } }, 400, 'assignmentRule.software'],
    [{ scope: [{ global: true }] }, 400, 'scope'],
    [{ cost: [{ mode: 'TOTAL', amount: '1', currency: 'USD' }] }, 400, 'cost'],
    [{ term: [{ expiresOn: '2027-01-01' }] }, 400, 'term'],
    [{ notifications: [] }, 400, 'notifications'],
    [{ name: '\u200b\u2060' }, 422, 'name'],
  ])('%j is refused with %i at %s', async (change, status, field) => {
    const answer = await server
      .as('post', '/licenses')
      .send({ ...base, ...change })
      .expect(status);
    expect(answer.body.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  it('refuses a name that differs in case and blanks only, and says which license has it', async () => {
    const first = await server.as('post', '/licenses').send({ name: 'Taken Name', type: 'CUSTOM' }).expect(201);
    const answer = await server.as('post', '/licenses').send({ name: '  taken   NAME ', type: 'CUSTOM' }).expect(409);
    expect(answer.body).toMatchObject({ code: 'license.name-taken', existingId: first.body.id });
  });

  it.each([
    '/licenses?sort=-usage,name',
    '/licenses?compliance=UNDER_LICENSED&status=PERPETUAL&type=PER_DEVICE&q=e',
    '/licenses?sort=unitCost,totalCost,available,daysToExpiration,status',
  ])('lists %s', async (path) => {
    const answer = await server.as('get', path).expect(200);
    expect(answer.body).toMatchObject({ page: 1, pageSize: 50, total: expect.any(Number) });
  });
});
