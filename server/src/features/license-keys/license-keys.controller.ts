import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { NeverRepeated } from '../../platform/http/never-repeated.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  ChangeLicenseKeyRequest,
  CreateLicenseKeyRequest,
  LicenseKeyEventExportQuery,
  LicenseKeyEventListQuery,
  LicenseKeyEventPage,
  LicenseKeyExportQuery,
  LicenseKeyListQuery,
  LicenseKeyPage,
  LicenseKeyResponse,
  RevealedLicenseKeyResponse,
} from './license-keys.dto.js';
import { licenseKeyEventExport, licenseKeyExport } from './license-keys.export.js';
import { LicenseKeysService } from './license-keys.service.js';

@ApiTags('License keys')
@InApp('asset-management')
@Controller('licenses/:licenseId/keys')
export class LicenseKeysController {
  constructor(private readonly keys: LicenseKeysService) {}

  /** The keys of a license and of its seats, masked, newest first. `q` searches labels and holders. */
  @Get()
  @Can('read', 'LicenseKey')
  @ApiOperation({ operationId: 'licenseKeys.list' })
  async list(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Query() query: LicenseKeyListQuery,
  ): Promise<LicenseKeyPage> {
    return (await this.keys.list(actor, licenseId, query)).page(query);
  }

  /** The whole list as a file, with the same filters and order. Values stay masked. */
  @Get('export')
  @Can('read', 'LicenseKey')
  @ApiOperation({ operationId: 'licenseKeys.export' })
  @ApiExport()
  async export(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Query() query: LicenseKeyExportQuery,
  ): Promise<ListExport> {
    return ListExport.of(await this.keys.list(actor, licenseId, query), licenseKeyExport, query);
  }

  /** Who entered a key, named it otherwise, and looked at it, newest first. `q` searches names. */
  @Get(':id/events')
  @Can('read', 'LicenseKey')
  @ApiOperation({ operationId: 'licenseKeys.events' })
  async events(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Param('id', IdPipe) id: number,
    @Query() query: LicenseKeyEventListQuery,
  ): Promise<LicenseKeyEventPage> {
    return (await this.keys.events(actor, licenseId, id, query)).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get(':id/events/export')
  @Can('read', 'LicenseKey')
  @ApiOperation({ operationId: 'licenseKeys.exportEvents' })
  @ApiExport()
  async exportEvents(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Param('id', IdPipe) id: number,
    @Query() query: LicenseKeyEventExportQuery,
  ): Promise<ListExport> {
    return ListExport.of(await this.keys.events(actor, licenseId, id, query), licenseKeyEventExport, query);
  }

  /** Keeps a key of the license, or of one of its seats, encrypted. The answer has it masked. 409 `license-key.present`. */
  @Post()
  @Can('create', 'LicenseKey')
  @ApiOperation({ operationId: 'licenseKeys.create' })
  create(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Body() body: CreateLicenseKeyRequest,
  ): Promise<LicenseKeyResponse> {
    return this.keys.create(actor, licenseId, body);
  }

  /** Changes the label. The value stays: another one is another key. */
  @Patch(':id')
  @Can('update', 'LicenseKey')
  @ApiOperation({ operationId: 'licenseKeys.change' })
  change(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Param('id', IdPipe) id: number,
    @Body() body: ChangeLicenseKeyRequest,
    @IfMatch() version: number | null,
  ): Promise<LicenseKeyResponse> {
    return this.keys.change(actor, licenseId, id, body, version);
  }

  /** Deletes a key for good. */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'LicenseKey')
  @ApiOperation({ operationId: 'licenseKeys.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.keys.delete(actor, licenseId, id, version);
  }

  /**
   * Shows a key. Every call is written into the audit log, so an `Idempotency-Key` is not looked at. 409
   * `secret.other-key` when the server runs with another SECRET_KEY than the one that it was encrypted under.
   */
  @Post(':id/reveal')
  @HttpCode(200)
  @NeverRepeated()
  @Can('read', 'LicenseKey')
  @ApiOperation({ operationId: 'licenseKeys.reveal' })
  reveal(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Param('id', IdPipe) id: number,
  ): Promise<RevealedLicenseKeyResponse> {
    return this.keys.reveal(actor, licenseId, id);
  }
}
