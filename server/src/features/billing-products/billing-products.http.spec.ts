import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aManualLicense } from '../assignments/assignments.factory.js';
import { aDeviceGroup, comparison } from '../device-groups/device-groups.factory.js';
import { anEndUserRole } from '../end-user-roles/end-user-roles.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import {
  aBillingAccount,
  aBillingProduct,
  activateBilling,
  anAgreementRow,
  aProductRequest,
  aTemplateRow,
} from './billing-products.factory.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.as('get', '/billing/products').expect(409);
  await activateBilling(server);
});
afterAll(() => server.close());

const pathOf = ({ id }: { id: number }) => `/billing/products/${id}`;
const read = async (product: { id: number }) => (await server.as('get', pathOf(product)).expect(200)).body;
const laptops = { all: [comparison('deviceClass', 'equals', 'LAPTOP')] };

describe('billing products', () => {
  it('are created, read, changed and deleted', async () => {
    const license = await aManualLicense(server, { cost: { mode: 'PER_LICENSE', amount: '240', currency: 'USD' } });
    const name = uniqueName('Acrobat');
    const quantitySource = { type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'USED' };
    const inherit = { costSource: { type: 'INHERIT_FROM_LICENSE' }, price: { type: 'MARKUP', percent: '20' } };
    const created = await server
      .as('post', '/billing/products')
      .send({ name, quantitySource, ...inherit })
      .expect(201);
    expect(created.body).toEqual({
      id: expect.any(Number),
      version: 1,
      name,
      description: '',
      accountId: expect.any(Number),
      account: { id: created.body.accountId, code: 'SOFTWARE', name: 'Software' },
      quantitySource,
      license: { id: license.id, name: license.name },
      licenseName: license.name,
      deviceGroup: null,
      roles: [],
      ...inherit,
      inheritedCost: { unitCost: '240', currency: 'USD', termMonths: null },
      includedCount: 0,
      taxable: true,
      active: true,
      agreementCount: 0,
      problem: null,
      createdAt: expect.any(String),
    });
    expect(created.headers['etag']).toBe('"1"');
    expect(await read(created.body)).toEqual(created.body);
    const account = await aBillingAccount(server);
    const change = { includedCount: 10, accountId: account.id, price: { type: 'FIXED', amount: '25' }, taxable: false };
    const changed = await server.as('patch', pathOf(created.body)).set('If-Match', '"1"').send(change).expect(200);
    expect(changed.body).toEqual({
      ...created.body,
      ...change,
      account: { id: account.id, code: account.code, name: account.name },
      price: { type: 'FIXED', amount: '25.00' },
      version: 2,
    });
    await server.as('delete', pathOf(created.body)).set('If-Match', '"1"').expect(412);
    await server.as('delete', pathOf(created.body)).set('If-Match', '"2"').expect(204);
    await server.as('get', pathOf(created.body)).expect(404);
  });

  it('count by hand, devices, end users and licenses, each under an account of its own', async () => {
    const group = await aDeviceGroup(server, laptops);
    const [one, two] = [await anEndUserRole(server.database), await anEndUserRole(server.database)];
    const license = await aManualLicense(server);
    const sources = [
      [{ type: 'MANUAL', quantity: 0 }, 'SERVICES'],
      [{ type: 'DEVICE_COUNT' }, 'DEVICES'],
      [{ type: 'DEVICE_COUNT', deviceGroupId: group.id }, 'DEVICES'],
      [{ type: 'END_USER_COUNT' }, 'END-USERS'],
      [{ type: 'END_USER_COUNT', roleIds: [one.id, two.id] }, 'END-USERS'],
      [{ type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'PURCHASED' }, 'SOFTWARE'],
    ] as const;
    const product = await aBillingProduct(server);
    for (const [quantitySource, code] of sources) {
      const created = await aBillingProduct(server, { quantitySource });
      expect(created).toMatchObject({ quantitySource, account: { code }, problem: null });
      expect(Object.keys(created.quantitySource).toSorted()).toEqual(Object.keys(quantitySource).toSorted());
      const changed = await server.as('patch', pathOf(product)).send({ quantitySource }).expect(200);
      expect(changed.body).toMatchObject({ quantitySource, account: { code } });
    }
    const named = await aBillingProduct(server, { quantitySource: sources[4][0] });
    expect(named.roles).toEqual([one, two]);
    expect(await aBillingProduct(server, { quantitySource: sources[2][0] })).toMatchObject({
      deviceGroup: { id: group.id, name: group.name },
    });
  });

  it('say what they lost', async () => {
    const group = await aDeviceGroup(server, laptops);
    const roles = [await anEndUserRole(server.database), await anEndUserRole(server.database)];
    const license = await aManualLicense(server);
    const inherit = { costSource: { type: 'INHERIT_FROM_LICENSE' }, price: { type: 'MARKUP', percent: '20' } };
    const [byGroup, byRoles, byLicense] = [
      await aBillingProduct(server, { quantitySource: { type: 'DEVICE_COUNT', deviceGroupId: group.id } }),
      await aBillingProduct(server, {
        quantitySource: { type: 'END_USER_COUNT', roleIds: roles.map(({ id }) => id) },
      }),
      await aBillingProduct(server, {
        quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'USED' },
        ...inherit,
      }),
    ];
    expect(byLicense.problem).toBe('NO_COST');
    await server.as('delete', `/device-groups/${group.id}`).expect(204);
    await server.as('delete', `/end-user-roles/${roles[0]!.id}`).expect(204);
    expect(await read(byRoles)).toMatchObject({ problem: null, roles: [roles[1]] });
    await server.as('delete', `/end-user-roles/${roles[1]!.id}`).expect(204);
    await server
      .as('patch', license.path)
      .send({ name: `${license.name} renamed` })
      .expect(200);
    expect(await read(byLicense)).toMatchObject({ licenseName: `${license.name} renamed`, problem: 'NO_COST' });
    await server.as('delete', license.path).expect(204);
    const told = [await read(byGroup), await read(byRoles), await read(byLicense)];
    expect(told).toMatchObject([
      { problem: 'GROUP_DELETED', quantitySource: { type: 'DEVICE_COUNT', deviceGroupId: null } },
      { problem: 'ROLES_DELETED', quantitySource: { type: 'END_USER_COUNT', roleIds: [] } },
      {
        problem: 'LICENSE_DELETED',
        quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: null, count: 'USED' },
        license: null,
        licenseName: `${license.name} renamed`,
      },
    ]);
    for (const { id, quantitySource, problem } of told) {
      const again = await server.as('patch', pathOf({ id })).send({ quantitySource, description: 'x' }).expect(200);
      expect(again.body).toMatchObject({ quantitySource, problem });
    }
    const all = await server.as('patch', pathOf(byGroup)).send({ quantitySource: { type: 'DEVICE_COUNT' } });
    expect(all.body).toMatchObject({ problem: null, quantitySource: { type: 'DEVICE_COUNT' } });
  });

  it('have names that are unique whatever their case, also when two are made at once', async () => {
    const { name } = await aBillingProduct(server);
    const create = (wanted: string) => server.as('post', '/billing/products').send(aProductRequest({ name: wanted }));
    const taken = await create(name.toUpperCase()).expect(409);
    expect(taken.body).toMatchObject({ code: 'billing-product.name-taken', errors: [{ field: 'name' }] });
    const answers = await Promise.all([create('Made Twice'), create('made twice')]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409]);
  });

  it('are made once by a request that is repeated', async () => {
    const body = aProductRequest();
    const send = () => server.as('post', '/billing/products').set('Idempotency-Key', uniqueKey).send(body);
    const uniqueKey = uniqueName('key').replace(' ', '-');
    const [first, second] = await Promise.all([send(), send()]);
    const answered = [first, second].filter((answer) => answer.status === 201).map((answer) => answer.body.id);
    expect(new Set(answered).size).toBe(1);
    expect((await send().expect(201)).body.id).toBe(answered[0]);
  });

  it('are listed by filters, in an order, and exported', async () => {
    const license = await aManualLicense(server);
    const account = await aBillingAccount(server);
    const quantitySource = { type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'USED' };
    const prefix = uniqueName('Listed');
    const [one, two, three] = [
      await aBillingProduct(server, { name: `${prefix} b`, quantitySource }),
      await aBillingProduct(server, { name: `${prefix} a`, accountId: account.id, includedCount: 7 }),
      await aBillingProduct(server, { name: `${prefix} c`, description: 'of c', active: false }),
    ];
    const listed = async (query: string) => {
      const { body } = await server.as('get', `/billing/products?q=${encodeURIComponent(prefix)}&${query}`).expect(200);
      return body.items.map(({ id }: { id: number }) => id);
    };
    expect(await listed('')).toEqual([two.id, one.id, three.id]);
    expect(await listed('active=false')).toEqual([three.id]);
    expect(await listed('active=true&sort=-name')).toEqual([one.id, two.id]);
    expect(await listed(`accountId=${account.id}`)).toEqual([two.id]);
    expect(await listed('quantitySource=MANUAL')).toEqual([two.id, three.id]);
    expect(await listed(`licenseId=${license.id}`)).toEqual([one.id]);
    expect(await listed('sort=-includedCount,name')).toEqual([two.id, one.id, three.id]);
    for (const sort of ['account', 'quantitySource', 'active', '-agreementCount', 'createdAt', 'id']) {
      expect(await listed(`sort=${sort}`)).toHaveLength(3);
    }
    expect((await server.as('get', '/billing/products?q=of%20c')).body.items).toMatchObject([{ id: three.id }]);
    const csv = await server.as('get', `/billing/products/export?q=${encodeURIComponent(prefix)}`).expect(200);
    expect(csv.text.split('\r\n').slice(1, 2)[0]).toContain(`${prefix} a`);
    expect(csv.text).toContain(license.name);
  });

  it('stay while they are on agreements or templates, which are counted', async () => {
    const [product, other] = [await aBillingProduct(server), await aBillingProduct(server)];
    const { id: organizationId } = await anOrganization(server.database);
    await anAgreementRow(server.database, organizationId, [product.id]);
    await anAgreementRow(server.database, organizationId, [product.id, other.id]);
    await aTemplateRow(server.database, product.id);
    expect(await read(product)).toMatchObject({ agreementCount: 2 });
    const refused = await server.as('delete', pathOf(product)).expect(409);
    expect(refused.body).toMatchObject({
      code: 'billing-product.in-use',
      agreementCount: 2,
      templateCount: 1,
      detail: expect.stringContaining('2 agreements and 1 template'),
    });
    await aTemplateRow(server.database, (await aBillingProduct(server)).id);
    expect((await server.as('delete', pathOf(other)).expect(409)).body).toMatchObject({ agreementCount: 1 });
  });
});

