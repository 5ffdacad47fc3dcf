/** What a notice is about. */
export const noticeKinds = [
  'UNDER_LICENSED',
  'NEARLY_FULL',
  'EXPIRING',
  'EXPIRED',
  'RENEWED',
  'BILLING_FAILED',
  'RENEWAL_SUMMARY',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const noticeSeverities = ['INFO', 'WARNING', 'CRITICAL'] as const;
export type NoticeSeverity = (typeof noticeSeverities)[number];

/** Whose facts a notice holds, and who is told. */
export interface Audience {
  /** Facts of everybody: only who may see the licenses and alerts of all organizations sees it. */
  global: boolean;
  /** Unless global: only who may see the licenses and alerts of all these sees it. */
  organizationIds: readonly number[];
  /** Whether it shows under the bell. */
  inApp: boolean;
  /** Addresses that are told by e-mail. */
  emails: readonly string[];
  /** Channels that are told; empty: the default channels. */
  channelIds: readonly number[];
}

/** One thing to tell people. */
export interface Notice {
  /** Names what happened for ever: told again with the same key, it is told once. As in `alert:17:opened`. */
  key: string;
  kind: NoticeKind;
  severity: NoticeSeverity;
  /** One line. */
  title: string;
  /** Plain text: what happened, and what to do. */
  text: string;
  /** The page of the panel that shows it, as in `/licenses/4`. */
  path: string;
  /** What programs are told besides, as plain JSON. */
  facts: Record<string, unknown>;
  audience: Audience;
}
