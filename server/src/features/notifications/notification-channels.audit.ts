import type { AuditedKind } from '../../platform/audit/audited.rules.js';
import type { NotificationChannelResponse } from './notification-channels.dto.js';

export const auditedChannel: AuditedKind<NotificationChannelResponse> = {
  subjectType: 'NotificationChannel',
  noun: 'notification-channel',
  shown: [
    'id',
    'kind',
    'name',
    'active',
    'isDefault',
    'minimumSeverity',
    'digest',
    'digestHour',
    'allowPrivateAddress',
    'format',
    'url',
    'hasSecret',
    'smtpUrl',
    'from',
    'recipients',
  ],
};
