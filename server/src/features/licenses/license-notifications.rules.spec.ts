import { expect, it } from 'vitest';
import { notificationsOf, nothingSaid } from './license-notifications.rules.js';

it('says what it is by default where nobody said anything', () => {
  expect(notificationsOf({})).toEqual(nothingSaid);
  expect(notificationsOf({ inApp: false, nearlyFullPercent: 80 })).toEqual({
    ...nothingSaid,
    inApp: false,
    nearlyFullPercent: 80,
  });
});

it('names everybody once, whatever the case of their address', () => {
  const { email, webhookIds } = notificationsOf({ email: ['it@acme.test', 'IT@acme.test'], webhookIds: [3, 1, 3] });
  expect(email).toHaveLength(1);
  expect(webhookIds).toEqual([3, 1]);
});
