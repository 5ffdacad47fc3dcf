import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { anEndUserRole } from '../end-user-roles/end-user-roles.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { aPerson, aTechnician, signedInWith } from '../people/people.factory.js';
import { aTechnicianRole } from '../technician-roles/technician-roles.factory.js';

const everywhere = { defaultLevel: 'FULL', organizationOverrides: [] } as const;

let server: TestServer;

/** A license whose rule names roles; of one organization alone when it is given. */
async function aLicenseFor(section: string, roleIds: number[], organizationId?: number): Promise<string> {
  const name = uniqueName('License');
  const rule = JSON.stringify({ [section]: { match: 'ANY', roleIds } });
  const { id } = await server.database.one<{ id: number }>(sql`
    INSERT INTO license (name, type, assignment_mode, scope_global, assignment_rule)
    VALUES (${name}, 'PER_USER', 'AUTOMATIC', ${organizationId === undefined}, ${rule}::jsonb) RETURNING id`);
  if (organizationId !== undefined) {
    await server.database.query(sql`
      INSERT INTO license_organization (license_id, organization_id) VALUES (${id}, ${organizationId})`);
  }
  return name;
}

describe.each([
  {
    path: '/end-user-roles',
    code: 'end-user-role',
    section: 'endUsers',
    otherSection: 'technicians',
    area: 'END_USERS',
    aRole: anEndUserRole,
    aHolder: async (roleId: number) => {
      const { id: organizationId } = await anOrganization(server.database);
      return aPerson(server.database, { kind: 'END_USER', organizationId, roleIds: [roleId] });
    },
  },
  {
    path: '/technician-roles',
    code: 'technician-role',
    section: 'technicians',
    otherSection: 'endUsers',
    area: 'TECHNICIANS_ROLES',
    aRole: aTechnicianRole,
    aHolder: (roleId: number) => aTechnician(server.database, { technicianRoleId: roleId }),
  },
] as const)('$path', ({ path, code, section, otherSection, area, aRole, aHolder }) => {
  // A server for each kind: a role of the one kind may have the id of a role of the other.
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  it('are created, read, changed and deleted', async () => {
    const created = await server
      .as('post', path)
      .send({ name: '  First   one ', description: ' Two\r\nlines ' })
      .expect(201);
    expect(created.body).toMatchObject({
      id: expect.any(Number),
      version: 1,
      name: 'First one',
      description: 'Two\nlines',
      personCount: 0,
      licenseCount: 0,
      createdAt: expect.any(String),
    });
    const one = `${path}/${created.body.id}`;
    expect((await server.as('get', one).expect(200)).body).toEqual(created.body);
    const changed = await server.as('patch', one).set('If-Match', '"1"').send({ description: '' }).expect(200);
    expect(changed.body).toMatchObject({ name: 'First one', description: '', version: 2 });
    await server.as('patch', one).set('If-Match', '"1"').send({ name: 'Stale' }).expect(412);
    await server.as('delete', one).set('If-Match', '"1"').expect(412);
    await server.as('delete', one).set('If-Match', '"2"').expect(204);
    await server.as('get', one).expect(404);
  });

  it('keep their version when a request changes nothing', async () => {
    const { id, name } = await aRole(server.database);
    const answer = await server.as('patch', `${path}/${id}`).send({ name }).expect(200);
    expect(answer.body.version).toBe(1);
  });

  it('have names that are unique whatever their case, also when two are made at once', async () => {
    const [{ name }, other] = [await aRole(server.database), await aRole(server.database)];
    for (const taken of [
      await server.as('post', path).send({ name: name.toUpperCase() }),
      await server.as('patch', `${path}/${other.id}`).send({ name: ` ${name.toLowerCase()} ` }),
    ]) {
      expect(taken.status).toBe(409);
      expect(taken.body).toMatchObject({ code: `${code}.name-taken`, errors: [{ field: 'name' }] });
    }
    const create = () => server.as('post', path).send({ name: 'Made Twice' });
    const answers = await Promise.all([create(), create()]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409]);
  });

  it('are counted by who has them and which license rules name them, and sorted by it', async () => {
    const some = await aRole(server.database, { name: uniqueName('Counted') });
    const more = await aRole(server.database, { name: uniqueName('Counted') });
    await aHolder(some.id);
    await aHolder(more.id);
    await aHolder(more.id);
    await aLicenseFor(section, [some.id, more.id, more.id]);
    await aLicenseFor(section, [more.id]);
    await aLicenseFor(otherSection, [some.id]);
    const list = async (parameters: string) =>
      (await server.as('get', `${path}?q=counted&${parameters}`).expect(200)).body.items;
    const counted = [
      { id: more.id, personCount: 2, licenseCount: 2 },
      { id: some.id, personCount: 1, licenseCount: 1 },
    ];
    expect(await list('sort=-personCount')).toMatchObject(counted);
    expect(await list('sort=-licenseCount')).toMatchObject(counted);
    expect(await list('sort=licenseCount')).toMatchObject(counted.toReversed());
    expect((await server.as('get', `${path}/${more.id}`).expect(200)).body).toMatchObject(counted[0] ?? {});
    const file = await server.as('get', `${path}/export?format=csv&q=counted&sort=-personCount`).expect(200);
    const lines = file.text.trim().split(/\r?\n/);
    expect(lines[0]).toContain('Id,Name,Description,People,Licenses,');
    expect(lines.slice(1)).toEqual([
      expect.stringContaining(`${more.id},${more.name},,2,2,`),
      expect.stringContaining(`${some.id},${some.name},,1,1,`),
    ]);
  });

  it('are not deleted while somebody has them', async () => {
    const { id } = await aRole(server.database);
    const { id: holder } = await aHolder(id);
    const refused = await server.as('delete', `${path}/${id}`).expect(409);
    expect(refused.body).toMatchObject({ code: `${code}.in-use`, personCount: 1, licenses: [] });
    expect(refused.body.detail).toContain('1 person has it');
    await server.as('delete', `/people/${holder}`).expect(204);
    await server.as('delete', `${path}/${id}`).expect(204);
  });

  it('are not deleted while the rule of a license names them, and say which as far as one may see', async () => {
    const { id } = await aRole(server.database);
    const [own, foreign] = [await anOrganization(server.database), await anOrganization(server.database)];
    const visible = await aLicenseFor(section, [id], own.id);
    const hidden = await aLicenseFor(section, [id], foreign.id);
    const refused = await server.as('delete', `${path}/${id}`).expect(409);
    expect(refused.body.detail).toContain(`“${visible}” and “${hidden}”`);
    const inOne = { defaultLevel: 'NONE', organizationOverrides: [{ organizationId: own.id, level: 'VIEW' }] } as const;
    const as = await signedInWith(server, { [area]: everywhere, SOFTWARE_LICENSES: inOne });
    const limited = await as('delete', `${path}/${id}`).expect(409);
    expect(limited.body.licenses).toMatchObject([{ name: visible }]);
    expect(limited.body.detail).toContain(`“${visible}” and others that you may not see`);
    expect(limited.text).not.toContain(hidden);
    expect((await as('get', `${path}/${id}`).expect(200)).body.licenseCount).toBe(1);
    const without = await signedInWith(server, { [area]: everywhere });
    const blind = await without('delete', `${path}/${id}`).expect(409);
    expect(blind.body).toMatchObject({ licenses: [] });
    expect(blind.text).not.toContain(visible);
  });

  it('stay when they are given to somebody and deleted at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await aRole(server.database);
      const give = section === 'endUsers' ? { roleIds: [id] } : { technicianRoleId: id };
      const holder =
        section === 'endUsers'
          ? await aPerson(server.database, {
              kind: 'END_USER',
              organizationId: (await anOrganization(server.database)).id,
            })
          : await aTechnician(server.database);
      const [given, deleted] = await Promise.all([
        server.as('patch', `/people/${holder.id}`).send(give),
        server.as('delete', `${path}/${id}`),
      ]);
      expect(['200 409', '422 204']).toContain(`${given.status} ${deleted.status}`);
    }
  });

  it.each([
    [{}, 400],
    [{ name: 7 }, 400],
    [{ name: null }, 400],
    [{ name: 'x', description: null }, 400],
    [{ name: 'x', surprise: true }, 400],
    [{ name: ' ' }, 422],
    [{ name: '\u0000' }, 422],
    [{ name: 'x'.repeat(201) }, 422],
    [{ name: 'x', description: 'x'.repeat(10_001) }, 422],
  ])('refuse the body %j with %i', async (body, status) => {
    const answer = await server.as('post', path).send(body).expect(status);
    expect(answer.body.errors.length).toBeGreaterThan(0);
  });

  it.each([
    ['get', '/999999999', undefined, 404],
    ['get', '/x', undefined, 404],
    ['get', '?sort=description', undefined, 400],
    ['get', '?organizationId=1', undefined, 400],
    ['patch', '/999999999', { name: 'x' }, 404],
    ['delete', '/999999999', undefined, 404],
  ] as const)('answer a wrong request: %s %s', async (method, rest, body, status) => {
    const answer = await server.as(method, `${path}${rest}`).send(body);
    expect(answer.status, answer.text).toBe(status);
  });

  it('are closed to those without access, and to change for those who may only look', async () => {
    const { id } = await aRole(server.database);
    await server.anonymous('get', path).expect(401);
    const stranger = await signedInWith(server, { SOFTWARE_LICENSES: everywhere });
    await stranger('get', path).expect(403);
    await stranger('get', `${path}/${id}`).expect(403);
    await stranger('post', path).send({ name: 'x' }).expect(403);
    const viewer = await signedInWith(server, { [area]: { defaultLevel: 'VIEW', organizationOverrides: [] } });
    await viewer('get', `${path}/${id}`).expect(200);
    await viewer('patch', `${path}/${id}`).send({ name: 'x' }).expect(403);
    await viewer('delete', `${path}/${id}`).expect(403);
  });
});
