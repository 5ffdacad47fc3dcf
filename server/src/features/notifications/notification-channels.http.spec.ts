import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { SecretRotation } from '../../platform/secrets/secret-rotation.js';
import { startTestMailbox } from '../../platform/testing/test-mailbox.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aManualLicense } from '../assignments/assignments.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';
import {
  aChannel,
  answers,
  aWebhookTo,
  startTestReceiver,
  type TestReceiver,
  webhookBody,
} from './notifications.factory.js';

let server: TestServer;
let receiver: TestReceiver;
beforeAll(async () => {
  [server, receiver] = await Promise.all([startTestServer(), startTestReceiver()]);
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});
beforeEach(() => {
  receiver.received.length = 0;
  receiver.answer = answers.with(200, 'thank you');
});

const settings = (defaultLevel: 'FULL' | 'VIEW') => ({ defaultLevel, organizationOverrides: [] });
const seesAll = { ALERTS: settings('VIEW'), SOFTWARE_LICENSES: settings('VIEW') };
const post = (body: object) => server.as('post', '/notification-channels').send(body);

describe('a channel', () => {
  it('is created, read, changed and deleted, and shows no secret', async () => {
    const created = await post(webhookBody({ secret: 'hush hush', format: 'SLACK' })).expect(201);
    const { id, version } = created.body;
    expect(created.body).toMatchObject({
      ...{ kind: 'WEBHOOK', format: 'SLACK', url: 'https://hooks.example.test/•••', hasSecret: true, active: true },
      ...{ isDefault: false, minimumSeverity: 'INFO', digest: 'IMMEDIATE', digestHour: 8, smtpUrl: null },
    });
    expect(JSON.stringify(created.body)).not.toMatch(/services|hush/);
    const path = `/notification-channels/${id}`;
    const changed = await server
      .as('patch', path)
      .set('If-Match', `"${version}"`)
      .send({ digest: 'WEEKLY', secret: null });
    expect(changed.body).toMatchObject({ digest: 'WEEKLY', hasSecret: false });
    await server.as('patch', path).set('If-Match', `"${version}"`).send({ digest: 'DAILY' }).expect(412);
    await server.as('delete', path).expect(204);
    await server.as('get', path).expect(404);
  });

  it('keeps its address when it is sent back as it is shown', async () => {
    const { path } = await aWebhookTo(server, receiver);
    const { url } = (await server.as('get', path).expect(200)).body;
    await server
      .as('patch', path)
      .send({ url, name: uniqueName('Renamed') })
      .expect(200);
    expect((await server.as('post', `${path}/test`).expect(200)).body.ok).toBe(true);
    expect(receiver.received[0]?.path).toBe('/services/a-secret-path');
  });

  it('can be read by nobody in the database, and is sealed anew with another key', async () => {
    const { id } = await aChannel(server, { secret: 'hush hush' });
    const { settings: sealed } = await server.database.one<{ settings: string }>(
      sql`SELECT settings FROM notification_channel WHERE id = ${id}`,
    );
    expect(sealed).toMatch(/^v1\./);
    await server.database.query(
      sql`UPDATE notification_channel SET settings = 'v1.0000000000000000.x' WHERE id = ${id}`,
    );
    expect((await server.app.get(SecretRotation).rotate()).unreadable).toContain(`notification_channel ${id}`);
    // It is still shown, so that it can be given its secrets again or deleted.
    expect((await server.as('get', '/notification-channels').expect(200)).body.total).toBeGreaterThan(0);
    await server.as('delete', `/notification-channels/${id}`).expect(204);
  });

  it('has a name of its own, also when two are made at once', async () => {
    const body = webhookBody();
    const both = await Promise.all([post(body), post({ ...body, name: body.name.toUpperCase() })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it.each([
    [{ url: 'no address' }, 422, 'url'],
    [{ url: 'ftp://example.com/' }, 422, 'url'],
    [{ url: 'javascript:alert(1)' }, 422, 'url'],
    [{ url: undefined }, 422, 'url'],
    [{ url: 'https://user:pass@example.com/' }, 422, 'url'],
    [{ url: 'http://127.0.0.1/' }, 422, 'url'],
    [{ url: 'http://localhost:3000/' }, 422, 'url'],
    [{ url: 'http://2130706433/' }, 422, 'url'],
    [{ url: 'http://0x7f.1/' }, 422, 'url'],
    [{ url: 'http://0177.0.0.1/' }, 422, 'url'],
    [{ url: 'http://[::ffff:10.0.0.1]/' }, 422, 'url'],
    [{ url: 'http://169.254.169.254/latest/meta-data' }, 422, 'url'],
    [{ url: 'http://169.254.169.254/', allowPrivateAddress: true }, 422, 'url'],
    [{ url: 'http://[::ffff:a9fe:a9fe]/', allowPrivateAddress: true }, 422, 'url'],
    [{ url: 'http://2852039166/', allowPrivateAddress: true }, 422, 'url'],
    [{ smtpUrl: 'smtp://mail.example' }, 422, 'smtpUrl'],
    [{ recipients: ['a@x.test'] }, 422, 'recipients'],
    [{ kind: 'PIGEON' }, 400, 'kind'],
    [{ format: 'XML' }, 400, 'format'],
    [{ digestHour: 24 }, 422, 'digestHour'],
    [{ name: '' }, 422, 'name'],
    [{ unknown: 1 }, 400, 'unknown'],
    [{ kind: 'EMAIL', url: undefined, smtpUrl: 'smtp://mail.example?sendmail=true&path=/bin/sh' }, 422, 'smtpUrl'],
    [{ kind: 'EMAIL', url: undefined, smtpUrl: 'smtp://169.254.169.254:25' }, 422, 'smtpUrl'],
    [{ kind: 'EMAIL', url: undefined, recipients: ['nobody'] }, 422, 'recipients'],
    [{ kind: 'EMAIL', url: undefined, from: 'x@y.test\r\nBcc: z@y.test' }, 422, 'from'],
  ])('%j is refused with %d for %s', async (fields, status, field) => {
    const answer = await post(webhookBody(fields)).expect(status);
    expect(answer.body.errors).toMatchObject([{ field }]);
  });

  it('that reaches private addresses is for system administrators', async () => {
    const as = await signedInWith(server, { ...seesAll, APPS_SETTINGS: settings('FULL') });
    const near = webhookBody({ url: receiver.url, allowPrivateAddress: true });
    const refused = await as('post', '/notification-channels').send(near).expect(403);
    expect(refused.body).toMatchObject({ code: 'notification-channel.administrator-needed' });
    const { path } = await aWebhookTo(server, receiver);
    await as('patch', path).send({ url: 'http://127.0.0.1:5432/' }).expect(403);
    await as('patch', path).send({ digest: 'DAILY' }).expect(200);
    const { path: far } = await aChannel(server);
    await as('patch', far).send({ allowPrivateAddress: true }).expect(403);
    const mail = { kind: 'EMAIL', name: uniqueName('Mail'), smtpUrl: 'smtp://127.0.0.1:25' };
    await as('post', '/notification-channels').send(mail).expect(422);
    const own = await post(mail).expect(201);
    expect(own.body).toMatchObject({ allowPrivateAddress: true, smtpUrl: 'smtp://127.0.0.1:25' });
    // A name says nothing of where it is, and may come to stand for something else.
    const vendor = { kind: 'EMAIL', name: uniqueName('Mail'), smtpUrl: 'smtp://mail.vendor.example' };
    const { body } = await post(vendor).expect(201);
    expect(body.allowPrivateAddress).toBe(false);
    // Back to the mail server of the installation.
    const back = await server.as('patch', `/notification-channels/${body.id}`).send({ smtpUrl: null }).expect(200);
    expect(back.body.smtpUrl).toBeNull();
  });
});

describe('where notifications go', () => {
  const aDefaultMail = () =>
    aChannel(server, { kind: 'EMAIL', url: undefined, isDefault: true, recipients: ['team@msp.test'] });
  const changes = [
    [() => aDefaultMail(), { recipients: ['me@elsewhere.test'] }],
    [() => aDefaultMail(), { smtpUrl: 'smtp://mail.elsewhere.test' }],
    [() => aDefaultMail(), { active: false }],
    [() => aChannel(server), { url: 'https://elsewhere.test/' }],
    [() => aChannel(server), { isDefault: true }],
  ] as const;

  it.each([
    ['no licenses', { ALERTS: settings('VIEW') }],
    ['no alerts', { SOFTWARE_LICENSES: settings('VIEW') }],
    [
      'not the licenses of each organization',
      {
        ALERTS: settings('VIEW'),
        SOFTWARE_LICENSES: { defaultLevel: 'VIEW', organizationOverrides: [{ organizationId: 1, level: 'NONE' }] },
      },
    ],
  ] as const)('is not for who sees %s to say', async (_what, areas) => {
    await anOrganization(server.database);
    const as = await signedInWith(server, { ...areas, APPS_SETTINGS: settings('FULL') });
    const code = 'notification-channel.all-notifications-needed';
    const refused = [
      await as('post', '/notification-channels')
        .send(webhookBody({ isDefault: true }))
        .expect(403),
    ];
    for (const [channel, change] of changes) {
      const { path } = await channel();
      refused.push(await as('patch', path).send(change).expect(403));
      await as('patch', path)
        .send({ name: uniqueName('Renamed'), digest: 'DAILY' })
        .expect(200);
      await server.as('delete', path).expect(204);
    }
    expect(refused.map(({ body }) => body.code)).toEqual(refused.map(() => code));
  });

  it('is for who sees everything to say', async () => {
    const as = await signedInWith(server, { ...seesAll, APPS_SETTINGS: settings('FULL') });
    for (const [channel, change] of changes) {
      const { path } = await channel();
      await as('patch', path).send(change).expect(200);
      await server.as('delete', path).expect(204);
    }
  });
});

describe('a test', () => {
  it('answers what the receiver said', async () => {
    const { path } = await aWebhookTo(server, receiver, { format: 'TEAMS' });
    const good = await server.as('post', `${path}/test`).expect(200);
    expect(good.body).toMatchObject({ ok: true, status: 200, answer: 'thank you' });
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ type: 'message' });
    receiver.answer = answers.with(410, 'gone');
    const bad = await server.as('post', `${path}/test`).expect(200);
    expect(bad.body).toMatchObject({ ok: false, status: 410, message: 'The receiver answered 410.', answer: 'gone' });
  });

  it('of e-mail goes to the recipients, else to whoever asks', async () => {
    const mailbox = await startTestMailbox();
    const { path } = await aChannel(server, { kind: 'EMAIL', url: undefined, smtpUrl: mailbox.url });
    expect((await server.as('post', `${path}/test`).expect(200)).body.ok).toBe(true);
    mailbox.refusals.push(550);
    const refused = (await server.as('post', `${path}/test`).expect(200)).body;
    expect(refused).toMatchObject({ ok: false, status: 550 });
    expect(mailbox.received).toHaveLength(1);
    await mailbox.close();
  });
});

describe('a channel and the licenses that name it', () => {
  it('must exist', async () => {
    const body = { name: uniqueName('License'), type: 'CUSTOM', notifications: { webhookIds: [987_654] } };
    const refused = await server.as('post', '/licenses').send(body).expect(422);
    expect(refused.body.errors).toMatchObject([{ field: 'notifications.webhookIds', code: 'reference.unknown' }]);
  });

  it('is not deleted while one does, and names those that are seen', async () => {
    const { id: channelId, path } = await aChannel(server);
    const [here, elsewhere] = [await anOrganization(server.database), await anOrganization(server.database)];
    const naming = (organizationId: number) =>
      aManualLicense(server, {
        scope: { global: false, organizationIds: [organizationId] },
        notifications: { webhookIds: [channelId], nearlyFullPercent: 90 },
      });
    const [seen] = [await naming(here.id), await naming(elsewhere.id)];
    const overrides = [{ organizationId: here.id, level: 'VIEW' as const }];
    const as = await signedInWith(server, {
      APPS_SETTINGS: settings('FULL'),
      SOFTWARE_LICENSES: { defaultLevel: 'NONE', organizationOverrides: overrides },
    });
    const refused = await as('delete', path).expect(409);
    expect(refused.body).toMatchObject({ code: 'notification-channel.in-use', licenses: [{ id: seen.id }] });
    expect(refused.body.licenses).toHaveLength(1);
    expect(refused.body.detail).toContain('others that you may not see');
    const { notifications } = (await server.as('get', `/licenses/${seen.id}`).expect(200)).body;
    expect(notifications).toEqual({ email: [], webhookIds: [channelId], inApp: true, nearlyFullPercent: 90 });
  });

  it('sees the license that is saved while it is deleted, or is not there for it', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, path } = await aChannel(server);
      const name = uniqueName('License');
      const [saved, deleted] = await Promise.all([
        server.as('post', '/licenses').send({ name, type: 'CUSTOM', notifications: { webhookIds: [id] } }),
        server.as('delete', path),
      ]);
      expect([saved.status, deleted.status]).toBeOneOf([
        [201, 409],
        [422, 204],
      ]);
    }
  });

  it.each([
    [0, 422],
    [101, 422],
    [1.5, 400],
    ['half', 400],
  ])('nearly full is a percentage, and not %j', async (nearlyFullPercent, status) => {
    const body = { name: uniqueName('License'), type: 'CUSTOM', notifications: { nearlyFullPercent } };
    const refused = await server.as('post', '/licenses').send(body).expect(status);
    expect(refused.body.errors[0].field).toBe('notifications.nearlyFullPercent');
  });

  it('offers its name to who may change licenses', async () => {
    const { id, name } = await aChannel(server);
    const as = await signedInWith(server, { SOFTWARE_LICENSES: { defaultLevel: 'UPDATE', organizationOverrides: [] } });
    const { items } = (await as('get', '/notification-channels/names').expect(200)).body;
    expect(items).toContainEqual({ id, name, kind: 'WEBHOOK', active: true, isDefault: false });
    await as('get', '/notification-channels').expect(403);
  });
});
