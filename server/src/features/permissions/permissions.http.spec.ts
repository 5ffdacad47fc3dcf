import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { aTechnician, signedIn, signedInWith } from '../people/people.factory.js';
import { aTechnicianRole } from '../technician-roles/technician-roles.factory.js';

const everywhere = (area: string, defaultLevel: string) => ({ area, defaultLevel, organizationOverrides: [] });

describe('permissions', () => {
  let server: TestServer;
  let acme: { id: number; name: string };
  let globex: { id: number; name: string };
  beforeAll(async () => {
    server = await startTestServer();
    acme = await anOrganization(server.database);
    globex = await anOrganization(server.database);
  });
  afterAll(() => server.close());

  const roleWith = async (permissions: object[]) =>
    (
      await server
        .as('post', '/technician-roles')
        .send({ name: `Role ${Math.random()}`, permissions })
        .expect(201)
    ).body;

  it('of a role are what everybody with it may do, from the next request on', async () => {
    const role = await roleWith([everywhere('ORGANIZATIONS', 'VIEW')]);
    expect(role.permissions).toEqual([everywhere('ORGANIZATIONS', 'VIEW')]);
    const { email } = await aTechnician(server.database, { technicianRoleId: role.id });
    const as = await signedIn(server, email);
    await as('get', `/organizations/${acme.id}`).expect(200);
    await as('patch', `/organizations/${acme.id}`).send({ description: 'x' }).expect(403);
    const overrides = [
      { organizationId: acme.id, level: 'UPDATE' },
      { organizationId: globex.id, level: 'NONE' },
    ];
    const changed = await server
      .as('patch', `/technician-roles/${role.id}`)
      .send({ permissions: [{ area: 'ORGANIZATIONS', defaultLevel: 'VIEW', organizationOverrides: overrides }] })
      .expect(200);
    expect(changed.body.version).toBeGreaterThan(role.version);
    await as('patch', `/organizations/${acme.id}`).send({ description: 'x' }).expect(200);
    await as('get', `/organizations/${globex.id}`).expect(404);
    await server.as('patch', `/technician-roles/${role.id}`).send({ permissions: [] }).expect(200);
    await as('get', `/organizations/${acme.id}`).expect(403);
  });

  it('of a technician without a role are the technician’s own', async () => {
    const { id, email } = await aTechnician(server.database);
    const path = `/technicians/${id}/permissions`;
    const before = await server.as('get', path).expect(200);
    expect(before.body).toEqual({ version: 1, systemAdministrator: false, role: null, permissions: [] });
    const permissions = [
      {
        area: 'ORGANIZATIONS',
        defaultLevel: 'NONE',
        organizationOverrides: [{ organizationId: acme.id, level: 'VIEW' }],
      },
    ];
    const set = await server.as('put', path).set('If-Match', '"1"').send({ permissions }).expect(200);
    expect(set.body).toEqual({ version: 2, systemAdministrator: false, role: null, permissions });
    expect((await server.as('put', path).send({ permissions }).expect(200)).body.version).toBe(2);
    await server.as('put', path).set('If-Match', '"1"').send({ permissions: [] }).expect(412);
    const as = await signedIn(server, email);
    const { body } = await as('get', '/organizations').expect(200);
    expect(body.items.map((item: { id: number }) => item.id)).toEqual([acme.id]);
    const me = (await as('get', '/auth/me').expect(200)).body.actor;
    expect(me).toMatchObject({ systemAdministrator: false, permissions });
  });

  it('of a technician with a role are the role’s, and not set alone', async () => {
    const permissions = [everywhere('DEVICES', 'VIEW')];
    const role = await roleWith(permissions);
    const { id } = await aTechnician(server.database, { technicianRoleId: role.id });
    const path = `/technicians/${id}/permissions`;
    const { body } = await server.as('get', path).expect(200);
    expect(body).toMatchObject({ role: { id: role.id, name: role.name }, permissions });
    const refused = await server.as('put', path).send({ permissions: [] }).expect(409);
    expect(refused.body.code).toBe('technician.has-role');
  });

  it('take the place of a role in one step, and a role takes theirs', async () => {
    const role = await roleWith([everywhere('DEVICES', 'VIEW')]);
    const { id, email } = await aTechnician(server.database, { technicianRoleId: role.id });
    const as = await signedIn(server, email);
    const permissions = [everywhere('ORGANIZATIONS', 'VIEW')];
    const both = await server.as('patch', `/people/${id}`).send({ permissions }).expect(409);
    expect(both.body.code).toBe('technician.has-role');
    await server.as('patch', `/people/${id}`).send({ technicianRoleId: null, permissions }).expect(200);
    await as('get', `/organizations/${acme.id}`).expect(200);
    await as('get', '/devices').expect(403);
    expect((await server.as('get', `/technicians/${id}/permissions`).expect(200)).body).toMatchObject({
      role: null,
      permissions,
    });
    await server.as('patch', `/people/${id}`).send({ technicianRoleId: role.id }).expect(200);
    await as('get', '/organizations').expect(403);
    await as('get', '/devices').expect(200);
  });

  it('are given to a technician who is made, and to nobody else', async () => {
    const permissions = [everywhere('DEVICES', 'VIEW')];
    const body = { name: 'Made', email: `made-${Math.random()}@msp.test`, permissions };
    const made = await server
      .as('post', '/people')
      .send({ ...body, kind: 'TECHNICIAN' })
      .expect(201);
    expect((await server.as('get', `/technicians/${made.body.id}/permissions`).expect(200)).body).toMatchObject({
      permissions,
    });
    const contact = await server
      .as('post', '/people')
      .send({ ...body, kind: 'CONTACT' })
      .expect(422);
    expect(contact.body.errors).toMatchObject([{ field: 'permissions', code: 'person.not-a-technician' }]);
    const as = await signedInWith(server, { TECHNICIANS_ROLES: { defaultLevel: 'FULL', organizationOverrides: [] } });
    const more = { ...body, email: `more-${Math.random()}@msp.test`, kind: 'TECHNICIAN' };
    expect((await as('post', '/people').send(more).expect(403)).body.code).toBe('permissions.beyond-own');
    await as('get', '/people?q=more-').expect(200, /"total":0/);
  });

  it('of an administrator are all', async () => {
    const { id } = await aTechnician(server.database, { systemAdministrator: true });
    const { body } = await server.as('get', `/technicians/${id}/permissions`).expect(200);
    expect(body.systemAdministrator).toBe(true);
    expect(body.permissions).toHaveLength(16);
    expect(body.permissions.every((each: { defaultLevel: string }) => each.defaultLevel === 'FULL')).toBe(true);
  });

  it('are told without what says nothing', async () => {
    const role = await roleWith([
      everywhere('DEVICES', 'NONE'),
      {
        area: 'ALERTS',
        defaultLevel: 'VIEW',
        organizationOverrides: [
          { organizationId: globex.id, level: 'FULL' },
          { organizationId: acme.id, level: 'VIEW' },
        ],
      },
    ]);
    expect(role.permissions).toEqual([
      { area: 'ALERTS', defaultLevel: 'VIEW', organizationOverrides: [{ organizationId: globex.id, level: 'FULL' }] },
    ]);
  });

  it('are given and taken only by whoever has them', async () => {
    const organizations = {
      defaultLevel: 'NONE',
      organizationOverrides: [{ organizationId: acme.id, level: 'FULL' }],
    } as const;
    const as = await signedInWith(server, {
      TECHNICIANS_ROLES: { defaultLevel: 'FULL', organizationOverrides: [] },
      ORGANIZATIONS: organizations,
    });
    const mine = { area: 'ORGANIZATIONS', ...organizations };
    const role = (
      await as('post', '/technician-roles')
        .send({ name: 'Of my own', permissions: [mine] })
        .expect(201)
    ).body;
    for (const beyond of [
      everywhere('ORGANIZATIONS', 'VIEW'),
      everywhere('DEVICES', 'VIEW'),
      { ...mine, organizationOverrides: [{ organizationId: acme.id, level: 'FULL' }], defaultLevel: 'VIEW' },
    ]) {
      const refused = await as('patch', `/technician-roles/${role.id}`)
        .send({ permissions: [beyond] })
        .expect(403);
      expect(refused.body.code).toBe('permissions.beyond-own');
    }
    const hidden = { ...mine, organizationOverrides: [{ organizationId: globex.id, level: 'VIEW' }] };
    const unknown = await as('patch', `/technician-roles/${role.id}`)
      .send({ permissions: [hidden] })
      .expect(422);
    expect(unknown.body.errors).toMatchObject([{ field: 'permissions', code: 'reference.unknown' }]);
    const mightier = await aTechnicianRole(server.database, {
      permissions: [{ area: 'DEVICES', defaultLevel: 'VIEW', organizationOverrides: [] }],
    });
    await as('patch', `/technician-roles/${mightier.id}`).send({ permissions: [] }).expect(403);
    const { id: other } = await aTechnician(server.database, {
      areas: { DEVICES: { defaultLevel: 'VIEW', organizationOverrides: [] } },
    });
    await as('put', `/technicians/${other}/permissions`).send({ permissions: [] }).expect(403);
    const { id: administrator } = await aTechnician(server.database, { systemAdministrator: true });
    await as('put', `/technicians/${administrator}/permissions`).send({ permissions: [] }).expect(403);
  });

  it('of organizations that somebody may not see are not told, and stay as they are', async () => {
    const overrides = [acme, globex].map(({ id }) => ({ organizationId: id, level: 'NONE' }));
    const role = await roleWith([
      { area: 'ORGANIZATIONS', defaultLevel: 'VIEW', organizationOverrides: overrides },
      everywhere('DEVICES', 'VIEW'),
    ]);
    const everything = { defaultLevel: 'FULL', organizationOverrides: [] } as const;
    const as = await signedInWith(server, {
      TECHNICIANS_ROLES: everything,
      DEVICES: everything,
      ORGANIZATIONS: { defaultLevel: 'FULL', organizationOverrides: [{ organizationId: globex.id, level: 'NONE' }] },
    });
    const told = (await as('get', `/technician-roles/${role.id}`).expect(200)).body.permissions;
    const mine = { area: 'ORGANIZATIONS', defaultLevel: 'VIEW', organizationOverrides: [overrides[0]] };
    expect(told).toEqual([everywhere('DEVICES', 'VIEW'), mine]);
    const { body: list } = await as('get', '/technician-roles').expect(200);
    expect(list.items.find((item: { id: number }) => item.id === role.id).permissions).toEqual(told);
    await as('patch', `/technician-roles/${role.id}`)
      .send({ permissions: [{ ...mine, organizationOverrides: [] }] })
      .expect(200);
    const kept = (await server.as('get', `/technician-roles/${role.id}`).expect(200)).body.permissions;
    expect(kept).toEqual([{ ...mine, organizationOverrides: [overrides[1]] }]);
  });

  it('keep a version that tells nothing of organizations that somebody may not see', async () => {
    const levels = (level: string) => [
      {
        ...everywhere('DEVICES', 'NONE'),
        organizationOverrides: [
          { organizationId: acme.id, level: 'VIEW' },
          { organizationId: globex.id, level },
        ],
      },
    ];
    const role = await roleWith(levels('VIEW'));
    const { id: technician } = await aTechnician(server.database);
    const everything = { defaultLevel: 'FULL', organizationOverrides: [] } as const;
    const as = await signedInWith(server, {
      TECHNICIANS_ROLES: everything,
      DEVICES: everything,
      ORGANIZATIONS: { defaultLevel: 'FULL', organizationOverrides: [{ organizationId: globex.id, level: 'NONE' }] },
    });
    const paths = [`/technician-roles/${role.id}`, `/technicians/${technician}/permissions`];
    await server
      .as('put', paths[1] ?? '')
      .send({ permissions: levels('VIEW') })
      .expect(200);
    const told = async () => Promise.all(paths.map(async (path) => (await as('get', path).expect(200)).text));
    const before = await told();
    await server
      .as('patch', paths[0] ?? '')
      .send({ permissions: levels('FULL') })
      .expect(200);
    await server
      .as('put', paths[1] ?? '')
      .send({ permissions: levels('FULL') })
      .expect(200);
    expect(await told()).toEqual(before);
    const { version } = JSON.parse(before[0] ?? '');
    const change = () => as('patch', paths[0] ?? '').set('If-Match', `"${version}"`);
    await change().send({ description: 'First' }).expect(200);
    await change().send({ description: 'Second' }).expect(412);
  });

  it('of somebody do not name organizations that they see nothing of', async () => {
    const as = await signedInWith(server, {
      ORGANIZATIONS: { defaultLevel: 'FULL', organizationOverrides: [{ organizationId: globex.id, level: 'NONE' }] },
    });
    const { actor } = (await as('get', '/auth/me').expect(200)).body;
    expect(actor.permissions).toEqual([everywhere('ORGANIZATIONS', 'FULL')]);
    expect(JSON.stringify(actor.rules)).toContain('$nin');
    expect(JSON.stringify(actor.rules)).not.toMatch(new RegExp(`\\b${globex.id}\\b`));
  });

  it.each([
    [[everywhere('DEVICES', 'ALL')], 400],
    [[everywhere('KITCHEN', 'VIEW')], 400],
    [[everywhere('DEVICES', 'VIEW'), everywhere('DEVICES', 'FULL')], 422],
    [[{ area: 'DEVICES', defaultLevel: 'VIEW' }], 400],
    [[{ ...everywhere('DEVICES', 'VIEW'), organizationOverrides: [{ organizationId: 987_654, level: 'VIEW' }] }], 422],
    [
      [
        {
          ...everywhere('DEVICES', 'VIEW'),
          organizationOverrides: [
            { organizationId: 1, level: 'VIEW' },
            { organizationId: 1, level: 'FULL' },
          ],
        },
      ],
      422,
    ],
    ['all', 400],
    [null, 400],
  ])('are not taken from %j', async (permissions, status) => {
    await server.as('post', '/technician-roles').send({ name: 'Refused', permissions }).expect(status);
    const { body } = await server.as('get', '/technician-roles?q=Refused').expect(200);
    expect(body.total).toBe(0);
  });

  it('begin with templates that a role can be made of as they are', async () => {
    const { items } = (await server.as('get', '/technician-roles/templates').expect(200)).body;
    expect(items.map((item: { key: string }) => item.key)).toEqual([
      'blank',
      'full',
      'read-only',
      'billing-clerk',
      'help-desk',
    ]);
    for (const { name, description, permissions } of items) {
      const made = await server.as('post', '/technician-roles').send({ name, description, permissions }).expect(201);
      expect(made.body.permissions.length).toBeLessThanOrEqual(permissions.length);
    }
  });
});
