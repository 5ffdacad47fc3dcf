import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PermissionLevel, Permissions } from '../../platform/authorization/permissions.js';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { anInvoice } from '../billing-exports/billing-rows.factory.js';
import { aDevice, anInstallation } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { aPerson, signedInWith } from '../people/people.factory.js';

const only = (organizationId: number, level: PermissionLevel) =>
  ({ defaultLevel: 'NONE', organizationOverrides: [{ organizationId, level }] }) as const;
const everywhere = (defaultLevel: PermissionLevel) => ({ defaultLevel, organizationOverrides: [] });

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

interface Found {
  kind: string;
  id: number;
  name: string;
}

async function search(q: string, more = '', asked?: TestServer['as']): Promise<Found[]> {
  const as: TestServer['as'] = asked ?? ((method, path) => server.as(method, path));
  const { body } = await as('get', `/search?q=${encodeURIComponent(q)}${more}`).expect(200);
  return body.items;
}
const names = (found: Found[]) => found.map(({ name }) => name);

/** A text that is in no other name. */
const mark = () => `${uniqueName('mark').replace(/\W/g, '')}x`;

async function aLicense(name: string, organizationId?: number): Promise<number> {
  const scope = { global: organizationId === undefined, organizationIds: organizationId ? [organizationId] : [] };
  const body = { name, type: 'CUSTOM', quantity: 1, scope };
  return (await server.as('post', '/licenses').send(body).expect(201)).body.id;
}

