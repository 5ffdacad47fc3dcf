import { Injectable } from '@nestjs/common';
import { OutgoingRequestError, sendOutgoing } from '../../platform/http/outgoing-request.js';
import { Mail } from '../../platform/mail/mail.js';
import { isFinal, readMailServer, replyCodeOf } from '../../platform/mail/mail.rules.js';
import { type MailServer, transmitMail } from '../../platform/mail/transmit.js';
import { type AttemptOutcome, excerptOf } from './deliveries.rules.js';
import { bodyFor, mailSubjectOf, mailTextOf, type Message } from './messages.rules.js';
import type { OpenChannel } from './notification-channels.types.js';
import { signatureOf } from './signature.rules.js';

const timeoutMilliseconds = 10_000;
/** A file of thousands of invoices takes longer than a message. */
const fileTimeoutMilliseconds = 60_000;
const answerBytes = 4 * 1024;

/** A file that is posted, as text. */
export interface PostedFile {
  /** What the receiver knows it by, over all attempts. */
  id: string;
  name: string;
  mediaType: string;
  body: string;
}

/** What is posted to a webhook. */
interface Posted extends Omit<PostedFile, 'name'> {
  name?: string;
  timeoutMilliseconds?: number;
}

/** Sends one message to one receiver, and says what came of it. Never throws for what the receiver does. */
@Injectable()
export class ChannelSender {
  constructor(private readonly mail: Mail) {}

  toWebhook(channel: OpenChannel, message: Message, signal?: AbortSignal): Promise<AttemptOutcome> {
    const body = bodyFor(channel.format ?? 'JSON', message);
    return this.post(channel, { id: message.id, body, mediaType: 'application/json; charset=utf-8' }, signal);
  }

  /** Posts a file as it is: what the receiver gets is what can be downloaded. */
  fileToWebhook(channel: OpenChannel, file: PostedFile, signal?: AbortSignal): Promise<AttemptOutcome> {
    return this.post(channel, { ...file, timeoutMilliseconds: fileTimeoutMilliseconds }, signal);
  }

  private async post(channel: OpenChannel, posted: Posted, signal?: AbortSignal): Promise<AttemptOutcome> {
    const begun = performance.now();
    const ended = (outcome: Omit<AttemptOutcome, 'durationMilliseconds'>): AttemptOutcome => ({
      ...outcome,
      durationMilliseconds: Math.round(performance.now() - begun),
    });
    const url = URL.parse(channel.url ?? '');
    if (url === null) return ended(refusal('The channel has no address any more.'));
    const { id, body, mediaType, name } = posted;
    // By the clock of the machine: the receiver compares it with its own.
    const seconds = Math.floor(Date.now() / 1000);
    const { secret } = channel;
    try {
      const response = await sendOutgoing(
        url,
        {
          method: 'POST',
          headers: {
            'content-type': mediaType,
            'content-length': String(Buffer.byteLength(body)),
            'user-agent': 'Seatwise',
            'x-seatwise-delivery': id,
            ...(name === undefined ? {} : { 'content-disposition': `attachment; filename="${name}"` }),
            ...(secret === null ? {} : { 'x-seatwise-signature': signatureOf(body, secret, seconds) }),
          },
          body,
          ...(signal === undefined ? {} : { signal }),
        },
        {
          near: channel.allowPrivateAddress,
          plainHttp: 'anywhere',
          timeoutMilliseconds: posted.timeoutMilliseconds ?? timeoutMilliseconds,
          answerBytes,
          largerAnswer: 'cut',
        },
      );
      const { status } = response;
      const delivered = status >= 200 && status < 300;
      const error = delivered ? null : statusFault(status);
      return ended({ asked: true, delivered, status, error, answer: excerptOf(await response.text()), final: false });
    } catch (error) {
      return ended({ ...refusal(sentenceOf(error)), asked: !isRefusedHere(error) });
    }
  }

  /** @param channel whose mail server and sender are used; null for the mail server of SMTP_URL. */
  async toAddress(
    channel: OpenChannel | null,
    address: string,
    message: Message,
    signal?: AbortSignal,
  ): Promise<AttemptOutcome> {
    const begun = performance.now();
    const ended = (outcome: Omit<AttemptOutcome, 'durationMilliseconds'>): AttemptOutcome => ({
      ...outcome,
      durationMilliseconds: Math.round(performance.now() - begun),
    });
    const server = this.serverOf(channel);
    if (server === null) {
      return ended(refusal('There is no mail server: add an e-mail channel with one, or set SMTP_URL.'));
    }
    try {
      const mail = {
        ...this.mail.stamped(message.id, channel?.from ?? undefined),
        to: address,
        subject: mailSubjectOf(message),
        text: mailTextOf(message),
        headers: { 'X-Seatwise-Delivery': message.id, 'Auto-Submitted': 'auto-generated' },
      };
      const response = await transmitMail(server, mail, signal === undefined ? {} : { signal });
      const status = Number(/^\d{3}/.exec(response)?.[0] ?? 250);
      const answer = excerptOf(response);
      return ended({ asked: true, delivered: true, status, error: null, answer, final: false });
    } catch (error) {
      const status = replyCodeOf(error);
      const answer = status === null ? null : excerptOf(responseOf(error));
      const [asked, final] = [!isRefusedHere(error), isFinal(error)];
      return ended({ asked, delivered: false, status, error: sentenceOf(error), answer, final });
    }
  }

  private serverOf(channel: OpenChannel | null): MailServer | null {
    if (channel === null || channel.smtpUrl === null) return this.mail.server;
    const named = readMailServer(channel.smtpUrl);
    return named === null ? null : { named, near: channel.allowPrivateAddress };
  }
}

/** Nobody was asked. */
function refusal(error: string): Omit<AttemptOutcome, 'durationMilliseconds'> {
  return { asked: false, delivered: false, status: null, error, answer: null, final: false };
}

/** An address that this server may not ask was not asked. */
function isRefusedHere(error: unknown): boolean {
  return error instanceof OutgoingRequestError && (error.fault === 'address' || error.fault === 'insecure');
}

function statusFault(status: number): string {
  if (status >= 300 && status < 400) {
    return `The receiver answered ${status}: it sends on to another address. Redirects are not followed; enter that address.`;
  }
  return `The receiver answered ${status}.`;
}

const known: Record<string, string> = {
  ENOTFOUND: 'There is no server of that name.',
  EAI_AGAIN: 'The name of the server could not be looked up.',
  ECONNREFUSED: 'The server refuses the connection.',
  ECONNRESET: 'The server broke the connection off.',
  ETIMEDOUT: 'The server does not answer.',
};

function sentenceOf(error: unknown): string {
  if (error instanceof OutgoingRequestError) {
    return error.fault === 'address' ? `${error.message} Allow private addresses where that is right.` : error.message;
  }
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return excerptOf(known[code] ?? error.message) ?? 'The server does not answer.';
}

function responseOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'response' in error ? String(error.response) : '';
}
