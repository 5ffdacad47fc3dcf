import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  CreateDeviceRequest,
  DecommissionDevicesRequest,
  DecommissionDevicesResponse,
  DeviceExportQuery,
  DeviceListQuery,
  DevicePage,
  DeviceResponse,
  UpdateDeviceRequest,
} from './devices.dto.js';
import { deviceExport } from './devices.export.js';
import { DevicesService } from './devices.service.js';

@ApiTags('Devices')
@Controller('devices')
export class DevicesController {
  constructor(private readonly devices: DevicesService) {}

  /** The devices that you may see, active and decommissioned. `q` finds a piece of name, serial number or agent id. */
  @Get()
  @Can('read', 'Device')
  @ApiOperation({ operationId: 'devices.list' })
  async list(@CurrentActor() actor: Actor, @Query() query: DeviceListQuery): Promise<DevicePage> {
    return (await this.devices.list(actor, query)).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'Device')
  @ApiOperation({ operationId: 'devices.export' })
  @ApiExport()
  async export(@CurrentActor() actor: Actor, @Query() query: DeviceExportQuery): Promise<ListExport> {
    return ListExport.of(await this.devices.list(actor, query), deviceExport, query);
  }

  /**
   * Creates a device. The seats that follow from rules are given before this answers. 409 `device.serial-taken` when
   * another active device of the organization has the serial number.
   */
  @Post()
  @Can('create', 'Device')
  @ApiOperation({ operationId: 'devices.create' })
  create(@CurrentActor() actor: Actor, @Body() body: CreateDeviceRequest): Promise<DeviceResponse> {
    return this.devices.create(actor, body);
  }

  /**
   * Decommissions several devices, each by itself. Those that cannot be are told in `refused`, and the others are
   * decommissioned when this answers. Repeating it changes nothing.
   */
  @Post('decommission')
  @HttpCode(200)
  @Can('update', 'Device')
  @ApiOperation({ operationId: 'devices.decommissionMany' })
  decommissionMany(
    @CurrentActor() actor: Actor,
    @Body() body: DecommissionDevicesRequest,
  ): Promise<DecommissionDevicesResponse> {
    return this.devices.decommissionAll(actor, body.ids);
  }

  /** One device. */
  @Get(':id')
  @Can('read', 'Device')
  @ApiOperation({ operationId: 'devices.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<DeviceResponse> {
    return this.devices.get(actor, id);
  }

  /**
   * Changes the fields that are given. A move to another organization needs the permission in both, and takes the
   * primary user away unless a new one is named.
   */
  @Patch(':id')
  @Can('update', 'Device')
  @ApiOperation({ operationId: 'devices.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateDeviceRequest,
    @IfMatch() version: number | null,
  ): Promise<DeviceResponse> {
    return this.devices.update(actor, id, body, version);
  }

  /** Deletes a device that never held a license seat. Otherwise 409 `device.has-history`: decommission it instead. */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'Device')
  @ApiOperation({ operationId: 'devices.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.devices.delete(actor, id, version);
  }

  /** Ends the seats of a device that is out of use, and keeps its history. Repeating it changes nothing. */
  @Post(':id/decommission')
  @HttpCode(200)
  @Can('update', 'Device')
  @ApiOperation({ operationId: 'devices.decommission' })
  decommission(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<DeviceResponse> {
    return this.devices.decommission(actor, id, version);
  }

  /** Takes a decommissioned device back into use; rules give it seats again. Repeating it changes nothing. */
  @Post(':id/reactivate')
  @HttpCode(200)
  @Can('update', 'Device')
  @ApiOperation({ operationId: 'devices.reactivate' })
  reactivate(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<DeviceResponse> {
    return this.devices.reactivate(actor, id, version);
  }
}
