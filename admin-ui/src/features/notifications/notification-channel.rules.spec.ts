import type { NotificationChannelResponse } from '../../api/model';
import { changeOf, creationOf, fieldsOf, newSecret } from './notification-channel.rules';

const channel: NotificationChannelResponse = {
  ...{ id: 3, version: 2, kind: 'WEBHOOK', name: 'Ops', active: true, isDefault: false, minimumSeverity: 'WARNING' },
  ...{ digest: 'DAILY', digestHour: 7, allowPrivateAddress: false, format: 'SLACK', url: 'https://hooks.test/•••' },
  ...{ hasSecret: true, smtpUrl: null, from: null, recipients: [], createdAt: '2026-01-15T00:00:00Z' },
};

describe('a channel that is there', () => {
  it('keeps its address and its secret unless new ones are typed', () => {
    const change = changeOf(fieldsOf(channel), true);
    expect(change).toEqual({
      ...{ name: 'Ops', active: true, isDefault: false, minimumSeverity: 'WARNING', digest: 'DAILY', digestHour: 7 },
      ...{ allowPrivateAddress: false, format: 'SLACK' },
    });
    const typed = { ...fieldsOf(channel), url: 'https://hooks.test/x', secret: 'new' };
    expect(changeOf(typed, true)).toMatchObject({ url: 'https://hooks.test/x', secret: 'new' });
    expect(changeOf({ ...typed, removesSecret: true }, true)).toMatchObject({ secret: null });
  });

  it('says nothing of private addresses where somebody may not allow them', () => {
    expect(changeOf(fieldsOf(channel), false)).not.toHaveProperty('allowPrivateAddress');
  });
});

it('an e-mail channel goes back to the mail server of the installation when somebody says so', () => {
  const mail: NotificationChannelResponse = { ...channel, kind: 'EMAIL', smtpUrl: 'smtp://mail.test', url: null };
  expect(changeOf(fieldsOf(mail), true)).not.toHaveProperty('smtpUrl');
  expect(changeOf({ ...fieldsOf(mail), removesSmtpUrl: true }, true)).toMatchObject({ smtpUrl: null });
});

it('a new e-mail channel has nothing of a webhook', () => {
  const fields = { ...fieldsOf(null), kind: 'EMAIL' as const, name: 'Mail', recipients: ['it@msp.test'], from: ' ' };
  const request = creationOf(fields, true);
  expect(request).toMatchObject({ kind: 'EMAIL', name: 'Mail', recipients: ['it@msp.test'], from: null });
  for (const field of ['url', 'secret', 'format', 'smtpUrl']) expect(request).not.toHaveProperty(field);
});

it('a new secret is long, and another each time', () => {
  expect(newSecret()).toMatch(/^[0-9a-f]{64}$/);
  expect(newSecret()).not.toBe(newSecret());
});
