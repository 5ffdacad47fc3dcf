import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  ApiClientExportQuery,
  ApiClientListQuery,
  ApiClientPage,
  ApiClientResponse,
  ApiClientWithSecretResponse,
  CreateApiClientRequest,
  UpdateApiClientRequest,
} from './api-clients.dto.js';
import { apiClientExport } from './api-clients.export.js';
import { ApiClientsService } from './api-clients.service.js';

@ApiTags('API clients')
@Controller('api-clients')
export class ApiClientsController {
  constructor(private readonly clients: ApiClientsService) {}

  /** API clients. Sorts by name, technicianRole, expiresAt, lastUsedAt, createdAt; `q` searches the name. */
  @Get()
  @Can('read', 'ApiClient')
  @ApiOperation({ operationId: 'apiClients.list' })
  list(@CurrentActor() actor: Actor, @Query() query: ApiClientListQuery): Promise<ApiClientPage> {
    return this.clients.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'ApiClient')
  @ApiOperation({ operationId: 'apiClients.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: ApiClientExportQuery): ListExport {
    return ListExport.of(this.clients.list(actor, query), apiClientExport, query);
  }

  /**
   * Creates an API client, with a role or as a system administrator. The answer carries the secret, which is shown this
   * once. 409 `api-client.name-taken`, 403 `permissions.beyond-own`.
   */
  @Post()
  @Can('create', 'ApiClient')
  @ApiOperation({ operationId: 'apiClients.create' })
  create(@CurrentActor() actor: Actor, @Body() body: CreateApiClientRequest): Promise<ApiClientWithSecretResponse> {
    return this.clients.create(actor, body);
  }

  /** One API client. */
  @Get(':id')
  @Can('read', 'ApiClient')
  @ApiOperation({ operationId: 'apiClients.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<ApiClientResponse> {
    return this.clients.get(actor, id);
  }

  /** Changes the fields that are given; tokens that are in force follow. 409 `api-client.name-taken`. */
  @Patch(':id')
  @Can('update', 'ApiClient')
  @ApiOperation({ operationId: 'apiClients.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateApiClientRequest,
    @IfMatch() version: number | null,
  ): Promise<ApiClientResponse> {
    return this.clients.update(actor, id, body, version);
  }

  /** A new secret, shown this once; the one before and every token end. 409 `api-client.revoked`. */
  @Post(':id/rotate')
  @HttpCode(200)
  @Can('update', 'ApiClient')
  @ApiOperation({ operationId: 'apiClients.rotate' })
  rotate(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<ApiClientWithSecretResponse> {
    return this.clients.rotate(actor, id, version);
  }

  /** Ends an API client and its tokens for good. */
  @Post(':id/revoke')
  @HttpCode(200)
  @Can('update', 'ApiClient')
  @ApiOperation({ operationId: 'apiClients.revoke' })
  revoke(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<ApiClientResponse> {
    return this.clients.revoke(actor, id, version);
  }

  /** Deletes an API client and ends its tokens. */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'ApiClient')
  @ApiOperation({ operationId: 'apiClients.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.clients.delete(actor, id, version);
  }
}
