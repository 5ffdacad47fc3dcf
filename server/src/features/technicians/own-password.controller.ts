import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { KnownDevices } from '../../platform/authentication/known-devices.js';
import { technicianIdOf } from '../../platform/authentication/proofs.service.js';
import { askingSession, setDeviceCookie } from '../../platform/authentication/session-cookie.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { SignedIn } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { ChangePasswordRequest } from './own-password.dto.js';
import { OwnPassword } from './own-password.service.js';

@ApiTags('My account')
@Controller('auth')
export class OwnPasswordController {
  constructor(
    private readonly password: OwnPassword,
    private readonly knownDevices: KnownDevices,
  ) {}

  /**
   * Chooses another password for yourself; your other sessions end. 422 `auth.wrong-password`, `password.unchanged`,
   * `password.common`, `password.personal`, `password.repetitive`; 429 after repeated failures.
   */
  @Post('password')
  @HttpCode(204)
  @SignedIn()
  @ApiOperation({ operationId: 'auth.changePassword' })
  async change(
    @CurrentActor() actor: Actor,
    @Body() { currentPassword, newPassword }: ChangePasswordRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.password.change(actor, askingSession(request), currentPassword, newPassword);
    // Devices that were known with the password before are not any more; this one is.
    const id = technicianIdOf(actor);
    setDeviceCookie(request, reply, id, await this.knownDevices.valueFor(id, null));
  }
}
