import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import {
  BillingExportExportQuery,
  BillingExportListQuery,
  BillingExportPage,
  BillingExportResponse,
  CreateBillingExportRequest,
  WaitingInvoicesQuery,
  WaitingInvoicesResponse,
} from './billing-exports.dto.js';
import { billingExportExport } from './billing-exports.export.js';
import { BillingExportsService } from './billing-exports.service.js';

const binary = { schema: { type: 'string', format: 'binary' } };

@ApiTags('Billing exports')
@InApp('billing')
@Controller('billing/exports')
export class BillingExportsController {
  constructor(private readonly exports: BillingExportsService) {}

  /**
   * Exports, newest first: those all of whose invoices you may see. Sorts by id, createdAt, format, status, invoiceCount,
   * fileName, scheduledFor, schedule; `q` searches names of files.
   */
  @Get()
  @Can('read', 'BillingExport')
  @ApiOperation({ operationId: 'billingExports.list' })
  list(@CurrentActor() actor: Actor, @Query() query: BillingExportListQuery): Promise<BillingExportPage> {
    const { format, ...filter } = query;
    return this.exports.list(actor, { ...filter, ...(format === undefined ? {} : { ofFormat: format }) }).page(query);
  }

  /** The whole list as a file, with the same filters and order; the format of exports is `fileFormat` here. */
  @Get('export')
  @Can('read', 'BillingExport')
  @ApiOperation({ operationId: 'billingExports.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: BillingExportExportQuery): ListExport {
    const { format: _ofFile, ...filter } = query;
    return ListExport.of(this.exports.list(actor, filter), billingExportExport, query);
  }

  /**
   * Exports invoices that you may see and export: those that are named, or every approved or completed one that was not
   * exported yet, of some organizations and days where they are given. They are marked, so that none is booked twice: 409 `export.already` names those that were exported
   * before, unless `again` is true. A file of many invoices is written after the answer; ask for its `status`.
   * 422 `export.empty`, `export.not-approved`; for QuickBooks, which takes them from a file of their own, credit notes
   * are left out, or refused beside invoices with 422 `export.credit-notes-apart`.
   */
  @Post()
  @Can('create', 'BillingExport')
  @ApiOperation({ operationId: 'billingExports.create' })
  create(@CurrentActor() actor: Actor, @Body() body: CreateBillingExportRequest): Promise<BillingExportResponse> {
    return this.exports.create(actor, body);
  }

  /** What an export would hold that names no invoices: how many, and what they come to. */
  @Get('waiting')
  @Can('create', 'BillingExport')
  @ApiOperation({ operationId: 'billingExports.waiting' })
  waiting(@CurrentActor() actor: Actor, @Query() query: WaitingInvoicesQuery): Promise<WaitingInvoicesResponse> {
    return this.exports.waiting(actor, query);
  }

  /** One export, and how far it is. */
  @Get(':id')
  @Can('read', 'BillingExport')
  @ApiOperation({ operationId: 'billingExports.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<BillingExportResponse> {
    return this.exports.get(actor, id);
  }

  /** The file, the same whenever it is downloaded. 409 `export.not-ready`. */
  @Get(':id/file')
  @Can('read', 'BillingExport')
  @Header('X-Content-Type-Options', 'nosniff')
  @ApiOperation({ operationId: 'billingExports.download' })
  @ApiOkResponse({ content: { 'text/csv': binary, 'application/json': binary } })
  async download(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<StreamableFile> {
    const { name, mediaType, bytes } = await this.exports.file(actor, id);
    return new StreamableFile(bytes, {
      type: mediaType,
      disposition: `attachment; filename="${name}"`,
      length: bytes.length,
    });
  }

  /** Delivers a file now that its schedule could not deliver before. 409 `export.nothing-to-deliver`. */
  @Post(':id/deliver')
  @HttpCode(202)
  @Can('update', 'BillingExport')
  @ApiOperation({ operationId: 'billingExports.deliver' })
  deliver(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<BillingExportResponse> {
    return this.exports.deliver(actor, id);
  }
}
