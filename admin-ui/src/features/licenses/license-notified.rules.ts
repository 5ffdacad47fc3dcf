import type { LicenseNotificationsResponse, NamedChannel } from '../../api/model';
import { formatNumber } from '../../core/format';

/**
 * Who is told of a license: addresses, channels, and whoever looks at the panel; each a part of the line.
 *
 * @param channels all that there are; `null` where somebody may not know them
 */
export function notifiedParts(
  { email, webhookIds, inApp }: Pick<LicenseNotificationsResponse, 'email' | 'webhookIds' | 'inApp'>,
  channels: readonly NamedChannel[] | null,
): readonly string[] {
  const told = webhookIds.length === 0 ? defaultChannels(channels) : namedChannels(webhookIds, channels);
  const parts = [...email, ...told, ...(inApp ? [$localize`In the panel, under the bell`] : [])];
  return parts.length === 0 ? [$localize`Nobody`] : parts;
}

function defaultChannels(channels: readonly NamedChannel[] | null): readonly string[] {
  if (channels === null) return [$localize`The default channels`];
  return channels
    .filter(({ isDefault, active }) => isDefault && active)
    .map(({ name }) => $localize`${name}:channel: (default)`);
}

function namedChannels(ids: readonly number[], channels: readonly NamedChannel[] | null): readonly string[] {
  if (channels === null) {
    return [ids.length === 1 ? $localize`1 channel` : $localize`${formatNumber(ids.length)}:count: channels`];
  }
  return channels
    .filter(({ id }) => ids.includes(id))
    .map(({ name, active }) => (active ? name : $localize`${name}:channel: (switched off)`));
}
