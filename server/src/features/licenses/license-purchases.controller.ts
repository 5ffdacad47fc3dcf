import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { IfMatch } from '../../platform/http/versions.js';
import { PurchaseResponse } from './license-ledger.dto.js';
import { AddPurchaseRequest, ChangePurchaseRequest } from './license-purchase.dto.js';
import { LicensePurchases } from './license-purchases.service.js';

@ApiTags('Licenses')
@InApp('asset-management')
@Controller('licenses/:licenseId/purchases')
export class LicensePurchasesController {
  constructor(private readonly purchases: LicensePurchases) {}

  /**
   * Adds a purchase, a renewal or an adjustment; the quantity changes by it. 422 `purchase.order` when the license would
   * have had fewer than no licenses on some day.
   */
  @Post()
  @Can('update', 'License')
  @ApiOperation({ operationId: 'licenses.addPurchase' })
  add(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Body() body: AddPurchaseRequest,
  ): Promise<PurchaseResponse> {
    return this.purchases.add(actor, licenseId, body);
  }

  /** One purchase. */
  @Get(':id')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenses.purchase' })
  get(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Param('id', IdPipe) id: number,
  ): Promise<PurchaseResponse> {
    return this.purchases.get(actor, licenseId, id);
  }

  /** Corrects day, money, vendor, numbers or note of a purchase. Its quantity is corrected by adding an adjustment. */
  @Patch(':id')
  @Can('update', 'License')
  @ApiOperation({ operationId: 'licenses.changePurchase' })
  change(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Param('id', IdPipe) id: number,
    @Body() body: ChangePurchaseRequest,
    @IfMatch() version: number | null,
  ): Promise<PurchaseResponse> {
    return this.purchases.change(actor, licenseId, id, body, version);
  }
}
