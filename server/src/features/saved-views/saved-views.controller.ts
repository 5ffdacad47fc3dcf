import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  CreateSavedViewRequest,
  SavedViewExportQuery,
  SavedViewListQuery,
  SavedViewPage,
  SavedViewResponse,
  UpdateSavedViewRequest,
} from './saved-views.dto.js';
import { savedViewExport } from './saved-views.export.js';
import { SavedViewsService } from './saved-views.service.js';

@ApiTags('Saved views')
@Controller('saved-views')
export class SavedViewsController {
  constructor(private readonly views: SavedViewsService) {}

  /**
   * Views of the panel's tables: yours, and those that technicians share. Sorts by name, table, shared, createdAt; `q`
   * searches the name. 403 `auth.technicians-only` for an API client, here and below.
   */
  @Get()
  @Can('read', 'SavedView')
  @ApiOperation({ operationId: 'savedViews.list' })
  list(@CurrentActor() actor: Actor, @Query() query: SavedViewListQuery): Promise<SavedViewPage> {
    return this.views.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'SavedView')
  @ApiOperation({ operationId: 'savedViews.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: SavedViewExportQuery): ListExport {
    return ListExport.of(this.views.list(actor, query), savedViewExport, query);
  }

  /** Saves a view of yours. 409 `saved-view.name-taken`, 422 `saved-view.too-many`. */
  @Post()
  @Can('create', 'SavedView')
  @ApiOperation({ operationId: 'savedViews.create' })
  create(@CurrentActor() actor: Actor, @Body() body: CreateSavedViewRequest): Promise<SavedViewResponse> {
    return this.views.create(actor, body);
  }

  /** One view. */
  @Get(':id')
  @Can('read', 'SavedView')
  @ApiOperation({ operationId: 'savedViews.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<SavedViewResponse> {
    return this.views.get(actor, id);
  }

  /**
   * Changes the fields that are given, of a view of yours; of one that another shares, administrators do so. 409
   * `saved-view.name-taken`.
   */
  @Patch(':id')
  @Can('update', 'SavedView')
  @ApiOperation({ operationId: 'savedViews.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateSavedViewRequest,
    @IfMatch() version: number | null,
  ): Promise<SavedViewResponse> {
    return this.views.update(actor, id, body, version);
  }

  /** Deletes a view of yours; one that another shares is deleted by administrators. */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'SavedView')
  @ApiOperation({ operationId: 'savedViews.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.views.delete(actor, id, version);
  }
}
