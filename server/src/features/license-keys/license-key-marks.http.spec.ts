import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createConfig, readConfigValues } from '../../platform/config/config.js';
import { sql } from '../../platform/database/sql.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { SecretRotation } from '../../platform/secrets/secret-rotation.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aManualLicense, type BuiltManualLicense, giveSeats } from '../assignments/assignments.factory.js';
import { aDevice } from '../devices/devices.factory.js';
import { anActor } from '../people/people.factory.js';
import { markPurposeOf, sealPurposeOf } from './license-keys.rules.js';
import { LicenseKeysService } from './license-keys.service.js';

const actor = anActor({}, true);
/** Short keys end alike: nothing of them is shown. */
const keyNumber = (index: number) => `KEY-${index}`;

describe('keys of one value', () => {
  let server: TestServer;
  let keys: LicenseKeysService;
  let license: BuiltManualLicense;
  beforeAll(async () => {
    server = await startTestServer();
    keys = server.app.get(LicenseKeysService, { strict: false });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    license = await aManualLicense(server);
  });
  afterEach(() => vi.restoreAllMocks());

  const keep = (value: string) => keys.keep(actor, license.id, value);
  const marks = () =>
    server.database.query<{ id: number; fingerprint: string | null }>(sql`
      SELECT id, fingerprint FROM license_key WHERE license_id = ${license.id} ORDER BY id`);
  const forget = () =>
    server.database.query(sql`UPDATE license_key SET fingerprint = NULL WHERE license_id = ${license.id}`);

  it('are kept once, and none is opened to see it', async () => {
    for (let index = 0; index < 20; index++) expect(await keep(keyNumber(index))).toBe('ADDED');
    const open = vi.spyOn(SecretBox.prototype, 'open');
    for (let index = 0; index < 20; index++) expect(await keep(` ${keyNumber(index)}\n`)).toBe('PRESENT');
    expect(open).not.toHaveBeenCalled();
    const kept = await marks();
    expect(new Set(kept.map((key) => key.fingerprint)).size).toBe(20);
    expect(JSON.stringify(kept)).not.toContain('KEY-');
  });

  it('are kept once by two at once', async () => {
    const answers = await Promise.all([keep('ONE'), keep('ONE'), keep('ONE')]);
    expect(answers.toSorted()).toEqual(['ADDED', 'PRESENT', 'PRESENT']);
  });

  it('look different in two licenses', async () => {
    await keep('SAME');
    const [one] = await marks();
    license = await aManualLicense(server);
    expect(await keep('SAME')).toBe('ADDED');
    expect((await marks())[0]?.fingerprint).not.toBe(one?.fingerprint);
  });

  it('of before there were marks are opened once, and marked', async () => {
    for (let index = 0; index < 3; index++) await keep(keyNumber(index));
    const before = await marks();
    await forget();
    const open = vi.spyOn(SecretBox.prototype, 'open');
    expect(await keep(keyNumber(1))).toBe('PRESENT');
    expect(open).toHaveBeenCalledTimes(3);
    expect(await marks()).toEqual(before);
    expect(await keep(keyNumber(2))).toBe('PRESENT');
    expect(open).toHaveBeenCalledTimes(3);
  });

  it('are found by the marks of the key before, and marked anew with everything else', async () => {
    const old = new SecretBox(createConfig(readConfigValues({}), 'the secret key of before, long enough'));
    await keep('OLD');
    const [{ id } = { id: 0 }] = await marks();
    const sealed = old.seal('OLD', sealPurposeOf(license.id, id));
    const [mark] = old.marksOf('OLD', markPurposeOf(license.id));
    const put = () =>
      server.database.query(sql`UPDATE license_key SET sealed = ${sealed}, fingerprint = ${mark} WHERE id = ${id}`);
    await put();
    // Whoever runs without the key before cannot compare, and says so.
    await expect(keep('OLD')).rejects.toMatchObject({ code: 'secret.other-key' });

    const present = server.app.get(SecretBox, { strict: false });
    const both = new SecretBox(
      createConfig(
        readConfigValues({ OLD_SECRET_KEY: 'the secret key of before, long enough' }),
        'a secret key for tests that is long enough',
      ),
    );
    expect(both.marksOf('OLD', markPurposeOf(license.id))).toEqual([
      ...present.marksOf('OLD', markPurposeOf(license.id)),
      mark,
    ]);
    const rotation = new SecretRotation(server.database, both);
    rotation.register({
      table: 'license_key',
      column: 'sealed',
      boundTo: ['license_id', 'id'],
      purposeOf: sealPurposeOf,
      marks: { column: 'fingerprint', purposeOf: markPurposeOf },
    });
    expect((await rotation.rotate()).unreadable).toEqual([]);
    expect(await keep('OLD')).toBe('PRESENT');
    expect((await marks())[0]?.fingerprint).toBe(present.marksOf('OLD', markPurposeOf(license.id))[0]);
  });

  it('are entered once for the license, and once for each seat', async () => {
    const [device, other] = [await aDevice(server.database), await aDevice(server.database)];
    const { created } = await giveSeats(server, license, [device, other]);
    const enter = (assignmentId?: number) =>
      server.as('post', `${license.path}/keys`).send({ value: 'VOLUME', ...(assignmentId ? { assignmentId } : {}) });
    for (const assignmentId of [undefined, created[0]?.id, created[1]?.id]) {
      const { id } = (await enter(assignmentId).expect(201)).body;
      expect((await enter(assignmentId).expect(409)).body).toMatchObject({
        code: 'license-key.present',
        existingId: id,
        errors: [{ field: 'value' }],
      });
    }
    // A key that nobody can read keeps nobody from entering one.
    await server.database.query(sql`
      UPDATE license_key SET sealed = 'nonsense', fingerprint = NULL WHERE license_id = ${license.id}`);
    await enter().expect(201);
    await expect(keep('ANOTHER')).rejects.toMatchObject({ code: 'secret.damaged' });
  });
});
