import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aTechnician, signedInWith } from '../people/people.factory.js';
import { aTechnicianRole } from '../technician-roles/technician-roles.factory.js';
import { anIdentityProvider, callbackUrl, providerBody, publicUrl } from './identity-providers.factory.js';
import { secretPurposeOf } from './identity-providers.rules.js';
import { startOpenIdProvider, type TestProvider } from './openid-provider.factory.js';

const everywhere = { defaultLevel: 'FULL', organizationOverrides: [] } as const;

describe('sign-in providers', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ PUBLIC_URL: publicUrl });
  });
  afterAll(() => server.close());

  it('are created, read, changed and deleted, and never show their secret', async () => {
    const [first, second] = [await aTechnicianRole(server.database), await aTechnicianRole(server.database)];
    const body = {
      ...providerBody({ name: ' Contoso  Entra ID ', clientSecret: 'top secret' }),
      issuer: 'https://login.example.test/realms/staff/.well-known/openid-configuration',
      scopes: ['email', 'groups'],
      rolesClaim: 'groups',
      roleMappings: [
        { claimValue: 'leads', technicianRoleId: first.id },
        { claimValue: 'admins', systemAdministrator: true },
      ],
      createsTechnicians: true,
      defaultTechnicianRoleId: second.id,
      allowedEmailDomains: ['@Contoso.com', 'contoso.com', 'bücher.example'],
    };
    const { body: created } = await server.as('post', '/identity-providers').send(body).expect(201);
    expect(created).toEqual({
      id: expect.any(Number),
      version: 1,
      name: 'Contoso Entra ID',
      issuer: 'https://login.example.test/realms/staff',
      clientId: 'seatwise',
      scopes: ['openid', 'email', 'groups'],
      active: true,
      rolesClaim: 'groups',
      roleMappings: [
        { claimValue: 'leads', technicianRole: first, systemAdministrator: false },
        { claimValue: 'admins', technicianRole: null, systemAdministrator: true },
      ],
      createsTechnicians: true,
      defaultTechnicianRole: second,
      allowedEmailDomains: ['contoso.com', 'xn--bcher-kva.example'],
      requiredEmailDomains: [],
      trustsEmail: false,
      satisfiesOneTimeCode: false,
      allowPrivateAddress: false,
      technicianCount: 0,
      manageable: true,
      createdAt: expect.any(String),
    });
    const path = `/identity-providers/${created.id}`;
    const read = await server.as('get', path).expect(200);
    expect(read.body).toEqual(created);
    expect(read.headers['etag']).toBe('"1"');
    const change = { active: false, roleMappings: [], rolesClaim: null, clientSecret: 'another' };
    const changed = await server.as('patch', path).set('If-Match', '"1"').send(change).expect(200);
    expect(changed.body).toMatchObject({ version: 2, active: false, roleMappings: [], rolesClaim: null });
    await server.as('patch', path).set('If-Match', '"1"').send({ name: 'x' }).expect(412);
    const list = await server.as('get', '/identity-providers?q=contoso&active=false&sort=-createdAt').expect(200);
    expect(list.body.items).toEqual([changed.body]);
    const file = await server.as('get', '/identity-providers/export?format=json&q=contoso').expect(200);
    const events = await server.as('get', '/audit-events/export?format=json').expect(200);
    const stored = await server.database.query(sql`SELECT to_jsonb(i)::text AS row FROM identity_provider i`);
    for (const said of [list.text, file.text, events.text, JSON.stringify(stored)]) {
      expect(said).not.toContain('top secret');
    }
    await server.as('delete', path).set('If-Match', '"1"').expect(412);
    await server.as('delete', path).expect(204);
    await server.as('get', path).expect(404);
  });

  it('tell the address that is entered at a provider', async () => {
    const { body } = await server.as('get', '/identity-providers/callback').expect(200);
    expect(body).toEqual({ callbackUrl });
  });

  it('seal their secret for themselves alone', async () => {
    const { id } = await anIdentityProvider(server, null, { clientSecret: 'hush' });
    const { sealed } = await server.database.one<{ sealed: string }>(
      sql`SELECT client_secret AS sealed FROM identity_provider WHERE id = ${id}`,
    );
    const box = server.app.get(SecretBox);
    expect(box.open(sealed, secretPurposeOf(id))).toBe('hush');
    expect(() => box.open(sealed, secretPurposeOf(id + 1))).toThrow('cannot be decrypted');
  });

  it.each([
    [{ issuer: 'login.example.test' }, 422, 'identity-provider.issuer'],
    [{ issuer: 'http://login.example.test' }, 422, 'identity-provider.issuer'],
    [{ issuer: 'http://10.0.0.5', allowPrivateAddress: true }, 422, 'identity-provider.issuer'],
    [{ issuer: 'https://127.0.0.1' }, 422, 'identity-provider.issuer'],
    [{ issuer: 'https://localhost:8443' }, 422, 'identity-provider.issuer'],
    [{ issuer: 'https://0x7f.1' }, 422, 'identity-provider.issuer'],
    [{ issuer: 'https://169.254.169.254', allowPrivateAddress: true }, 422, 'identity-provider.issuer'],
    [{ issuer: 'https://user@login.example.test' }, 422, 'identity-provider.issuer'],
    [{ issuer: 'https://login.example.test?x' }, 422, 'identity-provider.issuer'],
    [{ issuer: 'javascript:alert(1)' }, 422, 'identity-provider.issuer'],
    [{ clientSecret: undefined }, 400, 'isString'],
    [{ clientSecret: '' }, 422, 'minLength'],
    [{ scopes: ['two words'] }, 422, 'matches'],
    [{ rolesClaim: 'groups' }, 422, 'identity-provider.roles-claim'],
    [{ roleMappings: [{ claimValue: 'x', systemAdministrator: true }] }, 422, 'identity-provider.roles-claim'],
    [{ rolesClaim: 'g', roleMappings: [{ claimValue: 'x' }] }, 422, 'identity-provider.mapping'],
    [{ rolesClaim: 'g', roleMappings: [{ claimValue: 'x', technicianRoleId: 98_765 }] }, 422, 'reference.unknown'],
    [{ defaultTechnicianRoleId: 98_765 }, 422, 'reference.unknown'],
    [{ createsTechnicians: true }, 422, 'identity-provider.no-role'],
    [{ createsTechnicians: true, defaultTechnicianRoleId: 98_765 }, 422, 'identity-provider.open-to-anybody'],
    [{ allowedEmailDomains: ['not a domain'] }, 422, 'matches'],
    [{ trustsEmail: 'yes' }, 400, 'isBoolean'],
    [{ unknown: true }, 400, 'unknown-field'],
  ])('are not made of %j', async (fields, status, code) => {
    const answer = await server.as('post', '/identity-providers').send(providerBody(fields)).expect(status);
    expect(JSON.stringify(answer.body.errors)).toContain(code);
  });

  it('may be on an address of the own network where that is allowed, by https', async () => {
    const own = { issuer: 'https://10.0.0.5/realms/staff' };
    const refused = await server.as('post', '/identity-providers').send(providerBody(own)).expect(422);
    expect(refused.body.errors[0]).toMatchObject({ field: 'issuer', message: expect.stringContaining('private') });
    await anIdentityProvider(server, null, { ...own, allowPrivateAddress: true });
  });

  it('have names of their own', async () => {
    const { name } = await anIdentityProvider(server);
    const body = providerBody({ name: name.toUpperCase() });
    const answer = await server.as('post', '/identity-providers').send(body).expect(409);
    expect(answer.body.code).toBe('identity-provider.name-taken');
  });

  it('do not send their secret to another issuer', async () => {
    const { path } = await anIdentityProvider(server);
    const issuer = 'https://elsewhere.example.test';
    const refused = await server.as('patch', path).send({ issuer }).expect(422);
    expect(refused.body.errors[0]).toMatchObject({
      field: 'clientSecret',
      code: 'identity-provider.secret-needed',
    });
    await server.as('patch', path).send({ issuer, clientSecret: 'its own' }).expect(200);
  });

  it('keep the roles that they give', async () => {
    const [mapped, byDefault] = [await aTechnicianRole(server.database), await aTechnicianRole(server.database)];
    const { path } = await anIdentityProvider(server, null, {
      rolesClaim: 'groups',
      roleMappings: [{ claimValue: 'x', technicianRoleId: mapped.id }],
      defaultTechnicianRoleId: byDefault.id,
    });
    for (const { id } of [mapped, byDefault]) {
      const refused = await server.as('delete', `/technician-roles/${id}`).expect(409);
      expect(refused.body).toMatchObject({
        code: 'technician-role.in-use',
        detail: expect.stringContaining('provider'),
      });
    }
    await server.as('delete', path).expect(204);
    await server.as('delete', `/technician-roles/${mapped.id}`).expect(204);
  });

  it('are made and changed only by whoever may do as much as they give', async () => {
    const as = await signedInWith(server, { APPS_SETTINGS: everywhere, TECHNICIANS_ROLES: everywhere });
    const mightier = await aTechnicianRole(server.database, { permissions: [{ area: 'DEVICES', ...everywhere }] });
    const harmless = await aTechnicianRole(server.database);
    const create = (fields: object) => as('post', '/identity-providers').send(providerBody(fields));
    const mapTo = (mapping: object) => ({ rolesClaim: 'g', roleMappings: [{ claimValue: 'x', ...mapping }] });
    for (const beyond of [
      mapTo({ technicianRoleId: mightier.id }),
      mapTo({ systemAdministrator: true }),
      { defaultTechnicianRoleId: mightier.id },
      { trustsEmail: true },
      { satisfiesOneTimeCode: true },
      { allowPrivateAddress: true },
      { requiredEmailDomains: ['acme.test'] },
    ]) {
      expect((await create(beyond).expect(403)).body.code).toBe('permissions.beyond-own');
      const { path } = await anIdentityProvider(server, null, beyond);
      expect((await as('get', path).expect(200)).body.manageable).toBe(false);
      await as('patch', path).send({ name: 'x' }).expect(403);
      await as('post', `${path}/test`).expect(403);
      await as('delete', path).expect(403);
    }
    const { body } = await create(mapTo({ technicianRoleId: harmless.id })).expect(201);
    expect(body.manageable).toBe(true);
    await as('patch', `/identity-providers/${body.id}`).send({ trustsEmail: true }).expect(403);
    await as('patch', `/identity-providers/${body.id}`).send({ active: false }).expect(200);
  });

  it('make and change technicians only for whoever may do so', async () => {
    const { id } = await aTechnicianRole(server.database);
    const only = (defaultLevel: 'VIEW' | 'UPDATE') => ({ defaultLevel, organizationOverrides: [] });
    const viewer = await signedInWith(server, { APPS_SETTINGS: everywhere, TECHNICIANS_ROLES: only('VIEW') });
    const editor = await signedInWith(server, { APPS_SETTINGS: everywhere, TECHNICIANS_ROLES: only('UPDATE') });
    const mapping = { rolesClaim: 'g', roleMappings: [{ claimValue: 'x', technicianRoleId: id }] };
    const making = { ...mapping, createsTechnicians: true };
    const create = (as: typeof viewer, fields: object) => as('post', '/identity-providers').send(providerBody(fields));
    await create(viewer, mapping).expect(403);
    await create(editor, making).expect(403);
    const { path } = await anIdentityProvider(server, null, making);
    for (const change of [{ clientId: 'mine' }, { createsTechnicians: false }]) {
      await editor('patch', path).send(change).expect(403);
    }
    await create(viewer, {}).expect(201);
    await create(editor, mapping).expect(201);
  });

  it('are left alone by those who may do less than the people who sign in by them', async () => {
    const as = await signedInWith(server, { APPS_SETTINGS: everywhere, TECHNICIANS_ROLES: everywhere });
    const role = await aTechnicianRole(server.database, { permissions: [{ area: 'DEVICES', ...everywhere }] });
    for (const who of [
      { systemAdministrator: true },
      { technicianRoleId: role.id },
      { areas: { DEVICES: everywhere } },
    ]) {
      const { id, path } = await anIdentityProvider(server);
      const technician = await aTechnician(server.database, who);
      await as('patch', path)
        .send({ scopes: ['email'] })
        .expect(200);
      await server.database.query(sql`
        INSERT INTO technician_identity (identity_provider_id, issuer, subject, person_id)
        VALUES (${id}, 'https://login.example.test', 'x', ${technician.id})`);
      expect((await as('get', path).expect(200)).body.manageable).toBe(false);
      await as('patch', path)
        .send({ scopes: ['profile'] })
        .expect(403);
      await as('delete', path).expect(403);
    }
  });

  it('are nobody else’s business', async () => {
    const { path } = await anIdentityProvider(server);
    const viewer = { defaultLevel: 'VIEW', organizationOverrides: [] } as const;
    const as = await signedInWith(server, { APPS_SETTINGS: viewer });
    expect((await as('get', path).expect(200)).body.manageable).toBe(false);
    await as('patch', path).send({ active: false }).expect(403);
    await as('post', `${path}/test`).expect(403);
    const none = await signedInWith(server, { TECHNICIANS_ROLES: everywhere });
    await none('get', '/identity-providers').expect(403);
    await server.anonymous('get', '/identity-providers').expect(401);
  });

  describe('when they are tested', () => {
    let provider: TestProvider;
    beforeAll(async () => {
      provider = await startOpenIdProvider(callbackUrl);
    });
    afterAll(() => provider.close());
    afterEach(() => {
      provider.interceptor = null;
    });

    const outcome = async (fields: object = {}) => {
      const { path } = await anIdentityProvider(server, provider, fields);
      return (await server.as('post', `${path}/test`).expect(200)).body;
    };

    it('say that all is well', async () => {
      expect(await outcome()).toEqual({
        ok: true,
        message: expect.stringMatching(/^The provider answers and accepts/),
      });
    });

    it('say what the provider does not list', async () => {
      const roleMappings = [{ claimValue: 'x', systemAdministrator: true }];
      const { ok, message } = await outcome({ scopes: ['openid', 'groups'], rolesClaim: 'groups', roleMappings });
      expect(ok).toBe(true);
      expect(message).toContain('It does not list the scopes groups. It does not list the claim groups');
    });

    it.each([
      ['the secret is wrong', { clientSecret: 'wrong' }, 'does not accept the client id or the client secret'],
      ['the client is unknown', { clientId: 'wrong' }, 'does not accept the client id or the client secret'],
      ['nobody is there', { issuer: 'https://10.255.255.255.invalid' }, 'no server of this name'],
    ])('say that %s', async (_, fields, sentence) => {
      expect(await outcome(fields)).toEqual({ ok: false, message: expect.stringContaining(sentence) });
    });

    it('say that there is no provider below an address', async () => {
      const { message } = await outcome({ issuer: `${provider.issuer}/realms/none` });
      expect(message).toContain('its discovery document is missing');
    });

    it('do not ask this machine by a name that stands for it, unless that is allowed', async () => {
      const port = new URL(provider.issuer).port;
      const before = provider.countOf('/.well-known/openid-configuration');
      const { path } = await anIdentityProvider(server, null, { issuer: `https://localtest.invalid:${port}` });
      await server.database.query(sql`
        UPDATE identity_provider SET issuer = ${`https://localhost:${port}`}, allow_private_address = FALSE
        WHERE id = ${Number(path.split('/').at(-1))}`);
      const { body } = await server.as('post', `${path}/test`).expect(200);
      expect(body).toEqual({ ok: false, message: expect.stringContaining('This address must not be asked') });
      expect(provider.countOf('/.well-known/openid-configuration')).toBe(before);
    });

    const document = (change: object) => () =>
      JSON.stringify({
        issuer: provider.issuer,
        authorization_endpoint: `${provider.issuer}/auth`,
        token_endpoint: `${provider.issuer}/token`,
        jwks_uri: `${provider.issuer}/jwks`,
        ...change,
      });
    it.each([
      ['is another', document({ issuer: 'https://evil.test' }), 'calls itself https://evil.test'],
      ['stands for all tenants', document({ issuer: 'https://x/{tenantid}/v2.0' }), 'calls itself'],
      ['is none of OpenID Connect', document({ token_endpoint: undefined }), 'does not say where people sign in'],
      ['leads people to scripts', document({ authorization_endpoint: 'javascript:alert(1)' }), 'cannot be used'],
      ['leads to metadata', document({ token_endpoint: 'http://169.254.169.254/' }), 'cannot be used'],
      ['asks in clear', document({ token_endpoint: 'http://10.0.0.1/token' }), 'cannot be used'],
      ['is garbage', () => '{', 'something else than JSON'],
    ])('say that the provider %s', async (_, text, sentence) => {
      provider.interceptor = (request, response) => {
        if (!request.url?.startsWith('/.well-known/')) return false;
        response.setHeader('content-type', 'application/json');
        response.end(text());
        return true;
      };
      expect(await outcome()).toEqual({ ok: false, message: expect.stringContaining(sentence) });
    });

    it('follow no redirect', async () => {
      provider.interceptor = (request, response) => {
        if (!request.url?.startsWith('/.well-known/')) return false;
        response.writeHead(302, { location: `${provider.issuer}/elsewhere` }).end();
        return true;
      };
      expect((await outcome()).message).toContain('sends on to another address');
      expect(provider.countOf('/elsewhere')).toBe(0);
    });
  });
});
