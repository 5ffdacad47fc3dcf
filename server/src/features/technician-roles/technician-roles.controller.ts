import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { IfMatch } from '../../platform/http/versions.js';
import { toGrants } from '../permissions/permissions.rules.js';
import {
  CreateTechnicianRoleRequest,
  TechnicianRoleExportQuery,
  TechnicianRoleListQuery,
  TechnicianRolePage,
  TechnicianRoleResponse,
  TechnicianRoleTemplates,
  UpdateTechnicianRoleRequest,
} from './technician-roles.dto.js';
import { technicianRoleExport } from './technician-roles.export.js';
import { roleTemplates } from './technician-role-templates.js';
import { TechnicianRolesService } from './technician-roles.service.js';

@ApiTags('Technician roles')
@Controller('technician-roles')
export class TechnicianRolesController {
  constructor(private readonly technicianRoles: TechnicianRolesService) {}

  /** Technician roles. Sorts by name, personCount, licenseCount, createdAt; `q` searches name and description. */
  @Get()
  @Can('read', 'TechnicianRole')
  @ApiOperation({ operationId: 'technicianRoles.list' })
  list(@CurrentActor() actor: Actor, @Query() query: TechnicianRoleListQuery): Promise<TechnicianRolePage> {
    return this.technicianRoles.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'TechnicianRole')
  @ApiOperation({ operationId: 'technicianRoles.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: TechnicianRoleExportQuery): ListExport {
    return ListExport.of(this.technicianRoles.list(actor, query), technicianRoleExport, query);
  }

  /** Roles to begin with: blank, full, read-only, billing clerk, help desk. */
  @Get('templates')
  @Can('read', 'TechnicianRole')
  @ApiOperation({ operationId: 'technicianRoles.templates' })
  templates(): TechnicianRoleTemplates {
    return {
      items: roleTemplates.map(({ permissions, ...rest }) => ({ ...rest, permissions: toGrants(permissions) })),
    };
  }

  /** Creates a technician role. 409 `technician-role.name-taken`, 403 `permissions.beyond-own`. */
  @Post()
  @Can('create', 'TechnicianRole')
  @ApiOperation({ operationId: 'technicianRoles.create' })
  create(@CurrentActor() actor: Actor, @Body() body: CreateTechnicianRoleRequest): Promise<TechnicianRoleResponse> {
    return this.technicianRoles.create(actor, body);
  }

  /** One technician role. */
  @Get(':id')
  @Can('read', 'TechnicianRole')
  @ApiOperation({ operationId: 'technicianRoles.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<TechnicianRoleResponse> {
    return this.technicianRoles.get(actor, id);
  }

  /**
   * Changes the fields that are given; whoever has the role has its permissions at once. 409
   * `technician-role.name-taken`, 403 `permissions.beyond-own`.
   */
  @Patch(':id')
  @Can('update', 'TechnicianRole')
  @ApiOperation({ operationId: 'technicianRoles.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateTechnicianRoleRequest,
    @IfMatch() version: number | null,
  ): Promise<TechnicianRoleResponse> {
    return this.technicianRoles.update(actor, id, body, version);
  }

  /**
   * Deletes a technician role. 409 `technician-role.in-use` while people have it or the rule of a license names it, with
   * `personCount` and `licenses` as far as you may see them.
   */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'TechnicianRole')
  @ApiOperation({ operationId: 'technicianRoles.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.technicianRoles.delete(actor, id, version);
  }
}
