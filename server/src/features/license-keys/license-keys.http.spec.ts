import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { createConfig, readConfigValues } from '../../platform/config/config.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aManualLicense, giveSeats } from '../assignments/assignments.factory.js';
import { aDevice } from '../devices/devices.factory.js';
import { sealPurposeOf } from './license-keys.rules.js';

const value = 'W269N-WFGWX-YVC9B-4J6C9-T83GX';

describe('license keys', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  const auditOf = (licenseId: number) =>
    server.database.query<{
      action: string;
      actor_name: string;
      before: unknown;
      after: unknown;
      request_id: string;
    }>(sql`
      SELECT action, actor_name, before, after, request_id FROM audit_event
      WHERE subject_type = 'License' AND subject_id = ${licenseId} AND action LIKE 'license-key.%' ORDER BY id`);

  it('are kept masked, revealed, relabelled and deleted, all of it written down without the value', async () => {
    const { id, path } = await aManualLicense(server);
    const created = await server
      .as('post', `${path}/keys`)
      .send({ value: `  ${value}\r\n`, label: '  Volume key ' })
      .expect(201);
    const key = created.body;
    expect(key).toEqual({
      id: expect.any(Number),
      version: 1,
      label: 'Volume key',
      maskedValue: '•••• 83GX',
      assignment: null,
      createdAt: expect.any(String),
      by: 'Admin',
    });
    expect(created.headers['etag']).toBe('"1"');
    const listed = await server.as('get', `${path}/keys`).expect(200);
    expect(listed.body).toEqual({ items: [key], page: 1, pageSize: 50, total: 1 });
    expect(listed.headers['cache-control']).toBe('no-store');

    const revealed = await server
      .as('post', `${path}/keys/${key.id}/reveal`)
      .set('X-Request-Id', 'the-request')
      .expect(200);
    expect(revealed.body).toEqual({ value });
    expect(revealed.headers['cache-control']).toBe('no-store');

    const own = `${path}/keys/${key.id}`;
    const changed = await server.as('patch', own).set('If-Match', '"1"').send({ label: 'MAK' }).expect(200);
    expect(changed.body).toMatchObject({ label: 'MAK', version: 2, maskedValue: '•••• 83GX' });
    await server.as('patch', own).send({ label: 'MAK' }).expect(200);
    const events = await server.as('get', `${own}/events`).expect(200);
    expect(events.body.items).toMatchObject([
      { what: 'CHANGED', by: 'Admin' },
      { what: 'REVEALED', by: 'Admin' },
      { what: 'CREATED', by: 'Admin' },
    ]);
    await server.as('delete', own).set('If-Match', '"1"').expect(412);
    await server.as('delete', own).set('If-Match', '"2"').expect(204);
    await server.as('post', `${own}/reveal`).expect(404);
    await server.as('delete', own).expect(404);

    const audited = await auditOf(id);
    expect(audited).toMatchObject([
      { action: 'license-key.created', actor_name: 'Admin', after: { label: 'Volume key', maskedValue: '•••• 83GX' } },
      { action: 'license-key.revealed', after: { id: key.id, label: 'Volume key' }, request_id: 'the-request' },
      { action: 'license-key.changed', before: { label: 'Volume key' }, after: { label: 'MAK' } },
      { action: 'license-key.deleted', before: { id: key.id, label: 'MAK' } },
    ]);
    expect(JSON.stringify(audited)).not.toContain('WFGWX');
  });

  it('are in no table in the clear, kept answers included', async () => {
    const { path } = await aManualLicense(server);
    const create = () =>
      server.as('post', `${path}/keys`).set('Idempotency-Key', 'one-key').send({ value, label: 'Once' });
    const [first, second] = [await create(), await create()];
    expect(second.body).toEqual(first.body);
    const other = await server
      .as('post', `${path}/keys`)
      .set('Idempotency-Key', 'one-key')
      .send({ value: 'another value', label: 'Once' });
    expect(other.status).toBe(422);
    const reveal = () => server.as('post', `${path}/keys/${first.body.id}/reveal`).set('Idempotency-Key', 'reveal');
    await reveal().expect(200, { value });
    await reveal().expect(200, { value });

    const tables = await server.database.query<{ name: string }>(sql`
      SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
    let found = 0;
    for (const { name } of tables) {
      const rows = await server.database.queryText<{ row: string }>(`SELECT t::text AS row FROM "${name}" t`, []);
      for (const { row } of rows) expect(row, name).not.toContain('WFGWX');
      found += rows.length;
    }
    expect(found).toBeGreaterThan(10);
    // A reveal is asked again every time: what is kept for a repeat would be neither checked nor written down.
    const reveals = await server.database.one<{ count: number }>(sql`
      SELECT count(*) AS count FROM audit_event
      WHERE action = 'license-key.revealed' AND after ->> 'id' = ${String(first.body.id)}`);
    expect(reveals.count).toBe(2);
    const kept = await server.database.query(sql`SELECT FROM idempotency_key WHERE key = 'reveal'`);
    expect(kept).toEqual([]);
  });

  it('belong to seats of their license, and stay with seats that end', async () => {
    const [device, another] = [await aDevice(server.database), await aDevice(server.database)];
    const [license, foreign] = [await aManualLicense(server), await aManualLicense(server)];
    const { created } = await giveSeats(server, license, [device, another]);
    const [seat, ended] = created.map((each) => each.id);
    await server.as('delete', `${license.seats}/${ended}`).expect(204);
    const foreignSeat = (await giveSeats(server, foreign, [device])).created[0]!.id;

    const give = (assignmentId: unknown) => server.as('post', `${license.path}/keys`).send({ value, assignmentId });
    const given = await give(seat).expect(201);
    expect(given.body.assignment).toEqual({
      id: seat,
      holder: { kind: 'DEVICE', id: device.id, name: expect.any(String) },
      endedOn: null,
    });
    const refused = await give(foreignSeat).expect(422);
    expect(refused.body.errors).toMatchObject([{ field: 'assignmentId', code: 'reference.unknown' }]);
    expect((await give(ended).expect(422)).body.errors).toMatchObject([{ code: 'license-key.seat-ended' }]);
    await give(999_999_999).expect(422);
    await give('1').expect(400);
    await give(null).expect(400);

    await server.as('delete', `${license.seats}/${seat}`).expect(204);
    const kept = await server.as('get', `${license.path}/keys?assignmentId=${seat}`).expect(200);
    expect(kept.body.items).toMatchObject([{ id: given.body.id, assignment: { endedOn: expect.any(String) } }]);
    await server.as('post', `${license.path}/keys/${given.body.id}/reveal`).expect(200, { value });

    await server.database.query(sql`DELETE FROM device WHERE id = ${device.id}`);
    const left = await server.as('get', `${license.path}/keys`).expect(200);
    expect(left.body.items).toMatchObject([{ id: given.body.id, assignment: null }]);
  });

  it('are listed by label and holder, sorted and exported masked', async () => {
    const license = await aManualLicense(server);
    const device = await aDevice(server.database);
    const seat = (await giveSeats(server, license, [device])).created[0]!;
    await server.as('post', `${license.path}/keys`).send({ value, label: 'Beta_' }).expect(201);
    await server
      .as('post', `${license.path}/keys`)
      .send({ value: 'short', label: 'alpha', assignmentId: seat.id })
      .expect(201);
    const labels = async (query: string) =>
      (await server.as('get', `${license.path}/keys?${query}`).expect(200)).body.items.map(
        (key: { label: string }) => key.label,
      );
    expect(await labels('')).toEqual(['alpha', 'Beta_']);
    expect(await labels('sort=-label')).toEqual(['Beta_', 'alpha']);
    expect(await labels('q=a_')).toEqual(['Beta_']);
    expect(await labels(`q=${encodeURIComponent(seat.holder.name)}`)).toEqual(['alpha']);
    for (const sort of ['holder', 'createdAt', 'id']) expect(await labels(`sort=${sort}`)).toHaveLength(2);
    const csv = await server.as('get', `${license.path}/keys/export?format=csv`).expect(200);
    expect(csv.text).toContain('•••• 83GX');
    expect(csv.text).not.toContain('WFGWX');
    expect(csv.text).not.toContain('short');
  });

  it('go with their license', async () => {
    const { id, path } = await aManualLicense(server);
    await server.as('post', `${path}/keys`).send({ value }).expect(201);
    await server.as('delete', path).expect(204);
    expect(await server.database.query(sql`SELECT FROM license_key WHERE license_id = ${id}`)).toEqual([]);
    await server.as('get', `${path}/keys`).expect(404);
  });

  it('are deleted once by two who try at once', async () => {
    const { path } = await aManualLicense(server);
    const key = (await server.as('post', `${path}/keys`).send({ value }).expect(201)).body;
    const remove = () => server.as('delete', `${path}/keys/${key.id}`);
    const answers = await Promise.all([remove(), remove(), remove()]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([204, 404, 404]);
  });

  it('say so when they were encrypted under another key, changed, or moved between rows', async () => {
    const { id, path } = await aManualLicense(server);
    const create = async (text: string) =>
      (await server.as('post', `${path}/keys`).send({ value: text }).expect(201)).body.id;
    const [one, two] = [await create(value), await create(`AGAIN-${value}`)];
    const reveal = (key: number) => server.as('post', `${path}/keys/${key}/reveal`);
    const foreign = new SecretBox(createConfig(readConfigValues({}), 'the secret key of another installation'));
    const put = (key: number, sealed: string) =>
      server.database.query(sql`UPDATE license_key SET sealed = ${sealed} WHERE id = ${key}`);

    await server.database.query(sql`
      UPDATE license_key k SET sealed = o.sealed FROM license_key o WHERE k.id = ${one} AND o.id = ${two}`);
    expect((await reveal(one).expect(409)).body.code).toBe('secret.damaged');
    await reveal(two).expect(200);
    await put(one, foreign.seal(value, sealPurposeOf(id, one)));
    const refused = await reveal(one).expect(409);
    expect(refused.body).toMatchObject({ code: 'secret.other-key', title: 'Conflict' });
    expect(refused.body.detail).toContain('SECRET_KEY');
    await put(one, 'nonsense');
    expect((await reveal(one).expect(409)).body.code).toBe('secret.damaged');
    // The list needs no key.
    expect((await server.as('get', `${path}/keys`).expect(200)).body.total).toBe(2);
    expect((await auditOf(id)).filter((event) => event.action === 'license-key.revealed')).toHaveLength(1);
  });

  it('keep license files as they are', async () => {
    const { path } = await aManualLicense(server);
    const file = `SERVER this_host ANY 27000\nVENDOR x\n\tFEATURE y 1.0 permanent 4 SIGN="${'0123456789ABCDEF '.repeat(150)}"`;
    const key = (
      await server
        .as('post', `${path}/keys`)
        .send({ value: `\n${file}\n` })
        .expect(201)
    ).body;
    expect(key.maskedValue).toBe('••••');
    await server.as('post', `${path}/keys/${key.id}/reveal`).expect(200, { value: file });
  });

  it.each([
    [{}, 400],
    [{ value: 7 }, 400],
    [{ value, surprise: 1 }, 400],
    [{ value, label: null }, 400],
    [{ value: ' \n ' }, 422],
    [{ value: 'nul\u0000' }, 422],
    [{ value: 'x'.repeat(4_001) }, 422],
    [{ value, label: 'x'.repeat(201) }, 422],
    [{ value: 'x'.repeat(4_000), label: 'x'.repeat(200) }, 201],
  ])('answer a wrong request, and never with the value: %j', async (body, status) => {
    const { path } = await aManualLicense(server);
    const answer = await server.as('post', `${path}/keys`).send(body);
    expect(answer.status, answer.text).toBe(status);
    expect(answer.text).not.toContain('xxxxxxxxxx'.repeat(30));
  });

  it('answer for licenses and keys that are not there', async () => {
    const [license, other] = [await aManualLicense(server), await aManualLicense(server)];
    const key = (await server.as('post', `${license.path}/keys`).send({ value }).expect(201)).body;
    await server.as('get', '/licenses/999999999/keys').expect(404);
    await server.as('post', '/licenses/999999999/keys').send({ value }).expect(404);
    await server.as('post', `${other.path}/keys/${key.id}/reveal`).expect(404);
    await server.as('get', `${other.path}/keys/${key.id}/events`).expect(404);
    await server.as('patch', `${other.path}/keys/${key.id}`).send({ label: 'x' }).expect(404);
    await server.as('delete', `${other.path}/keys/${key.id}`).expect(404);
    await server.as('post', `${license.path}/keys/nonsense/reveal`).expect(404);
    await server.anonymous('post', `${license.path}/keys/${key.id}/reveal`).expect(401);
    await server.as('get', `${license.path}/keys?sort=value`).expect(400);
  });
});
