import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { aTechnician, signedIn, signedInWith } from '../people/people.factory.js';
import { aTechnicianRole } from '../technician-roles/technician-roles.factory.js';

const everywhere = (area: 'DEVICES' | 'ORGANIZATIONS' | 'TECHNICIANS_ROLES', defaultLevel: 'VIEW' | 'FULL') => ({
  area,
  defaultLevel,
  organizationOverrides: [],
});

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** An administrator with a session of their own. */
async function anAdministrator(): Promise<TestServer['as']> {
  const { email } = await aTechnician(server.database, { systemAdministrator: true });
  return signedIn(server, email);
}

/** A role that sees the devices of one organization, and a device that it does not see. */
async function aLimitedRole() {
  const [acme, globex] = [await anOrganization(server.database), await anOrganization(server.database)];
  const [seen, hidden] = [
    await aDevice(server.database, { location: await aLocation(server.database, { organizationId: acme.id }) }),
    await aDevice(server.database, { location: await aLocation(server.database, { organizationId: globex.id }) }),
  ];
  const only = (area: 'DEVICES' | 'ORGANIZATIONS') => ({
    area,
    defaultLevel: 'NONE' as const,
    organizationOverrides: [{ organizationId: acme.id, level: 'VIEW' as const }],
  });
  const role = await aTechnicianRole(server.database, { permissions: [only('DEVICES'), only('ORGANIZATIONS')] });
  return { acme, globex, seen, hidden, role };
}

