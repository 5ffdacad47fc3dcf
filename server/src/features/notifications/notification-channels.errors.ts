import { AppError, invalidField } from '../../platform/http/app-error.js';

/** 409: names of channels are unique, whatever their case. */
export function channelNameTaken(name: string): AppError {
  const message = `A notification channel named “${name}” exists already. Choose another name.`;
  return new AppError('notification-channel.name-taken', 409, message, {
    errors: [{ field: 'name', code: 'notification-channel.name-taken', message }],
  });
}

/** 403: what reaches this machine or a private network is for system administrators. */
export function administratorNeeded(field: string): AppError {
  const message = 'Only a system administrator can let a channel reach this machine, private or link-local addresses.';
  const code = 'notification-channel.administrator-needed';
  return new AppError(code, 403, message, { errors: [{ field, code, message }] });
}

/** 403: whoever says where notifications go could have them come to themselves. */
export function allNotificationsNeeded(): AppError {
  return new AppError(
    'notification-channel.all-notifications-needed',
    403,
    'Only who may see the alerts and licenses of all organizations can say where notifications go. Ask a system administrator.',
  );
}

/**
 * 409: licenses name the channel.
 * @param licenses those that the actor may see.
 * @param others whether there are more.
 */
export function channelInUse(licenses: readonly { id: number; name: string }[], others: boolean): AppError {
  const names = licenses.map((license) => `“${license.name}”`);
  if (others) names.push(names.length === 0 ? 'licenses that you may not see' : 'others that you may not see');
  return new AppError(
    'notification-channel.in-use',
    409,
    `${names.join(', ')} name this channel. Take it out of them first, or switch it off.`,
    { extra: { licenses } },
  );
}

/** 409: something sends files to the channel. @param uses its names; null for what the actor may not see. */
export function channelTakesFiles(uses: readonly (string | null)[]): AppError {
  const seen = uses.flatMap((name) => (name === null ? [] : [`“${name}”`]));
  const hidden = uses.length > seen.length;
  const others = seen.length === 0 ? 'Schedules that you may not see' : 'others that you may not see';
  return new AppError(
    'notification-channel.in-use',
    409,
    `${[...seen, ...(hidden ? [others] : [])].join(', ')} send files to this channel. Give them another target first, or switch the channel off.`,
  );
}

/** 422: there is nobody to send a test to. */
export function nobodyToTest(): AppError {
  return invalidField(
    'recipients',
    'notification-channel.no-recipients',
    'This channel has no recipients, and you have no e-mail address: enter a recipient first.',
  );
}
