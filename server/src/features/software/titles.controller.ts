import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can, WhileViewing } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  MapTitleRequest,
  NormalizeRequest,
  NormalizeResponse,
  TitleDetailResponse,
  TitleExportQuery,
  TitleListQuery,
  TitlePage,
} from './titles.dto.js';
import { titleExport } from './software.export.js';
import { TitlesService } from './titles.service.js';

@ApiTags('Software')
@Controller('software')
export class TitlesController {
  constructor(private readonly titles: TitlesService) {}

  /**
   * Software as agents reported it, most installed first; `reviewed=false` lists what nobody has looked at yet. Sorts by
   * name, publisher, product, platform, matchedBy, deviceCount; `q` searches name, publisher and product.
   */
  @Get('titles')
  @Can('read', 'Title')
  @ApiOperation({ operationId: 'titles.list' })
  list(@CurrentActor() actor: Actor, @Query() query: TitleListQuery): Promise<TitlePage> {
    return this.titles.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('titles/export')
  @Can('read', 'Title')
  @ApiOperation({ operationId: 'titles.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: TitleExportQuery): ListExport {
    return ListExport.of(this.titles.list(actor, query), titleExport, query);
  }

  /** One title, with how it became its product. */
  @Get('titles/:id')
  @Can('read', 'Title')
  @ApiOperation({ operationId: 'titles.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<TitleDetailResponse> {
    return this.titles.get(actor, id);
  }

  /**
   * Maps a title by hand, to the product with `productId` or to a new one with `name`; the mapping stays whatever rules
   * are made later. The seats that follow are moved before this answers. 409 `product.name-taken`, 422
   * `product.unknown`.
   */
  @Put('titles/:id/product')
  @Can('update', 'Title')
  @ApiOperation({ operationId: 'titles.map' })
  map(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: MapTitleRequest,
    @IfMatch() version: number | null,
  ): Promise<TitleDetailResponse> {
    return this.titles.map(actor, id, body, version);
  }

  /** Leaves a title to the rules, the catalog and the general rules again. */
  @Delete('titles/:id/product')
  @HttpCode(200)
  @Can('update', 'Title')
  @ApiOperation({ operationId: 'titles.unmap' })
  unmap(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<TitleDetailResponse> {
    return this.titles.unmap(actor, id, version);
  }

  /** What names would be recognised as, and why. Stores nothing. */
  @Post('normalize')
  @WhileViewing()
  @HttpCode(200)
  @Can('read', 'Product')
  @ApiOperation({ operationId: 'software.normalize' })
  normalize(@CurrentActor() actor: Actor, @Body() body: NormalizeRequest): Promise<NormalizeResponse> {
    return this.titles.normalize(actor, body);
  }
}