describe('activating and deactivating many', () => {
  const set = (what: 'activate' | 'deactivate', ids: unknown) =>
    server.as('post', `/billing/products/${what}`).send({ ids });

  it('changes those that are not so yet, and says which', async () => {
    const [one, two] = [await aBillingProduct(server), await aBillingProduct(server, { active: false })];
    const both = [two.id, one.id, one.id];
    expect((await set('deactivate', both).expect(200)).body).toEqual({ changedIds: [one.id] });
    expect((await set('deactivate', both).expect(200)).body).toEqual({ changedIds: [] });
    expect([await read(one), await read(two)]).toMatchObject([
      { active: false, version: 2 },
      { active: false, version: 1 },
    ]);
    expect((await set('activate', both).expect(200)).body).toEqual({ changedIds: [one.id, two.id] });
    expect(await read(two)).toMatchObject({ active: true });
  });

  it('changes all or none', async () => {
    const one = await aBillingProduct(server);
    const refused = await set('deactivate', [one.id, 999_999_999]).expect(422);
    expect(refused.body.errors).toMatchObject([{ field: 'ids.1', code: 'reference.unknown' }]);
    expect(await read(one)).toMatchObject({ active: true, version: 1 });
  });

  it('counts each change once when two do it at once, whatever their order', async () => {
    const products = [];
    for (let index = 0; index < 4; index++) products.push(await aBillingProduct(server));
    const ids = products.map(({ id }) => id);
    const answers = await Promise.all([set('deactivate', ids), set('deactivate', ids.toReversed())]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const changed = answers.flatMap(({ body }) => body.changedIds);
    expect(changed.toSorted((a: number, b: number) => a - b)).toEqual(ids);
    const told = await server.database.query(sql`
      SELECT subject_id FROM audit_event WHERE action = 'billing-product.deactivated'
        AND subject_id = ANY(${ids}::bigint[])`);
    expect(told).toHaveLength(4);
  });

  it.each([[[]], [null], ['1'], [[0]], [['1']]])('refuses %j', async (ids) => {
    expect((await set('activate', ids)).status).toBeOneOf([400, 422]);
  });
});