describe('search', () => {
  it('finds every kind by its name, with what tells one from another', async () => {
    const text = mark();
    const organization = await anOrganization(server.database, { name: `${text} organization` });
    const location = await aLocation(server.database, { name: `${text} location`, organizationId: organization.id });
    const device = await aDevice(server.database, { name: `${text} device`, location });
    const person = await aPerson(server.database, {
      name: `${text} person`,
      kind: 'END_USER',
      organizationId: organization.id,
    });
    const made = async (path: string, body: object) => (await server.as('post', path).send(body).expect(201)).body.id;
    const publisherId = await made('/publishers', { name: `${text} publisher` });
    const vendorId = await made('/vendors', { name: `${text} vendor` });
    const criteria = { all: [{ field: 'status', operator: 'in', value: ['ACTIVE'] }] };
    const groupId = await made('/device-groups', { name: `${text} group`, criteria });
    const licenseId = await aLicense(`${text} license`, organization.id);
    await server.as('patch', `/licenses/${licenseId}`).send({ publisherId }).expect(200);
    const { productId } = await anInstallation(server.database, device.id);
    await server.database.query(
      sql`UPDATE product SET name = ${`${text} product`}, publisher_name = 'Maker' WHERE id = ${productId}`,
    );
    await server.as('post', '/apps/billing/activate').expect(200);
    const invoice = await anInvoice(server.database, { organizationId: organization.id });
    await server.database.query(sql`UPDATE billing_invoice SET number = ${`${text}-7`} WHERE id = ${invoice.id}`);

    const owner = { id: organization.id, name: organization.name };
    const nothing = { organization: null, publisher: null, type: null, status: null };
    expect(await search(text.toUpperCase())).toEqual([
      {
        ...nothing,
        ...{ kind: 'LICENSE', id: licenseId, name: `${text} license`, organization: owner },
        ...{ publisher: `${text} publisher`, type: 'CUSTOM', status: 'PERPETUAL' },
      },
      {
        ...nothing,
        ...{ kind: 'DEVICE', id: device.id, name: device.name, organization: owner },
        ...{ type: 'WORKSTATION', status: 'ACTIVE' },
      },
      { ...nothing, kind: 'PERSON', id: person.id, name: person.name, organization: owner, type: 'END_USER' },
      { ...nothing, kind: 'ORGANIZATION', id: organization.id, name: organization.name },
      { ...nothing, kind: 'LOCATION', id: location.id, name: location.name, organization: owner },
      { ...nothing, kind: 'PRODUCT', id: productId, name: `${text} product`, publisher: 'Maker', type: 'APPLICATION' },
      {
        ...nothing,
        ...{ kind: 'INVOICE', id: invoice.id, name: `${text}-7`, organization: owner },
        ...{ type: 'INVOICE', status: expect.any(String) },
      },
      { ...nothing, kind: 'DEVICE_GROUP', id: groupId, name: `${text} group` },
      { ...nothing, kind: 'PUBLISHER', id: publisherId, name: `${text} publisher` },
      { ...nothing, kind: 'VENDOR', id: vendorId, name: `${text} vendor` },
    ]);

    await server.as('post', '/apps/billing/deactivate').expect(200);
    await server.as('post', '/apps/asset-management/deactivate').expect(200);
    const kinds = (await search(text)).map(({ kind }) => kind);
    expect([kinds.includes('LICENSE'), kinds.includes('INVOICE'), kinds.length]).toEqual([false, false, 8]);
    await server.as('post', '/apps/asset-management/activate').expect(200);
  });

  it('puts the name itself first, then beginnings, then beginnings of words, then the rest', async () => {
    const text = mark();
    const expected = [text, `${text}-2`, `Berlin-${text}`, `the${text}`];
    const location = await aLocation(server.database);
    for (const name of expected.toReversed()) await aDevice(server.database, { name, location });
    expect(names(await search(text))).toEqual(expected);
    expect(names(await search(text, '&limit=2'))).toEqual(expected.slice(0, 2));
  });

  it('finds the best among very many', async () => {
    const location = await aLocation(server.database);
    const text = mark();
    await server.database.query(sql`
      INSERT INTO device (organization_id, location_id, name, device_class)
      SELECT ${location.organizationId}, ${location.id}, 'a' || ${text} || n, 'SERVER' FROM generate_series(1, 400) n`);
    await aDevice(server.database, { name: text, location });
    expect(names(await search(text))).toEqual([text, ...[1, 10, 100, 101].map((n) => `a${text}${n}`)]);
  });

  it('finds how names begin by less than three characters, with every mark as it is', async () => {
    const location = await aLocation(server.database);
    await aDevice(server.database, { name: '§% one', location });
    await aDevice(server.database, { name: 'two §%', location });
    expect(names(await search('§%'))).toEqual(['§% one']);
    expect(names(await search('§_'))).toEqual([]);
    expect(names(await search('§% one'))).toEqual(['§% one']);
    expect(names(await search('(wo §%'))).toEqual([]);
  });

  it('looks at names alone', async () => {
    const text = mark();
    await aDevice(server.database, { serialNumber: text });
    await aPerson(server.database, { email: `${text}@search.test` });
    const id = await aLicense(uniqueName('Papers'));
    await server
      .as('put', `/licenses/${id}/quantity`)
      .send({ quantity: 2, invoiceNumber: text, poNumber: text })
      .expect(200);
    expect(await search(text)).toEqual([]);
  });

  it('is narrowed to kinds and to organizations, where things of none stay', async () => {
    const text = mark();
    const [here, elsewhere] = [await aLocation(server.database), await aLocation(server.database)];
    const device = await aDevice(server.database, { name: `${text} here`, location: here });
    await aDevice(server.database, { name: `${text} elsewhere`, location: elsewhere });
    await server
      .as('post', '/vendors')
      .send({ name: `${text} vendor` })
      .expect(201);
    await aLicense(`${text} limited`, here.organizationId);
    await aLicense(`${text} other`, elsewhere.organizationId);
    const narrowed = await search(text, `&organizationId=${here.organizationId}`);
    expect(names(narrowed)).toEqual([`${text} limited`, `${text} here`, `${text} vendor`]);
    expect(await search(text, `&organizationId=${here.organizationId}&kinds=DEVICE&kinds=PERSON`)).toMatchObject([
      { id: device.id },
    ]);
  });

  it.each([
    ['', 400],
    ['q=', 422],
    ['q=%20', 422],
    ['q=a&q=b', 400],
    [`q=${'x'.repeat(201)}`, 422],
    ['q=a&kinds=KEY', 400],
    ['q=a&limit=21', 422],
    ['q=a&organizationId=0', 422],
    ['q=a&page=2', 400],
  ])('refuses "%s"', async (query, status) => {
    await server.as('get', `/search?${query}`).expect(status);
  });

  it('wants somebody who is signed in', async () => {
    await server.anonymous('get', '/search?q=a').expect(401);
  });
});

