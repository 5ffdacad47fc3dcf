import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { OptionalBodyPipe } from '../../platform/http/validation.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  ApproveInvoicesRequest,
  ApproveInvoicesResponse,
  InvoiceExportQuery,
  InvoiceListQuery,
  InvoicePage,
  InvoiceResponse,
  RecalculateInvoiceRequest,
  UpdateInvoiceRequest,
} from './billing-invoices.dto.js';
import { invoiceExport } from './billing-invoices.export.js';
import { BillingInvoicesService } from './billing-invoices.service.js';
import { RunInvoicesRequest, RunInvoicesResponse } from './billing-runs.dto.js';
import { BillingRuns } from './billing-runs.service.js';
import { InvoiceCorrections } from './invoice-corrections.service.js';
import { InvoiceSummaryQuery, InvoiceSummaryResponse } from './invoice-summary.dto.js';
import { EvidenceResponse, HolderExportQuery, HolderListQuery, HolderPage } from './line-evidence.dto.js';
import { lineHolderExport } from './line-evidence.export.js';
import { LineEvidence } from './line-evidence.service.js';

@ApiTags('Billing invoices')
@Controller('billing/invoices')
@InApp('billing')
export class BillingInvoicesController {
  constructor(
    private readonly invoices: BillingInvoicesService,
    private readonly runs: BillingRuns,
    private readonly corrections: InvoiceCorrections,
    private readonly evidence: LineEvidence,
  ) {}

  /** Invoices and credit notes of the organizations that you may see, newest first. `q` finds a piece of the number. */
  @Get()
  @Can('read', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingInvoices.list' })
  list(@CurrentActor() actor: Actor, @Query() query: InvoiceListQuery): Promise<InvoicePage> {
    return this.invoices.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingInvoices.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: InvoiceExportQuery): ListExport {
    return ListExport.of(this.invoices.list(actor, query), invoiceExport, query);
  }

  /** How many invoices and credit notes are in which state, and what they come to, of those that you may see. */
  @Get('summary')
  @Can('read', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingInvoices.summary' })
  summary(@CurrentActor() actor: Actor, @Query() query: InvoiceSummaryQuery): Promise<InvoiceSummaryResponse> {
    return this.invoices.summary(actor, query);
  }

  /**
   * Makes every invoice whose date is not after a day, missed ones first. A period is billed once, whoever runs it and
   * however often. An agreement that cannot be billed is told in `failed` and does not hold up the others.
   */
  @Post('run')
  @HttpCode(200)
  @Can('create', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingInvoices.run' })
  @ApiBody({ type: RunInvoicesRequest, required: false })
  run(
    @CurrentActor() actor: Actor,
    @Body(new OptionalBodyPipe(RunInvoicesRequest)) body: Partial<RunInvoicesRequest>,
  ): Promise<RunInvoicesResponse> {
    return this.runs.run(actor, body);
  }

  /** Approves several pending invoices. Those that cannot be are told in `refused`, and the others are approved. */
  @Post('approve')
  @HttpCode(200)
  @Can('update', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingInvoices.approveMany' })
  approveMany(@CurrentActor() actor: Actor, @Body() body: ApproveInvoicesRequest): Promise<ApproveInvoicesResponse> {
    return this.invoices.approveAll(actor, body.ids);
  }

  /** One invoice or credit note. */
  @Get(':id')
  @Can('read', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingInvoices.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<InvoiceResponse> {
    return this.invoices.get(actor, id);
  }

  /**
   * Changes note and lines of a pending one; `lines` is the whole list. A line that is changed keeps its evidence. 409
   * `invoice.frozen` once it was approved.
   */
  @Patch(':id')
  @Can('update', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingInvoices.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateInvoiceRequest,
    @IfMatch() version: number | null,
  ): Promise<InvoiceResponse> {
    return this.invoices.update(actor, id, body, version);
  }

  /**
   * Counts again what was there on the measuring day, with the terms that the agreement has now. What was changed by hand
   * stays, unless `resetEdits` is sent. 409 `invoice.frozen` once it was approved.
   */
  @Post(':id/recalculate')
  @HttpCode(200)
  @Can('update', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingInvoices.recalculate' })
  @ApiBody({ type: RecalculateInvoiceRequest, required: false })
  recalculate(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body(new OptionalBodyPipe(RecalculateInvoiceRequest)) body: Partial<RecalculateInvoiceRequest>,
    @IfMatch() version: number | null,
  ): Promise<InvoiceResponse> {
    return this.corrections.recalculate(actor, id, body, version);
  }

  /** Approves it: it stays as it is from then on. Repeating it changes nothing. */
  @Post(':id/approve')
  @HttpCode(200)
  @Can('update', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingInvoices.approve' })
  approve(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<InvoiceResponse> {
    return this.invoices.approve(actor, id, version);
  }

  /** Says of an approved one that it is done with. Repeating it changes nothing. 409 `invoice.not-approved`. */
  @Post(':id/complete')
  @HttpCode(200)
  @Can('update', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingInvoices.complete' })
  complete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<InvoiceResponse> {
    return this.invoices.complete(actor, id, version);
  }

  /** Puts it aside. Its period stays billed. Repeating it changes nothing. */
  @Post(':id/archive')
  @HttpCode(200)
  @Can('update', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingInvoices.archive' })
  archive(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<InvoiceResponse> {
    return this.invoices.archive(actor, id, version);
  }

  /** Takes it out of the archive: it is again what it was. Repeating it changes nothing. */
  @Post(':id/unarchive')
  @HttpCode(200)
  @Can('update', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingInvoices.unarchive' })
  unarchive(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<InvoiceResponse> {
    return this.invoices.unarchive(actor, id, version);
  }

  /**
   * Makes the credit note of an approved invoice, which is answered: pending, with a number of its own and amounts below 0.
   * While it is pending it can be changed, to give back a part. 409 `invoice.credited` where there is one already.
   */
  @Post(':id/credit')
  @Can('create', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingInvoices.credit' })
  credit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<InvoiceResponse> {
    return this.corrections.credit(actor, id, version);
  }

  /** Who was counted on a line, and what changed since the previous invoice of the agreement: who, and why. */
  @Get(':id/lines/:lineId/evidence')
  @Can('read', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingInvoices.evidence' })
  lineEvidence(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('lineId', IdPipe) lineId: number,
  ): Promise<EvidenceResponse> {
    return this.evidence.of(actor, id, lineId);
  }
  /** Who was counted on a line, by name. `q` finds a piece of the name. Sorts by holder, assignedOn, seats. */
  @Get(':id/lines/:lineId/holders')
  @Can('read', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingInvoices.holders' })
  async holders(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('lineId', IdPipe) lineId: number,
    @Query() query: HolderListQuery,
  ): Promise<HolderPage> {
    return (await this.evidence.holders(actor, id, lineId, query)).page(query);
  }

  /** Everybody who was counted on a line as a file, with the same filters and order. */
  @Get(':id/lines/:lineId/holders/export')
  @Can('read', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingInvoices.exportHolders' })
  @ApiExport()
  async exportHolders(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('lineId', IdPipe) lineId: number,
    @Query() query: HolderExportQuery,
  ): Promise<ListExport> {
    return ListExport.of(await this.evidence.holders(actor, id, lineId, query), lineHolderExport, query);
  }
}
