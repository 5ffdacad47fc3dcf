import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { LicenseAttachmentsService } from '../license-attachments/license-attachments.service.js';
import { LicenseKeysService } from '../license-keys/license-keys.service.js';
import { onePagePdf, sampleDocuments, sampleKeys, sampleSeatKeys } from './sample-papers.js';

/** Keys and documents of the licenses of the sample. */
@Injectable()
export class SamplePapersService {
  constructor(
    private readonly database: Database,
    private readonly keys: LicenseKeysService,
    private readonly attachments: LicenseAttachmentsService,
  ) {}

  async load(actor: Actor): Promise<void> {
    for (const { license, label, value } of sampleKeys) {
      await this.keys.create(actor, await this.licenseOf(license), { label, value });
    }
    const { license, label, prefix } = sampleSeatKeys;
    const licenseId = await this.licenseOf(license);
    const seats = await this.database.query<{ id: number }>(sql`
      SELECT id FROM assignment WHERE license_id = ${licenseId} AND ended_on IS NULL ORDER BY id`);
    for (const [index, seat] of seats.entries()) {
      const value = `${prefix}${String(index + 1).padStart(4, '0')}`;
      await this.keys.create(actor, licenseId, { label, value, assignmentId: seat.id });
    }
    for (const { license: named, name, note, lines } of sampleDocuments) {
      await this.attachments.add(actor, await this.licenseOf(named), fileOf(name, onePagePdf(lines)), { note });
    }
  }

  private async licenseOf(name: string): Promise<number> {
    const { id } = await this.database.one<{ id: number }>(sql`SELECT id FROM license WHERE name = ${name}`);
    return id;
  }
}

function fileOf(name: string, content: Buffer) {
  return {
    name,
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    read: async (position: number, length: number) => content.subarray(position, position + length),
  };
}
