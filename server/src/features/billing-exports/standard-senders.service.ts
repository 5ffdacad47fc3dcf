import { Injectable } from '@nestjs/common';
import type { ExportTarget } from './billing-exports.types.js';
import { EmailSender } from './email-sender.service.js';
import { ExportNotDelivered, type ExportSender, ExportSenders } from './export-senders.js';
import { FolderSender } from './folder-sender.service.js';

/** Until notification channels take files. */
const noWebhooks: ExportSender = {
  send: () =>
    Promise.reject(
      new ExportNotDelivered(
        'Webhooks take no files yet. Choose a folder or e-mail; the file can be downloaded meanwhile.',
      ),
    ),
};

@Injectable()
export class StandardSenders extends ExportSenders {
  readonly byTarget: Readonly<Record<ExportTarget, ExportSender>>;

  constructor(folders: FolderSender, email: EmailSender) {
    super();
    this.byTarget = { FOLDER: folders, EMAIL: email, WEBHOOK: noWebhooks };
  }
}
