import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { organizationLicenseExport } from './licenses.export.js';
import { LicensesService } from './licenses.service.js';
import {
  OrganizationLicenseExportQuery,
  OrganizationLicenseListQuery,
  OrganizationLicensePage,
  OrganizationLicenseSummary,
} from './organization-licenses.dto.js';

@ApiTags('Organizations')
@InApp('asset-management')
@Controller('organizations/:organizationId/licenses')
export class OrganizationLicensesController {
  constructor(private readonly licenses: LicensesService) {}

  /** Asset → Licenses: limited to the organization or a location of it, or global with a seat in it; counted in it. */
  @Get()
  @Can('read', 'License')
  @ApiOperation({ operationId: 'organizations.licenses' })
  async list(
    @CurrentActor() actor: Actor,
    @Param('organizationId', IdPipe) organizationId: number,
    @Query() query: OrganizationLicenseListQuery,
  ): Promise<OrganizationLicensePage> {
    return (await this.licenses.listInOrganization(actor, organizationId, query)).page(query);
  }

  /** The figures of these licenses: each is a filter of the list. */
  @Get('summary')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'organizations.licensesSummary' })
  summary(
    @CurrentActor() actor: Actor,
    @Param('organizationId', IdPipe) organizationId: number,
  ): Promise<OrganizationLicenseSummary> {
    return this.licenses.summaryOfOrganization(actor, organizationId);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'organizations.exportLicenses' })
  @ApiExport()
  async export(
    @CurrentActor() actor: Actor,
    @Param('organizationId', IdPipe) organizationId: number,
    @Query() query: OrganizationLicenseExportQuery,
  ): Promise<ListExport> {
    const list = await this.licenses.listInOrganization(actor, organizationId, query);
    return ListExport.of(list, organizationLicenseExport, query);
  }
}
