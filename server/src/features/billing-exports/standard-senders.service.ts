import { Injectable } from '@nestjs/common';
import { EmailSender } from './email-sender.service.js';
import { type ExportSender, ExportSenders, type SentTarget } from './export-senders.js';
import { FolderSender } from './folder-sender.service.js';

@Injectable()
export class StandardSenders extends ExportSenders {
  readonly byTarget: Readonly<Record<SentTarget, ExportSender>>;

  constructor(folders: FolderSender, email: EmailSender) {
    super();
    this.byTarget = { FOLDER: folders, EMAIL: email };
  }
}
