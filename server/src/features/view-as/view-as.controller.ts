import { Body, Controller, Delete, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { ViewTarget } from '../../platform/authentication/account-directory.js';
import { toViewingAs, ViewingAsResponse } from '../../platform/authentication/authentication.dto.js';
import { sessionCookie } from '../../platform/authentication/session-cookie.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { SignedIn, WhileViewing } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { ViewAsRequest } from './view-as.dto.js';
import { viewAsWhom } from './view-as.errors.js';
import { ViewAsService } from './view-as.service.js';

@ApiTags('Signing in')
@Controller('auth/view-as')
export class ViewAsController {
  constructor(private readonly viewAs: ViewAsService) {}

  /**
   * Looks at everything with the permissions of a technician role, or of a technician, in this browser. Every request is
   * judged by what they may do at that moment, and nothing can be changed (403 `auth.viewing-as`) until it ends. Nobody
   * views as somebody who may do more: 403 `permissions.beyond-own`.
   */
  @Post()
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ operationId: 'auth.viewAs' })
  async begin(
    @CurrentActor() actor: Actor,
    @Body() body: ViewAsRequest,
    @Req() request: FastifyRequest,
  ): Promise<ViewingAsResponse> {
    return toViewingAs(await this.viewAs.begin(actor, request.cookies[sessionCookie], targetOf(body)));
  }

  /** Looks at everything with one's own permissions again. */
  @Delete()
  @HttpCode(204)
  @SignedIn()
  @WhileViewing()
  @ApiOperation({ operationId: 'auth.stopViewingAs' })
  end(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<void> {
    return this.viewAs.end(actor, request.cookies[sessionCookie]);
  }
}

function targetOf({ technicianRoleId, technicianId }: ViewAsRequest): ViewTarget {
  if (technicianRoleId !== undefined && technicianId === undefined) {
    return { kind: 'TECHNICIAN_ROLE', id: technicianRoleId };
  }
  if (technicianId !== undefined && technicianRoleId === undefined) return { kind: 'TECHNICIAN', id: technicianId };
  throw viewAsWhom();
}
