import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { aPerson, signedInWith } from '../people/people.factory.js';
import { anEndUserRole } from './end-user-roles.factory.js';

describe('end-user roles, for somebody who sees the end users of one organization', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  it('are there with the people of that organization counted, and are not changed', async () => {
    const role = await anEndUserRole(server.database);
    const [own, foreign] = [await anOrganization(server.database), await anOrganization(server.database)];
    for (const organizationId of [own.id, foreign.id, foreign.id]) {
      await aPerson(server.database, { kind: 'END_USER', organizationId, roleIds: [role.id] });
    }
    const as = await signedInWith(server, {
      END_USERS: { defaultLevel: 'NONE', organizationOverrides: [{ organizationId: own.id, level: 'FULL' }] },
    });
    const list = await as('get', '/end-user-roles').expect(200);
    expect(list.body.items).toMatchObject([{ id: role.id, personCount: 1 }]);
    const path = `/end-user-roles/${role.id}`;
    expect((await as('get', path).expect(200)).body.personCount).toBe(1);
    await as('post', '/end-user-roles').send({ name: 'x' }).expect(403);
    await as('patch', path).send({ name: 'x' }).expect(403);
    await as('delete', path).expect(403);
  });

  it('say that others have them without saying how many', async () => {
    const role = await anEndUserRole(server.database);
    const { id: organizationId } = await anOrganization(server.database);
    await aPerson(server.database, { kind: 'END_USER', organizationId, roleIds: [role.id] });
    const as = await signedInWith(server, {
      END_USERS: { defaultLevel: 'FULL', organizationOverrides: [{ organizationId, level: 'NONE' }] },
    });
    const refused = await as('delete', `/end-user-roles/${role.id}`).expect(409);
    expect(refused.body).toMatchObject({ code: 'end-user-role.in-use', personCount: 0 });
    expect(refused.body.detail).toContain('people whom you may not see have it');
  });
});
