import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  CreateVendorRequest,
  MergeVendorRequest,
  UpdateVendorRequest,
  VendorExportQuery,
  VendorListQuery,
  VendorPage,
  VendorResponse,
} from './vendors.dto.js';
import { vendorExport } from './vendors.export.js';
import { VendorsService } from './vendors.service.js';

@ApiTags('Publishers and vendors')
@Controller('vendors')
export class VendorsController {
  constructor(private readonly vendors: VendorsService) {}

  /** Vendors. Sorts by name, website, licenseCount, createdAt; `q` searches the name. */
  @Get()
  @Can('read', 'Vendor')
  @ApiOperation({ operationId: 'vendors.list' })
  list(@CurrentActor() actor: Actor, @Query() query: VendorListQuery): Promise<VendorPage> {
    return this.vendors.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'Vendor')
  @ApiOperation({ operationId: 'vendors.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: VendorExportQuery): ListExport {
    return ListExport.of(this.vendors.list(actor, query), vendorExport, query);
  }

  /** Creates a vendor. 409 `vendor.name-taken`. */
  @Post()
  @Can('create', 'Vendor')
  @ApiOperation({ operationId: 'vendors.create' })
  create(@CurrentActor() actor: Actor, @Body() body: CreateVendorRequest): Promise<VendorResponse> {
    return this.vendors.create(actor, body);
  }

  /** One vendor. */
  @Get(':id')
  @Can('read', 'Vendor')
  @ApiOperation({ operationId: 'vendors.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<VendorResponse> {
    return this.vendors.get(actor, id);
  }

  /** Changes the fields that are given. 409 `vendor.name-taken`. */
  @Patch(':id')
  @Can('update', 'Vendor')
  @ApiOperation({ operationId: 'vendors.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateVendorRequest,
    @IfMatch() version: number | null,
  ): Promise<VendorResponse> {
    return this.vendors.update(actor, id, body, version);
  }

  /** Merges a vendor into another one, which is answered: its licenses and purchases move over, and it is deleted. */
  @Post(':id/merge')
  @HttpCode(200)
  @Can('delete', 'Vendor')
  @ApiOperation({ operationId: 'vendors.merge' })
  merge(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: MergeVendorRequest,
    @IfMatch() version: number | null,
  ): Promise<VendorResponse> {
    return this.vendors.merge(actor, id, body.intoVendorId, version);
  }

  /** Deletes a vendor. 409 `vendor.in-use` while licenses name it. */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'Vendor')
  @ApiOperation({ operationId: 'vendors.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.vendors.delete(actor, id, version);
  }
}