describe('viewing as a role', () => {
  it('shows what somebody with the role sees, and nothing else', async () => {
    const { acme, seen, hidden, role } = await aLimitedRole();
    const as = await anAdministrator();
    const viewingAs = { kind: 'TECHNICIAN_ROLE', id: role.id, name: role.name };
    expect((await as('post', '/auth/view-as').send({ technicianRoleId: role.id }).expect(200)).body).toEqual(viewingAs);

    const me = (await as('get', '/auth/me').expect(200)).body.actor;
    expect(me).toMatchObject({ viewingAs, role: role.name, systemAdministrator: false });
    expect(me.permissions.map((each: { area: string }) => each.area)).toEqual(['DEVICES', 'ORGANIZATIONS']);
    const devices = (await as('get', '/devices').expect(200)).body;
    expect(devices.items.map((item: { id: number }) => item.id)).toEqual([seen.id]);
    expect(devices.total).toBe(1);
    expect((await as('get', '/organizations').expect(200)).body.items).toMatchObject([{ id: acme.id }]);
    await as('get', `/devices/${hidden.id}`).expect(404);
    const exported = (await as('get', '/devices/export?format=json').expect(200)).text;
    expect(exported).toContain(seen.name);
    expect(exported).not.toContain(hidden.name);
    await as('get', '/licenses').expect(403);
    await as('get', '/audit-events').expect(403);
    await as('get', '/technician-roles').expect(403);
  });

  it('answers like a technician with the role, byte for byte', async () => {
    const { acme, globex, seen, hidden, role } = await aLimitedRole();
    const { email } = await aTechnician(server.database, { technicianRoleId: role.id });
    const [technician, viewer] = [await signedIn(server, email), await anAdministrator()];
    await viewer('post', '/auth/view-as').send({ technicianRoleId: role.id }).expect(200);
    const paths = ['/devices', '/organizations', '/licenses', '/people', '/software', '/licenses/imports', '/vendors'];
    const things = [acme, globex].map(({ id }) => `/organizations/${id}`);
    const machines = [seen, hidden].flatMap(({ id }) => [`/devices/${id}`, `/devices/${id}/history`]);
    for (const path of [...paths, ...things, ...machines]) {
      const [theirs, ours] = [await technician('get', path), await viewer('get', path)];
      const { correlationId: _a, ...said } = theirs.body;
      const { correlationId: _b, ...told } = ours.body;
      expect([ours.status, told], path).toEqual([theirs.status, said]);
    }
  });

  it('follows a change of the role at once', async () => {
    const { hidden, role } = await aLimitedRole();
    const [viewer, administrator] = [await anAdministrator(), await anAdministrator()];
    await viewer('post', '/auth/view-as').send({ technicianRoleId: role.id }).expect(200);
    await viewer('get', `/devices/${hidden.id}`).expect(404);
    const change = (permissions: object[]) =>
      administrator('patch', `/technician-roles/${role.id}`).send({ permissions }).expect(200);
    await change([everywhere('DEVICES', 'VIEW')]);
    await viewer('get', `/devices/${hidden.id}`).expect(200);
    await viewer('get', '/organizations').expect(403);
    await change([]);
    await viewer('get', `/devices/${hidden.id}`).expect(403);
  });

  it('changes nothing until it ends, whatever the role allows', async () => {
    const role = await aTechnicianRole(server.database, {
      permissions: [everywhere('ORGANIZATIONS', 'FULL'), everywhere('DEVICES', 'FULL')],
    });
    const { id } = await anOrganization(server.database);
    const as = await anAdministrator();
    await as('post', '/auth/view-as').send({ technicianRoleId: role.id }).expect(200);
    const refused = [
      as('post', '/organizations').send({ name: 'Not to be' }),
      as('patch', `/organizations/${id}`).send({ description: 'x' }),
      as('delete', `/organizations/${id}`),
      as('put', '/technicians/1/permissions').send({ permissions: [] }),
      as('post', '/licenses/1/keys/1/reveal'),
      as('post', '/auth/view-as').send({ technicianRoleId: role.id }),
    ];
    for (const request of refused) expect((await request.expect(403)).body.code).toBe('auth.viewing-as');
    await as('post', '/software/normalize').send({ titles: [] }).expect(403);
    await as('delete', '/auth/view-as').expect(204);
    await as('delete', '/auth/view-as').expect(204);
    expect((await as('get', '/auth/me').expect(200)).body.actor).toMatchObject({
      viewingAs: null,
      role: 'System administrator',
      systemAdministrator: true,
    });
    await as('patch', `/organizations/${id}`).send({ description: 'x' }).expect(200);
  });

  it('previews what stores nothing', async () => {
    const role = await aTechnicianRole(server.database, {
      permissions: [{ area: 'DEVICE_GROUPS', defaultLevel: 'VIEW', organizationOverrides: [] }],
    });
    const as = await anAdministrator();
    await as('post', '/auth/view-as').send({ technicianRoleId: role.id }).expect(200);
    await as('post', '/device-groups/preview')
      .send({ criteria: { all: [] } })
      .expect(200);
  });

  it('can be left by signing out, and is a matter of one browser', async () => {
    const role = await aTechnicianRole(server.database);
    const { email } = await aTechnician(server.database, { systemAdministrator: true });
    const [one, other] = [await signedIn(server, email), await signedIn(server, email)];
    await one('post', '/auth/view-as').send({ technicianRoleId: role.id }).expect(200);
    await one('get', '/devices').expect(403);
    await other('get', '/devices').expect(200);
    await one('post', '/auth/sign-out').expect(204);
    await one('get', '/auth/me').expect(401);
    const again = await signedIn(server, email);
    await again('get', '/devices').expect(200);
  });

  it('ends when the role is deleted', async () => {
    const role = await aTechnicianRole(server.database);
    const [viewer, administrator] = [await anAdministrator(), await anAdministrator()];
    await viewer('post', '/auth/view-as').send({ technicianRoleId: role.id }).expect(200);
    await administrator('delete', `/technician-roles/${role.id}`).expect(204);
    expect((await viewer('get', '/auth/me').expect(200)).body.actor.viewingAs).toBeNull();
  });
});

