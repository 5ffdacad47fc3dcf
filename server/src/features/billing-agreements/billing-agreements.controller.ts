import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
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
  ActivateBillingAgreementRequest,
  BillingAgreementExportQuery,
  BillingAgreementListQuery,
  BillingAgreementPage,
  BillingAgreementResponse,
  CreateBillingAgreementRequest,
  EndBillingAgreementRequest,
  UpdateBillingAgreementRequest,
} from './billing-agreements.dto.js';
import { agreementExport } from './billing-agreements.export.js';
import { BillingAgreementsService } from './billing-agreements.service.js';

@ApiTags('Billing agreements')
@Controller('billing/agreements')
@InApp('billing')
export class BillingAgreementsController {
  constructor(private readonly agreements: BillingAgreementsService) {}

  /** The agreements of the organizations that you may see. `q` searches the name. */
  @Get()
  @Can('read', 'BillingAgreement')
  @ApiOperation({ operationId: 'billingAgreements.list' })
  list(@CurrentActor() actor: Actor, @Query() query: BillingAgreementListQuery): Promise<BillingAgreementPage> {
    return this.agreements.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'BillingAgreement')
  @ApiOperation({ operationId: 'billingAgreements.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: BillingAgreementExportQuery): ListExport {
    return ListExport.of(this.agreements.list(actor, query), agreementExport, query);
  }

  /**
   * Creates an agreement as a draft: nothing is billed before it is activated. 422 at `products.<n>.productId` for a
   * product that cannot be measured in the organization, and at `products.<n>.exchangeRate` where the license costs
   * another currency. 409 `agreement.name-taken`.
   */
  @Post()
  @Can('create', 'BillingAgreement')
  @ApiOperation({ operationId: 'billingAgreements.create' })
  create(@CurrentActor() actor: Actor, @Body() body: CreateBillingAgreementRequest): Promise<BillingAgreementResponse> {
    return this.agreements.create(actor, body);
  }

  /** One agreement. */
  @Get(':id')
  @Can('read', 'BillingAgreement')
  @ApiOperation({ operationId: 'billingAgreements.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<BillingAgreementResponse> {
    return this.agreements.get(actor, id);
  }

  /**
   * Changes the fields that are given; `products` is the whole list. What was billed stays: another interval, bill day,
   * timing or start counts from the first day that was not billed. 422 `agreement.overlap` where a next bill date would
   * bill days again, unless `confirmOverlap` is sent; `agreement.gap` where an active agreement would never bill some,
   * unless `confirmGap` is.
   */
  @Patch(':id')
  @Can('update', 'BillingAgreement')
  @ApiOperation({ operationId: 'billingAgreements.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateBillingAgreementRequest,
    @IfMatch() version: number | null,
  ): Promise<BillingAgreementResponse> {
    return this.agreements.update(actor, id, body, version);
  }

  /**
   * Begins to bill: a draft, or again what has ended and was given a later end. Repeating it changes nothing. The next run
   * bills what is overdue: 422 `agreement.overdue` where that is much, with `overduePeriods`, unless `confirmOverdue` is sent.
   */
  @Post(':id/activate')
  @HttpCode(200)
  @Can('update', 'BillingAgreement')
  @ApiOperation({ operationId: 'billingAgreements.activate' })
  @ApiBody({ type: ActivateBillingAgreementRequest, required: false })
  activate(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body(new OptionalBodyPipe(ActivateBillingAgreementRequest)) body: Partial<ActivateBillingAgreementRequest>,
    @IfMatch() version: number | null,
  ): Promise<BillingAgreementResponse> {
    return this.agreements.activate(actor, id, body, version);
  }

  /** Ends it: periods that begin until then are still billed, and its status is ENDED once they were. */
  @Post(':id/end')
  @HttpCode(200)
  @Can('update', 'BillingAgreement')
  @ApiOperation({ operationId: 'billingAgreements.end' })
  @ApiBody({ type: EndBillingAgreementRequest, required: false })
  end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body(new OptionalBodyPipe(EndBillingAgreementRequest)) body: Partial<EndBillingAgreementRequest>,
    @IfMatch() version: number | null,
  ): Promise<BillingAgreementResponse> {
    return this.agreements.end(actor, id, body, version);
  }

  /** Deletes an agreement without invoices. 409 `agreement.has-invoices`: end it instead. */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'BillingAgreement')
  @ApiOperation({ operationId: 'billingAgreements.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.agreements.delete(actor, id, version);
  }
}
