import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { SessionsResponse } from '../../platform/authentication/own-account.dto.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { TechnicianSecurity } from './technician-security.service.js';

@ApiTags('Technicians')
@Controller('technicians/:id')
export class TechnicianSecurityController {
  constructor(private readonly security: TechnicianSecurity) {}

  /** Where a technician is signed in. 403 `permissions.beyond-own` for one who may do more than you, here and below. */
  @Get('sessions')
  @Can('update', 'Person')
  @ApiOperation({ operationId: 'technicians.sessions' })
  async sessions(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<SessionsResponse> {
    return { items: await this.security.sessions(actor, id) };
  }

  /** Ends every session of a technician. */
  @Delete('sessions')
  @HttpCode(204)
  @Can('update', 'Person')
  @ApiOperation({ operationId: 'technicians.endSessions' })
  endSessions(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<void> {
    return this.security.endSessions(actor, id);
  }

  /** Ends one session of a technician. */
  @Delete('sessions/:sessionId')
  @HttpCode(204)
  @Can('update', 'Person')
  @ApiOperation({ operationId: 'technicians.endSession' })
  endSession(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('sessionId', IdPipe) sessionId: number,
  ): Promise<void> {
    return this.security.endSession(actor, id, sessionId);
  }

  /**
   * Forgets the app and the recovery codes of a technician who has lost them. Their sessions end; the password alone signs
   * them in, and where codes are required they set up another app first. 409 `account.own` for your own, which you end yourself
   * with your password or a code.
   */
  @Delete('one-time-codes')
  @HttpCode(204)
  @Can('update', 'Person')
  @ApiOperation({ operationId: 'technicians.resetOneTimeCodes' })
  resetOneTimeCodes(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<void> {
    return this.security.resetOneTimeCodes(actor, id);
  }
}
