import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  CreateEndUserRoleRequest,
  EndUserRoleExportQuery,
  EndUserRoleListQuery,
  EndUserRolePage,
  EndUserRoleResponse,
  UpdateEndUserRoleRequest,
} from './end-user-roles.dto.js';
import { endUserRoleExport } from './end-user-roles.export.js';
import { EndUserRolesService } from './end-user-roles.service.js';

@ApiTags('End-user roles')
@Controller('end-user-roles')
export class EndUserRolesController {
  constructor(private readonly endUserRoles: EndUserRolesService) {}

  /** End-user roles. Sorts by name, personCount, licenseCount, createdAt; `q` searches name and description. */
  @Get()
  @Can('read', 'EndUserRole')
  @ApiOperation({ operationId: 'endUserRoles.list' })
  list(@CurrentActor() actor: Actor, @Query() query: EndUserRoleListQuery): Promise<EndUserRolePage> {
    return this.endUserRoles.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'EndUserRole')
  @ApiOperation({ operationId: 'endUserRoles.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: EndUserRoleExportQuery): ListExport {
    return ListExport.of(this.endUserRoles.list(actor, query), endUserRoleExport, query);
  }

  /** Creates an end-user role. 409 `end-user-role.name-taken`. */
  @Post()
  @Can('create', 'EndUserRole')
  @ApiOperation({ operationId: 'endUserRoles.create' })
  create(@CurrentActor() actor: Actor, @Body() body: CreateEndUserRoleRequest): Promise<EndUserRoleResponse> {
    return this.endUserRoles.create(actor, body);
  }

  /** One end-user role. */
  @Get(':id')
  @Can('read', 'EndUserRole')
  @ApiOperation({ operationId: 'endUserRoles.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<EndUserRoleResponse> {
    return this.endUserRoles.get(actor, id);
  }

  /** Changes the fields that are given. 409 `end-user-role.name-taken`. */
  @Patch(':id')
  @Can('update', 'EndUserRole')
  @ApiOperation({ operationId: 'endUserRoles.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateEndUserRoleRequest,
    @IfMatch() version: number | null,
  ): Promise<EndUserRoleResponse> {
    return this.endUserRoles.update(actor, id, body, version);
  }

  /**
   * Deletes an end-user role. 409 `end-user-role.in-use` while people have it or the rule of a license names it, with
   * `personCount` and `licenses` as far as you may see them.
   */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'EndUserRole')
  @ApiOperation({ operationId: 'endUserRoles.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.endUserRoles.delete(actor, id, version);
  }
}
