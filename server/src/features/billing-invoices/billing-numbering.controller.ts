import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IfMatch } from '../../platform/http/versions.js';
import { NumberingRequest, NumberingResponse } from './billing-numbering.dto.js';
import { BillingNumbers } from './billing-numbering.service.js';

@ApiTags('Billing invoices')
@Controller('billing/numbering')
@InApp('billing')
export class BillingNumberingController {
  constructor(private readonly numbers: BillingNumbers) {}

  /** How invoices are numbered. It speaks of all organizations: whoever may not see the invoices of all is refused. */
  @Get()
  @Can('read', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingNumbering.get' })
  get(@CurrentActor() actor: Actor): Promise<NumberingResponse> {
    return this.numbers.get(actor);
  }

  /**
   * Changes how the next invoices are numbered. 422 `numbering.backwards` for a counter that was taken, `numbering.gap` for
   * one that leaves numbers out, unless the prefix or suffix is one that no invoice has.
   */
  @Put()
  @Can('update', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingNumbering.set' })
  set(
    @CurrentActor() actor: Actor,
    @Body() body: NumberingRequest,
    @IfMatch() version: number | null,
  ): Promise<NumberingResponse> {
    return this.numbers.set(actor, body, version);
  }
}
