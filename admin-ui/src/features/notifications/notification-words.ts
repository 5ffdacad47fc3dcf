import type {
  NotificationChannelResponseDigest,
  NotificationChannelResponseFormat,
  NotificationChannelResponseKind,
  NotificationDeliveryResponseKind,
  NotificationDeliveryResponseState,
  NotificationResponseKind,
  NotificationResponseSeverity,
} from '../../api/model';
import type { Words } from '../../core/words';
import type { StatusTone } from '../../ui/status-icon/status-icon';

export const channelKindWords: Words<NotificationChannelResponseKind> = {
  WEBHOOK: $localize`Webhook`,
  EMAIL: $localize`E-mail`,
};

export const channelFormatWords: Words<NonNullable<NotificationChannelResponseFormat>> = {
  JSON: $localize`JSON`,
  SLACK: $localize`Slack`,
  TEAMS: $localize`Microsoft Teams`,
};

export const digestWords: Words<NotificationChannelResponseDigest> = {
  IMMEDIATE: $localize`At once`,
  DAILY: $localize`Every day`,
  WEEKLY: $localize`On Mondays`,
};

export const severityWords: Words<NotificationResponseSeverity> = {
  INFO: $localize`For information`,
  WARNING: $localize`Warning`,
  CRITICAL: $localize`Critical`,
};

/** What a severity means for the reader. */
export const severityTones: Readonly<Record<NotificationResponseSeverity, StatusTone>> = {
  INFO: 'neutral',
  WARNING: 'warning',
  CRITICAL: 'danger',
};

export const noticeKindWords: Words<NotificationResponseKind> = {
  UNDER_LICENSED: $localize`Under-licensed`,
  NEARLY_FULL: $localize`Nearly full`,
  EXPIRING: $localize`Expiring`,
  EXPIRED: $localize`Expired`,
  RENEWED: $localize`Renewed`,
  BILLING_FAILED: $localize`Billing failed`,
  RENEWAL_SUMMARY: $localize`Renewal summary`,
};

export const toldKindWords: Words<NotificationDeliveryResponseKind> = {
  ...noticeKindWords,
  DIGEST: $localize`Digest`,
};

export const deliveryStateWords: Words<NotificationDeliveryResponseState> = {
  PENDING: $localize`To be sent`,
  DIGEST_WAITING: $localize`Waits for the digest`,
  IN_DIGEST: $localize`In a digest`,
  DELIVERED: $localize`Delivered`,
  FAILED: $localize`Failed`,
};

/** The class of the badge that shows a state. */
export const deliveryStateBadges: Words<NotificationDeliveryResponseState> = {
  PENDING: 'badge-warning',
  DIGEST_WAITING: '',
  IN_DIGEST: '',
  DELIVERED: 'badge-good',
  FAILED: 'badge-danger',
};
