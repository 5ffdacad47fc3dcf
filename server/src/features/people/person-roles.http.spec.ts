import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { anEndUserRole } from '../end-user-roles/end-user-roles.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { aTechnicianRole } from '../technician-roles/technician-roles.factory.js';
import { aPerson, aTechnician, signedIn, signedInWith } from './people.factory.js';

const unknownId = 999_999_999;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function anEndUser(roleIds: number[] = []) {
  const { id: organizationId } = await anOrganization(server.database);
  return { ...(await aPerson(server.database, { kind: 'END_USER', organizationId, roleIds })), organizationId };
}

async function rolesOf(personId: number): Promise<number[]> {
  const rows = await server.database.query<{ role_id: number }>(
    sql`SELECT role_id FROM person_end_user_role WHERE person_id = ${personId} ORDER BY role_id`,
  );
  return rows.map((row) => row.role_id);
}

describe('the end-user roles of people', () => {
  it('are given with the person, replaced as a whole and shown by name', async () => {
    const designer = await anEndUserRole(server.database, { name: 'designer' });
    const engineer = await anEndUserRole(server.database, { name: 'Engineer' });
    const analyst = await anEndUserRole(server.database, { name: 'Analyst' });
    const { id: organizationId } = await anOrganization(server.database);
    const roleIds = [engineer.id, designer.id, engineer.id];
    const body = { kind: 'END_USER', name: 'Ann', email: 'ann@roles.test', organizationId, roleIds };
    const created = await server.as('post', '/people').send(body).expect(201);
    expect(created.body).toMatchObject({ version: 1, roles: [designer, engineer], technicianRole: null });
    const path = `/people/${created.body.id}`;
    const change = { roleIds: [analyst.id, designer.id] };
    const changed = await server.as('patch', path).set('If-Match', '"1"').send(change).expect(200);
    expect(changed.body).toMatchObject({ version: 2, name: 'Ann', roles: [analyst, designer] });
    await server.as('patch', path).set('If-Match', '"1"').send({ roleIds: [] }).expect(412);
    expect((await server.as('patch', path).send({ name: 'Anna' }).expect(200)).body.roles).toEqual([analyst, designer]);
    expect((await server.as('patch', path).send({ roleIds: [] }).expect(200)).body).toMatchObject({
      version: 4,
      roles: [],
    });
  });

  it('change with the rest of the person or not at all', async () => {
    const role = await anEndUserRole(server.database);
    const other = await anEndUser();
    const { id, name } = await anEndUser([role.id]);
    const path = `/people/${id}`;
    await server.as('patch', path).send({ roleIds: [], email: other.email }).expect(409);
    await server
      .as('patch', path)
      .send({ name: 'Changed', roleIds: [unknownId] })
      .expect(422);
    expect(await rolesOf(id)).toEqual([role.id]);
    expect((await server.as('get', path).expect(200)).body).toMatchObject({ version: 1, name, roles: [role] });
    await server.as('delete', path).expect(204);
    expect(await rolesOf(id)).toEqual([]);
  });

  it('are those that there are', async () => {
    const role = await anEndUserRole(server.database);
    const { id, organizationId } = await anEndUser();
    const body = { kind: 'END_USER', name: 'x', email: 'x@roles.test', organizationId };
    for (const answer of [
      await server.as('patch', `/people/${id}`).send({ roleIds: [role.id, unknownId] }),
      await server.as('post', '/people').send({ ...body, roleIds: [unknownId] }),
    ]) {
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ code: 'reference.unknown', errors: [{ field: 'roleIds' }] });
      expect(answer.body.detail).toContain(String(unknownId));
      expect(answer.body.detail).not.toContain(`${role.id},`);
    }
    expect(await rolesOf(id)).toEqual([]);
  });

  it('are of end users alone', async () => {
    const role = await anEndUserRole(server.database);
    for (const kind of ['CONTACT', 'TECHNICIAN']) {
      const body = { kind, name: 'x', email: 'x@roles.test', roleIds: [role.id] };
      const refused = await server.as('post', '/people').send(body).expect(422);
      expect(refused.body).toMatchObject({ code: 'person.roles-of-end-users', errors: [{ field: 'roleIds' }] });
    }
    const contact = await aPerson(server.database);
    const refused = await server
      .as('patch', `/people/${contact.id}`)
      .send({ roleIds: [role.id] })
      .expect(422);
    expect(refused.body.code).toBe('person.roles-of-end-users');
    await server.as('patch', `/people/${contact.id}`).send({ roleIds: [] }).expect(200);
  });

  it.each([
    [{ roleIds: null }, 400],
    [{ roleIds: 1 }, 400],
    [{ roleIds: ['1'] }, 400],
    [{ roleIds: [0] }, 422],
    [{ roleIds: [1e300] }, 422],
    [{ roleIds: Array.from({ length: 101 }, (_, index) => index + 1) }, 422],
    [{ technicianRoleId: '1' }, 400],
    [{ technicianRoleId: -1 }, 422],
    [{ technicianRoleId: 1 }, 422],
  ])('refuse the change %j with %i', async (body, status) => {
    const { id } = await anEndUser();
    await server.as('patch', `/people/${id}`).send(body).expect(status);
  });

  it('are given by whoever may change the person, as few organizations as that may be', async () => {
    const role = await anEndUserRole(server.database);
    const { id, organizationId } = await anEndUser();
    const foreign = await anEndUser([role.id]);
    const as = await signedInWith(server, {
      END_USERS: { defaultLevel: 'NONE', organizationOverrides: [{ organizationId, level: 'UPDATE' }] },
    });
    const given = await as('patch', `/people/${id}`)
      .send({ roleIds: [role.id] })
      .expect(200);
    expect(given.body.roles).toEqual([role]);
    const found = await as('get', `/people?roleId=${role.id}`).expect(200);
    expect(found.body).toMatchObject({ total: 1, items: [{ id }] });
    await as('patch', `/people/${foreign.id}`).send({ roleIds: [] }).expect(404);
  });

  it('filter people: any of several', async () => {
    const [first, second] = [await anEndUserRole(server.database), await anEndUserRole(server.database)];
    const both = await anEndUser([first.id, second.id]);
    const one = await anEndUser([second.id]);
    const found = async (parameters: string) =>
      (await server.as('get', `/people?sort=id&${parameters}`).expect(200)).body.items.map(
        (item: { id: number }) => item.id,
      );
    expect(await found(`roleId=${first.id}`)).toEqual([both.id]);
    expect(await found(`roleId=${first.id}&roleId=${second.id}`)).toEqual([both.id, one.id]);
    expect(await found(`roleId=${unknownId}`)).toEqual([]);
    await server.as('get', '/people?roleId=x').expect(400);
    await server.as('get', '/people?technicianRoleId=x').expect(400);
  });
});

