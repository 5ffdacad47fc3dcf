import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IfMatch } from '../../platform/http/versions.js';
import { IssuerRequest, IssuerResponse } from './billing-issuer.dto.js';
import { BillingIssuers } from './billing-issuer.service.js';

@ApiTags('Billing invoices')
@Controller('billing/issuer')
@InApp('billing')
export class BillingIssuerController {
  constructor(private readonly issuers: BillingIssuers) {}

  /** Who bills, as it stands on every invoice: whoever may see an invoice may see it. */
  @Get()
  @Can('read', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingIssuer.get' })
  get(): Promise<IssuerResponse> {
    return this.issuers.get();
  }

  /** Changes who bills. It stands on all invoices: whoever may not change the invoices of all is refused. */
  @Put()
  @Can('update', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingIssuer.set' })
  set(
    @CurrentActor() actor: Actor,
    @Body() body: IssuerRequest,
    @IfMatch() version: number | null,
  ): Promise<IssuerResponse> {
    return this.issuers.set(actor, body, version);
  }
}
