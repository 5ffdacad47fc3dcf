import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  CreateLocationRequest,
  LocationExportQuery,
  LocationListQuery,
  LocationPage,
  LocationResponse,
  OrganizationLocationExportQuery,
  OrganizationLocationListQuery,
  UpdateLocationRequest,
} from './locations.dto.js';
import { locationExport } from './locations.export.js';
import { LocationsService } from './locations.service.js';

@ApiTags('Locations')
@Controller('locations')
export class LocationsController {
  constructor(private readonly locations: LocationsService) {}

  /** The locations that you may see, of every organization. */
  @Get()
  @Can('read', 'Location')
  @ApiOperation({ operationId: 'locations.list' })
  list(@CurrentActor() actor: Actor, @Query() query: LocationListQuery): Promise<LocationPage> {
    return this.locations.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'Location')
  @ApiOperation({ operationId: 'locations.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: LocationExportQuery): ListExport {
    return ListExport.of(this.locations.list(actor, query), locationExport, query);
  }

  /** One location. */
  @Get(':id')
  @Can('read', 'Location')
  @ApiOperation({ operationId: 'locations.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<LocationResponse> {
    return this.locations.get(actor, id);
  }
}

@ApiTags('Locations')
@Controller('organizations/:organizationId/locations')
export class OrganizationLocationsController {
  constructor(private readonly locations: LocationsService) {}

  /** The locations of one organization. */
  @Get()
  @Can('read', 'Location')
  @ApiOperation({ operationId: 'organizationLocations.list' })
  async list(
    @CurrentActor() actor: Actor,
    @Param('organizationId', IdPipe) organizationId: number,
    @Query() query: OrganizationLocationListQuery,
  ): Promise<LocationPage> {
    return (await this.locations.listOf(actor, organizationId, query)).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'Location')
  @ApiOperation({ operationId: 'organizationLocations.export' })
  @ApiExport()
  async export(
    @CurrentActor() actor: Actor,
    @Param('organizationId', IdPipe) organizationId: number,
    @Query() query: OrganizationLocationExportQuery,
  ): Promise<ListExport> {
    return ListExport.of(await this.locations.listOf(actor, organizationId, query), locationExport, query);
  }

  /** Creates a location. 409 `location.name-taken` when the organization has one of this name. */
  @Post()
  @Can('create', 'Location')
  @ApiOperation({ operationId: 'organizationLocations.create' })
  create(
    @CurrentActor() actor: Actor,
    @Param('organizationId', IdPipe) organizationId: number,
    @Body() body: CreateLocationRequest,
  ): Promise<LocationResponse> {
    return this.locations.create(actor, organizationId, body);
  }

  /** One location of the organization. */
  @Get(':locationId')
  @Can('read', 'Location')
  @ApiOperation({ operationId: 'organizationLocations.get' })
  get(
    @CurrentActor() actor: Actor,
    @Param('organizationId', IdPipe) organizationId: number,
    @Param('locationId', IdPipe) id: number,
  ): Promise<LocationResponse> {
    return this.locations.getOf(actor, organizationId, id);
  }

  /** Changes the fields that are given. */
  @Patch(':locationId')
  @Can('update', 'Location')
  @ApiOperation({ operationId: 'organizationLocations.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('organizationId', IdPipe) organizationId: number,
    @Param('locationId', IdPipe) id: number,
    @Body() body: UpdateLocationRequest,
    @IfMatch() version: number | null,
  ): Promise<LocationResponse> {
    return this.locations.update(actor, organizationId, id, body, version);
  }

  /**
   * Archives a location: nothing there holds seats any more, and it takes nothing new. What it has, and its history, stay.
   * Repeating it changes nothing.
   */
  @Post(':locationId/archive')
  @HttpCode(200)
  @Can('update', 'Location')
  @ApiOperation({ operationId: 'organizationLocations.archive' })
  archive(
    @CurrentActor() actor: Actor,
    @Param('organizationId', IdPipe) organizationId: number,
    @Param('locationId', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<LocationResponse> {
    return this.locations.archive(actor, organizationId, id, version);
  }

  /** Takes an archived location back: the seats that its devices, people and locations are given by rule come back too. */
  @Post(':locationId/restore')
  @HttpCode(200)
  @Can('update', 'Location')
  @ApiOperation({ operationId: 'organizationLocations.restore' })
  restore(
    @CurrentActor() actor: Actor,
    @Param('organizationId', IdPipe) organizationId: number,
    @Param('locationId', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<LocationResponse> {
    return this.locations.restore(actor, organizationId, id, version);
  }

  /**
   * Deletes a location and its enrollment tokens. 409 `location.in-use` while devices or licenses name it, and once
   * it has held a license seat.
   */
  @Delete(':locationId')
  @HttpCode(204)
  @Can('delete', 'Location')
  @ApiOperation({ operationId: 'organizationLocations.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('organizationId', IdPipe) organizationId: number,
    @Param('locationId', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.locations.delete(actor, organizationId, id, version);
  }
}
