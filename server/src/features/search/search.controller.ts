import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { SignedIn } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { SearchQuery, SearchResponse } from './search.dto.js';
import { SearchService } from './search.service.js';

@ApiTags('Search')
@Controller('search')
export class SearchController {
  constructor(private readonly search: SearchService) {}

  /**
   * Finds things of all kinds by their names, as far as you may see them: a few of each kind, best first. What is equal
   * to the text comes before what begins with it, then where a word begins with it, then where it is anywhere.
   */
  @Get()
  @SignedIn()
  @ApiOperation({ operationId: 'search.find' })
  find(@CurrentActor() actor: Actor, @Query() query: SearchQuery): Promise<SearchResponse> {
    return this.search.find(actor, query);
  }
}
