import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { ChannelFiles } from '../notifications/channel-files.service.js';
import { ExportDeliveryClaims } from './billing-exports.claims.js';
import { BillingExportsRepository } from './billing-exports.repository.js';
import { exportWriters } from './export-writers.rules.js';

/** What became of an attempt. */
export interface PostOutcome {
  /** Why the webhook did not take the file; null where it did. */
  failure: string | null;
  /** How often it was asked, this time included. */
  attempts: number;
}

/**
 * Posts files to webhooks: outside of any transaction, one process at a time each. A process that is killed before it has
 * written down what the receiver said has it asked again, with the same id and bytes.
 */
@Injectable()
export class WebhookDeliveries implements BeforeApplicationShutdown {
  private readonly stopping = new AbortController();

  constructor(
    private readonly files: ChannelFiles,
    private readonly claims: ExportDeliveryClaims,
    private readonly exports: BillingExportsRepository,
  ) {}

  beforeApplicationShutdown(): void {
    this.stopping.abort();
  }

  /** Asks the webhook to take a file, unless somebody else does so. @param settle writes down what it said. */
  async post(id: number, settle: (outcome: PostOutcome) => Promise<void>): Promise<void> {
    const claim = await this.claims.take([id]);
    if (!claim.has(id)) return;
    try {
      const posted = await this.exports.postOf(id);
      if (posted === null) return;
      const { channelId, deliveryId, fileName, format, file, attempts } = posted;
      const { signal } = this.stopping;
      const { delivered, error } = await this.files.post(
        channelId,
        { id: deliveryId, name: fileName, mediaType: exportWriters[format].mediaType, body: file.toString('utf8') },
        signal,
      );
      // It was broken off here, not there: whoever starts next posts it.
      if (signal.aborted && !delivered) return;
      const failure = delivered ? null : (error ?? 'The receiver did not take it.');
      await settle({ failure, attempts: attempts + 1 });
    } finally {
      await claim.release();
    }
  }
}
