import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { aPerson } from '../people/people.factory.js';

describe('exceptions of an automatic license', () => {
  let server: TestServer;
  let place: { id: number; organizationId: number };
  let [inGroup, outside]: number[] = [];
  let groupId: number;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    place = await aLocation(server.database);
    inGroup = (await aDevice(server.database, { location: place })).id;
    outside = (await aDevice(server.database, { location: place })).id;
    const group = { name: uniqueName('Group'), criteria: { deviceIds: [inGroup] } };
    groupId = (await server.as('post', '/device-groups').send(group).expect(201)).body.id;
  });

  async function aLicense(fields: object = {}): Promise<number> {
    const body = {
      name: uniqueName('License'),
      quantity: 5,
      type: 'PER_DEVICE',
      assignmentMode: 'AUTOMATIC',
      scope: { global: false, organizationIds: [place.organizationId], locationIds: [] },
      assignmentRule: { deviceGroups: { match: 'ANY', ids: [groupId] } },
      ...fields,
    };
    return (await server.as('post', '/licenses').send(body).expect(201)).body.id;
  }

  async function holders(licenseId: number): Promise<number[]> {
    const { body } = await server.as('get', `/licenses/${licenseId}/assignments?active=true&sort=id`).expect(200);
    return body.items.map((seat: { holder: { id: number } }) => seat.holder.id);
  }

  const device = (id: number | undefined, note?: string) => ({
    kind: 'DEVICE',
    id,
    ...(note === undefined ? {} : { note }),
  });

  function put(licenseId: number, include: object[], exclude: object[]) {
    return server.as('put', `/licenses/${licenseId}/exceptions`).send({ include, exclude });
  }

  it('pin in and keep out whatever the rule says, and say so', async () => {
    const id = await aLicense();
    expect(await holders(id)).toEqual([inGroup]);
    const wanted = { include: [device(outside, 'Spare')], exclude: [device(inGroup)] };
    const foretold = await server.as('post', `/licenses/${id}/exceptions/preview`).send(wanted).expect(200);
    expect(foretold.body).toMatchObject({ wouldAssign: 1, wouldEnd: 1, unchanged: 0 });
    expect(await holders(id)).toEqual([inGroup]);
    const { body } = await put(id, wanted.include, wanted.exclude).expect(200);
    expect(body).toMatchObject({
      version: expect.any(Number),
      include: [{ kind: 'DEVICE', id: outside, note: 'Spare', organization: { id: place.organizationId } }],
      exclude: [{ kind: 'DEVICE', id: inGroup, note: '' }],
    });
    expect(await holders(id)).toEqual([outside]);
    const why = await server.as('get', `/licenses/${id}/explain?deviceId=${outside}`).expect(200);
    expect(why.body).toMatchObject({ assigned: true, matched: true, advice: [] });
    expect(why.body.checks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'EXCEPTION', passed: true, detail: expect.stringContaining('Spare') }),
        expect.objectContaining({ kind: 'DEVICE_GROUPS', passed: false }),
      ]),
    );
    const whyNot = await server.as('get', `/licenses/${id}/explain?deviceId=${inGroup}`).expect(200);
    expect(whyNot.body).toMatchObject({ assigned: false, matched: false });
    expect(whyNot.body.advice).toEqual([expect.stringContaining('Remove the exception')]);
    const seats = await server.as('get', `/licenses/${id}/assignments?active=false`).expect(200);
    expect(seats.body.items).toMatchObject([{ holder: { id: inGroup }, endReason: 'EXCLUDED' }]);
    await put(id, [], []).expect(200);
    expect(await holders(id)).toEqual([inGroup]);
  });

  it('stand below what every seat needs: status and scope', async () => {
    const id = await aLicense();
    await put(id, [device(outside)], []).expect(200);
    await server.as('post', `/devices/${outside}/decommission`).expect(200);
    expect(await holders(id)).toEqual([inGroup]);
    await server.as('post', `/devices/${outside}/reactivate`).expect(200);
    expect(await holders(id)).toEqual([inGroup, outside]);
    const other = await aLocation(server.database);
    await server
      .as('patch', `/devices/${outside}`)
      .send({ organizationId: other.organizationId, locationId: other.id })
      .expect(200);
    expect(await holders(id)).toEqual([inGroup]);
    // What was pinned in before it left the scope may stay named.
    await put(id, [device(outside)], []).expect(200);
  });

  it('give seats where the rule gives none, to people and locations too', async () => {
    const devices = await aLicense({ assignmentRule: {} });
    await put(devices, [device(outside)], []).expect(200);
    expect(await holders(devices)).toEqual([outside]);
    const person = await aPerson(server.database, { kind: 'END_USER', organizationId: place.organizationId });
    const people = await aLicense({ type: 'PER_USER', assignmentRule: {} });
    await put(people, [{ kind: 'PERSON', id: person.id }], []).expect(200);
    expect(await holders(people)).toEqual([person.id]);
    const why = await server.as('get', `/licenses/${people}/explain?personId=${person.id}`).expect(200);
    expect(why.body).toMatchObject({ assigned: true, matched: true, advice: [] });
    const sites = await aLicense({ type: 'PER_SITE' });
    expect(await holders(sites)).toEqual([place.id]);
    await put(sites, [], [{ kind: 'LOCATION', id: place.id }]).expect(200);
    expect(await holders(sites)).toEqual([]);
    const whyNot = await server.as('get', `/licenses/${sites}/explain?locationId=${place.id}`).expect(200);
    expect(whyNot.body).toMatchObject({ assigned: false, matched: false });
  });

  it('are refused with every name that is wrong', async () => {
    const elsewhere = await aLocation(server.database);
    const foreign = await aDevice(server.database, { location: elsewhere });
    const id = await aLicense();
    const { body } = await put(
      id,
      [device(foreign.id), device(outside), { kind: 'PERSON', id: 1 }],
      [device(outside), device(999_999_999)],
    ).expect(422);
    expect(body.errors).toMatchObject([
      { field: 'include.0.id', code: 'license.out-of-scope' },
      { field: 'include.2.id', code: 'license.holder-kind' },
      { field: 'exclude.0.id', code: 'exception.twice' },
      { field: 'exclude.1.id', code: 'reference.unknown' },
    ]);
    expect(await holders(id)).toEqual([inGroup]);
    await server.as('put', `/licenses/${id}/exceptions`).set('If-Match', '"9"').send({ include: [] }).expect(412);
    await server.as('put', `/licenses/${id}/exceptions`).send({ include: 'all' }).expect(400);
    await server
      .as('put', `/licenses/${id}/exceptions`)
      .send({ include: [{ kind: 'PRINTER', id: 1 }] })
      .expect(400);
    const manual = await aLicense({ assignmentMode: 'MANUAL', assignmentRule: {} });
    expect((await put(manual, [], []).expect(422)).body.code).toBe('license.not-automatic');
    expect((await server.as('get', `/licenses/${manual}/exceptions`).expect(200)).body).toMatchObject({ include: [] });
  });

  it('two people who replace them at once: one list is there, whole', async () => {
    const id = await aLicense();
    const { etag } = (await server.as('get', `/licenses/${id}/exceptions`).expect(200)).headers;
    const answers = await Promise.all([
      put(id, [device(outside)], []).set('If-Match', String(etag)),
      put(id, [], [device(inGroup)]).set('If-Match', String(etag)),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412]);
    const { body } = await server.as('get', `/licenses/${id}/exceptions`).expect(200);
    expect(body.include.length + body.exclude.length).toBe(1);
    expect(await holders(id)).toEqual(body.include.length === 1 ? [inGroup, outside] : []);
  });
});
