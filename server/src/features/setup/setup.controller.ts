import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { setSessionCookie } from '../../platform/authentication/session-cookie.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can, Public } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import {
  CreateAdministratorRequest,
  SampleDataRequest,
  SetupProgressResponse,
  SetupStateResponse,
} from './setup.dto.js';
import { SetupService } from './setup.service.js';

@ApiTags('Setup')
@Controller('setup')
export class SetupController {
  constructor(private readonly setup: SetupService) {}

  /** Whether this installation has an administrator. */
  @Get()
  @Public()
  @ApiOperation({ operationId: 'setup.state' })
  async state(): Promise<SetupStateResponse> {
    return { administratorExists: await this.setup.administratorExists() };
  }

  /** Makes the first administrator by the one-time link, and signs in. 403 `setup.link-invalid`. */
  @Post('administrator')
  @Public()
  @ApiOperation({ operationId: 'setup.createAdministrator' })
  async createAdministrator(
    @Body() body: CreateAdministratorRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SetupStateResponse> {
    const origin = { address: request.ip, userAgent: request.headers['user-agent'] ?? '' };
    setSessionCookie(request, reply, await this.setup.createAdministrator(body, origin));
    return { administratorExists: true };
  }

  /** How far the welcome has come. */
  @Get('progress')
  @Can('read', 'Setup')
  @ApiOperation({ operationId: 'setup.progress' })
  progress(@CurrentActor() actor: Actor): Promise<SetupProgressResponse> {
    return this.setup.progress(actor);
  }

  /** Loads the sample organizations, or goes on empty. 409 `sample-data.not-empty` when there are organizations. */
  @Post('sample-data')
  @HttpCode(200)
  @Can('update', 'Setup')
  @ApiOperation({ operationId: 'setup.sampleData' })
  sampleData(@CurrentActor() actor: Actor, @Body() body: SampleDataRequest): Promise<SetupProgressResponse> {
    return this.setup.chooseData(actor, body.load);
  }

  /** Ends the welcome. */
  @Post('complete')
  @HttpCode(204)
  @Can('update', 'Setup')
  @ApiOperation({ operationId: 'setup.complete' })
  complete(@CurrentActor() actor: Actor): Promise<void> {
    return this.setup.complete(actor);
  }
}
