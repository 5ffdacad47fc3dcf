import '@fastify/cookie';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { originOf, setSessionCookie } from '../../platform/authentication/session-cookie.js';
import { Public } from '../../platform/authorization/can.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { OfferedProvidersResponse } from './identity-providers.dto.js';
import { IdentityProvidersService } from './identity-providers.service.js';
import { OidcSignIn, type SignInStep } from './oidc-sign-in.service.js';
import { pendingSeconds } from './pending-sign-in.rules.js';

const pendingCookie = 'oidc';
const pendingPath = '/api/v1/auth/oidc';

@ApiTags('Signing in')
@Controller('auth')
export class OidcSignInController {
  constructor(
    private readonly providers: IdentityProvidersService,
    private readonly signIn: OidcSignIn,
  ) {}

  /** The providers that people can sign in by, by name. */
  @Get('providers')
  @Public()
  @ApiOperation({ operationId: 'auth.providers' })
  async offered(): Promise<OfferedProvidersResponse> {
    return { providers: await this.providers.offered() };
  }

  /**
   * For browsers: leads to a provider (OpenID Connect, authorization code with PKCE), and from there back to `returnTo`, a
   * path of the panel. What fails leads to the sign-in page with `failure`, a code.
   */
  @Get('oidc/:id/start')
  @Public()
  @ApiOperation({ operationId: 'auth.startProviderSignIn' })
  @ApiQuery({ name: 'returnTo', type: String, required: false, description: 'A path of the panel.' })
  @ApiResponse({ status: 302, description: 'On to the provider.' })
  async start(
    @Param('id', IdPipe) id: number,
    @Query('returnTo') returnTo: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const path = typeof returnTo === 'string' ? returnTo : undefined;
    await lead(request, reply, await this.signIn.start(id, path, originOf(request)));
  }

  /** For browsers: where a provider sends people back to. Sets the session cookie, and leads on into the panel. */
  @Get('oidc/callback')
  @Public()
  @ApiOperation({ operationId: 'auth.finishProviderSignIn' })
  @ApiResponse({ status: 302, description: 'On into the panel.' })
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const query = request.url.slice(request.url.indexOf('?') + 1 || request.url.length);
    const pending = request.cookies[pendingCookie];
    await lead(request, reply, await this.signIn.finish(query, pending, originOf(request)));
  }
}

/** Lax: the browser comes back from another site, by following a redirect, and must bring it along. */
function lead(request: FastifyRequest, reply: FastifyReply, { location, pending, session }: SignInStep): FastifyReply {
  const secure = request.protocol === 'https';
  const options = { path: pendingPath, httpOnly: true, sameSite: 'lax', secure } as const;
  if (typeof pending === 'string') void reply.setCookie(pendingCookie, pending, { ...options, maxAge: pendingSeconds });
  if (pending === null) void reply.clearCookie(pendingCookie, options);
  if (session !== undefined) setSessionCookie(request, reply, session);
  // The address that is left carries a code: nobody is told of it.
  return reply.header('referrer-policy', 'no-referrer').redirect(location, 302);
}
