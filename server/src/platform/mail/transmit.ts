import { createTransport } from 'nodemailer';
import { connectOutgoing } from '../http/outgoing-request.js';
import { traced } from '../observability/tracing.js';
import { connectionOf, type NamedMailServer, withTimeouts } from './mail.rules.js';

/** An e-mail to one address, as it is sent. */
export interface TransmittedMail {
  from: string;
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
  /** The same each time it is tried: a mailbox that gets it twice shows it once. */
  messageId: string;
  headers?: Readonly<Record<string, string>>;
  /** Files that go with it, in base64. */
  attachments?: readonly { filename: string; contentType: string; content: string; encoding: string }[];
}

/** A mail server: the one of SMTP_URL, which the operator vouches for; or one that somebody has entered. */
export type MailServer = { operatorUrl: string } | { named: NamedMailServer; near: boolean };

const connectMilliseconds = 10_000;
const silenceMilliseconds = 30_000;
/** For the whole of it: a server that says a little again and again is never silent. */
const wholeMilliseconds = 60_000;

/** How long an e-mail may take. */
export interface TransmissionLimits {
  timeoutMilliseconds?: number;
  /** Ends it from outside. */
  signal?: AbortSignal;
}

/**
 * Hands an e-mail to a mail server.
 * @returns what the server said.
 * @throws what nodemailer says of a server that does not answer or does not take it, with its `responseCode`.
 */
export async function transmitMail(
  server: MailServer,
  mail: TransmittedMail,
  { timeoutMilliseconds = wholeMilliseconds, signal }: TransmissionLimits = {},
): Promise<string> {
  const timeout = AbortSignal.timeout(timeoutMilliseconds);
  const transport = 'named' in server ? transportTo(server) : createTransport(withTimeouts(server.operatorUrl));
  const hostname = 'named' in server ? server.named.host : new URL(server.operatorUrl).hostname;
  const { to, headers, attachments = [], ...rest } = mail;
  try {
    const sent = await traced(
      { name: 'SMTP', kind: 'client', attributes: { 'server.address': hostname } },
      (): Promise<unknown> =>
        transport.sendMail({
          ...rest,
          to: { name: '', address: to },
          attachments: [...attachments],
          ...(headers === undefined ? {} : { headers: { ...headers } }),
          // Text is text: what looks like a file or an address is not fetched.
          disableFileAccess: true,
          disableUrlAccess: true,
          signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
        }),
    );
    return typeof sent === 'object' && sent !== null && 'response' in sent ? String(sent.response) : '';
  } catch (error) {
    if (timeout.aborted && signal?.aborted !== true) {
      throw new Error(`The e-mail was not taken within ${timeoutMilliseconds / 1000} seconds.`, { cause: error });
    }
    throw error;
  } finally {
    transport.close();
  }
}

function transportTo({ named, near }: { named: NamedMailServer; near: boolean }) {
  const { host, port } = named;
  return createTransport({
    ...connectionOf(named, near),
    connectionTimeout: connectMilliseconds,
    greetingTimeout: connectMilliseconds,
    socketTimeout: silenceMilliseconds,
    getSocket: (_options, done) => {
      connectOutgoing({ host, port }, { near, timeoutMilliseconds: connectMilliseconds }).then(
        (connection) => done(null, { connection }),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), undefined),
      );
    },
  });
}
