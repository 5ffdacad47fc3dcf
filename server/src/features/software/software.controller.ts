import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  MergeSoftwareRequest,
  ReviewSoftwareRequest,
  SoftwareDetailResponse,
  SoftwareDeviceExportQuery,
  SoftwareDeviceListQuery,
  SoftwareDevicePage,
  SoftwareExportQuery,
  SoftwareListQuery,
  SoftwarePage,
  UpdateSoftwareRequest,
} from './software.dto.js';
import { softwareDeviceExport, softwareExport, titleExport } from './software.export.js';
import { SoftwareService } from './software.service.js';
import { SoftwareMerges } from './software-merges.service.js';
import { ProductTitleExportQuery, ProductTitleListQuery, TitlePage } from './titles.dto.js';
import { TitlesService } from './titles.service.js';

@ApiTags('Software')
@Controller('software')
export class SoftwareController {
  constructor(
    private readonly software: SoftwareService,
    private readonly merges: SoftwareMerges,
    private readonly titleList: TitlesService,
  ) {}

  /** Products. Sorts by name, publisher, kind, deviceCount, reviewed; `q` searches name and publisher. */
  @Get()
  @Can('read', 'Product')
  @ApiOperation({ operationId: 'software.list' })
  list(@CurrentActor() actor: Actor, @Query() query: SoftwareListQuery): Promise<SoftwarePage> {
    return this.software.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'Product')
  @ApiOperation({ operationId: 'software.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: SoftwareExportQuery): ListExport {
    return ListExport.of(this.software.list(actor, query), softwareExport, query);
  }

  /** One product. */
  @Get(':id')
  @Can('read', 'Product')
  @ApiOperation({ operationId: 'software.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<SoftwareDetailResponse> {
    return this.software.get(actor, id);
  }

  /** Changes the fields that are given. A renamed product stays what it is: its titles go with it. 409 `product.name-taken`. */
  @Patch(':id')
  @Can('update', 'Product')
  @ApiOperation({ operationId: 'software.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateSoftwareRequest,
    @IfMatch() version: number | null,
  ): Promise<SoftwareDetailResponse> {
    return this.software.update(actor, id, body, version);
  }

  /** Notes that a technician has looked at a product, or has not. */
  @Post(':id/review')
  @HttpCode(200)
  @Can('update', 'Product')
  @ApiOperation({ operationId: 'software.review' })
  review(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: ReviewSoftwareRequest,
  ): Promise<SoftwareDetailResponse> {
    return this.software.update(actor, id, body, null);
  }

  /**
   * Merges the product into another one and answers with that. Titles, licenses and device groups that name it go on to
   * mean the other one, also titles that come later. 422 `product.unknown`, `product.same`.
   */
  @Post(':id/merge')
  @HttpCode(200)
  @Can('update', 'Product')
  @ApiOperation({ operationId: 'software.merge' })
  async merge(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: MergeSoftwareRequest,
  ): Promise<SoftwareDetailResponse> {
    await this.merges.merge(actor, id, body.intoProductId);
    return this.software.get(actor, body.intoProductId);
  }

  /**
   * Takes a merge back for one name: titles that are normalized to it stand for a product of their own again. Licenses
   * and device groups go on to name this product. 409 `product.alias-of-name`.
   */
  @Delete(':id/aliases/:aliasId')
  @HttpCode(204)
  @Can('update', 'Product')
  @ApiOperation({ operationId: 'software.unmerge' })
  unmerge(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('aliasId', IdPipe) aliasId: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.merges.takeBack(actor, id, aliasId, version);
  }

  /** The active devices that have a product. Sorts by name, organization, deviceClass; `q` searches the name. */
  @Get(':id/devices')
  @Can('read', 'Installation')
  @ApiOperation({ operationId: 'software.devices' })
  async devices(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: SoftwareDeviceListQuery,
  ): Promise<SoftwareDevicePage> {
    return (await this.software.devices(actor, id, query)).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get(':id/devices/export')
  @Can('read', 'Installation')
  @ApiOperation({ operationId: 'software.exportDevices' })
  @ApiExport()
  async exportDevices(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: SoftwareDeviceExportQuery,
  ): Promise<ListExport> {
    return ListExport.of(await this.software.devices(actor, id, query), softwareDeviceExport, query);
  }

  /** The raw titles that stand for a product, most installed first. */
  @Get(':id/titles')
  @Can('read', 'Title')
  @ApiOperation({ operationId: 'software.titles' })
  async titles(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: ProductTitleListQuery,
  ): Promise<TitlePage> {
    return (await this.titleList.ofProduct(actor, id, query)).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get(':id/titles/export')
  @Can('read', 'Title')
  @ApiOperation({ operationId: 'software.exportTitles' })
  @ApiExport()
  async exportTitles(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: ProductTitleExportQuery,
  ): Promise<ListExport> {
    return ListExport.of(await this.titleList.ofProduct(actor, id, query), titleExport, query);
  }
}