describe('the role of a technician', () => {
  it('is given, changed and taken by a system administrator', async () => {
    const [desk, manager] = [await aTechnicianRole(server.database), await aTechnicianRole(server.database)];
    const body = { kind: 'TECHNICIAN', name: 'Tess', email: 'tess@roles.test', technicianRoleId: desk.id };
    const created = await server.as('post', '/people').send(body).expect(201);
    expect(created.body).toMatchObject({ roles: [], technicianRole: desk });
    const path = `/people/${created.body.id}`;
    const change = { technicianRoleId: manager.id };
    const changed = await server.as('patch', path).set('If-Match', '"1"').send(change).expect(200);
    expect(changed.body).toMatchObject({ version: 2, technicianRole: manager });
    const found = await server.as('get', `/people?technicianRoleId=${manager.id}`).expect(200);
    expect(found.body.items).toMatchObject([{ id: created.body.id }]);
    expect((await server.as('patch', path).send({ name: 'T' }).expect(200)).body.technicianRole).toEqual(manager);
    const taken = await server.as('patch', path).send({ technicianRoleId: null }).expect(200);
    expect(taken.body.technicianRole).toBeNull();
  });

  it('is one that there is, and of technicians alone', async () => {
    const technician = await aTechnician(server.database);
    const change = { technicianRoleId: unknownId };
    const unknown = await server.as('patch', `/people/${technician.id}`).send(change).expect(422);
    expect(unknown.body).toMatchObject({ code: 'reference.unknown', errors: [{ field: 'technicianRoleId' }] });
    const body = { name: 'x', email: 'x@roles.test', ...change };
    const creation = await server
      .as('post', '/people')
      .send({ kind: 'TECHNICIAN', ...body })
      .expect(422);
    expect(creation.body.code).toBe('reference.unknown');
    const contact = await server
      .as('post', '/people')
      .send({ kind: 'CONTACT', ...body })
      .expect(422);
    expect(contact.body.code).toBe('person.not-a-technician');
  });

  it('is not given by somebody who may do less, nor is anybody who has one their business', async () => {
    const more = await aTechnicianRole(server.database, {
      permissions: [{ area: 'DEVICES', defaultLevel: 'VIEW', organizationOverrides: [] }],
    });
    const role = await aTechnicianRole(server.database);
    const technician = await aTechnician(server.database, { technicianRoleId: role.id });
    const mightier = await aTechnician(server.database, { technicianRoleId: more.id });
    const as = await signedInWith(server, {
      TECHNICIANS_ROLES: { defaultLevel: 'FULL', organizationOverrides: [] },
    });
    const path = `/people/${technician.id}`;
    const refused = await as('patch', path).send({ technicianRoleId: more.id }).expect(403);
    expect(refused.body.code).toBe('permissions.beyond-own');
    for (const change of [
      { name: 'x' },
      { technicianRoleId: null },
      { active: false },
      { password: 'a long password' },
    ]) {
      await as('patch', `/people/${mightier.id}`).send(change).expect(403);
    }
    await as('post', `/people/${mightier.id}/invitation`).expect(403);
    await as('delete', `/people/${mightier.id}`).expect(403);
    const same = await as('patch', path).send({ name: 'Renamed', technicianRoleId: role.id }).expect(200);
    expect(same.body).toMatchObject({ name: 'Renamed', technicianRole: role });
    const body = { kind: 'TECHNICIAN', name: 'x', email: 'y@roles.test' };
    await as('post', '/people')
      .send({ ...body, technicianRoleId: more.id })
      .expect(403);
    await as('post', '/people').send(body).expect(201);
  });

  it('is what the session calls the technician', async () => {
    const role = await aTechnicianRole(server.database);
    const { email } = await aTechnician(server.database, { technicianRoleId: role.id });
    const me = await (await signedIn(server, email))('get', '/auth/me').expect(200);
    expect(me.body.actor.role).toBe(role.name);
  });
});
