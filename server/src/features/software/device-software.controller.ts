import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { DeviceSoftwareListQuery, DeviceSoftwarePage } from './device-software.dto.js';
import { DeviceSoftwareService } from './device-software.service.js';

@ApiTags('Devices')
@Controller('devices')
export class DeviceSoftwareController {
  constructor(private readonly software: DeviceSoftwareService) {}

  /**
   * What is installed on a device, by product; with `removed=true` what was, last removed first. Sorts by product,
   * title, publisher, kind, version, firstSeenAt, and installedOn, lastUsedOn or removedAt; `q` searches title, product
   * and publisher.
   */
  @Get(':id/software')
  @Can('read', 'Installation')
  @ApiOperation({ operationId: 'devices.software' })
  list(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: DeviceSoftwareListQuery,
  ): Promise<DeviceSoftwarePage> {
    return this.software.list(actor, id, query);
  }
}
