import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/authorization/can.js';
import { NeverRepeated } from '../../platform/http/never-repeated.js';
import { TokenResponse } from './api-clients.dto.js';
import { badTokenRequest } from './api-clients.errors.js';
import { basicCredentials, type ClientCredentials } from './api-clients.rules.js';
import { ApiTokens } from './api-tokens.service.js';

@ApiTags('Signing in')
@Controller('auth')
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokens) {}

  /**
   * A token for a program: OAuth 2 client credentials (RFC 6749, 4.4). The credentials of the API client stand in the form,
   * or in the header of HTTP Basic. Send the token as `Authorization: Bearer …`; it lasts for `expires_in` seconds.
   */
  @Post('token')
  @HttpCode(200)
  @Public()
  @NeverRepeated()
  @ApiOperation({ operationId: 'auth.token' })
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['grant_type'],
      properties: {
        grant_type: { type: 'string', enum: ['client_credentials'] },
        client_id: { type: 'string' },
        client_secret: { type: 'string' },
      },
    },
  })
  async token(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokenResponse> {
    const form = new Map(typeof body === 'object' && body !== null ? Object.entries(body) : []);
    const grant: unknown = form.get('grant_type');
    if (grant === undefined)
      throw badTokenRequest('invalid_request', 'grant_type is missing. Send client_credentials.');
    if (grant !== 'client_credentials') {
      throw badTokenRequest('unsupported_grant_type', 'The only grant_type is client_credentials.');
    }
    const answer = await this.tokens.grant(credentialsOf(form, request.headers.authorization), request.ip);
    reply.header('pragma', 'no-cache');
    return answer;
  }
}

function credentialsOf(form: ReadonlyMap<string, unknown>, authorization: string | undefined): ClientCredentials {
  const clientId = form.get('client_id');
  const clientSecret = form.get('client_secret');
  if (typeof clientId === 'string' && typeof clientSecret === 'string') return { clientId, clientSecret };
  const basic = basicCredentials(authorization);
  if (basic !== null) return basic;
  throw badTokenRequest(
    'invalid_request',
    'client_id and client_secret are missing: send them in the form or as HTTP Basic.',
  );
}
