import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  LicenseTermExportQuery,
  LicenseTermListQuery,
  LicenseTermPage,
  RenewalProposalResponse,
  RenewLicenseRequest,
} from './license-renewals.dto.js';
import { LicenseRenewals } from './license-renewals.service.js';
import { LicenseTermHistory } from './license-term-history.service.js';
import { LicenseResponse } from './licenses.dto.js';
import { licenseTermExport } from './licenses.export.js';

@ApiTags('Licenses')
@InApp('asset-management')
@Controller('licenses/:id')
export class LicenseRenewalsController {
  constructor(
    private readonly renewals: LicenseRenewals,
    private readonly history: LicenseTermHistory,
  ) {}

  /** The terms of a license: the first one, each renewal, and, where it renews itself, the next one as it will be. */
  @Get('terms')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenses.terms' })
  async terms(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: LicenseTermListQuery,
  ): Promise<LicenseTermPage> {
    return (await this.history.list(actor, id, query)).page(query);
  }

  /** The whole list as a file, with the same order. */
  @Get('terms/export')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenses.exportTerms' })
  @ApiExport()
  async exportTerms(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: LicenseTermExportQuery,
  ): Promise<ListExport> {
    return ListExport.of(await this.history.list(actor, id, query), licenseTermExport, query);
  }

  /** What a renewal would begin with: when the new term would end, and whether fewer licenses would do. */
  @Get('renewal')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenses.renewal' })
  proposal(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<RenewalProposalResponse> {
    return this.history.proposal(actor, id);
  }

  /**
   * Opens the next term now, with another quantity and price where they are given; also of a license that has expired. The
   * terms before stay in the history. 409 `license.renewed-already` for an expiration that was renewed before.
   */
  @Post('renew')
  @HttpCode(200)
  @Can('update', 'License')
  @ApiOperation({ operationId: 'licenses.renew' })
  renew(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: RenewLicenseRequest,
    @IfMatch() version: number | null,
  ): Promise<LicenseResponse> {
    return this.renewals.renew(actor, id, body, version);
  }
}
