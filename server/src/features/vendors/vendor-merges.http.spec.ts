import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { signedInWith } from '../people/people.factory.js';
import { aVendor } from './vendors.factory.js';

describe('vendors that are merged', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  const merge = (id: number, intoVendorId: unknown) => server.as('post', `/vendors/${id}/merge`).send({ intoVendorId });

  it('hand over the licenses and purchases that name them', async () => {
    const [from, into] = [await aVendor(server.database), await aVendor(server.database)];
    const create = async (fields: object): Promise<number> =>
      (
        await server
          .as('post', '/licenses')
          .send({ name: uniqueName('License'), type: 'CUSTOM', ...fields })
          .expect(201)
      ).body.id;
    const named = await create({ vendorId: from.id });
    const bought = await create({});
    await server.as('put', `/licenses/${bought}/quantity`).send({ quantity: 5, vendorId: from.id }).expect(200);
    const merged = await merge(from.id, into.id).expect(200);
    expect(merged.body).toMatchObject({ id: into.id, name: into.name, licenseCount: 2 });
    await server.as('get', `/vendors/${from.id}`).expect(404);
    expect((await server.as('get', `/licenses/${named}`).expect(200)).body).toMatchObject({
      vendor: { id: into.id },
      version: 2,
    });
    const purchases = await server.as('get', `/licenses/${bought}/purchases`).expect(200);
    expect(purchases.body.items).toContainEqual(expect.objectContaining({ vendor: { id: into.id, name: into.name } }));
    const events = await server.database.query<{ before: object }>(sql`
      SELECT before FROM audit_event WHERE action = 'vendor.merged' AND subject_id = ${into.id}`);
    // The license that names the vendor has it in its first purchase, too.
    expect(events).toMatchObject([{ before: { id: from.id, name: from.name, licenseCount: 1, purchaseCount: 2 } }]);
  });

  it('are merged once when two try at once, each the other way', async () => {
    const [one, two] = [await aVendor(server.database), await aVendor(server.database)];
    const answers = await Promise.all([merge(one.id, two.id), merge(two.id, one.id), merge(one.id, two.id)]);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    for (const { status } of answers) expect([200, 404, 422]).toContain(status);
  });

  it('are refused where something does not fit', async () => {
    const [one, two] = [await aVendor(server.database), await aVendor(server.database)];
    expect((await merge(one.id, one.id).expect(422)).body.errors).toMatchObject([{ code: 'vendor.same' }]);
    expect((await merge(one.id, 999_999_999).expect(422)).body.errors).toMatchObject([{ code: 'reference.unknown' }]);
    await merge(999_999_999, one.id).expect(404);
    await merge(one.id, null).expect(400);
    const call = (as: TestServer['as']) => as('post', `/vendors/${one.id}/merge`).send({ intoVendorId: two.id });
    await call((method, path) => server.as(method, path))
      .set('If-Match', '"9"')
      .expect(412);
    const remove = await signedInWith(server, {
      PUBLISHERS_VENDORS: { defaultLevel: 'CREATE', organizationOverrides: [] },
    });
    await call(remove).expect(403);
    await server.as('get', `/vendors/${one.id}`).expect(200);
  });
});
