import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  BillingProductIdsRequest,
  CreateBillingProductRequest,
  UpdateBillingProductRequest,
} from './billing-product-request.dto.js';
import {
  BillingProductExportQuery,
  BillingProductListQuery,
  BillingProductPage,
  BillingProductResponse,
  ChangedBillingProductsResponse,
  LicenseUnitCostResponse,
} from './billing-products.dto.js';
import { billingProductExport } from './billing-products.export.js';
import {
  BillingProductQuantityExportQuery,
  BillingProductQuantityListQuery,
  BillingProductQuantityPage,
} from './billing-product-quantities.dto.js';
import { billingProductQuantityExport } from './billing-product-quantities.export.js';
import { BillingProductQuantitiesService } from './billing-product-quantities.service.js';
import { BillingProductsService } from './billing-products.service.js';

@ApiTags('Billing')
@InApp('billing')
@Controller('billing/products')
export class BillingProductsController {
  constructor(
    private readonly products: BillingProductsService,
    private readonly quantities: BillingProductQuantitiesService,
  ) {}

  /**
   * Products. Sorts by name, account, quantitySource, includedCount, active, agreementCount, createdAt; `q` searches name
   * and description.
   */
  @Get()
  @Can('read', 'BillingProduct')
  @ApiOperation({ operationId: 'billingProducts.list' })
  list(@CurrentActor() actor: Actor, @Query() query: BillingProductListQuery): Promise<BillingProductPage> {
    return this.products.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'BillingProduct')
  @ApiOperation({ operationId: 'billingProducts.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: BillingProductExportQuery): ListExport {
    return ListExport.of(this.products.list(actor, query), billingProductExport, query);
  }

  /** Creates a product. 422 with every field that is wrong, 409 `billing-product.name-taken`. */
  @Post()
  @Can('create', 'BillingProduct')
  @ApiOperation({ operationId: 'billingProducts.create' })
  create(@CurrentActor() actor: Actor, @Body() body: CreateBillingProductRequest): Promise<BillingProductResponse> {
    return this.products.create(actor, body);
  }

  /** Activates products, all of them or none; those that are active stay as they are. */
  @Post('activate')
  @HttpCode(200)
  @Can('update', 'BillingProduct')
  @ApiOperation({ operationId: 'billingProducts.activate' })
  activate(
    @CurrentActor() actor: Actor,
    @Body() { ids }: BillingProductIdsRequest,
  ): Promise<ChangedBillingProductsResponse> {
    return this.products.setActive(actor, ids, true);
  }

  /** Deactivates products, all of them or none: they stay on agreements, and are left out of invoices. */
  @Post('deactivate')
  @HttpCode(200)
  @Can('update', 'BillingProduct')
  @ApiOperation({ operationId: 'billingProducts.deactivate' })
  deactivate(
    @CurrentActor() actor: Actor,
    @Body() { ids }: BillingProductIdsRequest,
  ): Promise<ChangedBillingProductsResponse> {
    return this.products.setActive(actor, ids, false);
  }

  /** The cost that a product of this license would inherit now. */
  @Get('inherited-cost/:licenseId')
  @Can('read', 'BillingProduct')
  @ApiOperation({ operationId: 'billingProducts.inheritedCost' })
  inheritedCost(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
  ): Promise<LicenseUnitCostResponse> {
    return this.products.inheritedCost(actor, licenseId);
  }

  /** One product. */
  @Get(':id')
  @Can('read', 'BillingProduct')
  @ApiOperation({ operationId: 'billingProducts.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<BillingProductResponse> {
    return this.products.get(actor, id);
  }

  /**
   * How much of a product each organization has today, of those whose agreements you may change; of none where you do not
   * see its license. Sorts by organization; `q` searches the name of the organization.
   */
  @Get(':id/quantities')
  @Can('read', 'BillingProduct')
  @ApiOperation({ operationId: 'billingProducts.quantities' })
  async measured(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: BillingProductQuantityListQuery,
  ): Promise<BillingProductQuantityPage> {
    return (await this.quantities.list(actor, id, query)).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get(':id/quantities/export')
  @Can('read', 'BillingProduct')
  @ApiOperation({ operationId: 'billingProducts.exportQuantities' })
  @ApiExport()
  async exportMeasured(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: BillingProductQuantityExportQuery,
  ): Promise<ListExport> {
    return ListExport.of(await this.quantities.list(actor, id, query), billingProductQuantityExport, query);
  }

  /**
   * Changes the fields that are given; a quantity source, a cost and a price are given as a whole. A product that is booked
   * under the default account of its quantity source is booked under that of a new one, unless an account is named. 409
   * `billing-product.name-taken`.
   */
  @Patch(':id')
  @Can('update', 'BillingProduct')
  @ApiOperation({ operationId: 'billingProducts.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateBillingProductRequest,
    @IfMatch() version: number | null,
  ): Promise<BillingProductResponse> {
    return this.products.update(actor, id, body, version);
  }

  /**
   * Deletes a product. 409 `billing-product.in-use` while it is on agreements or templates, with the numbers of those that
   * you may see in `agreementCount` and `templateCount`. Invoices keep their lines.
   */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'BillingProduct')
  @ApiOperation({ operationId: 'billingProducts.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.products.delete(actor, id, version);
  }
}
