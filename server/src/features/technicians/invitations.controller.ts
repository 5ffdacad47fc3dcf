import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { setSessionCookie } from '../../platform/authentication/session-cookie.js';
import { Public } from '../../platform/authorization/can.js';
import { AcceptedInvitationResponse, AcceptInvitationRequest } from './invitations.dto.js';
import { InvitationsService } from './invitations.service.js';

@ApiTags('Signing in')
@Controller('auth')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  /**
   * Chooses the password of the technician whom a one-time link invites, and signs them in. 403 `invitation.invalid`
   * when the link was used, replaced or is too old.
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
    const origin = { address: request.ip, userAgent: request.headers['user-agent'] ?? '' };
    const { technician, session } = await this.invitations.accept(body.token, body.password, origin);
    setSessionCookie(request, reply, session);
    return technician;
  }
}
