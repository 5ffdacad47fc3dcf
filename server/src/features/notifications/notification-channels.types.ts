import type { NoticeSeverity } from './notice.types.js';

export const channelKinds = ['WEBHOOK', 'EMAIL'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** What the receiver of a webhook understands. */
export const channelFormats = ['JSON', 'SLACK', 'TEAMS'] as const;
export type ChannelFormat = (typeof channelFormats)[number];

/** Whether a channel is told at once, or what has come together: every day, or on Mondays. */
export const digests = ['IMMEDIATE', 'DAILY', 'WEEKLY'] as const;
export type Digest = (typeof digests)[number];

/** What of a channel is kept sealed. */
export interface ChannelSecrets {
  /** Of a webhook. */
  url: string | null;
  /** Signs what is sent to a webhook. */
  secret: string | null;
  /** Of e-mail; null for the mail server of SMTP_URL. */
  smtpUrl: string | null;
}

/** What of a channel can be written. */
export interface ChannelFields extends ChannelSecrets {
  kind: ChannelKind;
  name: string;
  active: boolean;
  isDefault: boolean;
  minimumSeverity: NoticeSeverity;
  digest: Digest;
  digestHour: number;
  allowPrivateAddress: boolean;
  format: ChannelFormat | null;
  from: string | null;
  recipients: string[];
}

/** A channel with its secrets in the clear, as it is sent to. */
export interface OpenChannel extends ChannelFields {
  id: number;
  version: number;
}
