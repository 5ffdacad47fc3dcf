import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { HeldLicenseExportQuery, HeldLicenseListQuery, HeldLicensePage } from './held-licenses.dto.js';
import { heldLicenseExport } from './held-licenses.export.js';
import { HeldLicensesService } from './held-licenses.service.js';

@ApiTags('Devices')
@InApp('asset-management')
@Controller('devices/:id/licenses')
export class DeviceLicensesController {
  constructor(private readonly licenses: HeldLicensesService) {}

  /** The licenses that the device holds a seat of. Sorts like licenses, and by assignedOn, endedOn, seats, origin. */
  @Get()
  @Can('read', 'Device')
  @ApiOperation({ operationId: 'devices.licenses' })
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: HeldLicenseListQuery,
  ): Promise<HeldLicensePage> {
    return (await this.licenses.list(actor, { kind: 'DEVICE', id }, query)).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'Device')
  @ApiOperation({ operationId: 'devices.exportLicenses' })
  @ApiExport()
  async export(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: HeldLicenseExportQuery,
  ): Promise<ListExport> {
    const list = await this.licenses.list(actor, { kind: 'DEVICE', id }, query);
    return ListExport.of(list, heldLicenseExport, query);
  }
}

@ApiTags('People')
@InApp('asset-management')
@Controller('people/:id/licenses')
export class PersonLicensesController {
  constructor(private readonly licenses: HeldLicensesService) {}

  /** The licenses that the person holds a seat of. Sorts like licenses, and by assignedOn, endedOn, seats, origin. */
  @Get()
  @Can('read', 'Person')
  @ApiOperation({ operationId: 'people.licenses' })
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: HeldLicenseListQuery,
  ): Promise<HeldLicensePage> {
    return (await this.licenses.list(actor, { kind: 'PERSON', id }, query)).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'Person')
  @ApiOperation({ operationId: 'people.exportLicenses' })
  @ApiExport()
  async export(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: HeldLicenseExportQuery,
  ): Promise<ListExport> {
    const list = await this.licenses.list(actor, { kind: 'PERSON', id }, query);
    return ListExport.of(list, heldLicenseExport, query);
  }
}

@ApiTags('Locations')
@InApp('asset-management')
@Controller('locations/:id/licenses')
export class LocationLicensesController {
  constructor(private readonly licenses: HeldLicensesService) {}

  /** The licenses that the location holds a seat of. Sorts like licenses, and by assignedOn, endedOn, seats, origin. */
  @Get()
  @Can('read', 'Location')
  @ApiOperation({ operationId: 'locations.licenses' })
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: HeldLicenseListQuery,
  ): Promise<HeldLicensePage> {
    return (await this.licenses.list(actor, { kind: 'LOCATION', id }, query)).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'Location')
  @ApiOperation({ operationId: 'locations.exportLicenses' })
  @ApiExport()
  async export(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: HeldLicenseExportQuery,
  ): Promise<ListExport> {
    const list = await this.licenses.list(actor, { kind: 'LOCATION', id }, query);
    return ListExport.of(list, heldLicenseExport, query);
  }
}
