import type { NoticeKind, NoticeSeverity } from './notice.types.js';

/** Something to tell one receiver. */
export interface Message {
  /** What the receiver knows it by, over all attempts. */
  id: string;
  key: string;
  kind: NoticeKind | 'DIGEST' | 'TEST';
  severity: NoticeSeverity;
  title: string;
  text: string;
  /** The page of the panel that shows it, complete. */
  url: string;
  facts: Record<string, unknown>;
  /** When it happened. */
  at: string;
}

/** A notice of a digest. */
export type DigestedMessage = Omit<Message, 'id'>;

const severityOrder: readonly NoticeSeverity[] = ['INFO', 'WARNING', 'CRITICAL'];

/** So many notices of a digest are told one by one; of the others, that there are more. */
const mostInDigest = 100;

/** The message that tells several notices, the most severe first. @param at when it was put together. */
export function digestOf(
  notices: readonly DigestedMessage[],
  { id, key, url, at }: Pick<Message, 'id' | 'key' | 'url' | 'at'>,
): Message {
  const ordered = notices.toSorted(
    (a, b) => severityOrder.indexOf(b.severity) - severityOrder.indexOf(a.severity) || (a.at < b.at ? -1 : 1),
  );
  const listed = ordered.slice(0, mostInDigest);
  const lines = listed.map(({ title, text, url: page }) => `${title}\n${text}\n${page}`);
  const more = ordered.length - listed.length;
  if (more > 0) lines.push(`And ${more} more.`);
  return {
    id,
    key,
    kind: 'DIGEST',
    severity: ordered[0]?.severity ?? 'INFO',
    title: ordered.length === 1 ? '1 notification' : `${ordered.length} notifications`,
    text: lines.join('\n\n'),
    url,
    facts: { count: ordered.length, notifications: listed },
    at,
  };
}

/** The body for receivers that understand ours. */
function toJson({ id, key, kind, severity, title, text, url, facts, at }: Message): object {
  return { id, key, kind, severity, title, text, url, facts, at };
}

const slackTextLength = 2900;

/** Text of people between the marks of Slack: nothing of it is a mark, a link, or calls anybody. */
export function escapedForSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Characters that make text bold, slanted or code, taken out of the sight of Slack by a mark without width. */
function plainForSlack(text: string): string {
  return escapedForSlack(text).replace(/[*_~`]/g, (mark) => `\u200b${mark}\u200b`);
}

const slackSigns: Record<NoticeSeverity, string> = {
  INFO: ':information_source:',
  WARNING: ':warning:',
  CRITICAL: ':rotating_light:',
};

/** Slack: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
function toSlack({ severity, title, text, url }: Message): object {
  const section = (content: string) => ({
    type: 'section',
    text: { type: 'mrkdwn', text: content, verbatim: true },
  });
  return {
    text: plainForSlack(cut(title, 300)),
    blocks: [
      section(`${slackSigns[severity]} *${plainForSlack(cut(title, 300))}*`),
      section(cutEscaped(plainForSlack(text), slackTextLength) || '–'),
      { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Open Seatwise' }, url }] },
    ],
  };
}

const teamsTextLength = 10_000;
const teamsColors: Record<NoticeSeverity, string> = { INFO: 'accent', WARNING: 'warning', CRITICAL: 'attention' };

/**
 * Teams, by a workflow that starts with a webhook: a message with an adaptive card. Text runs, unlike text blocks, have no
 * marks: what people wrote is shown as they wrote it.
 */
function toTeams({ severity, title, text, url }: Message): object {
  const run = (content: string, look: object) => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: content, ...look }],
  });
  const lines = cut(text, teamsTextLength)
    .split('\n')
    .filter((line) => line !== '');
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          msteams: { width: 'Full' },
          body: [
            run(title, { weight: 'bolder', size: 'medium', color: teamsColors[severity] }),
            ...lines.map((line) => run(line, {})),
          ],
          actions: [{ type: 'Action.OpenUrl', title: 'Open Seatwise', url }],
        },
      },
    ],
  };
}

/** The body of a webhook. */
export function bodyFor(format: 'JSON' | 'SLACK' | 'TEAMS', message: Message): string {
  const shapes = { JSON: toJson, SLACK: toSlack, TEAMS: toTeams };
  return JSON.stringify(shapes[format](message));
}

/** The text of an e-mail. */
export function mailTextOf({ kind, text, url }: Message): string {
  return `${text}\n\n${kind === 'DIGEST' ? 'All notifications' : 'Open it'}: ${url}\n`;
}

/** One line, whatever was written. */
export function mailSubjectOf({ title }: Message): string {
  return cut(title.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim(), 200);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}

/** Cuts between characters, never within one that is escaped. */
function cutEscaped(text: string, length: number): string {
  return text.length <= length
    ? text
    : `${text
        .slice(0, length - 1)
        .replace(/&[a-z]*$/, '')
        .toWellFormed()}…`;
}
