import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ListBodyPipe } from '../../platform/http/validation.js';
import { IfMatch } from '../../platform/http/versions.js';
import { AllocationRequest, AllocationsResponse, mostAllocations } from './license-allocations.dto.js';
import { LicenseAllocationsService } from './license-allocations.service.js';

@ApiTags('Licenses')
@InApp('asset-management')
@Controller('licenses/:licenseId/allocations')
export class LicenseAllocationsController {
  constructor(private readonly allocations: LicenseAllocationsService) {}

  /** How the quantity is shared out to organizations, each with its usage. */
  @Get()
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenseAllocations.get' })
  get(@CurrentActor() actor: Actor, @Param('licenseId', IdPipe) licenseId: number): Promise<AllocationsResponse> {
    return this.allocations.get(actor, licenseId);
  }

  /** Replaces the shares; together they come to the quantity at the most. */
  @Put()
  @Can('update', 'License')
  @ApiOperation({ operationId: 'licenseAllocations.replace' })
  @ApiBody({ type: [AllocationRequest] })
  replace(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Body(new ListBodyPipe(AllocationRequest, mostAllocations)) body: AllocationRequest[],
    @IfMatch() version: number | null,
  ): Promise<AllocationsResponse> {
    return this.allocations.replace(actor, licenseId, body, version);
  }
}
