import { expect, it } from 'vitest';
import { changesWhoHears, mergedChannel } from './notification-channels.rules.js';
import type { ChannelFields } from './notification-channels.types.js';

const mail = mergedChannel(null, { kind: 'EMAIL', name: 'Desk', recipients: ['desk@msp.test'] });

it.each<[Partial<ChannelFields>, boolean]>([
  [{ recipients: ['desk@msp.test', 'me@elsewhere.test'] }, true],
  [{ recipients: ['desk@msp.test'] }, false],
  [{ smtpUrl: 'smtp://mail.elsewhere.test' }, true],
  [{ isDefault: true }, true],
  [{ active: false }, true],
  [{ name: 'Help desk', digest: 'DAILY', minimumSeverity: 'CRITICAL', from: 'desk@msp.test' }, false],
])('%j changes who hears: %s', (change, changed) => {
  expect(changesWhoHears(mail, mergedChannel(mail, { ...change, kind: 'EMAIL' }))).toBe(changed);
});

it('a new channel hears too', () => {
  expect(changesWhoHears(null, mail)).toBe(true);
});
