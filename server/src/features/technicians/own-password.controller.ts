import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { askingSession } from '../../platform/authentication/session-cookie.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { SignedIn } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { ChangePasswordRequest } from './own-password.dto.js';
import { OwnPassword } from './own-password.service.js';

@ApiTags('My account')
@Controller('auth')
export class OwnPasswordController {
  constructor(private readonly password: OwnPassword) {}

  /**
   * Chooses another password for yourself; your other sessions end. 422 `auth.wrong-password`, `password.unchanged`,
   * `password.common`, `password.personal`, `password.repetitive`; 429 after repeated failures.
   */
  @Post('password')
  @HttpCode(204)
  @SignedIn()
  @ApiOperation({ operationId: 'auth.changePassword' })
  change(
    @CurrentActor() actor: Actor,
    @Body() { currentPassword, newPassword }: ChangePasswordRequest,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.password.change(actor, askingSession(request), currentPassword, newPassword);
  }
}