describe('viewing as a technician', () => {
  it('shows what they see, by a role or alone', async () => {
    const { seen, hidden, role } = await aLimitedRole();
    const withRole = await aTechnician(server.database, { technicianRoleId: role.id });
    const alone = await aTechnician(server.database, {
      areas: { DEVICES: { defaultLevel: 'VIEW', organizationOverrides: [] } },
    });
    const as = await anAdministrator();
    await as('post', '/auth/view-as').send({ technicianId: withRole.id }).expect(200);
    await as('get', `/devices/${seen.id}`).expect(200);
    await as('get', `/devices/${hidden.id}`).expect(404);
    const me = (await as('get', '/auth/me').expect(200)).body.actor;
    expect(me).toMatchObject({ role: role.name, viewingAs: { kind: 'TECHNICIAN', name: withRole.name } });
    expect(me.id).not.toBe(withRole.id);
    await as('delete', '/auth/view-as').expect(204);
    await as('post', '/auth/view-as').send({ technicianId: alone.id }).expect(200);
    await as('get', `/devices/${hidden.id}`).expect(200);
    await as('get', '/organizations').expect(403);
  });

  it('is of no use with somebody who may not sign in', async () => {
    const { id } = await aTechnician(server.database, { systemAdministrator: true });
    const [viewer, administrator] = [await anAdministrator(), await anAdministrator()];
    await viewer('post', '/auth/view-as').send({ technicianId: id }).expect(200);
    await viewer('get', '/devices').expect(200);
    await administrator('patch', `/people/${id}`).send({ active: false }).expect(200);
    await viewer('get', '/devices').expect(403);
    await viewer('delete', '/auth/view-as').expect(204);
    const refused = await viewer('post', '/auth/view-as').send({ technicianId: id }).expect(409);
    expect(refused.body.code).toBe('technician.inactive');
  });
});

describe('who may view', () => {
  it('sees the role, and may do all that it allows', async () => {
    const narrow = await aTechnicianRole(server.database, { permissions: [everywhere('DEVICES', 'VIEW')] });
    const wide = await aTechnicianRole(server.database, { permissions: [everywhere('DEVICES', 'FULL')] });
    const administrator = await aTechnician(server.database, { systemAdministrator: true });
    const as = await signedInWith(server, {
      TECHNICIANS_ROLES: { defaultLevel: 'VIEW', organizationOverrides: [] },
      DEVICES: { defaultLevel: 'VIEW', organizationOverrides: [] },
    });
    for (const target of [{ technicianRoleId: wide.id }, { technicianId: administrator.id }]) {
      const { body } = await as('post', '/auth/view-as').send(target).expect(403);
      expect(body.code).toBe('permissions.beyond-own');
    }
    await as('post', '/auth/view-as').send({ technicianRoleId: narrow.id }).expect(200);
    await as('get', '/devices').expect(200);
    // What it allows since goes beyond the viewer's own: nothing is lent.
    await server
      .as('patch', `/technician-roles/${narrow.id}`)
      .send({ permissions: [everywhere('DEVICES', 'VIEW'), everywhere('ORGANIZATIONS', 'VIEW')] })
      .expect(200);
    await as('get', '/organizations').expect(403);
    await as('get', '/devices').expect(403);
    await as('delete', '/auth/view-as').expect(204);
    await as('get', '/devices').expect(200);
  });

  it('learns nothing of roles and technicians that they may not see', async () => {
    const role = await aTechnicianRole(server.database);
    const { id } = await aTechnician(server.database);
    const as = await signedInWith(server, { DEVICES: { defaultLevel: 'FULL', organizationOverrides: [] } });
    await as('post', '/auth/view-as').send({ technicianRoleId: role.id }).expect(404);
    await as('post', '/auth/view-as').send({ technicianId: id }).expect(404);
    await server.anonymous('post', '/auth/view-as').send({ technicianId: id }).expect(401);
  });

  it.each([
    [{}, 422],
    [{ technicianRoleId: 1, technicianId: 1 }, 422],
    [{ technicianRoleId: 'x' }, 400],
  ])('says whom: %j is %i', async (body, status) => {
    const as = await anAdministrator();
    await as('post', '/auth/view-as').send(body).expect(status);
  });
});
