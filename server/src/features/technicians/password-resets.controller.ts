import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { KnownDevices } from '../../platform/authentication/known-devices.js';
import { setDeviceCookie } from '../../platform/authentication/session-cookie.js';
import { Public } from '../../platform/authorization/can.js';
import { NeverRepeated } from '../../platform/http/never-repeated.js';
import { Mail } from '../../platform/mail/mail.js';
import { ForgottenPasswordRequest, ResetPasswordRequest, SignInOptionsResponse } from './password-resets.dto.js';
import { PasswordResets } from './password-resets.service.js';

@ApiTags('Signing in')
@Controller('auth')
export class PasswordResetsController {
  constructor(
    private readonly resets: PasswordResets,
    private readonly mail: Mail,
    private readonly knownDevices: KnownDevices,
  ) {}

  /** What the page for signing in offers. */
  @Get('options')
  @Public()
  @ApiOperation({ operationId: 'auth.options' })
  options(): SignInOptionsResponse {
    return { passwordResetByEmail: this.mail.available };
  }

  /**
   * Sends a one-time link to the mailbox of a technician who forgot the password. The answer is the same whether there is
   * such an account or not. 429 for an address that asks for many.
   */
  @Post('forgotten-password')
  @HttpCode(202)
  @Public()
  @NeverRepeated()
  @ApiOperation({ operationId: 'auth.forgottenPassword' })
  request(@Body() body: ForgottenPasswordRequest, @Req() request: FastifyRequest): Promise<void> {
    return this.resets.request(body.email, request.ip);
  }

  /**
   * Chooses a new password by a one-time link, and ends every session. Sign in with it afterwards. 403
   * `password-reset.invalid` when the link was used, replaced or is too old; 422 such as `password.common`.
   */
  @Post('reset-password')
  @HttpCode(204)
  @Public()
  @NeverRepeated()
  @ApiOperation({ operationId: 'auth.resetPassword' })
  async reset(
    @Body() body: ResetPasswordRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const technicianId = await this.resets.reset(body.token, body.password, request.ip);
    setDeviceCookie(request, reply, technicianId, await this.knownDevices.valueFor(technicianId, null));
  }
}
