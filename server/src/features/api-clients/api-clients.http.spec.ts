import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';
import { aTechnicianRole } from '../technician-roles/technician-roles.factory.js';
import { anApiClient, askForToken, withToken } from './api-clients.factory.js';

const everywhere = { defaultLevel: 'FULL', organizationOverrides: [] } as const;

describe('API clients', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  it('are created with a secret that is shown once, read, changed and deleted', async () => {
    const role = await aTechnicianRole(server.database);
    const body = { name: ' Nightly  import ', technicianRoleId: role.id, expiresAt: '2099-01-31T12:00:00Z' };
    const { clientSecret, ...created } = (await server.as('post', '/api-clients').send(body).expect(201)).body;
    expect(created).toEqual({
      id: expect.any(Number),
      version: 1,
      name: 'Nightly import',
      clientId: expect.stringMatching(/^sw_[0-9a-f]{32}$/),
      secretHint: clientSecret.slice(-4),
      technicianRole: role,
      systemAdministrator: false,
      expiresAt: '2099-01-31T12:00:00.000Z',
      revokedAt: null,
      lastUsedAt: null,
      active: true,
      manageable: true,
      createdAt: expect.any(String),
    });
    const path = `/api-clients/${created.id}`;
    expect((await server.as('get', path).expect(200)).body).toEqual(created);
    const stored = await server.database.query(sql`SELECT to_jsonb(c)::text AS row FROM api_client c`);
    expect(JSON.stringify(stored)).not.toContain(clientSecret);
    const changed = await server.as('patch', path).set('If-Match', '"1"').send({ expiresAt: null }).expect(200);
    expect(changed.body).toMatchObject({ version: 2, expiresAt: null, technicianRole: role });
    await server.as('patch', path).set('If-Match', '"1"').send({ name: 'x' }).expect(412);
    const mighty = await server.as('patch', path).send({ systemAdministrator: true }).expect(200);
    expect(mighty.body).toMatchObject({ systemAdministrator: true, technicianRole: null });
    const { body: list } = await server.as('get', '/api-clients?q=nightly&sort=-lastUsedAt').expect(200);
    expect(list.items).toEqual([mighty.body]);
    await server.as('delete', path).expect(204);
    await server.as('get', path).expect(404);
  });

  it('get tokens by a form or by HTTP Basic, and may do what their role allows', async () => {
    const role = await aTechnicianRole(server.database, { permissions: [{ area: 'ORGANIZATIONS', ...everywhere }] });
    const client = await anApiClient(server, { technicianRoleId: role.id });
    const answer = await askForToken(server, client).expect(200);
    expect(answer.body).toEqual({
      access_token: expect.stringMatching(/^sws_/),
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'api',
    });
    expect(answer.headers['cache-control']).toBe('no-store');
    await server
      .anonymous('post', '/auth/token')
      .auth(client.clientId, client.clientSecret)
      .type('form')
      .send('grant_type=client_credentials')
      .expect(200);
    const as = await withToken(server, client);
    const name = `Made by a program ${client.id}`;
    await as('post', '/organizations').send({ name }).expect(201);
    await as('get', '/licenses').expect(403);
    const me = (await as('get', '/auth/me').expect(200)).body.actor;
    expect(me).toMatchObject({ kind: 'API_CLIENT', id: client.id, systemAdministrator: false });
    const { body } = await server.as('get', client.path).expect(200);
    expect(body.lastUsedAt).not.toBeNull();
  });

  it.each([
    ['', 'auth.invalid-request', 400],
    ['grant_type=password', 'auth.unsupported-grant-type', 400],
    ['grant_type=client_credentials', 'auth.invalid-request', 400],
    ['grant_type=client_credentials&grant_type=x&client_id=a&client_secret=b', 'auth.invalid-request', 400],
    ['grant_type=client_credentials&client_id=a&client_secret=b', 'auth.invalid-client', 401],
  ])('are refused a token for %j: %s', async (form, code, status) => {
    const answer = await server.anonymous('post', '/auth/token').type('form').send(form).expect(status);
    expect(answer.body).toMatchObject({ code, error: code.replace('auth.', '').replaceAll('-', '_') });
  });

  it('are refused in the same words whatever is wrong', async () => {
    const good = await anApiClient(server);
    const revoked = await anApiClient(server);
    await server.as('post', `${revoked.path}/revoke`).expect(200);
    const expired = await anApiClient(server);
    await server.database.query(sql`UPDATE api_client SET expires_at = now() WHERE id = ${expired.id}`);
    const answers = [];
    for (const client of [{ ...good, clientSecret: 'x' }, { ...good, clientId: 'x' }, revoked, expired]) {
      const { status, body } = await askForToken(server, client);
      answers.push({ status, detail: body.detail, code: body.code });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toHaveProperty('size', 1);
    expect(answers[0]).toMatchObject({ status: 401, code: 'auth.invalid-client' });
  });

  it.each(['revoke', 'rotate', 'delete', 'expire'])('lose their tokens at once: %s', async (how) => {
    const client = await anApiClient(server);
    const as = await withToken(server, client);
    await as('get', '/organizations').expect(200);
    if (how === 'delete') await server.as('delete', client.path).expect(204);
    else if (how === 'expire') {
      await server.database.query(sql`UPDATE api_client SET expires_at = now() WHERE id = ${client.id}`);
    } else await server.as('post', `${client.path}/${how}`).expect(200);
    const refused = await as('get', '/organizations').expect(401);
    expect(refused.body.code).toBe('auth.invalid-token');
    expect(refused.headers['www-authenticate']).toContain('invalid_token');
  });

  it('get a new secret in place of the old one, unless they were revoked', async () => {
    const client = await anApiClient(server);
    const { clientSecret } = (await server.as('post', `${client.path}/rotate`).expect(200)).body;
    await askForToken(server, client).expect(401);
    await askForToken(server, { ...client, clientSecret }).expect(200);
    const revoked = await server.as('post', `${client.path}/revoke`).expect(200);
    expect(revoked.body.active).toBe(false);
    expect((await server.as('post', `${client.path}/revoke`).expect(200)).body).toEqual(revoked.body);
    const refused = await server.as('post', `${client.path}/rotate`).expect(409);
    expect(refused.body.code).toBe('api-client.revoked');
  });

  it('follow the permissions of their role, which stays while they have it', async () => {
    const role = await aTechnicianRole(server.database);
    const client = await anApiClient(server, { technicianRoleId: role.id });
    const as = await withToken(server, client);
    await as('get', '/organizations').expect(403);
    const permissions = [{ area: 'ORGANIZATIONS', ...everywhere }];
    await server.as('patch', `/technician-roles/${role.id}`).send({ permissions }).expect(200);
    await as('get', '/organizations').expect(200);
    const refused = await server.as('delete', `/technician-roles/${role.id}`).expect(409);
    expect(refused.body.code).toBe('technician-role.in-use');
  });

  it('are made, changed and used to sign in only by whoever may do as much', async () => {
    const as = await signedInWith(server, { API_CLIENTS: everywhere, TECHNICIANS_ROLES: everywhere });
    const mightier = await aTechnicianRole(server.database, { permissions: [{ area: 'DEVICES', ...everywhere }] });
    const harmless = await aTechnicianRole(server.database);
    const refused = await as('post', '/api-clients').send({ name: 'A', systemAdministrator: true }).expect(403);
    expect(refused.body.code).toBe('permissions.beyond-own');
    await as('post', '/api-clients').send({ name: 'A', technicianRoleId: mightier.id }).expect(403);
    const own = await as('post', '/api-clients').send({ name: 'A', technicianRoleId: harmless.id }).expect(201);
    expect(own.body.manageable).toBe(true);
    const { path } = await anApiClient(server, { technicianRoleId: mightier.id });
    await as('patch', path).send({ name: 'B' }).expect(403);
    await as('post', `${path}/rotate`).expect(403);
    await as('post', `${path}/revoke`).expect(403);
    await as('delete', path).expect(403);
    expect((await as('get', path).expect(200)).body.manageable).toBe(false);
    const viewer = { defaultLevel: 'VIEW', organizationOverrides: [] } as const;
    const looking = await signedInWith(server, { API_CLIENTS: viewer, DEVICES: everywhere });
    const { body: seen } = await looking('get', '/api-clients').expect(200);
    expect(seen.items.some(({ manageable }: { manageable: boolean }) => manageable)).toBe(false);
  });

  it('do not share the keys of their requests with anybody', async () => {
    const [one, other] = [
      await withToken(server, await anApiClient(server)),
      await withToken(server, await anApiClient(server)),
    ];
    const { name } = await anOrganization(server.database);
    const first = await one('post', '/organizations')
      .set('Idempotency-Key', 'k')
      .send({ name: `${name} 1` })
      .expect(201);
    const again = await one('post', '/organizations')
      .set('Idempotency-Key', 'k')
      .send({ name: `${name} 1` })
      .expect(201);
    expect(again.body).toEqual(first.body);
    await other('post', '/organizations')
      .set('Idempotency-Key', 'k')
      .send({ name: `${name} 2` })
      .expect(201);
  });

  it.each([
    [{ name: 'x' }, 422, 'api-client.access'],
    [{ name: 'x', technicianRoleId: 987_654 }, 422, 'reference.unknown'],
    [{ name: 'x', systemAdministrator: true, technicianRoleId: 1 }, 422, 'api-client.access'],
    [{ name: 'x', systemAdministrator: true, expiresAt: '2020-01-01T00:00:00Z' }, 422, 'date.past'],
    [{ name: 'x', systemAdministrator: true, expiresAt: 'tomorrow' }, 422, 'isIso8601'],
    [{ systemAdministrator: true }, 400, 'isString'],
  ])('are not made of %j', async (body, status, code) => {
    const answer = await server.as('post', '/api-clients').send(body).expect(status);
    expect(JSON.stringify(answer.body.errors)).toContain(code);
  });

  it('have names of their own', async () => {
    await anApiClient(server, { name: 'Taken' });
    const answer = await server
      .as('post', '/api-clients')
      .send({ name: ' TAKEN', systemAdministrator: true })
      .expect(409);
    expect(answer.body.code).toBe('api-client.name-taken');
  });
});
