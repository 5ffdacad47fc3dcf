import { Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import {
  CreatedEnrollmentTokenResponse,
  EnrollmentTokenExportQuery,
  EnrollmentTokenListQuery,
  EnrollmentTokenPage,
} from './enrollment-tokens.dto.js';
import { enrollmentTokenExport } from './enrollment-tokens.export.js';
import { EnrollmentTokensService } from './enrollment-tokens.service.js';

@ApiTags('Enrollment tokens')
@Controller('locations/:locationId/enrollment-tokens')
export class EnrollmentTokensController {
  constructor(private readonly tokens: EnrollmentTokensService) {}

  /** The enrollment tokens of a location, revoked ones included, without the tokens themselves. */
  @Get()
  @Can('read', 'EnrollmentToken')
  @ApiOperation({ operationId: 'enrollmentTokens.list' })
  async list(
    @CurrentActor() actor: Actor,
    @Param('locationId', IdPipe) locationId: number,
    @Query() query: EnrollmentTokenListQuery,
  ): Promise<EnrollmentTokenPage> {
    return (await this.tokens.list(actor, locationId, query)).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'EnrollmentToken')
  @ApiOperation({ operationId: 'enrollmentTokens.export' })
  @ApiExport()
  async export(
    @CurrentActor() actor: Actor,
    @Param('locationId', IdPipe) locationId: number,
    @Query() query: EnrollmentTokenExportQuery,
  ): Promise<ListExport> {
    return ListExport.of(await this.tokens.list(actor, locationId, query), enrollmentTokenExport, query);
  }

  /**
   * Makes a token with which inventory agents report devices of this location. It is shown this once. Needs the
   * permission to create devices too.
   */
  @Post()
  @Can('create', 'EnrollmentToken')
  @ApiOperation({ operationId: 'enrollmentTokens.create' })
  create(
    @CurrentActor() actor: Actor,
    @Param('locationId', IdPipe) locationId: number,
  ): Promise<CreatedEnrollmentTokenResponse> {
    return this.tokens.create(actor, locationId);
  }

  /** Revokes a token: agents that report with it are refused from now on. It stays in the list. */
  @Delete(':tokenId')
  @HttpCode(204)
  @Can('delete', 'EnrollmentToken')
  @ApiOperation({ operationId: 'enrollmentTokens.revoke' })
  revoke(
    @CurrentActor() actor: Actor,
    @Param('locationId', IdPipe) locationId: number,
    @Param('tokenId', IdPipe) id: number,
  ): Promise<void> {
    return this.tokens.revoke(actor, locationId, id);
  }
}
