import type { NotificationDeliveryResponse } from '../../api/model';

/** Whether it can be sent once more: what a digest tells is sent with that, and what has no channel any more is not. */
export function mayResend({ state, channel }: Pick<NotificationDeliveryResponse, 'state' | 'channel'>): boolean {
  if (state === 'DIGEST_WAITING' || state === 'IN_DIGEST') return false;
  return channel === null || channel.id !== null;
}

/** Who is told: an address, a channel, or an address by a channel. */
export function receiverOf({ channel, address }: Pick<NotificationDeliveryResponse, 'channel' | 'address'>): string {
  return [address, channel?.name].filter((part) => part !== null && part !== undefined).join(' · ');
}
