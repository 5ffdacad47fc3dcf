import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { UpsertLicenseRequest, UpsertLicenseResponse } from './license-upsert.dto.js';
import { LicenseUpserts } from './license-upserts.service.js';

@ApiTags('Licenses')
@InApp('asset-management')
@Controller('licenses')
export class LicenseUpsertsController {
  constructor(private readonly upserts: LicenseUpserts) {}

  /**
   * Creates or changes a license by its name, with publisher, vendor, organizations, locations and holders by name.
   * Repeating it changes nothing. Holders that cannot have a seat are named and stop nothing.
   */
  @Post('upsert')
  @Can('update', 'License')
  @ApiOperation({ operationId: 'licenses.upsert' })
  @ApiCreatedResponse({ type: UpsertLicenseResponse, description: 'There was none of this name.' })
  @ApiOkResponse({ type: UpsertLicenseResponse })
  async upsert(
    @CurrentActor() actor: Actor,
    @Body() body: UpsertLicenseRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UpsertLicenseResponse> {
    const answer = await this.upserts.upsert(actor, body);
    reply.status(answer.action === 'CREATED' ? 201 : 200);
    return answer;
  }
}
