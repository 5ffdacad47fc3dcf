import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../authorization/actor.js';
import { SignedIn, WhileEnrolling } from '../authorization/can.js';
import { CurrentActor } from '../authorization/current-actor.js';
import { IdPipe } from '../http/id.pipe.js';
import {
  ConfirmEnrolmentRequest,
  EnrolmentResponse,
  OwnAccountResponse,
  ProofRequest,
  RecoveryCodesResponse,
  SessionsResponse,
} from './own-account.dto.js';
import { OwnAccount } from './own-account.service.js';
import { KnownDevices } from './known-devices.js';
import { technicianIdOf } from './proofs.service.js';
import { askingSession, setDeviceCookie } from './session-cookie.js';

@ApiTags('My account')
@Controller('auth')
export class OwnAccountController {
  constructor(
    private readonly account: OwnAccount,
    private readonly knownDevices: KnownDevices,
  ) {}

  /** Your own account: how you sign in. 403 `auth.technicians-only` for an API client, here and below. */
  @Get('account')
  @SignedIn()
  @WhileEnrolling()
  @ApiOperation({ operationId: 'auth.account' })
  get(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<OwnAccountResponse> {
    return this.account.get(actor, askingSession(request));
  }

  /** Where you are signed in, this session first. */
  @Get('sessions')
  @SignedIn()
  @ApiOperation({ operationId: 'auth.sessions' })
  async sessions(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<SessionsResponse> {
    return { items: await this.account.sessions(actor, askingSession(request)) };
  }

  /** Ends all of your sessions but this one. */
  @Delete('sessions')
  @HttpCode(204)
  @SignedIn()
  @ApiOperation({ operationId: 'auth.endOtherSessions' })
  endOthers(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<void> {
    return this.account.endOtherSessions(actor, askingSession(request));
  }

  /** Ends one of your sessions. */
  @Delete('sessions/:id')
  @HttpCode(204)
  @SignedIn()
  @ApiOperation({ operationId: 'auth.endSession' })
  end(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<void> {
    return this.account.endSession(actor, id);
  }

  /**
   * Begins to set up an app that shows one-time codes: the answer is what it reads. Confirm it with the first code; until
   * then nothing changes. Needs what `enrolmentProof` of your account says. 403 `auth.sign-in-again`, 422
   * `auth.wrong-password`, `auth.otp-invalid`, `auth.proof-required`.
   */
  @Post('one-time-codes')
  @SignedIn()
  @WhileEnrolling()
  @ApiOperation({ operationId: 'auth.beginEnrolment' })
  begin(
    @CurrentActor() actor: Actor,
    @Body() body: ProofRequest,
    @Req() request: FastifyRequest,
  ): Promise<EnrolmentResponse> {
    return this.account.beginEnrolment(actor, askingSession(request), body);
  }

  /**
   * The first code of the app: from now on it is asked for. The answer carries recovery codes, shown this once. 409
   * `auth.otp-not-begun`, 422 `auth.otp-invalid`.
   */
  @Post('one-time-codes/confirm')
  @HttpCode(200)
  @SignedIn()
  @WhileEnrolling()
  @ApiOperation({ operationId: 'auth.confirmEnrolment' })
  async confirm(
    @CurrentActor() actor: Actor,
    @Body() body: ConfirmEnrolmentRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryCodesResponse> {
    const codes = await this.account.confirmEnrolment(actor, body.code);
    await this.knowDevice(actor, request, reply);
    return codes;
  }

  /** New recovery codes, shown this once; the ones before end. Needs the password or a code. 409 `auth.otp-not-enrolled`. */
  @Post('one-time-codes/recovery-codes')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ operationId: 'auth.renewRecoveryCodes' })
  renew(
    @CurrentActor() actor: Actor,
    @Body() body: ProofRequest,
    @Req() request: FastifyRequest,
  ): Promise<RecoveryCodesResponse> {
    return this.account.renewRecoveryCodes(actor, askingSession(request), body);
  }

  /** No code is asked for any more. Needs the password or a code. 409 `auth.otp-required-by-role`. */
  @Post('one-time-codes/disable')
  @HttpCode(204)
  @SignedIn()
  @ApiOperation({ operationId: 'auth.disableOneTimeCodes' })
  async disable(
    @CurrentActor() actor: Actor,
    @Body() body: ProofRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.account.disableOneTimeCodes(actor, askingSession(request), body);
    await this.knowDevice(actor, request, reply);
  }

  /** Devices that were known with the app before are not any more; this one is. */
  private async knowDevice(actor: Actor, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const id = technicianIdOf(actor);
    setDeviceCookie(request, reply, id, await this.knownDevices.valueFor(id, null));
  }
}
