import type {
  CreateNotificationChannelRequest,
  NotificationChannelResponse,
  NotificationChannelResponseDigest,
  NotificationChannelResponseFormat,
  NotificationChannelResponseKind,
  NotificationChannelResponseMinimumSeverity,
  UpdateNotificationChannelRequest,
} from '../../api/model';

/** What the form of a channel holds. */
export interface ChannelFields {
  readonly kind: NotificationChannelResponseKind;
  readonly name: string;
  readonly url: string;
  readonly secret: string;
  /** Of one that has a secret: takes it away. */
  readonly removesSecret: boolean;
  readonly format: NonNullable<NotificationChannelResponseFormat>;
  readonly smtpUrl: string;
  /** Of one that has a mail server of its own: goes back to the one of the installation. */
  readonly removesSmtpUrl: boolean;
  readonly from: string;
  readonly recipients: readonly string[];
  readonly active: boolean;
  readonly isDefault: boolean;
  readonly minimumSeverity: NotificationChannelResponseMinimumSeverity;
  readonly digest: NotificationChannelResponseDigest;
  readonly digestHour: number;
  readonly allowPrivateAddress: boolean;
}

/** What the form begins with: a channel, or none yet. Its address and secret are known in part, or not at all. */
export function fieldsOf(channel: NotificationChannelResponse | null): ChannelFields {
  return {
    kind: channel?.kind ?? 'WEBHOOK',
    name: channel?.name ?? '',
    url: '',
    secret: '',
    removesSecret: false,
    format: channel?.format ?? 'JSON',
    smtpUrl: '',
    removesSmtpUrl: false,
    from: channel?.from ?? '',
    recipients: channel?.recipients ?? [],
    active: channel?.active ?? true,
    isDefault: channel?.isDefault ?? true,
    minimumSeverity: channel?.minimumSeverity ?? 'INFO',
    digest: channel?.digest ?? 'IMMEDIATE',
    digestHour: channel?.digestHour ?? 8,
    allowPrivateAddress: channel?.allowPrivateAddress ?? false,
  };
}

/** What is sent for a new channel. @param mayAllow whether private addresses are this person's to allow. */
export function creationOf(fields: ChannelFields, mayAllow: boolean): CreateNotificationChannelRequest {
  return { ...changeOf(fields, mayAllow), kind: fields.kind, name: fields.name };
}

/** What is sent for one that is there: what is left empty keeps what is there. */
export function changeOf(fields: ChannelFields, mayAllow: boolean): UpdateNotificationChannelRequest {
  const { kind, name, active, isDefault, minimumSeverity, digest, digestHour, allowPrivateAddress } = fields;
  return {
    name,
    active,
    isDefault,
    minimumSeverity,
    digest,
    digestHour,
    ...(mayAllow ? { allowPrivateAddress } : {}),
    ...(kind === 'WEBHOOK' ? webhookOf(fields) : mailOf(fields)),
  };
}

function webhookOf({ url, secret, removesSecret, format }: ChannelFields): UpdateNotificationChannelRequest {
  return {
    format,
    ...(url === '' ? {} : { url }),
    ...(removesSecret ? { secret: null } : secret === '' ? {} : { secret }),
  };
}

function mailOf({ smtpUrl, removesSmtpUrl, from, recipients }: ChannelFields): UpdateNotificationChannelRequest {
  return {
    ...(removesSmtpUrl ? { smtpUrl: null } : smtpUrl === '' ? {} : { smtpUrl }),
    from: from.trim() === '' ? null : from.trim(),
    recipients: [...recipients],
  };
}

const secretBytes = 32;

/** A secret that nobody guesses. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(secretBytes));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
