import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { type SpooledFile, TakesUpload, TheUpload } from '../../platform/http/file-upload.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { IfMatch } from '../../platform/http/versions.js';
import { dispositionOf } from './attachment-files.rules.js';
import {
  AddLicenseAttachmentFields,
  AddLicenseAttachmentRequest,
  ChangeLicenseAttachmentRequest,
  LicenseAttachmentExportQuery,
  LicenseAttachmentListQuery,
  LicenseAttachmentPage,
  LicenseAttachmentResponse,
} from './license-attachments.dto.js';
import { licenseAttachmentExport } from './license-attachments.export.js';
import { LicenseAttachmentsService } from './license-attachments.service.js';

const mebibyte = 1024 * 1024;

@ApiTags('License attachments')
@InApp('asset-management')
@Controller('licenses/:licenseId/attachments')
export class LicenseAttachmentsController {
  constructor(private readonly attachments: LicenseAttachmentsService) {}

  /** The files of a license, newest first. `q` searches names and notes. */
  @Get()
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenseAttachments.list' })
  async list(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Query() query: LicenseAttachmentListQuery,
  ): Promise<LicenseAttachmentPage> {
    return (await this.attachments.list(actor, licenseId, query)).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenseAttachments.export' })
  @ApiExport()
  async export(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Query() query: LicenseAttachmentExportQuery,
  ): Promise<ListExport> {
    return ListExport.of(await this.attachments.list(actor, licenseId, query), licenseAttachmentExport, query);
  }

  /**
   * Attaches a file, as `multipart/form-data` in the field `file`: PDF, office documents, PNG, JPEG, WebP, text, CSV,
   * messages, zip; up to 100 a license. 413 `file.too-large`, 415 `attachment.type-refused`, 422
   * `attachment.content-mismatch`, 409 `attachment.too-many`.
   */
  @Post()
  @TakesUpload({ limitOf: (config) => config.values.ATTACHMENT_LIMIT_MIB * mebibyte })
  @Can('update', 'License')
  @ApiOperation({ operationId: 'licenseAttachments.add' })
  @ApiBody({ type: AddLicenseAttachmentRequest })
  add(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @TheUpload() file: SpooledFile,
    @Body() fields: AddLicenseAttachmentFields,
  ): Promise<LicenseAttachmentResponse> {
    return this.attachments.add(actor, licenseId, file, fields);
  }

  /** The content of a file, to be saved: browsers do not show it. */
  @Get(':id/file')
  @Can('read', 'License')
  @Header('Content-Security-Policy', "sandbox; default-src 'none'")
  @Header('X-Content-Type-Options', 'nosniff')
  @ApiOperation({ operationId: 'licenseAttachments.download' })
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async download(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Param('id', IdPipe) id: number,
  ): Promise<StreamableFile> {
    const { attachment, stream } = await this.attachments.content(actor, licenseId, id);
    const { mediaType, name, size } = attachment;
    return new StreamableFile(stream, { type: mediaType, disposition: dispositionOf(name), length: size });
  }

  /** Changes name or note; the content stays. */
  @Patch(':id')
  @Can('update', 'License')
  @ApiOperation({ operationId: 'licenseAttachments.change' })
  change(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Param('id', IdPipe) id: number,
    @Body() body: ChangeLicenseAttachmentRequest,
    @IfMatch() version: number | null,
  ): Promise<LicenseAttachmentResponse> {
    return this.attachments.change(actor, licenseId, id, body, version);
  }

  /** Deletes a file for good. */
  @Delete(':id')
  @HttpCode(204)
  @Can('update', 'License')
  @ApiOperation({ operationId: 'licenseAttachments.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.attachments.delete(actor, licenseId, id, version);
  }
}
