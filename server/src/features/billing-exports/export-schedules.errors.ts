import { AppError, invalidField } from '../../platform/http/app-error.js';

/** 409: names of export schedules are unique, whatever their case. */
export function scheduleNameTaken(name: string): AppError {
  const message = `An export schedule named “${name}” exists already. Choose another name.`;
  return new AppError('export-schedule.name-taken', 409, message, {
    errors: [{ field: 'name', code: 'export-schedule.name-taken', message }],
  });
}

/** 422: files are sent to webhooks that take them as they are. */
export function noSuchChannel(): AppError {
  return invalidField(
    'target.channelId',
    'target.channel-unknown',
    'There is no webhook of that kind. Choose one whose format is JSON: Slack and Teams take messages alone.',
  );
}
