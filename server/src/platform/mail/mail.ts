import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Jobs } from '../jobs/jobs.js';
import { SecretBox } from '../secrets/secret-box.js';
import { isFinal, readMailJob, readMessage, senderOf } from './mail.rules.js';
import { type MailServer, transmitMail } from './transmit.js';

/** An e-mail to one person. */
export interface MailMessage {
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
  attachments?: readonly MailAttachment[];
}

/** A file that goes with an e-mail. */
export interface MailAttachment {
  name: string;
  /** Such as `text/csv; charset=utf-8`. */
  mediaType: string;
  /** Base64. */
  content: string;
}

const job = 'mail.send';

/** E-mail, by the mail server of SMTP_URL. */
@Injectable()
export class Mail implements OnModuleInit {
  private readonly logger = new Logger(Mail.name);

  constructor(
    private readonly config: Config,
    private readonly jobs: Jobs,
    private readonly secretBox: SecretBox,
  ) {}

  onModuleInit(): void {
    this.jobs.define({
      name: job,
      title: 'Send e-mail',
      does: 'Hands one e-mail to the mail server.',
      run: (data, stopping) => this.deliver(data, stopping),
    });
  }

  /** False where no mail server is named: then nothing is sent. */
  get available(): boolean {
    return this.config.values.SMTP_URL !== null;
  }

  /**
   * Sends an e-mail, with the commit of the open transaction. A mail server that does not answer is asked again, with
   * back-off; what it refuses for good is logged and given up. What is written may be a secret, so it waits encrypted.
   */
  async send(message: MailMessage): Promise<void> {
    if (!this.available) return;
    const id = randomUUID();
    await this.jobs.send(job, { id, sealed: this.secretBox.seal(JSON.stringify(message), purposeOf(id)) }, id);
  }

  /** @param signal breaks it off: it is tried again, as the same message. */
  private async deliver(data: unknown, signal: AbortSignal): Promise<void> {
    const { SMTP_URL: url, MAIL_FROM: from } = this.config.values;
    const { id, sealed } = readMailJob(data);
    if (url === null) {
      this.logger.warn(`E-mail ${id} was not sent: SMTP_URL is not set any more.`);
      return;
    }
    const { to, subject, text, attachments = [] } = readMessage(this.secretBox.open(sealed, purposeOf(id)));
    const files = attachments.map(({ name: filename, mediaType: contentType, content }) => ({
      filename,
      contentType,
      content,
      encoding: 'base64',
    }));
    try {
      const mail = { ...this.stamped(id, from), to, subject, text, attachments: files };
      await transmitMail({ operatorUrl: url }, mail, { signal });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.logger.warn(`E-mail ${id} was not sent: ${reason}`);
      if (!isFinal(error)) throw error;
    }
  }

  /** The mail server of SMTP_URL; null where none is named. */
  get server(): MailServer | null {
    const url = this.config.values.SMTP_URL;
    return url === null ? null : { operatorUrl: url };
  }

  /** Who an e-mail comes from, and what it is known by over all attempts. @param from unless the operator says who. */
  stamped(id: string, from: string | null = this.config.values.MAIL_FROM): { from: string; messageId: string } {
    const host = new URL(this.config.publicUrl).hostname;
    return { from: from ?? senderOf(host), messageId: `<${id}@${host}>` };
  }
}

const purposeOf = (id: string) => `mail/${id}`;