describe('search, for somebody who sees one organization', () => {
  const text = mark();
  let mine: { organizationId: number; id: number };
  let hidden: { organizationId: number; id: number };
  beforeAll(async () => {
    mine = await aLocation(server.database, { name: `${text} berlin` });
    hidden = await aLocation(server.database, { name: `${text} oslo` });
    for (const location of [mine, hidden]) {
      const name = `${text} of ${location.organizationId}`;
      await aDevice(server.database, { name, location });
      await aPerson(server.database, { name, kind: 'END_USER', organizationId: location.organizationId });
      await aLicense(name, location.organizationId);
    }
    await aPerson(server.database, { name: `${text} technician`, kind: 'TECHNICIAN' });
    await server
      .as('post', '/vendors')
      .send({ name: `${text} vendor` })
      .expect(201);
  });

  const asked = async (areas: Permissions['areas'], more = '') =>
    (await search(text, more, await signedInWith(server, areas))).map(({ kind, name }) => [kind, name]);

  it('finds what is theirs alone, each kind by its own area', async () => {
    const own = `${text} of ${mine.organizationId}`;
    expect(
      await asked({
        DEVICES: only(mine.organizationId, 'VIEW'),
        END_USERS: only(mine.organizationId, 'VIEW'),
        ORGANIZATIONS: only(mine.organizationId, 'VIEW'),
        SOFTWARE_LICENSES: only(mine.organizationId, 'VIEW'),
      }),
    ).toEqual([
      ['LICENSE', own],
      ['DEVICE', own],
      ['PERSON', own],
      ['LOCATION', `${text} berlin`],
    ]);
    expect(await asked({ PUBLISHERS_VENDORS: everywhere('VIEW') })).toEqual([['VENDOR', `${text} vendor`]]);
    expect(await asked({})).toEqual([]);
  });

  it('does not tell by the filter where a shared license or product is in use', async () => {
    const shared = uniqueName('shared').replace(/\W/g, '');
    const scope = { global: false, organizationIds: [mine.organizationId, hidden.organizationId] };
    await server.as('post', '/licenses').send({ name: shared, type: 'CUSTOM', quantity: 1, scope }).expect(201);
    const as = await signedInWith(server, {
      SOFTWARE_LICENSES: only(mine.organizationId, 'VIEW'),
      SOFTWARE_CATALOG: everywhere('VIEW'),
      DEVICES: only(mine.organizationId, 'VIEW'),
    });
    const where = async (name: string) => [
      names(await search(name, `&organizationId=${mine.organizationId}`, as)),
      names(await search(name, `&organizationId=${hidden.organizationId}`, as)),
    ];
    expect(await where(shared)).toEqual([[shared], []]);
    const [owned] = await search(shared, '', as);
    expect(owned).toMatchObject({ organization: { id: mine.organizationId } });

    const product = uniqueName('installed').replace(/\W/g, '');
    const { id } = await server.database.one<{ id: number }>(
      sql`INSERT INTO product (name, kind, key) VALUES (${product}, 'APPLICATION', ${product}) RETURNING id`,
    );
    await server.database.query(sql`
      INSERT INTO product_device_count (product_id, organization_id, devices)
      VALUES (${id}, ${mine.organizationId}, 1), (${id}, ${hidden.organizationId}, 1)`);
    expect(await where(product)).toEqual([[product], []]);
  });
});
