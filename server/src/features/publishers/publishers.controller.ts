import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  CreatePublisherRequest,
  MergePublisherRequest,
  PublisherExportQuery,
  PublisherListQuery,
  PublisherPage,
  PublisherResponse,
  PublisherSuggestionPage,
  UpdatePublisherRequest,
} from './publishers.dto.js';
import { publisherExport, publisherSuggestionExport } from './publishers.export.js';
import { PublishersService } from './publishers.service.js';

@ApiTags('Publishers and vendors')
@Controller('publishers')
export class PublishersController {
  constructor(private readonly publishers: PublishersService) {}

  /** Publishers. Sorts by name, website, licenseCount, productCount, createdAt; `q` searches its names. */
  @Get()
  @Can('read', 'Publisher')
  @ApiOperation({ operationId: 'publishers.list' })
  list(@CurrentActor() actor: Actor, @Query() query: PublisherListQuery): Promise<PublisherPage> {
    return this.publishers.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'Publisher')
  @ApiOperation({ operationId: 'publishers.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: PublisherExportQuery): ListExport {
    return ListExport.of(this.publishers.list(actor, query), publisherExport, query);
  }

  /** Publishers that inventory knows and this list does not, the most installed first. */
  @Get('suggestions')
  @Can('read', 'Publisher')
  @ApiOperation({ operationId: 'publishers.suggestions' })
  suggestions(@CurrentActor() actor: Actor, @Query() query: PublisherListQuery): Promise<PublisherSuggestionPage> {
    return this.publishers.suggestions(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('suggestions/export')
  @Can('read', 'Publisher')
  @ApiOperation({ operationId: 'publishers.exportSuggestions' })
  @ApiExport()
  exportSuggestions(@CurrentActor() actor: Actor, @Query() query: PublisherExportQuery): ListExport {
    return ListExport.of(this.publishers.suggestions(actor, query), publisherSuggestionExport, query);
  }

  /** Creates a publisher. 409 `publisher.name-taken`. */
  @Post()
  @Can('create', 'Publisher')
  @ApiOperation({ operationId: 'publishers.create' })
  create(@CurrentActor() actor: Actor, @Body() body: CreatePublisherRequest): Promise<PublisherResponse> {
    return this.publishers.create(actor, body);
  }

  /** One publisher. */
  @Get(':id')
  @Can('read', 'Publisher')
  @ApiOperation({ operationId: 'publishers.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<PublisherResponse> {
    return this.publishers.get(actor, id);
  }

  /** Changes the fields that are given. 409 `publisher.name-taken`. */
  @Patch(':id')
  @Can('update', 'Publisher')
  @ApiOperation({ operationId: 'publishers.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdatePublisherRequest,
    @IfMatch() version: number | null,
  ): Promise<PublisherResponse> {
    return this.publishers.update(actor, id, body, version);
  }

  /**
   * Merges a publisher into another one, which is answered. Its licenses, its products and its names move over, so that
   * software that is reported under them later is the other one's; it has no more uses, and is deleted.
   */
  @Post(':id/merge')
  @HttpCode(200)
  @Can('delete', 'Publisher')
  @ApiOperation({ operationId: 'publishers.merge' })
  merge(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: MergePublisherRequest,
    @IfMatch() version: number | null,
  ): Promise<PublisherResponse> {
    return this.publishers.merge(actor, id, body.intoPublisherId, version);
  }

  /** Deletes a publisher. 409 `publisher.in-use` while licenses name it. */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'Publisher')
  @ApiOperation({ operationId: 'publishers.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.publishers.delete(actor, id, version);
  }
}
