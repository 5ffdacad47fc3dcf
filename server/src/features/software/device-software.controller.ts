import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { DeviceSoftwareExportQuery, DeviceSoftwareListQuery, DeviceSoftwarePage } from './device-software.dto.js';
import { deviceSoftwareExport } from './software.export.js';
import { DeviceSoftwareService } from './device-software.service.js';

@ApiTags('Devices')
@Controller('devices')
export class DeviceSoftwareController {
  constructor(private readonly software: DeviceSoftwareService) {}

  /**
   * What is installed on a device, by product; with `removed=true` what was, last removed first. Sorts by product,
   * title, publisher, kind, version, firstSeenAt, and installedOn, lastUsedOn or removedAt; `q` searches title, product
   * and publisher. With `coverage=UNCOVERED`, the software that licenses name and that the device has no seat for.
   */
  @Get(':id/software')
  @Can('read', 'Installation')
  @ApiOperation({ operationId: 'devices.software' })
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: DeviceSoftwareListQuery,
  ): Promise<DeviceSoftwarePage> {
    return (await this.software.list(actor, id, query)).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get(':id/software/export')
  @Can('read', 'Installation')
  @ApiOperation({ operationId: 'devices.exportSoftware' })
  @ApiExport()
  async export(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: DeviceSoftwareExportQuery,
  ): Promise<ListExport> {
    return ListExport.of(await this.software.list(actor, id, query), deviceSoftwareExport, query);
  }
}
