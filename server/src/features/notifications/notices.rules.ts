import type { ChannelKind, Digest } from './notification-channels.types.js';
import { type Notice, noticeSeverities, type NoticeSeverity } from './notice.types.js';

/** What of a channel decides what it hears. */
export interface HearingChannel {
  id: number;
  kind: ChannelKind;
  name: string;
  isDefault: boolean;
  minimumSeverity: NoticeSeverity;
  digest: Digest;
  recipients: readonly string[];
}

/** Somebody who is to be told. */
export interface Target {
  channelId: number | null;
  channelKind: ChannelKind;
  channelName: string | null;
  address: string | null;
  /** Whether it waits for the next digest of its channel. */
  collected: boolean;
}

/** True when something of one severity is to be told where another is asked for. */
export function reachesSeverity(severity: NoticeSeverity, minimum: NoticeSeverity): boolean {
  return noticeSeverities.indexOf(severity) >= noticeSeverities.indexOf(minimum);
}

/** An address as it is compared: whatever its case. */
export function sameAddress(address: string): string {
  return address.trim().toLowerCase();
}

/**
 * Everybody whom a notice is told, each once: the addresses that it names, at once; the channels that it names, or the
 * default channels, from the severity on and in the way that each of them asks for.
 * @param channels those that are switched on.
 */
export function targetsOf({ severity, audience }: Notice, channels: readonly HearingChannel[]): Target[] {
  const named = new Map(audience.emails.map((address) => [sameAddress(address), address.trim()]));
  const byLicense: Target[] = [...named.values()].map((address) => ({
    channelId: null,
    channelKind: 'EMAIL',
    channelName: null,
    address,
    collected: false,
  }));
  const isNamed = ({ id, isDefault }: HearingChannel) =>
    audience.channelIds.length === 0 ? isDefault : audience.channelIds.includes(id);
  const told = new Set(named.keys());
  const byChannel = channels
    .filter((channel) => isNamed(channel) && reachesSeverity(severity, channel.minimumSeverity))
    .flatMap((channel): Target[] => {
      const { id: channelId, kind: channelKind, name: channelName } = channel;
      const target = { channelId, channelKind, channelName, collected: channel.digest !== 'IMMEDIATE' };
      if (channelKind === 'WEBHOOK') return [{ ...target, address: null }];
      return channel.recipients
        .filter((address) => {
          const key = sameAddress(address);
          if (told.has(key)) return false;
          told.add(key);
          return true;
        })
        .map((address) => ({ ...target, address }));
    });
  return [...byLicense, ...byChannel];
}

/** The notices in the order of their keys, each key once: whoever tells the same at the same time waits, and not for ever. */
export function inOrder(notices: readonly Notice[]): Notice[] {
  const byKey = new Map(notices.map((notice) => [notice.key, notice]));
  return [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Whose facts it holds: those of no organization in particular are everybody's. */
export function isOfEverybody({ audience }: Notice): boolean {
  return audience.global || audience.organizationIds.length === 0;
}
