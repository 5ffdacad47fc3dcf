import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { signedInWith } from '../people/people.factory.js';
import { aReportingDevice, Inventories, reportedSoftware } from '../software/software.factory.js';
import { aPublisher } from './publishers.factory.js';

describe('publishers that are merged', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  const aLicenseOf = async (publisherId: number): Promise<{ id: number; path: string }> => {
    const body = { name: uniqueName('License'), type: 'CUSTOM', publisherId };
    const { id } = (await server.as('post', '/licenses').send(body).expect(201)).body;
    return { id, path: `/licenses/${id}` };
  };
  const merge = (id: number, intoPublisherId: unknown) =>
    server.as('post', `/publishers/${id}/merge`).send({ intoPublisherId });
  const publisherOf = async (productName: string): Promise<string | undefined> =>
    (await server.as('get', `/software?q=${encodeURIComponent(productName)}`).expect(200)).body.items[0]?.publisher;

  it('hand over their licenses, website and names', async () => {
    const [from, into] = [await aPublisher(server.database), await aPublisher(server.database)];
    await server.as('patch', `/publishers/${from.id}`).send({ website: 'https://from.test' }).expect(200);
    const [license, kept] = [await aLicenseOf(from.id), await aLicenseOf(into.id)];
    const merged = await merge(from.id, into.id).expect(200);
    expect(merged.body).toMatchObject({
      id: into.id,
      name: into.name,
      website: 'https://from.test',
      licenseCount: 2,
      alsoNamed: [from.name],
    });
    await server.as('get', `/publishers/${from.id}`).expect(404);
    const moved = (await server.as('get', license.path).expect(200)).body;
    expect(moved).toMatchObject({ publisher: { id: into.id }, version: 2 });
    expect((await server.as('get', kept.path).expect(200)).body.version).toBe(1);
    expect((await server.as('get', `/publishers?q=${from.name}`).expect(200)).body.items).toMatchObject([
      { id: into.id },
    ]);
    const events = await server.database.query(sql`
      SELECT actor_name, before, after FROM audit_event
      WHERE action = 'publisher.merged' AND subject_type = 'Publisher' AND subject_id = ${into.id}`);
    expect(events).toEqual([
      {
        actor_name: 'Admin',
        before: { id: from.id, name: from.name, website: 'https://from.test', licenseCount: 1 },
        after: { id: into.id, name: into.name },
      },
    ]);

    const third = await aPublisher(server.database);
    const twice = await merge(into.id, third.id).expect(200);
    expect(twice.body.alsoNamed.toSorted()).toEqual([from.name, into.name].toSorted());
  });

  it('have their software reported as that of the one that stays, now and later', async () => {
    const inventories = new Inventories(server);
    const device = await aReportingDevice(server.database);
    const by = (name: string, publisher: string) => reportedSoftware(name, { publisher });
    await inventories.report(device, [by('Quillmark Writer', 'Quillmark Systems')]);
    const create = async (name: string) => (await server.as('post', '/publishers').send({ name }).expect(201)).body.id;
    const [from, into] = [await create('quillmark systems'), await create('Quillmark')];
    expect(await publisherOf('Quillmark Writer')).toBe('Quillmark Systems');
    await merge(from, into).expect(200);

    expect(await publisherOf('Quillmark Writer')).toBe('Quillmark');
    await inventories.report(device, [
      by('Quillmark Writer', 'Quillmark Systems'),
      by('Quillmark Painter', 'Quillmark Systems'),
    ]);
    expect(await publisherOf('Quillmark Painter')).toBe('Quillmark');
    expect((await server.as('get', `/publishers/${into}`).expect(200)).body.productCount).toBe(2);
    expect((await server.as('get', `/software?publisherId=${into}`).expect(200)).body.total).toBe(2);
    const suggestions = await server.as('get', '/publishers/suggestions?q=quillmark').expect(200);
    expect(suggestions.body.items).toEqual([]);

    // Whoever adds it again wants it apart: what comes new is its own.
    await create('Quillmark Systems');
    await inventories.report(device, [by('Quillmark Mixer', 'Quillmark Systems')]);
    expect(await publisherOf('Quillmark Mixer')).toBe('Quillmark Systems');
  });

  it('and those that are renamed keep their software', async () => {
    const inventories = new Inventories(server);
    const device = await aReportingDevice(server.database);
    const by = (name: string) => reportedSoftware(name, { publisher: 'Brindlewood' });
    await inventories.report(device, [by('Brindlewood Ledger')]);
    const { id } = (await server.as('post', '/publishers').send({ name: 'Brindlewood' }).expect(201)).body;
    const renamed = await server.as('patch', `/publishers/${id}`).send({ name: 'Brindlewood Group' }).expect(200);
    expect(renamed.body).toMatchObject({ productCount: 1, alsoNamed: ['Brindlewood'] });
    await inventories.report(device, [by('Brindlewood Ledger'), by('Brindlewood Planner')]);
    expect(await publisherOf('Brindlewood Planner')).toBe('Brindlewood Group');
    const back = await server.as('patch', `/publishers/${id}`).send({ name: 'BRINDLEWOOD' }).expect(200);
    expect(back.body).toMatchObject({ productCount: 2, alsoNamed: ['Brindlewood Group'] });
  });

  it('are merged once, whichever way several try at once, while licenses are made', async () => {
    const [one, two] = [await aPublisher(server.database), await aPublisher(server.database)];
    const create = (publisherId: number) =>
      server.as('post', '/licenses').send({ name: uniqueName('License'), type: 'CUSTOM', publisherId });
    const [there, back, ...made] = await Promise.all([
      merge(one.id, two.id),
      merge(two.id, one.id),
      create(one.id),
      create(two.id),
      create(one.id),
    ]);
    const statuses = [there.status, back.status];
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status !== 200)).toSatisfy(([status]) => status === 404 || status === 422);
    const left = there.status === 200 ? two : one;
    const kept = (await server.as('get', `/publishers/${left.id}`).expect(200)).body;
    for (const { status } of made) expect([201, 422]).toContain(status);
    expect(kept.licenseCount).toBe(made.filter((answer) => answer.status === 201).length);
  });

  it('are refused where something does not fit', async () => {
    const [one, two] = [await aPublisher(server.database), await aPublisher(server.database)];
    const errors = async (answer: Promise<{ body: { errors: { code: string }[] } }>) =>
      (await answer).body.errors[0]?.code;
    expect(await errors(merge(one.id, one.id).expect(422))).toBe('publisher.same');
    expect(await errors(merge(one.id, 999_999_999).expect(422))).toBe('reference.unknown');
    await merge(999_999_999, one.id).expect(404);
    await merge(one.id, '2').expect(400);
    await merge(one.id, undefined).expect(400);
    await server
      .as('post', `/publishers/${one.id}/merge`)
      .set('If-Match', '"9"')
      .send({ intoPublisherId: two.id })
      .expect(412);
    const update = await signedInWith(server, {
      PUBLISHERS_VENDORS: { defaultLevel: 'UPDATE', organizationOverrides: [] },
    });
    await update('post', `/publishers/${one.id}/merge`).send({ intoPublisherId: two.id }).expect(403);
    await server.as('get', `/publishers/${one.id}`).expect(200);
  });

  it('count the licenses that one may see', async () => {
    const [from, into] = [await aPublisher(server.database), await aPublisher(server.database)];
    await aLicenseOf(from.id);
    const as = await signedInWith(server, {
      PUBLISHERS_VENDORS: { defaultLevel: 'FULL', organizationOverrides: [] },
    });
    const merged = await as('post', `/publishers/${from.id}/merge`).send({ intoPublisherId: into.id }).expect(200);
    expect(merged.body).toMatchObject({ licenseCount: 0, productCount: 0 });
    expect((await server.as('get', `/publishers/${into.id}`).expect(200)).body.licenseCount).toBe(1);
  });
});
