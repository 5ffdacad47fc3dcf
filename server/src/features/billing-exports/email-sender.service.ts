import { Injectable } from '@nestjs/common';
import { Mail } from '../../platform/mail/mail.js';
import type { UndeliveredFile } from './billing-exports.repository.js';
import { ExportNotDelivered, type ExportSender } from './export-senders.js';
import { exportWriters } from './export-writers.rules.js';

/** Mail servers seldom take more; as it is sent, a file is a third longer. */
const largestMib = 15;

/** Sends files by e-mail: each recipient gets one of their own. */
@Injectable()
export class EmailSender implements ExportSender {
  constructor(private readonly mail: Mail) {}

  /** The e-mails wait in the queue with the commit: none is lost, and none is sent twice. */
  async send({ recipients, fileName, file, format, invoiceCount, scheduleName }: UndeliveredFile): Promise<void> {
    if (!this.mail.available) {
      throw new ExportNotDelivered('No e-mail is sent here: the operator names a mail server with SMTP_URL.');
    }
    if (file.length > largestMib * 1024 * 1024) {
      throw new ExportNotDelivered(`The file is too large for e-mail (more than ${largestMib} MiB). Download it.`);
    }
    const { mediaType } = exportWriters[format];
    const attachments = [{ name: fileName, mediaType, content: file.toString('base64') }];
    const invoices = invoiceCount === 1 ? '1 invoice' : `${invoiceCount} invoices`;
    for (const to of recipients) {
      await this.mail.send({
        to,
        subject: `${scheduleName}: ${invoices}`,
        text: `${fileName} is attached. It holds ${invoices}, and was made by the export schedule “${scheduleName}”.\n`,
        attachments,
      });
    }
  }
}
