import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/app-error.js';
import type { SpooledFile } from '../../platform/http/file-upload.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { LicensesService } from '../licenses/licenses.service.js';
import { type AttachmentKind, fileNameOf, kindOf, matchesKind, signatureBytes } from './attachment-files.rules.js';
import type {
  AddLicenseAttachmentFields,
  ChangeLicenseAttachmentRequest,
  LicenseAttachmentListQuery,
  LicenseAttachmentResponse,
} from './license-attachments.dto.js';
import {
  attachmentContentMismatch,
  attachmentEmpty,
  attachmentKindChanged,
  attachmentsTooMany,
  attachmentTypeRefused,
} from './license-attachments.errors.js';
import { LicenseAttachmentsRepository } from './license-attachments.repository.js';

/** Files that one license can have. */
const mostAttachments = 100;

/** How much of a file is in memory at once, in bytes. */
const chunkBytes = 256 * 1024;

/** The content of a file, to be sent. */
export interface AttachmentContent {
  attachment: LicenseAttachmentResponse;
  stream: Readable;
}

/** Files of licenses: contracts, orders, correspondence. */
@Injectable()
export class LicenseAttachmentsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly licenses: LicensesService,
    private readonly attachments: LicenseAttachmentsRepository,
  ) {}

  /** The files of a license, all of which the actor may see. @throws AppError 404, 403. */
  async list(
    actor: Actor,
    licenseId: number,
    query: Unpaged<LicenseAttachmentListQuery>,
  ): Promise<RowList<LicenseAttachmentResponse>> {
    await this.licenses.getWhole(actor, licenseId);
    return this.attachments.list(licenseId, query);
  }

  /**
   * Keeps a file: all of it, or nothing.
   * @throws AppError 404, 403, 415 `attachment.type-refused`, 422 `attachment.content-mismatch` or `attachment.empty`,
   * 409 `attachment.too-many`.
   */
  async add(
    actor: Actor,
    licenseId: number,
    file: Pick<SpooledFile, 'name' | 'size' | 'sha256' | 'read'>,
    fields: AddLicenseAttachmentFields,
  ): Promise<LicenseAttachmentResponse> {
    return this.database.transaction(async () => {
      // Who adds a file at the same time waits here, and is counted.
      await this.licenses.holdWhole(actor, licenseId, null);
      const { name, mediaType } = await checked(file);
      if ((await this.attachments.countOf(licenseId)) >= mostAttachments) throw attachmentsTooMany(mostAttachments);
      const { size, sha256 } = file;
      const { note = '' } = fields;
      const by = { actorId: actor.id, actorName: actor.name };
      const id = await this.attachments.insert({ licenseId, name, mediaType, size, sha256, note, ...by });
      for (let position = 0; position * chunkBytes < size; position++) {
        await this.attachments.insertChunk(id, position, await file.read(position * chunkBytes, chunkBytes));
      }
      await this.record(actor, 'added', licenseId, { after: { id, name, size, sha256, note } });
      return this.find(licenseId, id);
    });
  }

  /** The content of a file, read as fast as it is taken. @throws AppError 404, 403. */
  async content(actor: Actor, licenseId: number, id: number): Promise<AttachmentContent> {
    await this.licenses.getWhole(actor, licenseId);
    const attachment = await this.find(licenseId, id);
    return { attachment, stream: Readable.from(this.chunksOf(attachment), { objectMode: false }) };
  }

  /** @throws AppError 404, 403, 412 when `version` is stale, 422 `attachment.kind-changed`. */
  change(
    actor: Actor,
    licenseId: number,
    id: number,
    request: ChangeLicenseAttachmentRequest,
    version: number | null,
  ): Promise<LicenseAttachmentResponse> {
    return this.database.transaction(async () => {
      const held = await this.hold(actor, licenseId, id, version);
      const name = request.name === undefined ? held.name : renamed(held.name, request.name);
      const { note = held.note } = request;
      if (name !== held.name || note !== held.note) {
        await this.attachments.update(id, { name, note });
        const before = { id, name: held.name, note: held.note };
        await this.record(actor, 'changed', licenseId, { before, after: { id, name, note } });
      }
      return this.find(licenseId, id);
    });
  }

  /** @throws AppError 404, 403, 412 when `version` is stale. */
  delete(actor: Actor, licenseId: number, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      const { name, size, sha256, note } = await this.hold(actor, licenseId, id, version);
      await this.attachments.delete(id);
      await this.record(actor, 'deleted', licenseId, { before: { id, name, size, sha256, note } });
    });
  }

  /** The license is held, and with it its files. */
  private async hold(
    actor: Actor,
    licenseId: number,
    id: number,
    version: number | null,
  ): Promise<LicenseAttachmentResponse> {
    await this.licenses.holdWhole(actor, licenseId, null);
    const held = await this.find(licenseId, id);
    assertVersion(held.version, version);
    return held;
  }

  private async find(licenseId: number, id: number): Promise<LicenseAttachmentResponse> {
    const attachment = await this.attachments.find(licenseId, id);
    if (attachment === null) throw notFound('attachment');
    return attachment;
  }

  /** A file that is deleted while it is read ends with an error, which cuts the connection: it must not look whole. */
  private async *chunksOf({ id, size }: LicenseAttachmentResponse): AsyncGenerator<Buffer> {
    let sent = 0;
    for (let position = 0; sent < size; position++) {
      const chunk = await this.attachments.chunk(id, position);
      if (chunk === null) throw new Error(`Attachment ${id} ended before its end.`);
      sent += chunk.length;
      yield chunk;
    }
  }

  private async record(
    actor: Actor,
    what: 'added' | 'changed' | 'deleted',
    licenseId: number,
    said: { before?: object; after?: object },
  ): Promise<void> {
    const action = `license-attachment.${what}`;
    await this.audit.record(actor, { action, subjectType: 'License', subjectId: licenseId, ...said });
    await this.licenses.announce(licenseId, { topic: 'license-attachments', subject: 'License' });
  }
}

/** The name under which a file is kept, and what it is. */
async function checked(
  file: Pick<SpooledFile, 'name' | 'size' | 'read'>,
): Promise<{ name: string; mediaType: AttachmentKind['mediaType'] }> {
  const name = fileNameOf(file.name);
  const kind = kindOf(name);
  if (kind === null) throw attachmentTypeRefused(name === '' ? file.name.slice(0, 100) : name);
  if (file.size === 0) throw attachmentEmpty(name);
  if (!matchesKind(kind, await file.read(0, signatureBytes))) throw attachmentContentMismatch(name);
  return { name, mediaType: kind.mediaType };
}

function renamed(present: string, wanted: string): string {
  const kind = kindOf(present);
  const name = fileNameOf(wanted);
  if (kindOf(name)?.mediaType === kind?.mediaType) return name;
  // Something after a dot that is the end of no name, such as “v1.2”, belongs to the name.
  if (kindOf(name) !== null) throw attachmentKindChanged();
  return fileNameOf(`${wanted}${present.slice(present.lastIndexOf('.'))}`);
}
