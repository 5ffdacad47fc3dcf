import { AppError } from '../../platform/http/app-error.js';

/** 409: it is told by a digest. */
export function toldByDigest(): AppError {
  const message = 'This is told by a digest: send the digest again, or set the channel to send at once.';
  return new AppError('notification-delivery.digest', 409, message);
}

/** 409: there is nowhere to send it to. */
export function channelGone(): AppError {
  return new AppError(
    'notification-delivery.channel-gone',
    409,
    'The channel was deleted, so this cannot be sent again.',
  );
}
