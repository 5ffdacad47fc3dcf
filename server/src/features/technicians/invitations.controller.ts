import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { KnownDevices } from '../../platform/authentication/known-devices.js';
import { originOf, setDeviceCookie, setSessionCookie } from '../../platform/authentication/session-cookie.js';
import { Public } from '../../platform/authorization/can.js';
import { AcceptedInvitationResponse, AcceptInvitationRequest } from './invitations.dto.js';
import { InvitationsService } from './invitations.service.js';

@ApiTags('Signing in')
@Controller('auth')
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly knownDevices: KnownDevices,
  ) {}

  /**
   * Chooses the password of the technician whom a one-time link invites, and signs them in; whoever has one-time codes
   * signs in with one afterwards. 403 `invitation.invalid` when the link was used, replaced or is too old.
   */
  @Post('accept-invitation')
  @HttpCode(200)
  @Public()
  @ApiOperation({ operationId: 'auth.acceptInvitation' })
  async accept(
    @Body() body: AcceptInvitationRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AcceptedInvitationResponse> {
    const { technician, session } = await this.invitations.accept(body.token, body.password, originOf(request));
    if (session !== null) {
      setSessionCookie(request, reply, session);
      setDeviceCookie(request, reply, technician.id, await this.knownDevices.valueFor(technician.id, null));
    }
    return { ...technician, signedIn: session !== null };
  }
}
