import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can, WhileViewing } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  CreateDeviceGroupRequest,
  DeviceGroupDeviceExportQuery,
  DeviceGroupDeviceListQuery,
  DeviceGroupDevicePage,
  DeviceGroupExportQuery,
  DeviceGroupListQuery,
  DeviceGroupPage,
  DeviceGroupPreview,
  DeviceGroupResponse,
  PreviewDeviceGroupRequest,
  UpdateDeviceGroupRequest,
} from './device-groups.dto.js';
import { deviceGroupDeviceExport, deviceGroupExport } from './device-groups.export.js';
import { DeviceGroupsService } from './device-groups.service.js';

@ApiTags('Device groups')
@Controller('device-groups')
export class DeviceGroupsController {
  constructor(private readonly groups: DeviceGroupsService) {}

  /** The device groups, each with the number of its devices. Sorts by name, deviceCount, createdAt, id. */
  @Get()
  @Can('read', 'DeviceGroup')
  @ApiOperation({ operationId: 'deviceGroups.list' })
  async list(@CurrentActor() actor: Actor, @Query() query: DeviceGroupListQuery): Promise<DeviceGroupPage> {
    return (await this.groups.list(actor, query)).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'DeviceGroup')
  @ApiOperation({ operationId: 'deviceGroups.export' })
  @ApiExport()
  async export(@CurrentActor() actor: Actor, @Query() query: DeviceGroupExportQuery): Promise<ListExport> {
    return ListExport.of(await this.groups.list(actor, query), deviceGroupExport, query);
  }

  /** Creates a device group. 409 `device-group.name-taken`. */
  @Post()
  @Can('create', 'DeviceGroup')
  @ApiOperation({ operationId: 'deviceGroups.create' })
  create(@CurrentActor() actor: Actor, @Body() body: CreateDeviceGroupRequest): Promise<DeviceGroupResponse> {
    return this.groups.create(actor, body);
  }

  /** The devices that criteria find, without storing anything. */
  @Post('preview')
  @WhileViewing()
  @HttpCode(200)
  @Can('read', 'DeviceGroup')
  @ApiOperation({ operationId: 'deviceGroups.preview' })
  preview(@CurrentActor() actor: Actor, @Body() body: PreviewDeviceGroupRequest): Promise<DeviceGroupPreview> {
    return this.groups.preview(actor, body);
  }

  /** One device group with its criteria. */
  @Get(':id')
  @Can('read', 'DeviceGroup')
  @ApiOperation({ operationId: 'deviceGroups.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<DeviceGroupResponse> {
    return this.groups.get(actor, id);
  }

  /** The devices that are in the group now. */
  @Get(':id/devices')
  @Can('read', 'DeviceGroup')
  @ApiOperation({ operationId: 'deviceGroups.devices' })
  async devices(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: DeviceGroupDeviceListQuery,
  ): Promise<DeviceGroupDevicePage> {
    return (await this.groups.devices(actor, id, query)).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get(':id/devices/export')
  @Can('read', 'DeviceGroup')
  @ApiOperation({ operationId: 'deviceGroups.exportDevices' })
  @ApiExport()
  async exportDevices(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: DeviceGroupDeviceExportQuery,
  ): Promise<ListExport> {
    return ListExport.of(await this.groups.devices(actor, id, query), deviceGroupDeviceExport, query);
  }

  /** Changes the fields that are given. With other criteria, the seats of the licenses that use the group follow. */
  @Patch(':id')
  @Can('update', 'DeviceGroup')
  @ApiOperation({ operationId: 'deviceGroups.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateDeviceGroupRequest,
    @IfMatch() version: number | null,
  ): Promise<DeviceGroupResponse> {
    return this.groups.update(actor, id, body, version);
  }

  /** Deletes a device group. 409 `device-group.in-use` while rules of licenses name it. */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'DeviceGroup')
  @ApiOperation({ operationId: 'deviceGroups.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.groups.delete(actor, id, version);
  }
}
