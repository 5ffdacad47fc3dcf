import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { loggablePath } from '../../platform/observability/logging.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aLocation } from '../locations/locations.factory.js';
import { anActor, aTechnician, signedIn } from '../people/people.factory.js';
import { EnrollmentTokensService } from './enrollment-tokens.service.js';

describe('enrollment tokens', () => {
  let server: TestServer;
  let tokens: EnrollmentTokensService;
  beforeAll(async () => {
    server = await startTestServer({ PUBLIC_URL: 'https://seatwise.example' });
    tokens = server.app.get(EnrollmentTokensService);
  });
  afterAll(() => server.close());

  async function aToken(): Promise<{ id: number; token: string; path: string; location: { id: number } }> {
    const location = await aLocation(server.database);
    const path = `/locations/${location.id}/enrollment-tokens`;
    const { body } = await server.as('post', path).expect(201);
    return { ...body, path, location };
  }

  it('shows a token once and stores its hash alone', async () => {
    const location = await aLocation(server.database);
    const path = `/locations/${location.id}/enrollment-tokens`;
    const { body } = await server.as('post', path).expect(201);
    expect(body).toEqual({
      id: expect.any(Number),
      token: expect.stringMatching(/^[\w-]{43}$/),
      inventoryUrl: `https://seatwise.example/api/v1/inventory/agents/${body.token}`,
      hint: body.token.slice(-4),
      createdAt: expect.any(String),
    });
    const list = await server.as('get', path).expect(200);
    expect(list.body).toMatchObject({ total: 1 });
    expect(list.body.items).toEqual([
      { id: body.id, hint: body.hint, createdAt: body.createdAt, lastUsedAt: null, revokedAt: null },
    ]);
    const [row] = await server.database.query(sql`SELECT * FROM enrollment_token WHERE id = ${body.id}`);
    expect(JSON.stringify(row)).not.toContain(body.token);
  });

  it('is left out of logged paths', async () => {
    const { token } = await aToken();
    const { pathname } = new URL(`https://seatwise.example/api/v1/inventory/agents/${token}`);
    expect(loggablePath(`${pathname}?x=1`)).toBe('/api/v1/inventory/agents/***');
  });

  it('stands for its location until it is revoked', async () => {
    const { id, token, path } = await aToken();
    const location = await server.database.one<{ location_id: number; organization_id: number }>(sql`
      SELECT l.id AS location_id, l.organization_id FROM enrollment_token t JOIN location l ON l.id = t.location_id
      WHERE t.id = ${id}`);
    expect(await tokens.authenticate(token)).toEqual({
      tokenId: id,
      locationId: location.location_id,
      organizationId: location.organization_id,
    });
    await server.as('delete', `${path}/${id}`).expect(204);
    expect(await tokens.authenticate(token)).toBeNull();
    const [listed] = (await server.as('get', path).expect(200)).body.items;
    expect(listed.revokedAt).toEqual(expect.any(String));
    await server.as('delete', `${path}/${id}`).expect(204);
    expect((await server.as('get', path).expect(200)).body.items[0]).toEqual(listed);
  });

  it('notes its use at most once a minute', async () => {
    const { id, token } = await aToken();
    const lastUse = async () =>
      (
        await server.database.one<{ last_used_at: Date | null }>(
          sql`SELECT last_used_at FROM enrollment_token WHERE id = ${id}`,
        )
      ).last_used_at;
    await Promise.all([tokens.authenticate(token), tokens.authenticate(token), tokens.authenticate(token)]);
    const first = await lastUse();
    expect(first).toBeInstanceOf(Date);
    await tokens.authenticate(token);
    expect(await lastUse()).toEqual(first);
    await server.database.query(
      sql`UPDATE enrollment_token SET last_used_at = now() - interval '61 seconds' WHERE id = ${id}`,
    );
    await tokens.authenticate(token);
    expect((await lastUse())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Infinity);
  });

  it.each(['', 'x', 'x'.repeat(43), '\u0000'.repeat(43), 'x'.repeat(10_000), '../../etc'])(
    'does not know the token %j',
    async (token) => {
      expect(await tokens.authenticate(token)).toBeNull();
    },
  );

  it('is found at its own location only', async () => {
    const mine = await aToken();
    const foreign = await aToken();
    await server.as('delete', `${mine.path}/${foreign.id}`).expect(404);
    expect(await tokens.authenticate(foreign.token)).not.toBeNull();
    await server.as('get', '/locations/999999/enrollment-tokens').expect(404);
    await server.as('post', '/locations/999999/enrollment-tokens').expect(404);
    await server.as('delete', `${mine.path}/999999`).expect(404);
  });

  it('goes with its location', async () => {
    const { token, location } = await aToken();
    const { body } = await server.as('get', `/locations/${location.id}`).expect(200);
    await server.as('delete', `/organizations/${body.organization.id}/locations/${location.id}`).expect(204);
    expect(await tokens.authenticate(token)).toBeNull();
  });

  it.each(['createdAt', 'lastUsedAt', 'revokedAt', 'hint', 'id'])('sorts by %s', async (field) => {
    const { path } = await aToken();
    await server.as('get', `${path}?sort=-${field}&q=a`).expect(200);
  });

  it('refuses a wrong question', async () => {
    const { path } = await aToken();
    await server.as('get', `${path}?revoked=true`).expect(400);
    await server.as('delete', `${path}/abc`).expect(404);
  });

  it('is closed to technicians without access', async () => {
    const { path, id } = await aToken();
    const as = await signedIn(server, (await aTechnician(server.database)).email);
    await as('get', path).expect(403);
    await as('post', path).expect(403);
    await as('delete', `${path}/${id}`).expect(403);
  });

  it('needs the permission to create devices as well, since that is what a token gives', async () => {
    const location = await aLocation(server.database);
    const full = { defaultLevel: 'FULL', organizationOverrides: [] } as const;
    const { organizationId } = location;
    await expect(tokens.create(anActor({ ORGANIZATIONS: full }), location.id)).rejects.toMatchObject({ status: 403 });
    const inThisOrganization = {
      defaultLevel: 'NONE',
      organizationOverrides: [{ organizationId, level: 'CREATE' }],
    } as const;
    const created = await tokens.create(anActor({ ORGANIZATIONS: full, DEVICES: inThisOrganization }), location.id);
    expect(await tokens.authenticate(created.token)).toMatchObject({ locationId: location.id, organizationId });
  });

  it('shows those with access to one organization nothing of another', async () => {
    const mine = await aLocation(server.database);
    const foreign = await aToken();
    const actor = anActor({
      ORGANIZATIONS: {
        defaultLevel: 'NONE',
        organizationOverrides: [{ organizationId: mine.organizationId, level: 'VIEW' }],
      },
    });
    const list = await tokens.list(actor, mine.id, {});
    expect((await list.page({ page: 1, pageSize: 50 })).items).toEqual([]);
    await expect(tokens.list(actor, foreign.location.id, {})).rejects.toMatchObject({ status: 404 });
    await expect(tokens.create(actor, foreign.location.id)).rejects.toMatchObject({ status: 404 });
    await expect(tokens.revoke(actor, foreign.location.id, foreign.id)).rejects.toMatchObject({ status: 404 });
    await expect(tokens.create(actor, mine.id)).rejects.toMatchObject({ status: 403 });
  });
});
