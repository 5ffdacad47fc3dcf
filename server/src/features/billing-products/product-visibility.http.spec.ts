import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Permissions } from '../../platform/authorization/permissions.js';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aManualLicense, type BuiltManualLicense } from '../assignments/assignments.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';
import { aBillingProduct, activateBilling, anAgreementRow, aTemplateRow } from './billing-products.factory.js';

let server: TestServer;
let open: { id: number };
let closed: { id: number };
beforeAll(async () => {
  server = await startTestServer();
  await activateBilling(server);
  open = await anOrganization(server.database);
  closed = await anOrganization(server.database);
});
afterAll(() => server.close());

const full = { defaultLevel: 'FULL', organizationOverrides: [] } as const;
const onlyHere = () =>
  ({ defaultLevel: 'NONE', organizationOverrides: [{ organizationId: open.id, level: 'FULL' }] }) as const;
const allButThere = () =>
  ({ defaultLevel: 'FULL', organizationOverrides: [{ organizationId: closed.id, level: 'NONE' }] }) as const;
const someone = (areas: Permissions['areas']) => signedInWith(server, { BILLING_PRODUCTS: full, ...areas });

const ofLicense = (license: { id: number }, count = 'USED') => ({
  quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: license.id, count },
  costSource: { type: 'INHERIT_FROM_LICENSE' },
  price: { type: 'MARKUP', percent: '20' },
});
const licenseIn = (...organizationIds: number[]): Promise<BuiltManualLicense> =>
  aManualLicense(server, { scope: { global: false, organizationIds } });
const read = async (as: TestServer['as'], { id }: { id: number }) =>
  (await as('get', `/billing/products/${id}`).expect(200)).body;

describe('a product of a license that somebody does not see', () => {
  it('tells them nothing of the license, whatever becomes of it', async () => {
    const license = await licenseIn(closed.id);
    const product = await aBillingProduct(server, ofLicense(license));
    const as = await someone({ SOFTWARE_LICENSES: allButThere() });
    const shown = await read(as, product);
    expect(shown).toMatchObject({
      quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: null, count: 'USED' },
      license: null,
      licenseName: '',
      problem: null,
    });
    expect(JSON.stringify(shown)).not.toContain(license.name);
    const filtered = await as('get', `/billing/products?licenseId=${license.id}`).expect(200);
    expect(filtered.body.total).toBe(0);
    const list = async () => (await as('get', '/billing/products/export?format=json').expect(200)).text;
    const before = await list();
    expect(before).not.toContain(license.name);
    await server
      .as('patch', license.path)
      .send({ name: `${license.name} other`, cost: { mode: 'TOTAL', amount: '5', currency: 'EUR' } })
      .expect(200);
    expect([await read(as, product), await list()]).toEqual([shown, before]);
    await server.as('delete', license.path).expect(204);
    expect([await read(as, product), await list()]).toEqual([shown, before]);
    const everywhere = await someone({ SOFTWARE_LICENSES: full });
    expect(await read(everywhere, product)).toMatchObject({
      problem: 'LICENSE_DELETED',
      licenseName: `${license.name} other`,
    });
  });

  it('can be changed by them, and keeps the license that they send back as they see it', async () => {
    const license = await licenseIn(closed.id);
    const product = await aBillingProduct(server, ofLicense(license));
    const as = await someone({ SOFTWARE_LICENSES: onlyHere() });
    const { quantitySource } = await read(as, product);
    const change = { name: `${product.name} changed`, quantitySource: { ...quantitySource, count: 'PURCHASED' } };
    await as('patch', `/billing/products/${product.id}`).send(change).expect(200);
    expect(await read((method, path) => server.as(method, path), product)).toMatchObject({
      name: change.name,
      quantitySource: { licenseId: license.id, count: 'PURCHASED' },
    });
  });

  it('cannot be told from one that is not there, by naming it', async () => {
    const license = await licenseIn(closed.id);
    const as = await someone({ SOFTWARE_LICENSES: onlyHere() });
    const product = await aBillingProduct(server, ofLicense(license));
    const errors = async (licenseId: number) => {
      const quantitySource = { type: 'SOFTWARE_LICENSE', licenseId, count: 'USED' };
      const answer = await as('patch', `/billing/products/${product.id}`).send({ quantitySource }).expect(422);
      return answer.body.errors;
    };
    expect(await errors(license.id)).toEqual(await errors(999_999_999));
  });
});

describe('a product of a license that somebody sees in part', () => {
  it('names the license, and says nothing of its cost', async () => {
    const license = await licenseIn(open.id, closed.id);
    const product = await aBillingProduct(server, ofLicense(license));
    const as = await someone({ SOFTWARE_LICENSES: onlyHere() });
    expect(await read(as, product)).toMatchObject({ license: { id: license.id, name: license.name }, problem: null });
    const whole = await licenseIn(open.id);
    expect(await read(as, await aBillingProduct(server, ofLicense(whole)))).toMatchObject({ problem: 'NO_COST' });
  });
});

