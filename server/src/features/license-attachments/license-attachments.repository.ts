import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type { LicenseAttachmentListQuery, LicenseAttachmentResponse } from './license-attachments.dto.js';
import { LicenseAttachment } from './license-attachments.entity.js';

const list: ListDefinition = {
  select: sql`f.id, f.version, f.name, f.media_type AS "mediaType", f.size, f.sha256, f.note,
    f.created_at AS "createdAt", f.actor_name AS "by"`,
  from: sql`license_attachment f`,
  id: sql`f.id`,
  sorts: {
    name: sql`lower(f.name)`,
    mediaType: sql`f.media_type`,
    size: sql`f.size`,
    createdAt: sql`f.created_at`,
    id: sql`f.id`,
  },
  defaultSort: '-id',
};

@Injectable()
export class LicenseAttachmentsRepository {
  constructor(private readonly database: Database) {}

  /** The files of a license. license_attachment_license_id_idx serves the filter and the default order. */
  list(licenseId: number, query: Unpaged<LicenseAttachmentListQuery>): RowList<LicenseAttachmentResponse> {
    const where = [sql`f.license_id = ${licenseId}`];
    if (query.q !== undefined && query.q !== '') {
      const pattern = containsPattern(query.q);
      where.push(sql`f.name ILIKE ${pattern} OR f.note ILIKE ${pattern}`);
    }
    return listOf(this.database, list, where, (row: LicenseAttachmentResponse) => row);
  }

  /** One file as it is shown, or null. */
  find(licenseId: number, id: number): Promise<LicenseAttachmentResponse | null> {
    return this.database.first(sql`
      SELECT ${list.select} FROM ${list.from} WHERE f.id = ${id} AND f.license_id = ${licenseId}`);
  }

  /** How many files a license has. */
  async countOf(licenseId: number): Promise<number> {
    const { count } = await this.database.one<{ count: number }>(
      sql`SELECT count(*) AS count FROM license_attachment f WHERE f.license_id = ${licenseId}`,
    );
    return count;
  }

  async insert(attachment: Omit<LicenseAttachment, 'id' | 'version' | 'createdAt'>): Promise<number> {
    const { identifiers } = await this.database.repository(LicenseAttachment).insert(attachment);
    return Number(identifiers[0]?.['id']);
  }

  async insertChunk(attachmentId: number, position: number, bytes: Buffer): Promise<void> {
    await this.database.query(sql`
      INSERT INTO license_attachment_chunk (attachment_id, position, bytes)
      VALUES (${attachmentId}, ${position}, ${bytes})`);
  }

  /** A part of the content; null after the last one. license_attachment_chunk_pkey. */
  async chunk(attachmentId: number, position: number): Promise<Buffer | null> {
    const row = await this.database.first<{ bytes: Buffer }>(sql`
      SELECT bytes FROM license_attachment_chunk WHERE attachment_id = ${attachmentId} AND position = ${position}`);
    return row?.bytes ?? null;
  }

  async update(id: number, { name, note }: { name: string; note: string }): Promise<void> {
    await this.database.query(sql`
      UPDATE license_attachment SET name = ${name}, note = ${note}, version = version + 1 WHERE id = ${id}`);
  }

  async delete(id: number): Promise<void> {
    await this.database.query(sql`DELETE FROM license_attachment WHERE id = ${id}`);
  }
}
