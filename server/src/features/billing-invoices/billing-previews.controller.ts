import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { PreviewQuery, PreviewResponse } from './billing-previews.dto.js';
import { BillingPreviews } from './billing-previews.service.js';

@ApiTags('Billing agreements')
@Controller('billing/agreements')
@InApp('billing')
export class BillingPreviewsController {
  constructor(private readonly previews: BillingPreviews) {}

  /** The next invoice of an agreement as it would be made now, and why some of it could not be. Stores nothing. */
  @Get(':id/preview')
  @Can('read', 'BillingAgreement')
  @ApiOperation({ operationId: 'billingAgreements.preview' })
  preview(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: PreviewQuery,
  ): Promise<PreviewResponse> {
    return this.previews.preview(actor, id, query);
  }
}
