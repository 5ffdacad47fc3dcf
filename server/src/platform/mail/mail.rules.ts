import type { MailAttachment, MailMessage } from './mail.js';

const timeouts = { connectionTimeout: '10000', greetingTimeout: '10000', socketTimeout: '30000' };

/** The address of a mail server, with limits on how long it may take where it names none. */
export function withTimeouts(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  for (const [name, milliseconds] of Object.entries(timeouts)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, milliseconds);
  }
  return url.href;
}

/** Who e-mail comes from where nobody said. */
export function senderOf(host: string): string {
  return `Seatwise <seatwise@${/^[\d.:[\]]+$/.test(host) ? 'localhost' : host}>`;
}

/** What a mail server said of a message that it did not take; null when it said nothing. */
export function replyCodeOf(error: unknown): number | null {
  const code = typeof error === 'object' && error !== null && 'responseCode' in error ? error.responseCode : null;
  return typeof code === 'number' ? code : null;
}

/** True for a refusal that asking again does not change: the mail server does not take this message (5xx). */
export function isFinal(error: unknown): boolean {
  const code = replyCodeOf(error);
  // 530 to 538 speak of how this server signs in there, which an operator mends.
  return code !== null && code >= 500 && code < 600 && !(code >= 530 && code <= 538);
}

/** The parts of the address of a mail server that somebody has entered. */
export interface NamedMailServer {
  host: string;
  port: number;
  /** TLS from the first byte; else the server is asked whether it can. */
  secure: boolean;
  auth: { user: string; pass: string } | null;
}

/**
 * Reads the address of a mail server that somebody has entered. It has no question mark: what stands behind one would be
 * options of the library that sends, and some of those run programs.
 * @returns null for what is no such address.
 */
export function readMailServer(smtpUrl: string): NamedMailServer | null {
  const url = URL.parse(smtpUrl);
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') return null;
  if (url.search !== '' || url.hash !== '' || !['', '/'].includes(url.pathname)) return null;
  const secure = url.protocol === 'smtps:';
  try {
    const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
    const port = url.port === '' ? (secure ? 465 : 587) : Number(url.port);
    return { host: url.hostname, port, secure, auth: user === '' ? null : { user, pass } };
  } catch {
    return null;
  }
}

/** How a mail server that somebody has entered is connected to. @param near whether it may stand in one's own network. */
export function connectionOf({ host, port, secure, auth }: NamedMailServer, near: boolean) {
  return {
    host: host.replace(/^\[|\]$/g, ''),
    port,
    secure,
    // Whoever stands between could take the offer of TLS away, and read the password.
    requireTLS: auth !== null && !near,
    ...(auth === null ? {} : { auth }),
  };
}

/** What was sent to the queue. @throws Error for anything else. */
export function readMailJob(data: unknown): { id: string; sealed: string } {
  if (typeof data === 'object' && data !== null && 'id' in data && 'sealed' in data) {
    const { id, sealed } = data;
    if (typeof id === 'string' && typeof sealed === 'string') return { id, sealed };
  }
  throw new Error('This is no e-mail that was to be sent.');
}

/** @throws Error for what is no message. */
export function readMessage(json: string): MailMessage {
  const message: unknown = JSON.parse(json);
  if (typeof message === 'object' && message !== null && 'to' in message && 'subject' in message && 'text' in message) {
    const { to, subject, text } = message;
    if (typeof to === 'string' && typeof subject === 'string' && typeof text === 'string') {
      const attachments: unknown = 'attachments' in message ? message.attachments : [];
      if (Array.isArray(attachments) && attachments.every(isAttachment)) return { to, subject, text, attachments };
    }
  }
  throw new Error('This is no e-mail.');
}

function isAttachment(value: unknown): value is MailAttachment {
  if (typeof value !== 'object' || value === null) return false;
  return ['name', 'mediaType', 'content'].every((key) => typeof Reflect.get(value, key) === 'string');
}
