import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../authorization/actor.js';
import { Authorization } from '../authorization/authorization.service.js';
import { Public, SignedIn, WhileEnrolling, WhileViewing } from '../authorization/can.js';
import { CurrentActor } from '../authorization/current-actor.js';
import { NeverRepeated } from '../http/never-repeated.js';
import { AccountDirectory } from './account-directory.js';
import { ActorEnvelope, SignInRequest, toGrantedAreas, toViewingAs } from './authentication.dto.js';
import { Authentication } from './authentication.service.js';
import {
  clearSessionCookie,
  deviceCookie,
  originOf,
  sessionCookie,
  setDeviceCookie,
  setSessionCookie,
} from './session-cookie.js';

@ApiTags('Signing in')
@Controller('auth')
export class AuthenticationController {
  constructor(
    private readonly authentication: Authentication,
    private readonly authorization: Authorization,
    private readonly accounts: AccountDirectory,
  ) {}

  /**
   * Signs in with e-mail and password, and the one-time code of those who have one, and sets the session cookie. 401
   * `auth.invalid-credentials`; after the right password 401 `auth.otp-required` without `otp`, `auth.otp-invalid` for one
   * that is wrong or was used; 429 after repeated failures.
   */
  @Post('sign-in')
  @HttpCode(200)
  @Public()
  @NeverRepeated()
  @ApiOperation({ operationId: 'auth.signIn' })
  async signIn(
    @Body() body: SignInRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ActorEnvelope> {
    const deviceCookieOf = (technicianId: number) => deviceCookie(request, technicianId);
    const given = { ...body, deviceCookieOf };
    const { technicianId, token, device } = await this.authentication.signIn(given, originOf(request));
    setSessionCookie(request, reply, token);
    setDeviceCookie(request, reply, technicianId, device);
    const actor = await this.authentication.actorOfSession(token);
    if (actor === null) throw new Error('A session that was just opened is over.');
    return this.envelope(actor);
  }

  /** Ends the session of this browser. */
  @Post('sign-out')
  @HttpCode(204)
  @SignedIn()
  @WhileViewing()
  @WhileEnrolling()
  @ApiOperation({ operationId: 'auth.signOut' })
  async signOut(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = request.cookies[sessionCookie];
    if (token !== undefined) await this.authentication.signOut(actor, token);
    clearSessionCookie(reply);
  }

  /** Who is signed in, and what they may do. */
  @Get('me')
  @SignedIn()
  @WhileEnrolling()
  @ApiOperation({ operationId: 'auth.me' })
  me(@CurrentActor() actor: Actor): Promise<ActorEnvelope> {
    return this.envelope(actor);
  }

  private async envelope(actor: Actor): Promise<ActorEnvelope> {
    const id = actor.id ?? actor.clientId ?? 0;
    return {
      actor: {
        id,
        name: actor.name,
        email: actor.email ?? '',
        kind: actor.kind,
        role: await this.roleOf(actor, id),
        systemAdministrator: actor.permissions.systemAdministrator,
        mustEnrol: actor.mustEnrol === true,
        permissions: toGrantedAreas(actor.permissions),
        rules: this.authorization.packedRulesOf(actor),
        viewingAs: actor.viewingAs === undefined ? null : toViewingAs(actor.viewingAs),
      },
    };
  }

  private async roleOf({ kind, viewingAs }: Actor, id: number): Promise<string | null> {
    if (viewingAs !== undefined) return viewingAs.role;
    return kind === 'TECHNICIAN' ? this.accounts.roleOf(id) : null;
  }
}
