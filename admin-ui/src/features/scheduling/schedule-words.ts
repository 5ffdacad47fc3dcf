import type { ScheduleResponseEvery, ScheduleRunResponseOutcome } from '../../api/model';
import type { Words } from '../../core/words';
import type { IconName } from '../../ui/icon/icons';
import type { StatusTone } from '../../ui/status-icon/status-icon';

export const intervalWords: Words<ScheduleResponseEvery> = {
  MINUTE: $localize`Every minute`,
  HOUR: $localize`Every hour`,
};

export const outcomeWords: Words<ScheduleRunResponseOutcome> = {
  WAITING: $localize`Waiting`,
  RUNNING: $localize`Running`,
  DONE: $localize`Done`,
  FAILED: $localize`Failed`,
  INTERRUPTED: $localize`Interrupted`,
};

/** What an outcome means for the reader. */
export const outcomeTones: Readonly<Record<ScheduleRunResponseOutcome, StatusTone>> = {
  WAITING: 'neutral',
  RUNNING: 'neutral',
  DONE: 'good',
  FAILED: 'danger',
  INTERRUPTED: 'warning',
};

export const outcomeIcons: Readonly<Partial<Record<ScheduleRunResponseOutcome, IconName>>> = {
  WAITING: 'clock',
  RUNNING: 'refresh',
  INTERRUPTED: 'alert',
};