describe('the cost that a product inherits', () => {
  const cost = { mode: 'TOTAL', amount: '1200', currency: 'EUR' };
  const term = { expiresOn: '2027-01-15', autoRenew: true, renewalUnit: 'MONTH', renewalCount: 6 };
  const inherited = { unitCost: '171.4285714286', currency: 'EUR', termMonths: 6 };
  const seven = (organizationIds: number[]) =>
    aManualLicense(server, { quantity: 7, cost, term, scope: { global: false, organizationIds } });
  const ofLicenseItself = (as: TestServer['as'], { id }: { id: number }) =>
    as('get', `/billing/products/inherited-cost/${id}`);

  it('is that of the license now, where it is inherited', async () => {
    const license = await seven([open.id]);
    const product = await aBillingProduct(server, ofLicense(license));
    expect(product).toMatchObject({ inheritedCost: inherited });
    expect((await ofLicenseItself((method, path) => server.as(method, path), license).expect(200)).body).toEqual({
      cost: inherited,
    });
    await server
      .as('patch', license.path)
      .send({ cost: { ...cost, amount: '70' } })
      .expect(200);
    expect(await read((method, path) => server.as(method, path), product)).toMatchObject({
      inheritedCost: { ...inherited, unitCost: '10' },
    });
    const own = await aBillingProduct(server, { ...ofLicense(license), costSource: { type: 'FIXED', amount: '3' } });
    expect(own).toMatchObject({ inheritedCost: null });
  });

  it('is told to whoever may know what the license costs', async () => {
    const as = await someone({ SOFTWARE_LICENSES: onlyHere() });
    const [whole, part, unseen] = [await seven([open.id]), await seven([open.id, closed.id]), await seven([closed.id])];
    const costs = [];
    for (const license of [whole, part, unseen]) {
      const { inheritedCost } = await read(as, await aBillingProduct(server, ofLicense(license)));
      costs.push(inheritedCost);
    }
    expect(costs).toEqual([inherited, null, null]);
    expect((await ofLicenseItself(as, whole).expect(200)).body).toEqual({ cost: inherited });
    expect((await ofLicenseItself(as, part).expect(200)).body).toEqual({ cost: null });
    await ofLicenseItself(as, unseen).expect(404);
  });
});

describe('the agreements that a product is on', () => {
  it('are counted as far as they are seen, also where it cannot be deleted', async () => {
    const [product, hidden] = [await aBillingProduct(server), await aBillingProduct(server)];
    await anAgreementRow(server.database, open.id, [product.id]);
    await anAgreementRow(server.database, closed.id, [product.id, hidden.id]);
    await aTemplateRow(server.database, product.id);
    const cases = [
      [onlyHere(), 1, 0],
      [allButThere(), 1, 1],
      [full, 2, 1],
      [undefined, 0, 0],
    ] as const;
    for (const [agreements, agreementCount, templateCount] of cases) {
      const as = await someone(agreements === undefined ? {} : { BILLING_AGREEMENTS: agreements });
      expect(await read(as, product)).toMatchObject({ agreementCount });
      const refused = await as('delete', `/billing/products/${product.id}`).expect(409);
      expect(refused.body).toMatchObject({ code: 'billing-product.in-use', agreementCount, templateCount });
    }
    const as = await someone({ BILLING_AGREEMENTS: onlyHere() });
    const refused = await as('delete', `/billing/products/${hidden.id}`).expect(409);
    expect(refused.body.detail).toContain('agreements that you may not see');
  });
});

describe('a license that is deleted', () => {
  it('while a product begins to charge for it leaves its last name, or was never there', async () => {
    for (let round = 0; round < 6; round++) {
      const license = await aManualLicense(server);
      const product = await aBillingProduct(server);
      const change = { quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'USED' } };
      const [renamed, changed, deleted] = await Promise.all([
        server.as('patch', license.path).send({ name: `${license.name} last` }),
        server.as('patch', `/billing/products/${product.id}`).send(change),
        server.as('delete', license.path),
      ]);
      expect([renamed.status, changed.status, deleted.status]).toEqual([
        expect.toBeOneOf([200, 404]),
        expect.toBeOneOf([200, 422]),
        204,
      ]);
      const row = await server.database.one<{ license_id: number | null; license_name: string }>(
        sql`SELECT license_id, license_name FROM billing_product WHERE id = ${product.id}`,
      );
      const last = renamed.status === 200 ? `${license.name} last` : license.name;
      expect(row).toEqual({ license_id: null, license_name: changed.status === 200 ? last : '' });
    }
  });
});

describe('roles that are deleted', () => {
  it('while a product that counts them is saved are not counted any more', async () => {
    for (let round = 0; round < 4; round++) {
      const { id } = (await server.as('post', '/end-user-roles').send({ name: `Role of round ${round}` })).body;
      const quantitySource = { type: 'END_USER_COUNT', roleIds: [id] };
      const product = await aBillingProduct(server, { quantitySource });
      const [changed, deleted] = await Promise.all([
        server.as('patch', `/billing/products/${product.id}`).send({ quantitySource, description: 'again' }),
        server.as('delete', `/end-user-roles/${id}`),
      ]);
      // Where the role was deleted first, it is unknown.
      expect([changed.status, deleted.status]).toEqual([expect.toBeOneOf([200, 422]), 204]);
      const after = await server.as('get', `/billing/products/${product.id}`).expect(200);
      const description = changed.status === 200 ? 'again' : '';
      expect(after.body).toMatchObject({ problem: 'ROLES_DELETED', description });
    }
  });
});
