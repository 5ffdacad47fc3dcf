import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aLocation } from '../locations/locations.factory.js';

describe('a license that does not fit together', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  const plain = () => ({ name: uniqueName('Draft'), type: 'PER_DEVICE', assignmentMode: 'MANUAL' });
  const cost = { mode: 'TOTAL', amount: '10.00', currency: 'EUR' };

  it.each([
    [{ cost: { ...cost, currency: 'ZZZ' } }, 'cost.currency', 'currency.unknown'],
    [{ cost: { ...cost, amount: '10.001' } }, 'cost.amount', 'money.digits'],
    [{ cost: { ...cost, amount: '10.5', currency: 'JPY' } }, 'cost.amount', 'money.digits'],
    [{ term: { expiresOn: '2027-01-15', autoRenew: true } }, 'term.renewalUnit', 'term.renewal-missing'],
  ])('%j is refused at %s: %s, when it is made, changed and previewed', async (fields, field, code) => {
    const path = `/licenses/${(await server.as('post', '/licenses').send(plain()).expect(201)).body.id}`;
    const body = { ...plain(), ...fields };
    for (const request of [
      server.as('post', '/licenses').send(body),
      server.as('patch', path).send(fields),
      server.as('post', '/licenses/preview').send(body),
    ]) {
      expect((await request.expect(422)).body.errors).toMatchObject([{ field, code }]);
    }
    expect((await server.as('get', path).expect(200)).body.version).toBe(1);
  });

  it.each([
    ['a rule', { assignmentMode: 'AUTOMATIC', assignmentRule: {} }, 'a rule gives seats'],
    ['custom usage', { type: 'CUSTOM', assignmentMode: null, usage: 1 }, 'a number that you set'],
  ])('is told that enforcing its quantity refuses nothing of %s', async (_, fields, reason) => {
    const warning = expect.stringContaining(reason);
    const body = { ...plain(), ...fields, enforceQuantity: true };
    const created = await server.as('post', '/licenses').send(body).expect(201);
    expect(created.body).toMatchObject({ enforceQuantity: true, warnings: expect.arrayContaining([warning]) });
    const preview = await server.as('post', '/licenses/preview').send(body).expect(200);
    expect(preview.body.warnings).toContainEqual(warning);
    const path = `/licenses/${created.body.id}`;
    const changed = await server.as('patch', path).send({ enforceQuantity: false }).expect(200);
    expect(changed.body.warnings).not.toContainEqual(warning);
    const again = await server.as('patch', path).send({ enforceQuantity: true }).expect(200);
    expect(again.body.warnings).toContainEqual(warning);
    const byHand = { type: 'PER_DEVICE', assignmentMode: 'MANUAL' };
    expect((await server.as('patch', path).send(byHand).expect(200)).body.warnings).toEqual([]);
  });

  it('is limited to locations of the organizations of its scope', async () => {
    const [inside, outside] = [await aLocation(server.database), await aLocation(server.database)];
    const { id: sibling } = await aLocation(server.database, { organizationId: inside.organizationId });
    const scoped = (organizationIds: number[], locationIds: number[]) => ({
      scope: { global: false, organizationIds, locationIds },
    });
    const created = await server
      .as('post', '/licenses')
      .send({ ...plain(), ...scoped([inside.organizationId], [inside.id, sibling]) })
      .expect(201);
    const path = `/licenses/${created.body.id}`;
    for (const [change, codes] of [
      [scoped([inside.organizationId], [inside.id, outside.id]), ['scope.location-foreign']],
      [scoped([outside.organizationId], [inside.id]), ['scope.location-foreign']],
      [scoped([inside.organizationId], [987_654]), ['reference.unknown']],
      [scoped([inside.organizationId], [outside.id, 987_654]), ['reference.unknown', 'scope.location-foreign']],
    ] as const) {
      for (const request of [
        server.as('post', '/licenses').send({ ...plain(), ...change }),
        server.as('patch', path).send(change),
      ]) {
        const { errors } = (await request.expect(422)).body;
        expect(errors.map((error: { code: string }) => error.code)).toEqual(codes);
        expect(errors[0].field).toBe('scope.locationIds');
      }
    }
    const { body } = await server.as('get', path).expect(200);
    expect(body.scope.locations.map((location: { id: number }) => location.id).sort()).toEqual(
      [inside.id, sibling].sort(),
    );
    await server
      .as('patch', path)
      .send(scoped([inside.organizationId, outside.organizationId], [inside.id, outside.id]))
      .expect(200);
  });
});
