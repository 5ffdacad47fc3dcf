import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aVendor } from './vendors.factory.js';

describe('vendors', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  async function aLicense(vendorId: number | null): Promise<number> {
    const { id } = await server.database.one<{ id: number }>(sql`
      INSERT INTO license (name, vendor_id, type) VALUES (${uniqueName('License')}, ${vendorId}, 'CUSTOM')
      RETURNING id`);
    return id;
  }

  async function aPurchase(licenseId: number, vendorId: number): Promise<void> {
    await server.database.query(sql`
      INSERT INTO license_purchase (license_id, kind, purchased_on, quantity_delta, vendor_id)
      VALUES (${licenseId}, 'RENEWAL', '2026-01-31', 0, ${vendorId})`);
  }

  it('are created, read, changed and deleted', async () => {
    const created = await server
      .as('post', '/vendors')
      .send({ name: ' Box   Shop ', website: 'shop.test' })
      .expect(201);
    expect(created.body).toEqual({
      id: expect.any(Number),
      version: 1,
      name: 'Box Shop',
      website: 'https://shop.test',
      licenseCount: 0,
    });
    const path = `/vendors/${created.body.id}`;
    const changed = await server.as('patch', path).set('If-Match', '"1"').send({ name: 'Box Store' }).expect(200);
    expect(changed.body).toMatchObject({ name: 'Box Store', website: 'https://shop.test', version: 2 });
    await server.as('delete', path).set('If-Match', '"1"').expect(412);
    await server.as('delete', path).set('If-Match', '"2"').expect(204);
    await server.as('get', path).expect(404);
  });

  it('have names that are unique whatever their case, also when two are made at once', async () => {
    const { name } = await aVendor(server.database);
    const taken = await server.as('post', '/vendors').send({ name: name.toUpperCase() }).expect(409);
    expect(taken.body).toMatchObject({ code: 'vendor.name-taken', errors: [{ field: 'name' }] });
    const create = () => server.as('post', '/vendors').send({ name: 'Made Twice' });
    const answers = await Promise.all([create(), create()]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409]);
  });

  it('are counted and kept where a license or one of its purchases names them', async () => {
    const { id, name } = await aVendor(server.database);
    const both = await aLicense(id);
    await aPurchase(both, id);
    await aPurchase(await aLicense(null), id);
    const { body } = await server.as('get', `/vendors?q=${encodeURIComponent(name)}&sort=-licenseCount`).expect(200);
    expect(body.items).toMatchObject([{ id, licenseCount: 2 }]);
    const refused = await server.as('delete', `/vendors/${id}`).expect(409);
    expect(refused.body).toMatchObject({ code: 'vendor.in-use', licenseCount: 2 });
  });

  it.each([
    ['get', '/vendors/999999999', undefined, 404],
    ['get', '/vendors?sort=nonsense', undefined, 400],
    ['patch', '/vendors/1', { name: null }, 400],
    ['post', '/vendors', { name: ' ' }, 422],
    ['post', '/vendors', { name: 'x', website: 'ftp://x.test' }, 422],
  ] as const)('answer a wrong request: %s %s', async (method, path, body, status) => {
    const answer = await server.as(method, path).send(body);
    expect(answer.status, answer.text).toBe(status);
  });
});
