import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { TechnicianIdentitiesResponse } from './technician-identities.dto.js';
import { TechnicianIdentities } from './technician-identities.service.js';

@ApiTags('Technicians')
@Controller('technicians/:id/identities')
export class TechnicianIdentitiesController {
  constructor(private readonly identities: TechnicianIdentities) {}

  /** The sign-in providers that a technician has signed in by, by name. */
  @Get()
  @Can('read', 'Person')
  @ApiOperation({ operationId: 'technicians.identities' })
  list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<TechnicianIdentitiesResponse> {
    return this.identities.list(actor, id);
  }

  /** Disconnects a technician from a provider, and ends their sessions. 403 `permissions.beyond-own`. */
  @Delete(':providerId')
  @HttpCode(204)
  @Can('update', 'Person')
  @ApiOperation({ operationId: 'technicians.unlinkIdentity' })
  unlink(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('providerId', IdPipe) providerId: number,
  ): Promise<void> {
    return this.identities.unlink(actor, id, providerId);
  }
}
