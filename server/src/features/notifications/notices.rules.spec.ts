import { describe, expect, it } from 'vitest';
import type { Audience } from './notice.types.js';
import { type HearingChannel, inOrder, targetsOf } from './notices.rules.js';
import { aNotice } from './notifications.factory.js';

const channel = (fields: Partial<HearingChannel>): HearingChannel => ({
  ...{ id: 1, kind: 'WEBHOOK', name: 'Hook', isDefault: true, minimumSeverity: 'INFO', digest: 'IMMEDIATE' },
  recipients: [],
  ...fields,
});
const told = (audience: Partial<Audience>, ...channels: HearingChannel[]) =>
  targetsOf(aNotice({ severity: 'WARNING', audience }), channels).map(({ channelId, address, collected }) => ({
    channelId,
    address,
    collected,
  }));
const at = (channelId: number | null, address: string | null = null, collected = false) => ({
  channelId,
  address,
  collected,
});

describe('who is told', () => {
  const some = [channel({ id: 1 }), channel({ id: 2, isDefault: false })];

  it('is the default channels, or those that are named in their place', () => {
    expect(told({}, ...some)).toEqual([at(1)]);
    expect(told({ channelIds: [2] }, ...some)).toEqual([at(2)]);
    expect(told({ channelIds: [3] }, ...some)).toEqual([]);
  });

  it('hears from the severity on that it asks for', () => {
    const severities = [
      channel({ id: 1, minimumSeverity: 'WARNING' }),
      channel({ id: 2, minimumSeverity: 'CRITICAL' }),
    ];
    expect(told({}, ...severities)).toEqual([at(1)]);
  });

  it('is each address once, that of a license at once whatever the channel does', () => {
    const mail = channel({ id: 3, kind: 'EMAIL', recipients: ['Ann@x.test', 'bob@x.test'], digest: 'DAILY' });
    const other = channel({ id: 4, kind: 'EMAIL', recipients: ['BOB@x.test'] });
    expect(told({ emails: ['ann@x.test', 'ANN@x.test'] }, mail, other)).toEqual([
      at(null, 'ANN@x.test'),
      at(3, 'bob@x.test', true),
    ]);
  });
});

it('each key is told once, in the order of keys', () => {
  const notices = ['b', 'a', 'b'].map((key) => aNotice({ key }));
  expect(inOrder(notices).map(({ key }) => key)).toEqual(['a', 'b']);
});
