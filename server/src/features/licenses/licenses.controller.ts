import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can, WhileViewing } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { IfMatch } from '../../platform/http/versions.js';
import { ExplainQuery, ExplanationResponse } from './license-explanation.dto.js';
import { licenseExport, purchaseExport, usageHistoryExport } from './licenses.export.js';
import { LicenseInsight } from './license-insight.service.js';
import {
  PurchaseExportQuery,
  PurchaseListQuery,
  PurchasePage,
  UsageHistoryExportQuery,
  UsageHistoryListQuery,
  UsageHistoryPage,
} from './license-ledger.dto.js';
import {
  ChangeQuantityRequest,
  CreateLicenseRequest,
  PreviewLicenseRequest,
  UpdateLicenseRequest,
} from './license-request.dto.js';
import { LicensePage, LicenseResponse } from './licenses.dto.js';
import { LicenseExportQuery, LicenseListQuery } from './license-list.dto.js';
import { LicensePreviewResponse } from './license-preview.dto.js';
import { LicensePurchases } from './license-purchases.service.js';
import { LicensesService } from './licenses.service.js';

@ApiTags('Licenses')
@InApp('asset-management')
@Controller('licenses')
export class LicensesController {
  constructor(
    private readonly licenses: LicensesService,
    private readonly insight: LicenseInsight,
    private readonly ledger: LicensePurchases,
  ) {}

  /** The licenses that you may see. */
  @Get()
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenses.list' })
  list(@CurrentActor() actor: Actor, @Query() query: LicenseListQuery): Promise<LicensePage> {
    return this.licenses.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenses.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: LicenseExportQuery): ListExport {
    return ListExport.of(this.licenses.list(actor, query), licenseExport, query);
  }

  /**
   * Creates a license; its rule gives seats before the answer, or goes on after it where there are so many that it takes
   * long: `seatUpdate` says so. 409 `license.name-taken`.
   */
  @Post()
  @Can('create', 'License')
  @ApiOperation({ operationId: 'licenses.create' })
  create(@CurrentActor() actor: Actor, @Body() body: CreateLicenseRequest): Promise<LicenseResponse> {
    return this.licenses.create(actor, body);
  }

  /** What saving a license, or changing a saved one, would do to seats. Stores nothing. */
  @Post('preview')
  @WhileViewing()
  @HttpCode(200)
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenses.preview' })
  preview(@CurrentActor() actor: Actor, @Body() body: PreviewLicenseRequest): Promise<LicensePreviewResponse> {
    return this.insight.preview(actor, body);
  }

  /** One license. */
  @Get(':id')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenses.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<LicenseResponse> {
    return this.licenses.get(actor, id);
  }

  /** Changes the fields that are given, and moves the seats that follow; `seatUpdate` says when that still goes on. */
  @Patch(':id')
  @Can('update', 'License')
  @ApiOperation({ operationId: 'licenses.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateLicenseRequest,
    @IfMatch() version: number | null,
  ): Promise<LicenseResponse> {
    return this.licenses.update(actor, id, body, version);
  }

  /** Deletes a license with its seats, purchases, history, keys and attachments. */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'License')
  @ApiOperation({ operationId: 'licenses.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.licenses.delete(actor, id, version);
  }

  /** Sets the quantity by a purchase row; of a custom license also the usage. */
  @Put(':id/quantity')
  @Can('update', 'License')
  @ApiOperation({ operationId: 'licenses.changeQuantity' })
  changeQuantity(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: ChangeQuantityRequest,
    @IfMatch() version: number | null,
  ): Promise<LicenseResponse> {
    return this.licenses.changeQuantity(actor, id, body, version);
  }

  /** The ledger behind the quantity, newest first. */
  @Get(':id/purchases')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenses.purchases' })
  async purchases(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: PurchaseListQuery,
  ): Promise<PurchasePage> {
    return (await this.ledger.list(actor, id, query)).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get(':id/purchases/export')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenses.exportPurchases' })
  @ApiExport()
  async exportPurchases(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: PurchaseExportQuery,
  ): Promise<ListExport> {
    return ListExport.of(await this.ledger.list(actor, id, query), purchaseExport, query);
  }

  /** Edits of quantity and usage of a custom license, newest first. */
  @Get(':id/usage-history')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenses.usageHistory' })
  async usageHistory(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: UsageHistoryListQuery,
  ): Promise<UsageHistoryPage> {
    return (await this.ledger.usageHistory(actor, id, query)).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get(':id/usage-history/export')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenses.exportUsageHistory' })
  @ApiExport()
  async exportUsageHistory(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: UsageHistoryExportQuery,
  ): Promise<ListExport> {
    return ListExport.of(await this.ledger.usageHistory(actor, id, query), usageHistoryExport, query);
  }

  /** Why a device, person or location holds a seat of this license, or not, check by check. */
  @Get(':id/explain')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenses.explain' })
  explain(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: ExplainQuery,
  ): Promise<ExplanationResponse> {
    return this.insight.explain(actor, id, query);
  }
}
