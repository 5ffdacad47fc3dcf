import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aReportingDevice, Inventories, reportedSoftware } from '../software/software.factory.js';
import { aPublisher } from './publishers.factory.js';

describe('publishers', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  const aLicenseOf = (publisherId: number) =>
    server.database.query(sql`
      INSERT INTO license (name, publisher_id, type) VALUES (${uniqueName('License')}, ${publisherId}, 'CUSTOM')`);

  it('are created, read, changed and deleted', async () => {
    const body = { name: '  Acme   Software ', website: 'www.acme.test' };
    const created = await server.as('post', '/publishers').send(body).expect(201);
    expect(created.body).toEqual({
      id: expect.any(Number),
      version: 1,
      name: 'Acme Software',
      website: 'https://www.acme.test',
      licenseCount: 0,
      productCount: 0,
      alsoNamed: [],
    });
    expect(created.headers['etag']).toBe('"1"');
    const path = `/publishers/${created.body.id}`;
    const changed = await server.as('patch', path).set('If-Match', '"1"').send({ website: null }).expect(200);
    expect(changed.body).toMatchObject({ name: 'Acme Software', website: '', version: 2 });
    await server.as('patch', path).set('If-Match', '"1"').send({ name: 'Late' }).expect(412);
    await server.as('patch', path).send({}).expect(200);
    await server.as('delete', path).set('If-Match', '"1"').expect(412);
    await server.as('delete', path).expect(204);
    await server.as('get', path).expect(404);
  });

  it('have names that are unique whatever their case, also when two are made at once', async () => {
    const { name, id } = await aPublisher(server.database);
    const taken = await server.as('post', '/publishers').send({ name: name.toUpperCase() }).expect(409);
    expect(taken.body).toMatchObject({ code: 'publisher.name-taken', errors: [{ field: 'name' }] });
    const other = await aPublisher(server.database);
    await server.as('patch', `/publishers/${other.id}`).send({ name }).expect(409);
    await server.as('patch', `/publishers/${id}`).send({ name: name.toUpperCase() }).expect(200);
    const create = () => server.as('post', '/publishers').send({ name: 'Made Twice' });
    const answers = await Promise.all([create(), create()]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409]);
  });

  it('are not deleted while licenses name them', async () => {
    const { id } = await aPublisher(server.database);
    await aLicenseOf(id);
    await aLicenseOf(id);
    const refused = await server.as('delete', `/publishers/${id}`).expect(409);
    expect(refused.body).toMatchObject({ code: 'publisher.in-use', licenseCount: 2 });
    expect(refused.body.detail).toContain('2 licenses');
  });

  it('are listed with the number of their licenses', async () => {
    const [first, second] = [await aPublisher(server.database), await aPublisher(server.database)];
    await server.as('patch', `/publishers/${first.id}`).send({ name: 'Counted_ One' }).expect(200);
    await server.as('patch', `/publishers/${second.id}`).send({ name: 'Counted_ Two' }).expect(200);
    await aLicenseOf(second.id);
    const { body } = await server.as('get', '/publishers?q=counted_&sort=-licenseCount,name').expect(200);
    expect(body).toMatchObject({
      total: 2,
      items: [
        { name: 'Counted_ Two', licenseCount: 1 },
        { name: 'Counted_ One', licenseCount: 0 },
      ],
    });
    for (const sort of ['name', '-website', '-productCount', 'createdAt', 'id']) {
      await server.as('get', `/publishers?sort=${sort}`).expect(200);
    }
  });

  it('are suggested from inventory, the most installed first', async () => {
    const inventories = new Inventories(server);
    const [one, two] = [await aReportingDevice(server.database), await aReportingDevice(server.database)];
    const by = (name: string, publisher: string) => reportedSoftware(name, { publisher });
    const big = [by('Suggested Alpha', 'Suggested Big'), by('Suggested Beta', 'Suggested Big')];
    await inventories.report(one, [
      ...big,
      by('Suggested Gamma', 'Suggested Small'),
      by('Suggested X', 'Suggested Gone'),
    ]);
    await inventories.report(one, [...big, by('Suggested Gamma', 'Suggested Small')]);
    await inventories.report(two, [by('Suggested Alpha', 'Suggested Big'), 'Suggested Orphan']);
    const suggestions = async () => (await server.as('get', '/publishers/suggestions?q=suggested').expect(200)).body;
    expect(await suggestions()).toEqual({
      page: 1,
      pageSize: 50,
      total: 2,
      items: [
        { name: 'Suggested Big', productCount: 2, deviceCount: 2 },
        { name: 'Suggested Small', productCount: 1, deviceCount: 1 },
      ],
    });
    await server.as('post', '/publishers').send({ name: 'SUGGESTED big' }).expect(201);
    expect((await suggestions()).items).toMatchObject([{ name: 'Suggested Small' }]);
    await server.as('get', '/publishers/suggestions?sort=-productCount,name').expect(200);
  });

  it.each([
    ['get', '/publishers/999999999', undefined, 404],
    ['delete', '/publishers/999999999', undefined, 404],
    ['get', '/publishers?sort=nonsense', undefined, 400],
    ['get', '/publishers/suggestions?surprise=1', undefined, 400],
    ['patch', '/publishers/1', { name: null }, 400],
    ['post', '/publishers', {}, 400],
    ['post', '/publishers', { name: 'x', surprise: true }, 400],
    ['post', '/publishers', { name: '\u0000' }, 422],
    ['post', '/publishers', { name: 'x'.repeat(10_000) }, 422],
    ['post', '/publishers', { name: 'x', website: 'javascript:alert(1)' }, 422],
    ['post', '/publishers', { name: 'x', website: 'no address' }, 422],
    ['post', '/publishers', { name: 'x', website: 7 }, 422],
    ['post', '/publishers', { name: 'x', website: `https://${'x'.repeat(600)}.test` }, 422],
    ['post', '/publishers', { name: 'Intranet', website: 'http://intranet/software' }, 201],
  ] as const)('answer a wrong request: %s %s', async (method, path, body, status) => {
    const answer = await server.as(method, path).send(body);
    expect(answer.status, answer.text).toBe(status);
  });
});
