import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../authorization/actor.js';
import { Authorization } from '../authorization/authorization.service.js';
import { Public, SignedIn, WhileViewing } from '../authorization/can.js';
import { CurrentActor } from '../authorization/current-actor.js';
import { AccountDirectory } from './account-directory.js';
import { ActorEnvelope, SignInRequest, toGrantedAreas, toViewingAs } from './authentication.dto.js';
import { Authentication } from './authentication.service.js';
import { clearSessionCookie, sessionCookie, setSessionCookie } from './session-cookie.js';

@ApiTags('Signing in')
@Controller('auth')
export class AuthenticationController {
  constructor(
    private readonly authentication: Authentication,
    private readonly authorization: Authorization,
    private readonly accounts: AccountDirectory,
  ) {}

  /** Signs in with e-mail and password and sets the session cookie. */
  @Post('sign-in')
  @HttpCode(200)
  @Public()
  @ApiOperation({ operationId: 'auth.signIn' })
  async signIn(
    @Body() body: SignInRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ActorEnvelope> {
    const { actor, token } = await this.authentication.signIn(body.email, body.password, {
      address: request.ip,
      userAgent: request.headers['user-agent'] ?? '',
    });
    setSessionCookie(request, reply, token);
    return this.envelope(actor);
  }

  /** Ends the session of this browser. */
  @Post('sign-out')
  @HttpCode(204)
  @SignedIn()
  @WhileViewing()
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
