import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { AllPurchasesExportQuery, AllPurchasesPage, AllPurchasesQuery } from './purchases.dto.js';
import { allPurchasesExport } from './purchases.export.js';
import { PurchasesService } from './purchases.service.js';

@ApiTags('Purchases')
@InApp('asset-management')
@Controller('purchases')
export class PurchasesController {
  constructor(private readonly purchases: PurchasesService) {}

  /**
   * The purchases of all licenses that you may see the whole of, latest first. Sorts by purchasedOn, license, publisher,
   * vendor, kind, quantityDelta, unitCost, totalCost, currency, poNumber, invoiceNumber; `q` searches names and numbers.
   */
  @Get()
  @Can('read', 'License')
  @ApiOperation({ operationId: 'purchases.list' })
  list(@CurrentActor() actor: Actor, @Query() query: AllPurchasesQuery): Promise<AllPurchasesPage> {
    return this.purchases.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'purchases.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: AllPurchasesExportQuery): ListExport {
    return ListExport.of(this.purchases.list(actor, query), allPurchasesExport, query);
  }
}
