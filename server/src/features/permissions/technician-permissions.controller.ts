import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { IfMatch } from '../../platform/http/versions.js';
import { TechnicianPermissionsRequest, TechnicianPermissionsResponse } from './permissions.dto.js';
import { TechnicianPermissions } from './technician-permissions.service.js';

@ApiTags('Technicians')
@Controller('technicians/:id/permissions')
export class TechnicianPermissionsController {
  constructor(private readonly permissions: TechnicianPermissions) {}

  /** What a technician may do: by the role, or, without one, alone. */
  @Get()
  @Can('read', 'Person')
  @ApiOperation({ operationId: 'technicians.getPermissions' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<TechnicianPermissionsResponse> {
    return this.permissions.get(actor, id);
  }

  /**
   * Gives a technician without a role these permissions and no others, from the next request on. 409
   * `technician.has-role`, 403 `permissions.beyond-own`.
   */
  @Put()
  @Can('update', 'Person')
  @ApiOperation({ operationId: 'technicians.setPermissions' })
  set(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: TechnicianPermissionsRequest,
    @IfMatch() version: number | null,
  ): Promise<TechnicianPermissionsResponse> {
    return this.permissions.replace(actor, id, body.permissions, version);
  }
}
