import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  CreateOrganizationRequest,
  OrganizationExportQuery,
  OrganizationListQuery,
  OrganizationPage,
  OrganizationResponse,
  UpdateOrganizationRequest,
} from './organizations.dto.js';
import { organizationExport } from './organizations.export.js';
import { OrganizationsService } from './organizations.service.js';

@ApiTags('Organizations')
@Controller('organizations')
export class OrganizationsController {
  constructor(private readonly organizations: OrganizationsService) {}

  /** The organizations that you may see. */
  @Get()
  @Can('read', 'Organization')
  @ApiOperation({ operationId: 'organizations.list' })
  list(@CurrentActor() actor: Actor, @Query() query: OrganizationListQuery): Promise<OrganizationPage> {
    return this.organizations.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'Organization')
  @ApiOperation({ operationId: 'organizations.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: OrganizationExportQuery): ListExport {
    return ListExport.of(this.organizations.list(actor, query), organizationExport, query);
  }

  /** Creates an organization. 409 `organization.name-taken`. */
  @Post()
  @Can('create', 'Organization')
  @ApiOperation({ operationId: 'organizations.create' })
  create(@CurrentActor() actor: Actor, @Body() body: CreateOrganizationRequest): Promise<OrganizationResponse> {
    return this.organizations.create(actor, body);
  }

  /** One organization. */
  @Get(':id')
  @Can('read', 'Organization')
  @ApiOperation({ operationId: 'organizations.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<OrganizationResponse> {
    return this.organizations.get(actor, id);
  }

  /** Changes the fields that are given. */
  @Patch(':id')
  @Can('update', 'Organization')
  @ApiOperation({ operationId: 'organizations.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateOrganizationRequest,
    @IfMatch() version: number | null,
  ): Promise<OrganizationResponse> {
    return this.organizations.update(actor, id, body, version);
  }

  /**
   * Archives an organization: nothing there holds seats any more, and it takes nothing new. What it has, and its history, stay.
   * Repeating it changes nothing.
   */
  @Post(':id/archive')
  @HttpCode(200)
  @Can('update', 'Organization')
  @ApiOperation({ operationId: 'organizations.archive' })
  archive(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<OrganizationResponse> {
    return this.organizations.archive(actor, id, version);
  }

  /** Takes an archived organization back: the seats that its devices, people and locations are given by rule come back too. */
  @Post(':id/restore')
  @HttpCode(200)
  @Can('update', 'Organization')
  @ApiOperation({ operationId: 'organizations.restore' })
  restore(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<OrganizationResponse> {
    return this.organizations.restore(actor, id, version);
  }

  /** Deletes an organization that nothing belongs to any more. */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'Organization')
  @ApiOperation({ operationId: 'organizations.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.organizations.delete(actor, id, version);
  }
}
